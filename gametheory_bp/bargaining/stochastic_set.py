"""The attainable payoffs of a stochastic game as a bargaining problem with witnesses and proof."""

from __future__ import annotations

from typing import Any

from gametheory_bp.bargaining.game_sets import AttainableSet
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.exactness import bound_words
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.criterion import Criterion, Discounted, read_criterion
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["stochastic_set"]

NAMES = ("minimax",)


def stochastic_set(
    game: StochasticGame, among: str, disagreement: Any, criterion: Any = "discounted"
) -> AttainableSet:
    """Payoffs per step of joint plans with public lotteries, measured from a point.

    The minimax point is the pair of minimax values; where only bounds of a value are proved, the
    lower one, which the player secures, and ``.note`` says so.

    Raises
    ------
    NotDefinedError
        If another set is asked for, or the minimax point under another criterion.
    UnknownNameError, InputTypeError, InputValueError
        If disagreement point or criterion is none.
    """
    # imported here: other games do not wait for numpy
    from gametheory_bp.payoffs.stochastic import attainable_payoffs

    if among != "feasible":
        raise NotDefinedError(
            f"among={among!r}: of a stochastic game the set 'feasible' is known, the payoffs of "
            f"joint plans with public lotteries"
        )
    chosen = read_criterion(criterion)
    d, note = _disagreement(game, disagreement, chosen)
    found = attainable_payoffs(game, chosen)
    problem = BargainingProblem.from_payoffs(found.polygon, d)
    assert found.certificate is not None  # the game is at hand
    return AttainableSet(problem, found.witness, found.certificate, note=note)


def _disagreement(game: StochasticGame, given: Any, criterion: Criterion) -> tuple[Point, str]:
    """The point, and what is to be said of it."""
    if isinstance(given, str):
        if given not in NAMES:
            raise UnknownNameError("disagreement point of a stochastic game", given, NAMES)
        if criterion != Discounted():
            raise NotDefinedError(
                f"minimax values are known of discounted payoffs, these are by the {criterion}; "
                f"give disagreement=(x, y)"
            )
        from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

        one, two = (stochastic_minimax(game, player) for player in ("row", "column"))
        width = max(one.upper - one.lower, two.upper - two.lower)
        note = (
            f"d: what is secured; the minimax values are at most {bound_words(width)} more"
            if width
            else ""
        )
        return (one.lower, two.lower), note
    try:
        return as_pair(given, where="disagreement point"), ""
    except TypeError:
        raise InputTypeError(f"disagreement={given!r}; give a payoff pair or 'minimax'") from None
