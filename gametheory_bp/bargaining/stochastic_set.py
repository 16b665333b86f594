"""The attainable payoffs of a stochastic game as a bargaining problem with witnesses and proof."""

from __future__ import annotations

from typing import Any

from gametheory_bp.bargaining.game_sets import AttainableSet
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError, UnprovedError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["stochastic_set"]

NAMES = ("minimax",)


def stochastic_set(game: StochasticGame, among: str, disagreement: Any) -> AttainableSet:
    """Discounted payoffs of joint plans with public lotteries, measured from a point.

    Raises
    ------
    NotDefinedError
        If another set is asked for.
    UnprovedError
        If the minimax point is wanted and irrational or not found exactly.
    UnknownNameError, InputTypeError
        If the disagreement point is none.
    """
    # imported here: other games do not wait for numpy
    from gametheory_bp.payoffs.stochastic import attainable_payoffs

    if among != "feasible":
        raise NotDefinedError(
            f"among={among!r}: of a stochastic game the set 'feasible' is known, the payoffs of "
            f"joint plans with public lotteries"
        )
    d = _disagreement(game, disagreement)
    found = attainable_payoffs(game)
    problem = BargainingProblem.from_payoffs(found.polygon, d)
    assert found.certificate is not None  # the game is at hand
    return AttainableSet(problem, found.witness, found.certificate)


def _disagreement(game: StochasticGame, given: Any) -> Point:
    if isinstance(given, str):
        if given not in NAMES:
            raise UnknownNameError("disagreement point of a stochastic game", given, NAMES)
        from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

        one, two = (stochastic_minimax(game, player) for player in ("row", "column"))
        for player, value in (("row", one), ("column", two)):
            if value.lower != value.upper:
                low, high = float(value.lower), float(value.upper)
                raise UnprovedError(
                    f"the {player} player's minimax value is known between {low:.9g} and "
                    f"{high:.9g} only; give disagreement=(x, y), such as the lower bounds of "
                    f"gt.minimax(game, player)"
                )
        return one.lower, two.lower
    try:
        return as_pair(given, where="disagreement point")
    except TypeError:
        raise InputTypeError(f"disagreement={given!r}; give a payoff pair or 'minimax'") from None
