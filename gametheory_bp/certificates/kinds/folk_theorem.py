"""Proof of a folk-theorem set: the feasible payoffs above proved threats.

The threats are the players' minimax values, each with strategies of both sides, or the payoffs of
a stage-game equilibrium with its slacks.  That patient players sustain the points above them is
the theorem; it is not checked here.
"""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.kinds.minimax_value import MinimaxValue
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["FolkTheorem"]


@record("folk_theorem")
@dataclass(frozen=True, slots=True)
class FolkTheorem:
    """The polygon above the floor, with the proofs of both.

    ``interior`` says whether some feasible point is above the floor for both players strictly.
    """

    game: PayoffTable
    floor: Point
    vertices: tuple[Point, ...]
    interior: bool
    polygon_proof: FeasiblePolygon
    threat_proofs: tuple[MinimaxValue, MinimaxValue] | NashEquilibrium
