"""At which discount factors a norm is an equilibrium: exact intervals.

*Subgame perfect*: in every joint state no single deviation gains.  Each slack is a polynomial in
the discount over a positive denominator, so the set follows from signs of polynomials.

*Nash*: neither player has a better reply to the other's automaton.  A reply that is best at one
discount is best wherever its own slacks stay nonnegative; there the profile's value is compared
with the reply's.  Replies are taken at discounts that none so far covers, until [0, 1) is covered:
there are finitely many replies, so this ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from flint import fmpq_poly

from gametheory_bp.certificates.kinds.equilibrium_discounts import (
    DiscountPolicy,
    EquilibriumDiscounts,
)
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.best_reply import optimal_policy
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.play_process import DecisionProcess, play_process
from gametheory_bp.geometry.discount_set import (
    DiscountInterval,
    intersection,
    nonnegative_discounts,
    uncovered,
    union,
)
from gametheory_bp.norms.arguments import check_norm_fits_game
from gametheory_bp.norms.discount_polynomials import (
    Polynomial,
    coefficients,
    policy_polynomials,
    slack_polynomials,
)
from gametheory_bp.norms.norm import Norm

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
    certificate: EquilibriumDiscounts
    exactness: Exactness = EXACT

    def claim(self) -> dict[str, Any]:
        """Game, strategies and both sets."""
        return {
            "game": self.certificate.game,
            "strategies": self.certificate.strategies,
            "nash": self.nash,
            "subgame_perfect": self.subgame_perfect,
        }

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
    InputTypeError, ShapeError
        If game or norm are none, or if the norm does not fit the game.

    Exactness
    ---------
    Exact: ends are fractions or algebraic numbers.

    Certificate
    -----------
    ``equilibrium_discounts``: values and best replies as functions of the discount.

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
    check_norm_fits_game(norm, game)
    table, profile = PayoffTable.of(game), norm.profile()
    slacks: list[Polynomial] = []
    nash: list[Intervals] = []
    proofs: list[tuple[DiscountPolicy, ...]] = []
    for process in play_process(table, Fraction(0), profile).players:
        values, below = policy_polynomials(process, process.mixtures)
        slacks += slack_polynomials(process, values, below)
        replies, intervals = _best_replies(process, values[0], below)
        nash.append(intervals)
        proofs.append((_policy((), values, below), *replies))
    both, perfect = intersection(*nash), nonnegative_discounts(slacks)
    row, column = proofs
    certificate = EquilibriumDiscounts(table, profile, (row, column), both, perfect)
    return SustainableDiscounts(norm, both, perfect, certificate)


def _policy(actions: tuple[int, ...], values: list[fmpq_poly], below: fmpq_poly) -> DiscountPolicy:
    return DiscountPolicy(actions, tuple(map(coefficients, values)), coefficients(below))


def _best_replies(
    process: DecisionProcess, own: fmpq_poly, below: fmpq_poly
) -> tuple[list[DiscountPolicy], Intervals]:
    """Best replies for all discounts, and where ``own / below`` is as good at the start."""
    covered: Intervals = ()
    replies: list[DiscountPolicy] = []
    found: list[DiscountInterval] = []
    while (probe := uncovered(covered)) is not None:
        _, policy = optimal_policy(replace(process, discount=probe))
        taken = [
            tuple(Fraction(int(a == chosen)) for a in range(len(gains)))
            for chosen, gains in zip(policy, process.gains, strict=True)
        ]
        values, under = policy_polynomials(process, taken)
        replies.append(_policy(tuple(policy), values, under))
        slacks = slack_polynomials(process, values, under)
        covered = union((*covered, *nonnegative_discounts(slacks)))
        as_good = coefficients(own * under - values[0] * below)
        found += nonnegative_discounts([*slacks, as_good])
    return replies, union(found)


def _text(intervals: Intervals) -> str:
    return " and ".join(str(interval) for interval in intervals) or "none"
