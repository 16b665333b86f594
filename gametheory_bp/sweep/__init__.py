"""Sweeps over settings: plans, runs that can be interrupted and resumed, sensitivity of learners.

* :func:`grid`, :func:`united` and :func:`seeded` make plans, :func:`settings_cell` a cell from a
  record of settings;
* :func:`sweep` computes the cells of a plan, :func:`finished_cells` yields them one by one, and
  :func:`state_of` says how far they are; :func:`progress_bar` shows it;
* :func:`sensitivity` learns with LOLA-Exact across its settings.
"""

from __future__ import annotations

from gametheory_bp.sweep.executors import EXECUTORS, WorkerLostError
from gametheory_bp.sweep.plan import grid, united
from gametheory_bp.sweep.progress import progress_bar
from gametheory_bp.sweep.running import finished_cells, sweep
from gametheory_bp.sweep.seeded_plan import seed_sequence, seeded, settings_cell, settings_of
from gametheory_bp.sweep.sensitivity import (
    FINE,
    PUBLISHED,
    QUICK,
    Sensitivity,
    Slice,
    sensitivity,
)
from gametheory_bp.sweep.state import SweepState, state_of

__all__ = [
    "EXECUTORS",
    "FINE",
    "PUBLISHED",
    "QUICK",
    "Sensitivity",
    "Slice",
    "SweepState",
    "WorkerLostError",
    "finished_cells",
    "grid",
    "progress_bar",
    "seed_sequence",
    "seeded",
    "sensitivity",
    "settings_cell",
    "settings_of",
    "state_of",
    "sweep",
    "united",
]
