"""Payoffs of finite stochastic games: what plans attain, and what given plans earn.

* :func:`attainable_payoffs`: the exact polygon under joint control, every edge certified;
* :func:`attainable_bracket`: for large games, two polygons with a proved gap;
* :func:`optimal_joint_actions`: all ties, and whether separately chosen parts fit together;
* :func:`evaluate`: strategies with finite memory against each other.
"""

from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
from gametheory_bp.payoffs.stochastic.bracket import PayoffBracket, attainable_bracket
from gametheory_bp.payoffs.stochastic.finite_memory import MemoryPlay, evaluate
from gametheory_bp.payoffs.stochastic.joint_optima import (
    Clash,
    OptimalJointActions,
    optimal_joint_actions,
)
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs

__all__ = [
    "Clash",
    "MemoryPlay",
    "OptimalJointActions",
    "PayoffBracket",
    "StochasticPayoffs",
    "attainable_bracket",
    "attainable_payoffs",
    "evaluate",
    "optimal_joint_actions",
]
