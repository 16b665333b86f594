"""Which kind of cooperation problem a game is, and how much fairness notions disagree in it.

>>> from gametheory_bp import classify, load_game
>>> classify(load_game("prisoners_dilemma")).names
('symmetric_payoffs', 'symmetric_players', 'mixed_motive', 'social_dilemma')
"""

from gametheory_bp.taxonomy.classification import Classification
from gametheory_bp.taxonomy.classifying import classify
from gametheory_bp.taxonomy.finding import DEFINITIONS, Finding
from gametheory_bp.taxonomy.normative_disagreement import (
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
