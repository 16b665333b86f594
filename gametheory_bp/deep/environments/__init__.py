"""Games in batches: the exact transition laws as tables of tensors.

* :func:`batched_game` makes a batch of coin games or repeated matrix games;
* :func:`game_tables` has the tables alone: rewards, next states, observations.
"""

from gametheory_bp.deep.environments.environment import (
    BatchedGame,
    BatchedStep,
    BatchedSteps,
    batched_game,
)
from gametheory_bp.deep.environments.tables import GameTables, game_tables

__all__ = [
    "BatchedGame",
    "BatchedStep",
    "BatchedSteps",
    "GameTables",
    "batched_game",
    "game_tables",
]
