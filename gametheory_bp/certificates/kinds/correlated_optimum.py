"""Proof of the largest weighted payoff over (coarse) correlated equilibria, with all its payoffs.

``points`` are the ends, in lexicographic order, of the set of optimal payoff pairs: one point, or
the two ends of a segment.  Each is attained by a distribution.  The first line bounds the weighted
payoff; the other two, turned to either side, go through the ends and prove that the set of optima
stops there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.correlated_bound import SupportLine
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution

__all__ = ["CorrelatedOptimum"]


@record("correlated_optimum")
@dataclass(frozen=True, slots=True)
class CorrelatedOptimum:
    """Primal and dual solutions of the linear program, and of its optimal face."""

    game: PayoffTable
    coarse: bool
    weights: tuple[Fraction, Fraction]
    value: Fraction
    points: tuple[tuple[Fraction, Fraction], ...]
    distributions: tuple[Distribution, ...]
    lines: tuple[SupportLine, SupportLine, SupportLine]
