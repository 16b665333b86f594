"""The learned layer: batched games, deep Q-learning on welfare rewards, learned amTFT agents.

Only this folder imports torch, and not before one of its names is used.

* :func:`batched_game`: many coin games or repeated matrix games side by side, as tensors;
* :func:`train`: two deep Q-learners that are paid a welfare function, with settings by name from
  :func:`learning_preset` and rewards from :class:`WelfareReward`;
* :func:`distilled`, :func:`exact_punishment`: networks and punishers made of the exact solution;
* :func:`optimality_gap`: what a learned pair gives up, against the exact optimum;
* :func:`amtft_agent` (or :func:`learned_rule` and :class:`LearnedAmtft`) and :func:`play_agents`:
  adaptive tit-for-tat with learned policies, for one welfare function or several.
* :func:`learn_by_play`, :func:`learn_with_networks`: opponent shaping (LOLA) from sampled play;
* :func:`learned_report`: payoffs, gaps by every criterion, exploitability, coins and detection of
  defections in one table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gametheory_bp.deep.requirement import require_torch

_HOMES = {
    "AgentExploitability": "measures.agent_exploitability",
    "AgentPlay": "amtft.play",
    "BatchedGame": "environments",
    "CheckpointError": "checkpoints",
    "CoinsPicked": "measures.coins",
    "DetectionRates": "measures.detection_rates",
    "Distilled": "distilling.distilled",
    "DivergedError": "q_learning.trainer",
    "Experiment": "experiments.experiment",
    "ExperimentRuns": "experiments.experiment_runs",
    "FixedPlayer": "amtft.agent",
    "GameTables": "environments",
    "HorizonGaps": "measures.horizon_gaps",
    "LearnedAmtft": "amtft.agent",
    "LearnedExploitability": "measures.exploitability",
    "LearnedPair": "q_learning.learned_pair",
    "LearnedReport": "measures.learned_report",
    "LearnedRule": "amtft.rule",
    "LolaNetworkSettings": "lola",
    "LolaSettings": "lola",
    "NetworkLola": "lola",
    "NetworkMatch": "lola",
    "NetworkShape": "q_learning.settings",
    "OptimalityGap": "measures.exact_gap",
    "ProximalStep": "lola",
    "QLearningSettings": "q_learning.settings",
    "RecurrentRule": "amtft.recurrent_rule",
    "RewardPair": "q_learning.reward_pairs",
    "RunFilter": "experiments.experiment",
    "SampledGap": "measures.sampled_gap",
    "Selection": "experiments.selection",
    "SetRuns": "experiments.set_runs",
    "StationaryPair": "measures.stationary_pair",
    "StoredPair": "experiments.stored_pair",
    "SurrogateOptimum": "q_learning.surrogate_optimum",
    "TabularLola": "lola",
    "WelfareReward": "q_learning.welfare_rewards",
    "agent_exploitability": "measures.agent_exploitability",
    "amtft_agent": "amtft.making",
    "batched_game": "environments",
    "coins_picked": "measures.coins",
    "cross_play_networks": "lola",
    "detection_rates": "measures.detection_rates",
    "distilled": "distilling.distilled",
    "exact_payoffs": "measures.exact_gap",
    "exact_punishment": "distilling.exact_punishment",
    "experiment": "experiments.presets",
    "exploitability": "measures.exploitability",
    "game_tables": "environments",
    "greedy_walker": "measures.greedy_walker",
    "horizon_gaps": "measures.horizon_gaps",
    "learn_by_play": "lola",
    "learn_with_networks": "lola",
    "learned_report": "measures.learned_report",
    "learned_rule": "amtft.rule",
    "learning_preset": "q_learning.presets",
    "list_experiments": "experiments.presets",
    "list_learning_presets": "q_learning.presets",
    "list_lola_presets": "lola",
    "lola_preset": "lola",
    "optimality_gap": "measures.exact_gap",
    "play_agents": "amtft.play",
    "play_match": "lola",
    "played_policy": "networks.played_policy",
    "run_experiment": "experiments.running",
    "run_set_experiment": "experiments.set_experiment",
    "sampled_coins": "measures.coins",
    "select": "experiments.selecting",
    "stored_networks": "lola",
    "surrogate_optimum": "q_learning.surrogate_optimum",
    "train": "q_learning.training",
    "true_defections": "measures.true_defections",
    "welfare_reward": "q_learning.reward_pairs",
}

__all__ = [
    "AgentExploitability",
    "AgentPlay",
    "BatchedGame",
    "CheckpointError",
    "CoinsPicked",
    "DetectionRates",
    "Distilled",
    "DivergedError",
    "Experiment",
    "ExperimentRuns",
    "FixedPlayer",
    "GameTables",
    "HorizonGaps",
    "LearnedAmtft",
    "LearnedExploitability",
    "LearnedPair",
    "LearnedReport",
    "LearnedRule",
    "LolaNetworkSettings",
    "LolaSettings",
    "NetworkLola",
    "NetworkMatch",
    "NetworkShape",
    "OptimalityGap",
    "ProximalStep",
    "QLearningSettings",
    "RecurrentRule",
    "RewardPair",
    "RunFilter",
    "SampledGap",
    "Selection",
    "SetRuns",
    "StationaryPair",
    "StoredPair",
    "SurrogateOptimum",
    "TabularLola",
    "WelfareReward",
    "agent_exploitability",
    "amtft_agent",
    "batched_game",
    "coins_picked",
    "cross_play_networks",
    "detection_rates",
    "distilled",
    "exact_payoffs",
    "exact_punishment",
    "experiment",
    "exploitability",
    "game_tables",
    "greedy_walker",
    "horizon_gaps",
    "learn_by_play",
    "learn_with_networks",
    "learned_report",
    "learned_rule",
    "learning_preset",
    "list_experiments",
    "list_learning_presets",
    "list_lola_presets",
    "lola_preset",
    "optimality_gap",
    "play_agents",
    "play_match",
    "played_policy",
    "run_experiment",
    "run_set_experiment",
    "sampled_coins",
    "select",
    "stored_networks",
    "surrogate_optimum",
    "train",
    "true_defections",
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
    from gametheory_bp.deep.lola import (
        LolaNetworkSettings,
        LolaSettings,
        NetworkLola,
        NetworkMatch,
        ProximalStep,
        TabularLola,
        cross_play_networks,
        learn_by_play,
        learn_with_networks,
        list_lola_presets,
        lola_preset,
        play_match,
        stored_networks,
    )
    from gametheory_bp.deep.measures.agent_exploitability import (
        AgentExploitability,
        agent_exploitability,
    )
    from gametheory_bp.deep.measures.coins import CoinsPicked, coins_picked, sampled_coins
    from gametheory_bp.deep.measures.detection_rates import DetectionRates, detection_rates
    from gametheory_bp.deep.measures.exact_gap import OptimalityGap, exact_payoffs, optimality_gap
    from gametheory_bp.deep.measures.exploitability import LearnedExploitability, exploitability
    from gametheory_bp.deep.measures.greedy_walker import greedy_walker
    from gametheory_bp.deep.measures.horizon_gaps import HorizonGaps, horizon_gaps
    from gametheory_bp.deep.measures.learned_report import LearnedReport, learned_report
    from gametheory_bp.deep.measures.sampled_gap import SampledGap
    from gametheory_bp.deep.measures.stationary_pair import StationaryPair
    from gametheory_bp.deep.measures.true_defections import true_defections
    from gametheory_bp.deep.networks.played_policy import played_policy
    from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
    from gametheory_bp.deep.q_learning.presets import learning_preset, list_learning_presets
    from gametheory_bp.deep.q_learning.reward_pairs import RewardPair, welfare_reward
    from gametheory_bp.deep.q_learning.settings import NetworkShape, QLearningSettings
    from gametheory_bp.deep.q_learning.surrogate_optimum import (
        SurrogateOptimum,
        surrogate_optimum,
    )
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
