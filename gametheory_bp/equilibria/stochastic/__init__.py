"""Equilibrium payoffs of stochastic games with perfect monitoring, state by state."""

from gametheory_bp.equilibria.stochastic.approximation import (
    ApproximatePayoffs,
    approximate_payoffs,
)
from gametheory_bp.equilibria.stochastic.bracket import stochastic_equilibrium_payoffs
from gametheory_bp.equilibria.stochastic.payoffs import StochasticPayoffs

__all__ = [
    "ApproximatePayoffs",
    "StochasticPayoffs",
    "approximate_payoffs",
    "stochastic_equilibrium_payoffs",
]
