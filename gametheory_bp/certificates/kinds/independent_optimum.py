"""Proof of the optima of welfare functions over the payoffs of independent mixtures.

For each of the ``rules``: its ``points`` with the mixtures that attain them.  A *place* says
where on a segment or arc of a 2 x 2 subgame a point lies: two rows and two columns as in a
boundary piece, and the parameter; with both pairs equal it is a pure profile.  That no other
payoff is better is proved; that no tie is missing is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["CurvePlace", "IndependentOptimum"]


@record("curve_place")
@dataclass(frozen=True, slots=True)
class CurvePlace:
    """Rows, columns and a parameter."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    parameter: Fraction | Algebraic


@record("independent_optimum")
@dataclass(frozen=True, slots=True)
class IndependentOptimum:
    """Game, disagreement point; for each rule its points, witnesses and their places."""

    game: PayoffTable
    among: Literal["independent"]
    disagreement: Point
    rules: tuple[str, ...]
    parameters: tuple[tuple[tuple[str, Fraction | str], ...], ...]
    points: tuple[tuple[Coordinates, ...], ...]
    flags: tuple[tuple[str, ...], ...]
    witnesses: tuple[tuple[MixedProfile | AlgebraicProfile, ...], ...]
    places: tuple[tuple[CurvePlace, ...], ...]
