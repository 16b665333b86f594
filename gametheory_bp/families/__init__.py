"""One-parameter families of games, and what rules pick in them as exact formulas.

>>> from gametheory_bp.families import GameFamily, check, family_optimum
>>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
>>> optimum = family_optimum(family, "utilitarian")
>>> optimum.break_points, bool(check(optimum))
((Fraction(3, 1),), True)
"""

from gametheory_bp.families.checking import check
from gametheory_bp.families.disagreement import FamilyDisagreement, family_disagreement
from gametheory_bp.families.family import GameFamily
from gametheory_bp.families.optimum import FamilyOptimum, family_optimum
from gametheory_bp.families.rational_function import RationalFunction
from gametheory_bp.families.rules import PIECEWISE_RATIONAL

__all__ = [
    "PIECEWISE_RATIONAL",
    "FamilyDisagreement",
    "FamilyOptimum",
    "GameFamily",
    "RationalFunction",
    "check",
    "family_disagreement",
    "family_optimum",
]
