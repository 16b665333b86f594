"""Proof that paths of play attain the whole feasible polygon, or that they miss a point of it.

Paths attain the polygon P exactly if the sets ``(1 - d) g + d P``, over the payoffs g of all action
pairs, cover it; :mod:`gametheory_bp.games.first_steps` has the argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["TimeSharing"]


@record("time_sharing")
@dataclass(frozen=True, slots=True)
class TimeSharing:
    """The feasible polygon's vertices, and a point that no path attains (None if there is none)."""

    game: PayoffTable
    discount: Fraction
    vertices: tuple[Point, ...]
    fills: bool
    missed: Point | None
