"""Proof that a closed walk is exactly the boundary of a game's independent payoffs.

A piece names two rows and two columns.  With one of the pairs equal it is part of the segment
on which only the other player mixes; otherwise part of the critical arc of the 2 x 2 subgame
(:mod:`gametheory_bp.geometry.bilinear`).  Its ends are parameters on that curve.  The empty
walk stands for a set of one point.  What is proved is that the walk runs through payoffs and that
none lies outside it; a superfluous to and fro inside the set is not refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["BoundaryPiece", "IndependentRegion"]


@record("boundary_piece")
@dataclass(frozen=True, slots=True)
class BoundaryPiece:
    """Part of a segment or arc, from one parameter to another."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    start: Fraction | Algebraic
    end: Fraction | Algebraic


@record("independent_region")
@dataclass(frozen=True, slots=True)
class IndependentRegion:
    """Game and boundary walk."""

    game: PayoffTable
    pieces: tuple[BoundaryPiece, ...]
