"""Given strategies and plans of stochastic games: whether they are equilibria, with what slack.

* :func:`stochastic_equilibrium` decides about two strategies with finite memory;
* :func:`stochastic_reply` is the best reply to one;
* :func:`grim_plan` decides about a joint plan that threats hold up.
"""

from gametheory_bp.equilibria.stochastic_plans.grim import GrimVerdict, grim_plan
from gametheory_bp.equilibria.stochastic_plans.strategies import (
    StochasticReply,
    stochastic_equilibrium,
    stochastic_reply,
)
from gametheory_bp.equilibria.stochastic_plans.verdict import StochasticVerdict

__all__ = [
    "GrimVerdict",
    "StochasticReply",
    "StochasticVerdict",
    "grim_plan",
    "stochastic_equilibrium",
    "stochastic_reply",
]
