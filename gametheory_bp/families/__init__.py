"""One-parameter families of games, and what rules pick in them as exact formulas.

>>> from gametheory_bp.families import GameFamily, family_optimum
>>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
>>> family_optimum(family, "utilitarian").break_points
(Fraction(3, 1),)
"""

from gametheory_bp.families.family import GameFamily
from gametheory_bp.families.optimum import FamilyOptimum, family_optimum
from gametheory_bp.families.rational_function import RationalFunction
from gametheory_bp.families.rules import PIECEWISE_RATIONAL

__all__ = [
    "PIECEWISE_RATIONAL",
    "FamilyOptimum",
    "GameFamily",
    "RationalFunction",
    "family_optimum",
]
