"""The bargaining problem of a family at a place: its set, disagreement point and reference points.

The payoff set is one of

- ``feasible``: the convex hull of all payoff pairs;
- ``individually_rational``: its part at least as good as d for both;
- ``pure``: the payoff pairs themselves, a finite set;
- ``nash``, ``correlated``: of 2 x 2 games (see ``equilibria``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.errors import DisagreementError, UnknownNameError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.families.equilibria import correlated_payoffs, nash_payoffs
from gametheory_bp.families.family import GameFamily
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.places import Place
from gametheory_bp.families.planar import above, distinct, frontier, hull, pareto
from gametheory_bp.families.rational_function import as_function
from gametheory_bp.families.values import minimax_point

__all__ = ["SETS", "FamilyProblem"]

SETS = ("feasible", "individually_rational", "pure", "nash", "correlated")
NAMES = ("minimax", "pure_minimax")


@dataclass(frozen=True, slots=True)
class FamilyProblem:
    """A payoff set with its disagreement point, seen from one place.

    Attributes
    ----------
    points : list of GermPoint
        Extreme points of a convex set, all points of a finite one.
    disagreement : GermPoint
    finite : bool
    """

    points: list[GermPoint]
    disagreement: GermPoint
    finite: bool

    @classmethod
    def of(cls, family: GameFamily, place: Place, among: str, disagreement: Any) -> FamilyProblem:
        """The problem of a family at a place."""
        if among not in SETS:
            raise UnknownNameError("set of a family", among, SETS)
        payoffs = family.germs(place)
        cells = [cell for line in payoffs for cell in line]
        d = disagreement_germs(payoffs, place, disagreement)
        if among == "feasible":
            return cls(hull(cells), d, finite=False)
        if among == "individually_rational":
            found = cls(above(hull(cells), d), d, finite=False)
            found.rational()  # raises where it is empty
            return found
        if among == "pure":
            return cls(distinct(cells), d, finite=True)
        if among == "nash":
            return cls(distinct(nash_payoffs(payoffs)), d, finite=True)
        return cls(hull(correlated_payoffs(payoffs)), d, finite=False)

    def rational(self) -> list[GermPoint]:
        """The part at least as good as d for both; ``DisagreementError`` if it is empty."""
        d = self.disagreement
        if self.finite:
            found = [p for p in self.points if p[0] >= d[0] and p[1] >= d[1]]
        else:
            found = above(self.points, d)
        if not found:
            raise DisagreementError(
                f"no point of the set is at least ({d[0].function}, {d[1].function}) for both at "
                f"t = {d[0].place.t}; choose another disagreement point or interval"
            )
        return found

    def chain(self) -> list[GermPoint]:
        """Strong Pareto frontier of the individually rational part, row payoffs increasing."""
        found = self.rational()
        return pareto(found) if self.finite else frontier(found)

    def ideal(self) -> GermPoint:
        """The best payoff of either player over the individually rational part."""
        return highest(self.rational())

    def nobody_gains(self) -> bool:
        """Whether no point is better than d for both."""
        d = self.disagreement
        if self.finite:
            return not any(p[0] > d[0] and p[1] > d[1] for p in self.rational())
        best = self.ideal()
        return best[0] == d[0] or best[1] == d[1]


def highest(points: Sequence[GermPoint]) -> GermPoint:
    """The best payoff of either player over some points."""
    return max(p[0] for p in points), max(p[1] for p in points)


def disagreement_germs(
    payoffs: Sequence[Sequence[GermPoint]], place: Place, disagreement: Any
) -> GermPoint:
    """A fixed pair, ``"minimax"`` or ``"pure_minimax"``, seen from a place."""
    if isinstance(disagreement, str):
        if disagreement not in NAMES:
            raise UnknownNameError("disagreement point", disagreement, NAMES)
        return minimax_point(payoffs, mixed=disagreement == "minimax")
    x, y = as_pair(disagreement, where="disagreement point")
    return Germ(as_function(x), place), Germ(as_function(y), place)
