"""Whether convex polygons cover another one, decided exactly.

What a closed cover leaves of a convex set is open in that set: if anything is left, something of
the set's own dimension is.  So the cover is cut away piece by piece, each piece along the edges of
the covering polygon, and pieces of lower dimension may be dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot

__all__ = ["uncovered_point"]


def uncovered_point(whole: Polygon, covers: Iterable[Polygon]) -> Point | None:
    """A point of the set that lies in none of the covers; None if they cover the set.

    Examples
    --------
    >>> square = Polygon.hull([(0, 0), (2, 0), (2, 2), (0, 2)])
    >>> left, right = square.clip((1, 0), 1), square.clip((-1, 0), -1)
    >>> uncovered_point(square, [left, right]) is None, uncovered_point(square, [left])
    (True, (Fraction(3, 2), Fraction(1, 1)))
    """
    pieces = [] if whole.is_empty else [whole]
    for cover in covers:
        pieces = [rest for piece in pieces for rest in _outside(piece, cover)]
        if not pieces:
            return None
    return _middle(pieces[0]) if pieces else None


def _outside(piece: Polygon, cover: Polygon) -> list[Polygon]:
    """Parts of the piece outside the cover, without those of lower dimension."""
    if cover.is_empty:
        return [piece]
    kept, left = [], piece
    for normal, offset in cover.half_planes():
        if all(dot(normal, v) <= offset for v in left.vertices):
            continue
        outside = left.clip((-normal[0], -normal[1]), -offset)
        if outside.dimension == piece.dimension:
            kept.append(outside)
        left = left.clip(normal, offset)
        if left.dimension < piece.dimension:
            break
    return kept


def _middle(piece: Polygon) -> Point:
    count = len(piece.vertices)
    return (
        sum((x for x, _ in piece.vertices), Fraction(0)) / count,
        sum((y for _, y in piece.vertices), Fraction(0)) / count,
    )
