"""Equilibrium payoffs of repeated games with perfect monitoring, as certified brackets."""

from gametheory_bp.equilibria.subgame_perfect.bracket import (
    grim_payoffs,
    subgame_perfect_payoffs,
)
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs

__all__ = ["RepeatedPayoffs", "grim_payoffs", "subgame_perfect_payoffs"]
