"""The learned layer: batched games, deep Q-learning on welfare rewards, learned amTFT agents.

Only this folder imports torch, and not before one of its names is used.

* :func:`batched_game`: many coin games or repeated matrix games side by side, as tensors;
* :func:`train`: two deep Q-learners that are paid a welfare function, with settings by name from
  :func:`learning_preset` and rewards from :class:`WelfareReward`;
* :func:`distilled`, :func:`exact_punishment`: networks and punishers made of the exact solution;
* :func:`optimality_gap`: what a learned pair gives up, against the exact optimum;
* :func:`learned_rule`, :class:`LearnedAmtft` and :func:`play_agents`: adaptive tit-for-tat with
  learned policies, for one welfare function or several.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gametheory_bp.deep.requirement import require_torch

_HOMES = {
    "AgentPlay": "amtft.play",
    "BatchedGame": "environments",
    "CheckpointError": "checkpoints",
    "Distilled": "distilling.distilled",
    "DivergedError": "q_learning.trainer",
    "Experiment": "experiments.experiment",
    "ExperimentRuns": "experiments.experiment_runs",
    "FixedPlayer": "amtft.agent",
    "GameTables": "environments",
    "LearnedAmtft": "amtft.agent",
    "LearnedPair": "q_learning.learned_pair",
    "LearnedRule": "amtft.rule",
    "NetworkShape": "q_learning.settings",
    "OptimalityGap": "measures.exact_gap",
    "QLearningSettings": "q_learning.settings",
    "RecurrentRule": "amtft.recurrent_rule",
    "SampledGap": "measures.sampled_gap",
    "RewardPair": "q_learning.reward_pairs",
    "RunFilter": "experiments.experiment",
    "Selection": "experiments.selection",
    "SetRuns": "experiments.set_runs",
    "StoredPair": "experiments.stored_pair",
    "WelfareReward": "q_learning.welfare_rewards",
    "amtft_agent": "amtft.making",
    "batched_game": "environments",
    "distilled": "distilling.distilled",
    "exact_payoffs": "measures.exact_gap",
    "exact_punishment": "distilling.exact_punishment",
    "experiment": "experiments.presets",
    "game_tables": "environments",
    "learned_rule": "amtft.rule",
    "learning_preset": "q_learning.presets",
    "list_experiments": "experiments.presets",
    "list_learning_presets": "q_learning.presets",
    "optimality_gap": "measures.exact_gap",
    "play_agents": "amtft.play",
    "played_policy": "networks.played_policy",
    "run_experiment": "experiments.running",
    "run_set_experiment": "experiments.set_experiment",
    "select": "experiments.selecting",
    "train": "q_learning.training",
    "welfare_reward": "q_learning.reward_pairs",
}

__all__ = [
    "AgentPlay",
    "BatchedGame",
    "CheckpointError",
    "Distilled",
    "DivergedError",
    "Experiment",
    "ExperimentRuns",
    "FixedPlayer",
    "GameTables",
    "LearnedAmtft",
    "LearnedPair",
    "LearnedRule",
    "NetworkShape",
    "OptimalityGap",
    "QLearningSettings",
    "RecurrentRule",
    "RewardPair",
    "RunFilter",
    "SampledGap",
    "Selection",
    "SetRuns",
    "StoredPair",
    "WelfareReward",
    "amtft_agent",
    "batched_game",
    "distilled",
    "exact_payoffs",
    "exact_punishment",
    "experiment",
    "game_tables",
    "learned_rule",
    "learning_preset",
    "list_experiments",
    "list_learning_presets",
    "optimality_gap",
    "play_agents",
    "played_policy",
    "run_experiment",
    "run_set_experiment",
    "select",
    "train",
    "welfare_reward",
]

if TYPE_CHECKING:
    from gametheory_bp.deep.amtft.agent import FixedPlayer, LearnedAmtft
    from gametheory_bp.deep.amtft.making import amtft_agent
    from gametheory_bp.deep.amtft.play import AgentPlay, play_agents
    from gametheory_bp.deep.amtft.recurrent_rule import RecurrentRule
    from gametheory_bp.deep.amtft.rule import LearnedRule, learned_rule
    from gametheory_bp.deep.checkpoints import CheckpointError
    from gametheory_bp.deep.distilling.distilled import Distilled, distilled
    from gametheory_bp.deep.distilling.exact_punishment import exact_punishment
    from gametheory_bp.deep.environments import BatchedGame, GameTables, batched_game, game_tables
    from gametheory_bp.deep.experiments.experiment import Experiment, RunFilter
    from gametheory_bp.deep.experiments.experiment_runs import ExperimentRuns
    from gametheory_bp.deep.experiments.presets import experiment, list_experiments
    from gametheory_bp.deep.experiments.running import run_experiment
    from gametheory_bp.deep.experiments.selecting import select
    from gametheory_bp.deep.experiments.selection import Selection
    from gametheory_bp.deep.experiments.set_experiment import run_set_experiment
    from gametheory_bp.deep.experiments.set_runs import SetRuns
    from gametheory_bp.deep.experiments.stored_pair import StoredPair
    from gametheory_bp.deep.measures.exact_gap import OptimalityGap, exact_payoffs, optimality_gap
    from gametheory_bp.deep.networks.played_policy import played_policy
    from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
    from gametheory_bp.deep.q_learning.presets import learning_preset, list_learning_presets
    from gametheory_bp.deep.q_learning.reward_pairs import RewardPair, welfare_reward
    from gametheory_bp.deep.q_learning.settings import NetworkShape, QLearningSettings
    from gametheory_bp.deep.q_learning.trainer import DivergedError
    from gametheory_bp.deep.q_learning.training import train
    from gametheory_bp.deep.q_learning.welfare_rewards import WelfareReward


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    require_torch()
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
