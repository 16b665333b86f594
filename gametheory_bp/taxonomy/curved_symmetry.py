"""Whether the curved payoff set of independent mixtures is its own mirror image, exactly.

The set is what its boundary encloses, so it is symmetric exactly if every piece of the boundary,
with the coordinates exchanged, lies on the boundary.  A mirrored piece and a piece of the boundary
overlap only if they lie on one line or parabola; their parameters are then affine in each other,
so it remains to cover an interval by intervals.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.payoffs.independent import independent_payoffs
from gametheory_bp.payoffs.region_piece import RegionPiece

__all__ = ["is_mirror_symmetric"]

Real = Fraction | Algebraic


def is_mirror_symmetric(game: BimatrixGame) -> bool:
    """Whether (b, a) is a payoff pair of independent mixtures whenever (a, b) is one.

    Parameters
    ----------
    game : BimatrixGame
        With payoff pairs that do not lie on one line.

    Examples
    --------
    >>> is_mirror_symmetric(BimatrixGame([[3, 0], [0, 2]], [[2, 0], [0, 3]]))
    True
    >>> is_mirror_symmetric(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]))
    False
    """
    boundary = independent_payoffs(game).boundary
    return all(_is_covered(piece, boundary) for piece in boundary)


def _is_covered(piece: RegionPiece, boundary: Sequence[RegionPiece]) -> bool:
    """Whether the mirror image of a piece lies on the boundary."""
    mirrored = _mirror(piece.curve)
    low, high = sorted((piece.start, piece.end))
    intervals: list[tuple[Real, Real]] = []
    for other in boundary:
        if not _same_carrier(mirrored, other.curve):
            continue
        # s = s0 + slope t is the other's parameter of the point at t; here t from s
        s0 = other.curve.parameter(mirrored.point(Fraction(0)))
        slope = other.curve.parameter(mirrored.point(Fraction(1))) - s0
        ends = sorted(_affine(s, 1 / slope, -s0 / slope) for s in (other.start, other.end))
        intervals.append((ends[0], ends[1]))
    reached = low
    for start, end in sorted(intervals):
        if start <= reached < end:
            reached = end
    return reached >= high


def _mirror(curve: Curve) -> Curve:
    return Curve(*((y, x) for x, y in (curve.c0, curve.c1, curve.c2)))


def _same_carrier(first: Curve, second: Curve) -> bool:
    """Whether two curves lie on one line or one parabola."""
    if first.is_straight != second.is_straight:
        return False
    # two points fix a line; five points of a conic fix it
    count = 2 if first.is_straight else 5
    return not any(second.offset(first.point(Fraction(t))) for t in range(count))


def _affine(number: Real, scale: Fraction, shift: Fraction) -> Real:
    if isinstance(number, Algebraic):
        return number.affine(scale, shift)
    return number * scale + shift
