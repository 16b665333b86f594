"""What an agent may wrongly believe: other payoffs, another discount, another law.

An agent plans, judges and punishes in the game that it believes in, and plays in the true one:
``play(row, column, game=true_game)``.  States and actions are the same in both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.transition_law import Law

__all__ = ["believed_game"]

Report = Callable[[Fraction, Fraction], Any]


def believed_game(
    game: Any,
    *,
    payoffs: Report | None = None,
    discount: Any = None,
    law: Law | None = None,
) -> Any:
    """The game with other payoffs, another discount or another law.

    Parameters
    ----------
    game : RepeatedGame or StochasticGame
    payoffs : function, optional
        ``payoffs(row, column)`` is the pair that is believed where the true pair is (row, column):
        a false report of the column player is ``lambda row, column: (row, 2 * column)``.
    discount : number or str, optional
    law : law of a stochastic game, optional

    Returns
    -------
    RepeatedGame or StochasticGame

    Raises
    ------
    InputTypeError
        If it is no such game, or a law is given for a repeated one.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> false = believed_game(game, payoffs=lambda row, column: (row, 4 * column))
    >>> false.game.payoff(1, 1)
    (Fraction(2, 1), Fraction(8, 1))
    """
    if isinstance(game, RepeatedGame) and law is None:
        table = _changed(PayoffTable.of(game.game), payoffs)
        stage = BimatrixGame(
            table.row_payoffs, table.column_payoffs, table.row_actions, table.column_actions
        )
        return RepeatedGame(stage, game.discount if discount is None else discount)
    if not isinstance(game, StochasticGame):
        raise InputTypeError(
            f"{type(game).__name__} has no such beliefs; give a StochasticGame, or a RepeatedGame "
            f"and no law"
        )
    found = game.discount if discount is None else as_fraction(discount, where="discount")
    stages = tuple(_changed(stage, payoffs) for stage in game.stages)
    return replace(game, stages=stages, discount=found, law=game.law if law is None else law)


def _changed(table: PayoffTable, report: Report | None) -> PayoffTable:
    if report is None:
        return table
    pairs = [
        [as_pair(report(x, y), where="believed payoffs") for x, y in zip(one, two, strict=True)]
        for one, two in zip(table.row_payoffs, table.column_payoffs, strict=True)
    ]
    row, column = (tuple(tuple(pair[k] for pair in line) for line in pairs) for k in (0, 1))
    return PayoffTable(row, column, table.row_actions, table.column_actions)
