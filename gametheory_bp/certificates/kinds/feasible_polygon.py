"""Proof that a set of payoffs of a game is exactly what is claimed.

``profiles`` are action pairs whose payoffs, in this order, are the vertices of the hull of all
payoff pairs (or, for the pure set, all distinct payoff pairs).  The claimed ``vertices`` are
those of the hull itself, of its part at least ``floor``, or of its comprehensive hull above
``floor``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["FeasiblePolygon"]


@record("feasible_polygon")
@dataclass(frozen=True, slots=True)
class FeasiblePolygon:
    """Game, attaining action pairs, floor and the claimed vertices."""

    game: PayoffTable
    set: Literal["feasible", "individually_rational", "comprehensive", "pure"]
    floor: tuple[Fraction, Fraction] | None
    profiles: tuple[tuple[int, int], ...]
    vertices: tuple[tuple[Fraction, Fraction], ...]
