"""Given strategies and plans of stochastic games: whether they are equilibria, with what slack.

* :func:`stochastic_equilibrium` decides about two strategies with finite memory;
* :func:`stochastic_reply` is the best reply to one;
* :func:`grim_plan` decides about a joint plan that threats hold up, :func:`grim_vertices` about the
  policies of all vertices of the attainable payoffs;
* :func:`grim_optimum` is the best weighted payoff that minimax threats hold up, or bounds of it.
"""

from gametheory_bp.equilibria.stochastic_plans.grim import GrimVerdict, grim_plan
from gametheory_bp.equilibria.stochastic_plans.grim_optimum import (
    GrimOptimumResult,
    GrimVertices,
    grim_optimum,
    grim_vertices,
)
from gametheory_bp.equilibria.stochastic_plans.strategies import (
    StochasticReply,
    stochastic_equilibrium,
    stochastic_reply,
)
from gametheory_bp.equilibria.stochastic_plans.verdict import StochasticVerdict

__all__ = [
    "GrimOptimumResult",
    "GrimVerdict",
    "GrimVertices",
    "StochasticReply",
    "StochasticVerdict",
    "grim_optimum",
    "grim_plan",
    "grim_vertices",
    "stochastic_equilibrium",
    "stochastic_reply",
]
