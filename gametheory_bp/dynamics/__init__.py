"""Learning of memory-one policies with values and derivatives in closed form.

* :func:`run` lets learners play, many seeds at once; :func:`preset` has the published experiments;
* :func:`values` plays policies against each other;
* learners are files of :mod:`gametheory_bp.dynamics.learners`.

Payoffs are per step, (1 - d) times the discounted sum; learning rates multiply gradients of the
sum itself, as in the literature.
"""

from __future__ import annotations

from gametheory_bp.dynamics.coin_memory import CONCESSION, NO_MEMORY, TRESPASS, CoinMemory
from gametheory_bp.dynamics.exploitability import Exploitability, exploitability
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.learners import list_learners, load_learner
from gametheory_bp.dynamics.learning_run import LearningRun
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.presets import Preset, list_presets, preset
from gametheory_bp.dynamics.remembering_coin_game import remembering_coin_game
from gametheory_bp.dynamics.running import run
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.dynamics.stability import Stability, stability
from gametheory_bp.dynamics.values import average_values, paired_values, values
from gametheory_bp.dynamics.world import MemoryOneWorld

__all__ = [
    "CONCESSION",
    "NO_MEMORY",
    "TRESPASS",
    "CoinMemory",
    "Exploitability",
    "Learner",
    "LearningRun",
    "LearningSettings",
    "MarkovGame",
    "MemoryOneWorld",
    "Point",
    "Preset",
    "Stability",
    "average_values",
    "exploitability",
    "list_learners",
    "list_presets",
    "load_learner",
    "paired_values",
    "preset",
    "remembering_coin_game",
    "run",
    "stability",
    "values",
]
