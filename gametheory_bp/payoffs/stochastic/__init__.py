"""Payoffs of finite stochastic games: what plans attain, and what given plans earn.

* :func:`attainable_payoffs`: the exact polygon under joint control, every edge certified;
* :func:`attainable_bracket`: for large games, two polygons with a proved gap;
* :func:`optimal_joint_actions`: all ties, and whether separately chosen parts fit together;
* :func:`one_state_lottery`: a point of an edge by one stationary policy with one lottery;
* :func:`occupancy_optimum`: concave welfare as a convex programme in floats, a second route;
* :func:`traced_welfare`: inequity aversion with running traces, between proved bounds;
* :func:`evaluate`: strategies with finite memory against each other;
* :func:`enclosed_payoffs`: a stationary joint policy of a large game, between proved bounds.
"""

from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
from gametheory_bp.payoffs.stochastic.bracket import PayoffBracket, attainable_bracket
from gametheory_bp.payoffs.stochastic.enclosed import enclosed_payoffs
from gametheory_bp.payoffs.stochastic.finite_memory import MemoryPlay, evaluate
from gametheory_bp.payoffs.stochastic.joint_optima import (
    Clash,
    OptimalJointActions,
    optimal_joint_actions,
)
from gametheory_bp.payoffs.stochastic.occupancy import OccupancyOptimum, occupancy_optimum
from gametheory_bp.payoffs.stochastic.one_lottery import OneStateLottery, one_state_lottery
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs
from gametheory_bp.payoffs.stochastic.traced_welfare import TracedWelfare, traced_welfare

__all__ = [
    "Clash",
    "MemoryPlay",
    "OccupancyOptimum",
    "OneStateLottery",
    "OptimalJointActions",
    "PayoffBracket",
    "StochasticPayoffs",
    "TracedWelfare",
    "attainable_bracket",
    "attainable_payoffs",
    "enclosed_payoffs",
    "evaluate",
    "occupancy_optimum",
    "one_state_lottery",
    "optimal_joint_actions",
    "traced_welfare",
]
