"""Proof by the path along which the players concede.

``path`` is exact.  For the discrete Raiffa solution: the successive mid points, from d on.  For
the continuous one: the corners of a path of straight legs.  For Perles-Maschler: the vertices
of the frontier, along which both players walk towards each other.

Where the continuous path is curved, two *chains of legs* enclose it.  A leg ``(time, normal,
end)`` says: whoever starts at the end of the leg before (d at first) and follows for ``time``
a linear flow that is at least as good for row and at most as good for column as the true one
arrives at a point that ``end`` exceeds in the same sense (row's payoff no smaller, column's no
larger).  ``normal`` supports the payoff set and gives the flow's bound of row's best payoff.
The chain ``northwest`` is the same for exchanged players.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.solution_claim import SolutionClaim
from gametheory_bp.exact.codec import record
from gametheory_bp.geometry.vectors import Point

__all__ = ["ConcessionPath", "Leg"]

Leg = tuple[Fraction, Point, Point]
"""Time, supporting normal, end point."""


@record("concession_path")
@dataclass(frozen=True, slots=True)
class ConcessionPath(SolutionClaim):
    """An exact path, or (``path`` empty) two chains of legs that enclose it."""

    path: tuple[Point, ...]
    southeast: tuple[Leg, ...]
    northwest: tuple[Leg, ...]
