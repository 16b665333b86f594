"""The polygon towards which the chain creeps, by Newton's method on its corners.

A step of the chain maps a polygon X to a polygon T(X).  While the same pairs and promises make the
corners, this is a smooth map of the corners, and its fixed point solves ``X = T(X)``.  The result
is a guess: the lines along its sides are proved afterwards, or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import fmpq, fmpq_mat

from gametheory_bp.equilibria.subgame_perfect.generation import generated
from gametheory_bp.equilibria.subgame_perfect.operator import next_polygon
from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point, hull, overhang
from gametheory_bp.equilibria.subgame_perfect.stage import Stage

__all__ = ["Limit", "newton_limit", "short_limit", "simple"]

BITS = 192
"""Bits after the point of a guess; the payoffs of both players range from 0 to 1."""

NEAR, SHIFT = fmpq(1, 1 << 112), fmpq(1, 1 << 96)
"""Error at which Newton's method ends; step of difference quotients."""

CLOSE, BLUR = fmpq(1, 1 << 80), fmpq(1, 1 << 40)
"""Distance at which a short fraction is taken for the limit; size of an edge to ignore."""

STEPS, COARSE = 6, fmpq(1, 1 << 10)
"""Steps at most, and the gain of a step below which the Jacobian is computed again."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A polygon that nearly generates itself exactly, and polygons inside it that really do.

    Attributes
    ----------
    corners : corners
    resolvent : matrix or None
        ``(I - J)^-1`` with the Jacobian J of the map from corners to generated corners; None for
        a guess by short fractions.
    still : tuple of bool
        Which corners do not depend on the others.
    """

    corners: Corners
    resolvent: Any
    still: tuple[bool, ...]

    def inside(self) -> Iterator[Corners]:
        """Polygons a little inside, ever smaller.

        If every corner x is to lie inside the generated polygon by some e(x), the corners move by
        ``(I - J)^-1 e``; here e(x) is a share of the way to the middle.
        """
        if self.resolvent is None:
            return
        count = len(self.corners)
        middle = sum(v[0] for v in self.corners) / count, sum(v[1] for v in self.corners) / count
        wish = fmpq_mat(
            2 * count,
            1,
            [
                fmpq(0) if fixed else middle[axis] - v[axis]
                for v, fixed in zip(self.corners, self.still, strict=True)
                for axis in (0, 1)
            ],
        )
        move = self.resolvent * wish
        for power in range(96, 8, -8):
            share = fmpq(1, 1 << power)
            yield [
                (v[0] + share * move[2 * k, 0], v[1] + share * move[2 * k + 1, 0])
                for k, v in enumerate(self.corners)
            ]


def short_limit(stage: Stage, corners: Corners, punishments: Point | None) -> Limit | None:
    """The generated corners as short fractions, about as near as the link is to its limit."""
    image = hull(generated(stage, corners, punishments))
    if not image:
        return None
    radius = 16 * overhang(corners, image)
    radius = min(max(radius, CLOSE), fmpq(1, 1 << 12))
    return Limit(hull((_shortest(x, radius), _shortest(y, radius)) for x, y in image), None, ())


def _shortest(number: Any, radius: Any) -> Any:
    exact = Fraction(int(number.p), int(number.q))
    for bits in range(0, BITS, 2):
        short = exact.limit_denominator(1 << bits)
        close = fmpq(short.numerator, short.denominator)
        if abs(close - number) <= radius:
            return close
    return number


def newton_limit(stage: Stage, corners: Corners, punishments: Point | None) -> Limit | None:
    """A fixed point near a link of the chain, by Newton's method."""
    corners = _distinct(corners)
    found, jacobian, last = None, None, fmpq(1)
    for _ in range(STEPS):
        polygon = _distinct(next_polygon(stage, corners, punishments))
        if len(polygon) < 3:
            return found
        image = _matched(corners, polygon)
        if image is None:
            corners, jacobian = [_rounded(v) for v in polygon], None
            continue
        gaps = [i[axis] - v[axis] for v, i in zip(corners, image, strict=True) for axis in (0, 1)]
        size, gap = len(gaps), max(map(abs, gaps))
        if jacobian is None or gap > last * COARSE:
            jacobian = _jacobian(stage, corners, image, punishments)
        last = gap
        resolvent = None if jacobian is None else _resolvent(jacobian)
        if jacobian is None or resolvent is None:
            corners = [_rounded(v) for v in image]
            continue
        step = resolvent * fmpq_mat(size, 1, gaps)
        moved = [
            _rounded((v[0] + step[2 * k, 0], v[1] + step[2 * k + 1, 0]))
            for k, v in enumerate(corners)
        ]
        corners = _distinct(hull(moved))
        if len(corners) != len(moved):
            return found
        still = tuple(
            all(jacobian[2 * k + axis, j] == 0 for axis in (0, 1) for j in range(size))
            for k in range(len(corners))
        )
        found = Limit([(simple(x), simple(y)) for x, y in corners], resolvent, still)
        if max(abs(step[k, 0]) for k in range(size)) < NEAR:
            return found
    return found


def _resolvent(jacobian: Any) -> Any:
    size = jacobian.nrows()
    identity = fmpq_mat(size, size, [int(i == j) for i in range(size) for j in range(size)])
    try:
        return (identity - jacobian).inv()
    except ZeroDivisionError:
        return None


def _matched(corners: Corners, polygon: Corners) -> Corners | None:
    """The corners of a polygon nearest to given ones; None if two are nearest to the same.

    A polygon that is not quite consistent has extra corners beside its sides.
    """
    chosen = []
    for x, y in corners:
        gaps = [max(abs(v[0] - x), abs(v[1] - y)) for v in polygon]
        chosen.append(gaps.index(min(gaps)))
    return [polygon[k] for k in chosen] if len(set(chosen)) == len(corners) else None


def _distinct(corners: Corners) -> Corners:
    """Without corners that only rounding tells from the one before."""
    kept: Corners = []
    for v in corners:
        near = kept[-1:] + kept[:1]
        if not any(max(abs(v[0] - w[0]), abs(v[1] - w[1])) < BLUR for w in near):
            kept.append(v)
    return kept


def _jacobian(stage: Stage, corners: Corners, image: Corners, punishments: Point | None) -> Any:
    """Difference quotients of the generated corners; None where their number changes.

    A corner that is the payoff of a pair played for ever stays where it is.
    """
    size = 2 * len(corners)
    matrix = fmpq_mat(size, size)
    own = {p.payoff for p in stage.pairs}
    for k, v in enumerate(corners):
        if v in own and image[k] == v:
            continue
        for axis in (0, 1):
            other, step = None, SHIFT
            for step in (SHIFT, -SHIFT):
                shifted = list(corners)
                shifted[k] = (v[0] + step, v[1]) if axis == 0 else (v[0], v[1] + step)
                other = _matched(image, _distinct(next_polygon(stage, shifted, punishments)))
                if other is not None:
                    break
            if other is None:
                return None
            for j, (a, b) in enumerate(zip(image, other, strict=True)):
                for i in (0, 1):
                    matrix[2 * j + i, 2 * k + axis] = _round((b[i] - a[i]) / step)
    return matrix


def _rounded(v: Point) -> Point:
    return _round(v[0]), _round(v[1])


def _round(number: Any) -> Any:
    if int(number.q).bit_length() <= BITS:
        return number
    return fmpq((number * (1 << BITS)).floor(), 1 << BITS)


def simple(number: Any) -> Any:
    """The number with a short denominator nearby, if there is one."""
    exact = Fraction(int(number.p), int(number.q))
    short = exact.limit_denominator(1 << (BITS // 6))
    close = fmpq(short.numerator, short.denominator)
    return close if abs(close - number) <= CLOSE else number
