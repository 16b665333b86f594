"""What every answer over a family of games shares: pieces with one formula each."""

from __future__ import annotations

from gametheory_bp.display import Displayed
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.families.piece import Piece
from gametheory_bp.geometry.algebraic_image import Real

__all__ = ["Piecewise"]


class Piecewise(Displayed):
    """Mixin of answers that are rational functions of t, piece by piece.

    A class that inherits it has ``pieces``, which part the interval in increasing order, and says
    in ``uncertified_reason`` where its proof is.
    """

    __slots__ = ()

    pieces: tuple[Piece, ...]

    @property
    def break_points(self) -> tuple[Real, ...]:
        """Where the formula changes, increasing; rational or algebraic."""
        return tuple(sorted({piece.high for piece in self.pieces[:-1]}))

    @property
    def exactness(self) -> Exactness:
        """Always exact."""
        return EXACT

    @property
    def certificate(self) -> None:
        """None: see ``uncertified_reason``."""
        return None
