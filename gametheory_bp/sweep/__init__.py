"""Sweeps over settings: plans, runs that can be interrupted and resumed, sensitivity of learners.

* :func:`grid` and :func:`united` make plans;
* :func:`sweep` computes the cells of a plan, :func:`finished_cells` yields them one by one;
* :func:`sensitivity` learns with LOLA-Exact across its settings.
"""

from __future__ import annotations

from gametheory_bp.sweep.plan import grid, united
from gametheory_bp.sweep.running import finished_cells, sweep
from gametheory_bp.sweep.sensitivity import (
    FINE,
    PUBLISHED,
    QUICK,
    Sensitivity,
    Slice,
    sensitivity,
)

__all__ = [
    "FINE",
    "PUBLISHED",
    "QUICK",
    "Sensitivity",
    "Slice",
    "finished_cells",
    "grid",
    "sensitivity",
    "sweep",
    "united",
]
