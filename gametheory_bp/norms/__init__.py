"""Norms as data, and what can be decided about them (Definitions 3.1 and 3.2)."""

from __future__ import annotations

from gametheory_bp.norms.compatibility import Compatibility, compatibility
from gametheory_bp.norms.detection import Detection, detection
from gametheory_bp.norms.enforcement import Enforcement, profile_enforcement
from gametheory_bp.norms.judging_rule import JudgingRule
from gametheory_bp.norms.norm import Norm
from gametheory_bp.norms.norm_adaptiveness import Adaptiveness, higher_order, norm_adaptiveness
from gametheory_bp.norms.norm_cross_play import NormCrossPlay, norm_cross_play

__all__ = [
    "Adaptiveness",
    "Compatibility",
    "Detection",
    "Enforcement",
    "JudgingRule",
    "Norm",
    "NormCrossPlay",
    "compatibility",
    "detection",
    "higher_order",
    "norm_adaptiveness",
    "norm_cross_play",
    "profile_enforcement",
]
