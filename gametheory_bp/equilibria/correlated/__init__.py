"""Correlated and coarse correlated equilibria: membership, linear optima, payoff polygon."""

from gametheory_bp.equilibria.correlated.equilibria import (
    CorrelatedEquilibria,
    PayoffBound,
    correlated_equilibria,
)
from gametheory_bp.equilibria.correlated.membership import Membership
from gametheory_bp.equilibria.correlated.optimum import LinearOptimum
from gametheory_bp.equilibria.correlated.payoff_polygon import CorrelatedPayoffs

__all__ = [
    "CorrelatedEquilibria",
    "CorrelatedPayoffs",
    "LinearOptimum",
    "Membership",
    "PayoffBound",
    "correlated_equilibria",
]
