"""amTFT agents: plans, tables, one pair of agents, best replies.

Run with ``python -m tests.benchmarks.amtft``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.games.coin_game import coin_game_model, load_coin_game, stochastic_tables
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import (
    AmtftAgent,
    amtft,
    amtft_set,
    exploitability,
    play_under,
    set_table,
)
from tests.benchmarks.stopwatch import Row, print_rows, timed

BOTH = ("utilitarian", "egalitarian")


def met(pair: tuple[AmtftAgent, AmtftAgent]) -> object:
    return play_under(*pair, ("discounted", 100))


def rows() -> Iterator[Row]:
    repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    yield Row(
        "amTFT(W), 9 pairs of sets, BoS", None, timed(lambda g: set_table(g, BOTH), [repeated])
    )
    for name in ("cg", "abcg"):
        tables = stochastic_tables(coin_game_model(load_coin_game(name).rules))
        game = StochasticGame(*tables, Fraction(24, 25))
        yield Row(f"amTFT plan, {name}", None, timed(lambda g: amtft(g, "egalitarian"), [game]))
        planned = amtft_set(game, BOTH)
        one = planned.variant(rules=BOTH[1:])
        two = planned.variant(rules=BOTH[:1], player="column")
        assert one.memories and two.memories  # written out before the clock starts
        yield Row(f"amTFT cross-play, {name}, T = 3", 1000.0, timed(met, [(one, two)]))
        yield Row(f"amTFT best reply, {name}", None, timed(exploitability, [one]))


def main() -> None:
    print_rows("amTFT", rows())


if __name__ == "__main__":
    main()
