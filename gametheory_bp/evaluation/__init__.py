"""How well policies do together: scores, self-play and cross-play, classes of outcomes, errors.

* :func:`normalized_score` scores payoff profiles; :func:`score_table` the series of many runs;
* :func:`cross_play_runs` holds self-play and cross-play; :func:`all_pairings` and
  :func:`sampled_pairings` say who meets whom;
* :func:`groups_by_ratio` and :func:`groups_by_optimum` tell which welfare a run serves;
* :func:`episode_shares` plays memory-one policies, in expectation;
* :func:`outcome_class` and :func:`outcome_shares` count what runs end up doing;
* :func:`learned_play` sums up a run of learning in bulk, with errors over seeds;
* :class:`RunJournal` keeps finished runs in a file.
"""

from __future__ import annotations

from gametheory_bp.evaluation.cross_play_runs import SERIES, CrossPlayRuns, cross_play_runs
from gametheory_bp.evaluation.deterministic_play import cycle_counts, nearest_actions
from gametheory_bp.evaluation.episode_play import (
    cross_payoffs,
    episode_payoffs,
    episode_shares,
    own_shares,
)
from gametheory_bp.evaluation.grouping import PUBLISHED_RATIOS, groups_by_optimum, groups_by_ratio
from gametheory_bp.evaluation.inequity import inequity_averse_welfare
from gametheory_bp.evaluation.inequity_of_policies import InequityWelfare, inequity_of_pairs
from gametheory_bp.evaluation.maxima import exact_maxima, observed_maxima
from gametheory_bp.evaluation.measures import PayoffMeasure, Recorded, payoff_measures
from gametheory_bp.evaluation.normalized_score import NormalizedScore, normalized_score
from gametheory_bp.evaluation.outcome_classes import (
    CLASSES,
    OutcomeShares,
    coordination_shares,
    outcome_class,
    outcome_shares,
    share_classes,
)
from gametheory_bp.evaluation.pairings import all_pairings, sampled_pairings, self_pairings
from gametheory_bp.evaluation.play_summary import (
    PlayLine,
    PlaySummary,
    learned_play,
    play_summary,
)
from gametheory_bp.evaluation.policy_paths import PolicyPaths, policy_paths
from gametheory_bp.evaluation.run_journal import RunJournal, versions
from gametheory_bp.evaluation.score_table import ScoreTable, SeriesScore, score_table
from gametheory_bp.evaluation.standard_error import (
    bootstrap_error,
    mean,
    pair_error,
    standard_error,
)

__all__ = [
    "CLASSES",
    "PUBLISHED_RATIOS",
    "SERIES",
    "CrossPlayRuns",
    "InequityWelfare",
    "NormalizedScore",
    "OutcomeShares",
    "PayoffMeasure",
    "PlayLine",
    "PlaySummary",
    "PolicyPaths",
    "Recorded",
    "RunJournal",
    "ScoreTable",
    "SeriesScore",
    "all_pairings",
    "bootstrap_error",
    "coordination_shares",
    "cross_payoffs",
    "cross_play_runs",
    "cycle_counts",
    "episode_payoffs",
    "episode_shares",
    "exact_maxima",
    "groups_by_optimum",
    "groups_by_ratio",
    "inequity_averse_welfare",
    "inequity_of_pairs",
    "learned_play",
    "mean",
    "nearest_actions",
    "normalized_score",
    "observed_maxima",
    "outcome_class",
    "outcome_shares",
    "own_shares",
    "pair_error",
    "payoff_measures",
    "play_summary",
    "policy_paths",
    "sampled_pairings",
    "score_table",
    "self_pairings",
    "share_classes",
    "standard_error",
    "versions",
]
