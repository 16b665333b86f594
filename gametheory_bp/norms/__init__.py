"""Norms as data, and what can be decided about them (Definitions 3.1 and 3.2)."""

from __future__ import annotations

from gametheory_bp.norms.amtft_agents import (
    AmtftAgent,
    AmtftPlay,
    AmtftSettings,
    amtft,
    amtft_set,
    exploitability,
    meta_game,
    play,
)
from gametheory_bp.norms.compatibility import Compatibility, compatibility
from gametheory_bp.norms.cross_play_table import CrossPlayTable, cross_play_table
from gametheory_bp.norms.detection import Detection, detection
from gametheory_bp.norms.enforcement import Enforcement, profile_enforcement
from gametheory_bp.norms.grim_norm import (
    bare_cross_play,
    grim_cross_play,
    grim_norm,
    grim_slack,
)
from gametheory_bp.norms.judging_rule import JudgingRule
from gametheory_bp.norms.library import list_norms, load_norm, named_norm
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.norm_adaptiveness import Adaptiveness, higher_order, norm_adaptiveness
from gametheory_bp.norms.norm_cross_play import NormCrossPlay, norm_cross_play
from gametheory_bp.norms.plan_automata import plan_automata
from gametheory_bp.norms.punishments import Punishments
from gametheory_bp.norms.sustainable_discounts import SustainableDiscounts, sustainable_discounts
from gametheory_bp.norms.welfare_norms import turn_taking, welfare_norms, welfare_paths

__all__ = [
    "Adaptiveness",
    "AmtftAgent",
    "AmtftPlay",
    "AmtftSettings",
    "Compatibility",
    "CrossPlayTable",
    "Detection",
    "Enforcement",
    "JudgingRule",
    "Norm",
    "NormCrossPlay",
    "Punishments",
    "SustainableDiscounts",
    "amtft",
    "amtft_set",
    "bare_cross_play",
    "compatibility",
    "cross_play_table",
    "detection",
    "exploitability",
    "grim_cross_play",
    "grim_norm",
    "grim_slack",
    "higher_order",
    "list_norms",
    "load_norm",
    "meta_game",
    "named_norm",
    "norm_adaptiveness",
    "norm_cross_play",
    "plan_automata",
    "play",
    "profile_enforcement",
    "sustainable_discounts",
    "turn_taking",
    "welfare_norms",
    "welfare_paths",
]
