"""Equilibrium payoffs of stochastic games with perfect monitoring, state by state."""

from gametheory_bp.equilibria.stochastic.bracket import stochastic_equilibrium_payoffs
from gametheory_bp.equilibria.stochastic.payoffs import StochasticPayoffs

__all__ = ["StochasticPayoffs", "stochastic_equilibrium_payoffs"]
