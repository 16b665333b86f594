"""Minimax values of stochastic games, with proof.

Run with ``python -m tests.benchmarks.stochastic_values``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.verification import verify
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game, stochastic_tables
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.benchmarks.stopwatch import Row, print_rows, timed


def coin(name: str, discount: Fraction) -> StochasticGame:
    model = coin_game_model(load_coin_game(name).rules)
    return StochasticGame(*stochastic_tables(model), discount)


def pure(game: StochasticGame) -> object:
    return stochastic_minimax(game, mixed=False)


def rows() -> Iterator[Row]:
    for name, target in (("cg", 20.0), ("abcg", 100.0)):
        games = [coin(name, Fraction(24, 25))]
        yield Row(f"mixed minimax of {name}, proved", target, timed(stochastic_minimax, games))
        yield Row(f"pure minimax of {name}, exact", target, timed(pure, games))
    patient = [coin("abcg", Fraction(999, 1000))]
    work = "mixed minimax of abcg at 999/1000, proved"
    yield Row(work, 250.0, timed(stochastic_minimax, patient))
    saved = [stochastic_minimax(coin("abcg", Fraction(24, 25))).to_json()]
    yield Row("the proof of abcg verified", None, timed(verify, saved))


def main() -> None:
    print_rows("Minimax values of stochastic games", rows())


if __name__ == "__main__":
    main()
