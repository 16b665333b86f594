"""Proof of the payoff polygon of all (coarse) correlated equilibria.

Every vertex is attained by a distribution, so the polygon is inside the set; every half-plane of
the polygon is a proved line, so the set is inside the polygon.  If ``complete`` is false, the
vertices span an inner polygon and the lines an outer one, and nothing is said between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.correlated_bound import SupportLine
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution

__all__ = ["CorrelatedPolygon"]


@record("correlated_polygon")
@dataclass(frozen=True, slots=True)
class CorrelatedPolygon:
    """Canonical vertices with their distributions, and proved lines."""

    game: PayoffTable
    coarse: bool
    complete: bool
    vertices: tuple[tuple[Fraction, Fraction], ...]
    distributions: tuple[Distribution, ...]
    lines: tuple[SupportLine, ...]
