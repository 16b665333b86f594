"""The learned layer: batched games, deep Q-learning on welfare rewards, learned amTFT agents.

Only this folder imports torch, and not before one of its names is used.

* :func:`batched_game`: many coin games or repeated matrix games side by side, as tensors;
* :func:`train`: two deep Q-learners that are paid a welfare function, with settings by name from
  :func:`learning_preset` and rewards from :class:`WelfareReward`;
* :func:`optimality_gap`: what a learned pair gives up, against the exact optimum;
* :func:`learned_rule`, :class:`LearnedAmtft` and :func:`play_agents`: adaptive tit-for-tat with
  learned policies, for one welfare function or several.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gametheory_bp.deep.requirement import require_torch

_HOMES = {
    "AgentPlay": "amtft_play",
    "BatchedGame": "environments",
    "CheckpointError": "checkpoints",
    "DivergedError": "trainer",
    "FixedPlayer": "amtft",
    "GameTables": "environments",
    "LearnedAmtft": "amtft",
    "LearnedPair": "learned_pair",
    "LearnedRule": "amtft_rule",
    "NetworkShape": "settings",
    "OptimalityGap": "exact_gap",
    "QLearningSettings": "settings",
    "WelfareReward": "welfare_rewards",
    "batched_game": "environments",
    "exact_payoffs": "exact_gap",
    "game_tables": "environments",
    "learned_rule": "amtft_rule",
    "learning_preset": "presets",
    "list_learning_presets": "presets",
    "optimality_gap": "exact_gap",
    "play_agents": "amtft_play",
    "train": "training",
}

__all__ = [
    "AgentPlay",
    "BatchedGame",
    "CheckpointError",
    "DivergedError",
    "FixedPlayer",
    "GameTables",
    "LearnedAmtft",
    "LearnedPair",
    "LearnedRule",
    "NetworkShape",
    "OptimalityGap",
    "QLearningSettings",
    "WelfareReward",
    "batched_game",
    "exact_payoffs",
    "game_tables",
    "learned_rule",
    "learning_preset",
    "list_learning_presets",
    "optimality_gap",
    "play_agents",
    "train",
]

if TYPE_CHECKING:
    from gametheory_bp.deep.amtft import FixedPlayer, LearnedAmtft
    from gametheory_bp.deep.amtft_play import AgentPlay, play_agents
    from gametheory_bp.deep.amtft_rule import LearnedRule, learned_rule
    from gametheory_bp.deep.checkpoints import CheckpointError
    from gametheory_bp.deep.environments import BatchedGame, GameTables, batched_game, game_tables
    from gametheory_bp.deep.exact_gap import OptimalityGap, exact_payoffs, optimality_gap
    from gametheory_bp.deep.learned_pair import LearnedPair
    from gametheory_bp.deep.presets import learning_preset, list_learning_presets
    from gametheory_bp.deep.settings import NetworkShape, QLearningSettings
    from gametheory_bp.deep.trainer import DivergedError
    from gametheory_bp.deep.training import train
    from gametheory_bp.deep.welfare_rewards import WelfareReward


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    require_torch()
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
