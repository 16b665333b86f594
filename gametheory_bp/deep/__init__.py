"""The learned layer: batched games, deep Q-learning on welfare rewards, learned amTFT agents.

Only this folder imports torch, and not before one of its names is used.

* :func:`batched_game`: many coin games or repeated matrix games side by side, as tensors.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gametheory_bp.deep.requirement import require_torch

_HOMES = {
    "BatchedGame": "environments",
    "GameTables": "environments",
    "batched_game": "environments",
    "game_tables": "environments",
}

__all__ = ["BatchedGame", "GameTables", "batched_game", "game_tables"]

if TYPE_CHECKING:
    from gametheory_bp.deep.environments import BatchedGame, GameTables, batched_game, game_tables


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    require_torch()
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
