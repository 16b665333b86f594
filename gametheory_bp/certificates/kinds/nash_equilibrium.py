"""Proof that profiles are Nash equilibria: payoffs, supports and slacks."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["NashEquilibrium"]


@record("nash_equilibrium")
@dataclass(frozen=True, slots=True)
class NashEquilibrium:
    """Profiles of one game with what every action loses against them.

    For profile k, ``row_slacks[k][i]`` is the row player's payoff minus the payoff of row i
    against the column mixture, ``column_slacks[k][j]`` likewise.  The profile is an equilibrium
    exactly when no slack is negative and actions in the supports have slack zero.  That the list
    holds *all* extreme equilibria is not part of the claim.
    """

    game: PayoffTable
    profiles: tuple[MixedProfile, ...]
    payoffs: tuple[Point, ...]
    row_slacks: tuple[Vector, ...]
    column_slacks: tuple[Vector, ...]
