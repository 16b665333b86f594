"""One piece of the boundary of a curved payoff set, with the mixtures that attain it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.independent_region import BoundaryPiece
from gametheory_bp.geometry.algebraic_image import Real, image, rational_between
from gametheory_bp.geometry.bilinear import MixtureCurve
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.payoffs.mixture_witness import IndependentWitness, two_by_two

__all__ = ["RegionPiece"]


@dataclass(frozen=True)
class RegionPiece:
    """A segment or parabola arc of the boundary, in its direction.

    Attributes
    ----------
    mixture : MixtureCurve
        The curve, and the mixtures of two rows and two columns that attain it.
    start, end : Fraction or Algebraic
        Parameters on that curve.
    shape : (int, int)
        Numbers of actions of the game.
    """

    mixture: MixtureCurve
    start: Real
    end: Real
    shape: tuple[int, int]

    @property
    def curve(self) -> Curve:
        """The whole curve of which this is a part."""
        return self.mixture.curve

    @property
    def is_straight(self) -> bool:
        """Whether it is a segment; otherwise an arc of a parabola."""
        return self.curve.is_straight

    @property
    def start_point(self) -> tuple[Real, Real]:
        """Exact coordinates of the first point."""
        return self.curve.place(self.start)

    @property
    def end_point(self) -> tuple[Real, Real]:
        """Exact coordinates of the last point."""
        return self.curve.place(self.end)

    @property
    def middle(self) -> Fraction:
        """A rational parameter strictly between the ends."""
        return rational_between(*sorted((self.start, self.end)))

    def witness(self, t: Real) -> IndependentWitness:
        """The mixtures that attain the point at a parameter of the piece."""
        p, q = image(self.mixture.p, t), image(self.mixture.q, t)
        return two_by_two(self.shape, self.mixture.rows, self.mixture.columns, p, q)

    def sample(self, count: int = 24) -> list[tuple[float, float]]:
        """Points along the piece as floats, both ends included: two for a segment."""
        steps = 1 if self.is_straight else max(count, 1)
        a, b = float(self.start), float(self.end)
        x, y = ([float(c) for c in axis] for axis in (self.curve.x, self.curve.y))
        ts = [a + (b - a) * k / steps for k in range(steps + 1)]
        return [(x[0] + t * (x[1] + t * x[2]), y[0] + t * (y[1] + t * y[2])) for t in ts]

    def statement(self) -> BoundaryPiece:
        """The piece as plain data."""
        return BoundaryPiece(self.mixture.rows, self.mixture.columns, self.start, self.end)
