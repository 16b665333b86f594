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

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
    from gametheory_bp.payoffs.stochastic.bracket import attainable_bracket
    from gametheory_bp.payoffs.stochastic.enclosed import enclosed_payoffs
    from gametheory_bp.payoffs.stochastic.finite_memory import MemoryPlay, evaluate
    from gametheory_bp.payoffs.stochastic.joint_optima import (
        Clash,
        OptimalJointActions,
        optimal_joint_actions,
    )
    from gametheory_bp.payoffs.stochastic.occupancy import OccupancyOptimum, occupancy_optimum
    from gametheory_bp.payoffs.stochastic.one_lottery import OneStateLottery, one_state_lottery
    from gametheory_bp.payoffs.stochastic.payoff_bracket import PayoffBracket
    from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs
    from gametheory_bp.payoffs.stochastic.running_traces import TracedWelfare, traced_welfare

# Pictures need the records only; what computes them brings numpy and is loaded on first use.
_HOMES = {
    "Clash": "joint_optima",
    "MemoryPlay": "finite_memory",
    "OccupancyOptimum": "occupancy",
    "OneStateLottery": "one_lottery",
    "OptimalJointActions": "joint_optima",
    "PayoffBracket": "payoff_bracket",
    "StochasticPayoffs": "polygon",
    "TracedWelfare": "running_traces",
    "attainable_bracket": "bracket",
    "attainable_payoffs": "attainable",
    "enclosed_payoffs": "enclosed",
    "evaluate": "finite_memory",
    "occupancy_optimum": "occupancy",
    "one_state_lottery": "one_lottery",
    "optimal_joint_actions": "joint_optima",
    "traced_welfare": "running_traces",
}

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


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
