"""A stochastic game of two states, solved by hand, and pairs of stationary strategies."""

from typing import Any

from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame

SHARE = StochasticGame.build(  # share, or take all and perhaps end the game
    [[[2, 0], [6, 0]], [[0]]],
    [[[2, 6], [0, 0]], [[0]]],
    [[["alive", "over"], [{"alive": "1/2", "over": "1/2"}, "over"]], [["over"]]],
    "3/4",
    initial="alive",
    states=["alive", "over"],
    row_actions=[["share", "take"], ["rest"]],
    column_actions=[["share", "take"], ["rest"]],
)


def pair(game: StochasticGame, row: Any, column: Any) -> list[StateAutomaton]:
    return [
        StateAutomaton.stationary(game, "row", row),
        StateAutomaton.stationary(game, "column", column),
    ]
