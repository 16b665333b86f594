"""At which discount factors a norm is an equilibrium: exact intervals.

*Subgame perfect*: in every joint state no single deviation gains.  Each slack is a polynomial in
the discount over a positive denominator, so the set follows from signs of polynomials.

*Nash*: neither player has a better reply to the other's automaton.  A reply that is best at one
discount is best wherever its own slacks stay nonnegative; there the profile's value is compared
with the reply's.  Replies are taken at discounts that none so far covers, until [0, 1) is covered:
there are finitely many replies, so this ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import fmpq_poly

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.norms.discount_polynomials import (
    Share,
    coefficients,
    discounted_values,
    one_step,
)
from gametheory_bp.norms.discount_set import (
    DiscountInterval,
    intersection,
    nonnegative_discounts,
    uncovered,
    union,
)
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.reply_process import Choices, best_reply_values, choices, reply_process
from gametheory_bp.payoffs.automaton_play import automaton_play

__all__ = ["SustainableDiscounts", "sustainable_discounts"]

Intervals = tuple[DiscountInterval, ...]


@dataclass(frozen=True, slots=True)
class SustainableDiscounts(Result):
    """The discounts in [0, 1) at which a norm's profile is an equilibrium.

    Attributes
    ----------
    norm : Norm
    nash, subgame_perfect : tuple of DiscountInterval
        Disjoint, increasing; empty if there is no such discount.
    """

    norm: Norm
    nash: Intervals
    subgame_perfect: Intervals
    exactness: Exactness = EXACT
    certificate: None = None

    @property
    def uncertified_reason(self) -> str:
        """Why there is no separate certificate."""
        return "between two listed ends the verdict is one; check a discount in each cell"

    def claim(self) -> dict[str, Any]:
        """Norm and both sets."""
        return {"norm": self.norm, "nash": self.nash, "subgame_perfect": self.subgame_perfect}

    def display(self) -> Table:
        """Both sets."""
        rows = (("Nash", _text(self.nash)), ("subgame perfect", _text(self.subgame_perfect)))
        return Table(f"{self.norm.name!r}", ("equilibrium", "at discounts"), rows)


def sustainable_discounts(game: BimatrixGame, norm: Norm) -> SustainableDiscounts:
    """The exact sets of discounts at which a norm's profile is Nash, and subgame perfect.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    norm : Norm
        Its profile is examined; it may mix.

    Returns
    -------
    SustainableDiscounts

    Raises
    ------
    ShapeError
        If the norm does not fit the game.

    Exactness
    ---------
    Exact: ends are fractions or algebraic numbers.

    Certificate
    -----------
    None; the verdict at a discount in every cell can be had from ``norm.equilibrium``.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> game, path = load_game("prisoners_dilemma"), ActionPath.constant(0, 0)
    >>> print(sustainable_discounts(game, Norm.forgiving("two rounds", (2, 2), path, (1, 1), 2)))
    'two rounds'
    equilibrium      at discounts
    ---------------  ----------------------------------------
    Nash             [0.61803398875 (root of t^2 + t - 1), 1)
    subgame perfect  [0.61803398875 (root of t^2 + t - 1), 1)
    """
    row, column = norm.profile()
    states = automaton_play(RepeatedGame(game, 0), row, column).states
    index = {state: k for k, state in enumerate(states)}
    parts = [choices(game, row, column, index, player) for player in (0, 1)]
    shares: list[Share] = []
    gains: list[list[Fraction]] = [[], []]
    for k, (q, r) in enumerate(states):
        spread: dict[int, Fraction] = {}
        for (share, _), p in zip(parts[0][k], row.mixtures[q], strict=True):
            for state, chance in share:
                spread[state] = spread.get(state, Fraction(0)) + p * chance
        shares.append([(state, p) for state, p in spread.items() if p])
        for player, own in ((0, row.mixtures[q]), (1, column.mixtures[r])):
            gains[player].append(
                sum(
                    (p * gain for (_, gain), p in zip(parts[player][k], own, strict=True)),
                    Fraction(0),
                )
            )
    values, below = discounted_values(shares, gains)
    slacks = [slack for player in (0, 1) for slack in _slacks(parts[player], values[player], below)]
    nash = [
        _best_replies(reply_process(game, other), values[player][0], below)
        for player, other in ((0, column), (1, row))
    ]
    return SustainableDiscounts(norm, intersection(*nash), nonnegative_discounts(slacks))


def _slacks(
    process: list[Choices], values: Sequence[fmpq_poly], below: fmpq_poly
) -> list[tuple[Fraction, ...]]:
    """What each action loses against the value, state by state, over the denominator."""
    return [
        coefficients(value - one_step(share, gain, values, below))
        for value, actions in zip(values, process, strict=True)
        for share, gain in actions
    ]


def _best_replies(actions: list[Choices], own: fmpq_poly, below: fmpq_poly) -> Intervals:
    """The discounts at which ``own / below`` is the best value at the start."""
    covered: Intervals = ()
    found: list[DiscountInterval] = []
    while (probe := uncovered(covered)) is not None:
        values, under = best_reply_values(actions, probe)
        slacks = _slacks(actions, values, under)
        covered = union((*covered, *nonnegative_discounts(slacks)))
        as_good = coefficients(own * under - values[0] * below)
        found += nonnegative_discounts([*slacks, as_good])
    return union(found)


def _text(intervals: Intervals) -> str:
    return " and ".join(str(interval) for interval in intervals) or "none"
