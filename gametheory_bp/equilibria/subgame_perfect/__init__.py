"""Equilibrium payoffs of repeated games with perfect monitoring, as certified brackets."""

from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import (
    AlgebraicPayoffs,
    exact_corners,
)
from gametheory_bp.equilibria.subgame_perfect.any_game import subgame_perfect_payoffs
from gametheory_bp.equilibria.subgame_perfect.bracket import grim_payoffs
from gametheory_bp.equilibria.subgame_perfect.floating import FloatPayoffs, approximate_payoffs
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.plan import equilibrium_plan, sustained_plan
from gametheory_bp.equilibria.subgame_perfect.sustained_from import SustainedFrom
from gametheory_bp.equilibria.subgame_perfect.thresholds import sustainable_from

__all__ = [
    "AlgebraicPayoffs",
    "FloatPayoffs",
    "RepeatedPayoffs",
    "SustainedFrom",
    "approximate_payoffs",
    "equilibrium_plan",
    "exact_corners",
    "grim_payoffs",
    "subgame_perfect_payoffs",
    "sustainable_from",
    "sustained_plan",
]
