"""Proof of what an eventually periodic path is worth, and how far that is from a target."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.geometry.vectors import Point

__all__ = ["PathPayoff"]


@record("path_payoff")
@dataclass(frozen=True, slots=True)
class PathPayoff:
    """A path's payoffs per step; ``distance`` to the target is the larger of both coordinates'."""

    game: PayoffTable
    discount: Fraction
    path: ActionPath
    payoffs: Point
    target: Point
    distance: Fraction
