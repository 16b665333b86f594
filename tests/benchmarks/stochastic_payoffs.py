"""Attainable payoffs and welfare optima of stochastic games.

Run with ``python -m tests.benchmarks.stochastic_payoffs``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gametheory_bp import attainable_payoffs, coin_game, welfare_optimum
from gametheory_bp.certificates.verification import verify
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.payoffs.stochastic import attainable_bracket
from tests.benchmarks.stopwatch import Row, print_rows, timed


def average(game: StochasticGame) -> object:
    return attainable_payoffs(game, "average")


def fair(game: StochasticGame) -> object:
    return welfare_optimum(game, "nash", disagreement=(0, 0))


def bracket(arrays: StochasticArrays) -> object:
    return attainable_bracket(arrays, "1/100")


def near(arrays: StochasticArrays) -> object:
    return attainable_bracket(arrays, "1/1000000")


def rows() -> Iterator[Row]:
    game = coin_game("abcg")
    yield Row("attainable payoffs of abcg, proved", 2000.0, timed(attainable_payoffs, [game]))
    yield Row("the same on average", None, timed(average, [game]))
    yield Row("Nash optimum of abcg, proved", None, timed(fair, [game]))
    saved = [attainable_payoffs(game).to_json()]
    yield Row("the proof of the polygon verified", None, timed(verify, saved))
    arrays = [StochasticArrays.of(coin_game_model(load_coin_game("abcg").rules), "24/25")]
    yield Row("abcg in floats, all vertices, gap 1/1000000 proved", 200.0, timed(near, arrays))
    for size in (3, 5):
        model = coin_game_model(replace(load_coin_game("abcg").rules, size=size))
        arrays = [StochasticArrays.of(model, "24/25")]
        work = f"abcg {size}x{size}, {len(model.states)} states, gap 1/100 proved"
        yield Row(work, None, timed(bracket, arrays))


def main() -> None:
    print_rows("Attainable payoffs of stochastic games", rows())


if __name__ == "__main__":
    main()
