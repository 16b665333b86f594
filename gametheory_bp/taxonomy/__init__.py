"""Which kind of cooperation problem a game is, and how much fairness notions disagree in it.

>>> from gametheory_bp import classify, load_game
>>> classify(load_game("prisoners_dilemma")).names
('symmetric_payoffs', 'symmetric_players', 'mixed_motive', 'social_dilemma')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gametheory_bp.taxonomy.classification import Classification
from gametheory_bp.taxonomy.classifying import classify
from gametheory_bp.taxonomy.finding import DEFINITIONS, Finding

if TYPE_CHECKING:
    from gametheory_bp.taxonomy.disagreement_degree import (
        NormativeDisagreement,
        normative_disagreement,
    )

__all__ = [
    "DEFINITIONS",
    "Classification",
    "Finding",
    "NormativeDisagreement",
    "classify",
    "normative_disagreement",
]


def __getattr__(name: str) -> Any:
    # it stands on all bargaining rules, which a classification can do without
    if name in ("NormativeDisagreement", "normative_disagreement"):
        return getattr(import_module("gametheory_bp.taxonomy.disagreement_degree"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
