"""Walking around the payoffs of independent mixtures, in floating point.

The walk starts at the leftmost payoff and keeps the set on its left: at every point where
curves meet it takes the rightmost turn, found by looking a small distance ahead along each of
them.  Its outcome is a guess, a cyclic list of curves with rough parameters; the break points
are then made exact and the whole walk is proved, or refused and tried at another distance.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from math import atan2, hypot, inf, pi, sqrt

from gametheory_bp.geometry.bilinear import MixtureCurve

__all__ = ["RoughPiece", "rough_walk"]

NEAR = 1e-9
"""Distances below this, in units of the set's width, count as zero."""

SAME = 1e-7
"""Parameters closer than this are one junction: a double root is known to eight digits only."""

RoughPiece = tuple[int, float, float]
"""Index of a curve, with the parameters where the walk enters and leaves it."""

Floats = tuple[float, float, float]


class _Curve:
    """A curve scaled to the unit square, in floats."""

    __slots__ = ("box", "straight", "x", "y")

    def __init__(self, x: Floats, y: Floats) -> None:
        self.x, self.y = x, y
        self.straight = x[2] == 0 and y[2] == 0
        control = [self.at(0.0), (x[0] + x[1] / 2, y[0] + y[1] / 2), self.at(1.0)]
        if self.straight:
            del control[1]
        xs, ys = [c[0] for c in control], [c[1] for c in control]
        self.box = (min(xs), max(xs), min(ys), max(ys))

    def at(self, t: float) -> tuple[float, float]:
        x, y = self.x, self.y
        return x[0] + t * (x[1] + t * x[2]), y[0] + t * (y[1] + t * y[2])

    def speed(self, t: float) -> float:
        return hypot(self.x[1] + 2 * t * self.x[2], self.y[1] + 2 * t * self.y[2])

    def parameter(self, u: float, v: float) -> float:
        x, y = self.x, self.y
        if self.straight:
            return ((u - x[0]) * x[1] + (v - y[0]) * y[1]) / (x[1] ** 2 + y[1] ** 2)
        d = x[2] * y[1] - y[2] * x[1]
        return (x[2] * (v - y[0]) - y[2] * (u - x[0])) / d

    def offsets_of(self, other: _Curve) -> list[float]:
        """``offset`` of this curve along another one, as polynomial coefficients."""
        x, y = self.x, self.y
        along = (
            (other.x[0] - x[0], other.y[0] - y[0]),
            (other.x[1], other.y[1]),
            (other.x[2], other.y[2]),
        )
        v = [x[1] * b - y[1] * a for a, b in along]
        if self.straight:
            return v
        u = [x[2] * b - y[2] * a for a, b in along]
        d = x[2] * y[1] - y[2] * x[1]
        return [
            u[0] * u[0] + d * v[0],
            2 * u[0] * u[1] + d * v[1],
            2 * u[0] * u[2] + u[1] * u[1] + d * v[2],
            2 * u[1] * u[2],
            u[2] * u[2],
        ]


def rough_walk(curves: Sequence[MixtureCurve], ahead: float) -> list[RoughPiece] | None:
    """The outer boundary of the union of the curves, counter-clockwise; None if it gets lost.

    Parameters
    ----------
    curves : sequence of MixtureCurve
    ahead : float
        How far to look ahead at junctions, in units of the set's width.
    """
    floats = _scaled(curves)
    start = min(
        ((curve.at(t), k, t) for k, curve in enumerate(floats) for t in (0.0, 1.0)),
        key=lambda item: item[0],
    )[0]
    try:
        return _Walker(floats, ahead).walk(start)
    except (OverflowError, ZeroDivisionError):  # scales too different for floats
        return None


class _Walker:
    def __init__(self, curves: list[_Curve], ahead: float) -> None:
        self.curves = curves
        self.ahead = ahead
        self.known: dict[int, list[float]] = {}

    def walk(self, start: tuple[float, float]) -> list[RoughPiece] | None:
        turned = self._turn(start, (start[0] - 1.0, start[1]), (-1, 0))
        if turned is None:
            return None
        first = here = turned
        pieces: list[RoughPiece] = []
        for _ in range(20 * len(self.curves) + 100):
            k, t, direction = here
            curve, end = self.curves[k], self._next(k, t, direction)
            back = end - direction * min(self.ahead / curve.speed(end), abs(end - t))
            if pieces and pieces[-1][0] == k and abs(pieces[-1][2] - t) < NEAR:
                pieces[-1] = (k, pieces[-1][1], end)
            else:
                pieces.append((k, t, end))
            turned = self._turn(curve.at(end), curve.at(back), (k, direction))
            if turned is None:
                return None
            here = turned
            if here[0] == first[0] and here[2] == first[2] and abs(here[1] - first[1]) < NEAR:
                return pieces
        return None

    def _turn(
        self, at: tuple[float, float], back: tuple[float, float], along: tuple[int, int]
    ) -> tuple[int, float, int] | None:
        """The first branch counter-clockwise from the way back.

        Of branches in the same direction the present one wins, otherwise the longest.
        """
        arrival = atan2(back[1] - at[1], back[0] - at[0])
        best: tuple[float, float, int, float, int] | None = None
        for k, curve in enumerate(self.curves):
            t = _contact(curve, at)
            if t is None:
                continue
            for direction in (-1, 1):
                room = t if direction < 0 else 1.0 - t
                if room * curve.speed(t) <= 10 * NEAR:
                    continue
                step = min(self.ahead / curve.speed(t), room)
                u, v = curve.at(t + direction * step)
                angle = (atan2(v - at[1], u - at[0]) - arrival) % (2 * pi)
                if angle < 100 * NEAR or angle > 2 * pi - 1e-12:
                    continue
                reach = inf if (k, direction) == along else room * curve.speed(t)
                if (
                    best is None
                    or angle < best[0] - NEAR
                    or (angle < best[0] + NEAR and reach > best[1])
                ):
                    best = (angle, reach, k, t, direction)
        return None if best is None else best[2:]

    def _next(self, k: int, t: float, direction: int) -> float:
        """The next parameter, in this direction, at which another curve meets curve k."""
        if k not in self.known:
            self.known[k] = self._junctions(k)
        tiny = 10 * NEAR / self.curves[k].speed(t)
        if direction > 0:
            return min((s for s in self.known[k] if s > t + tiny), default=1.0)
        return max((s for s in self.known[k] if s < t - tiny), default=0.0)

    def _junctions(self, k: int) -> list[float]:
        """Where other curves meet this one; ends of curves first, for they are most precise."""
        curve = self.curves[k]
        ends, roots = [0.0, 1.0], []
        for j, other in enumerate(self.curves):
            a, b = curve.box, other.box
            if j == k or a[0] > b[1] + NEAR or b[0] > a[1] + NEAR:
                continue
            if a[2] > b[3] + NEAR or b[2] > a[3] + NEAR:
                continue
            ends += [t for s in (0.0, 1.0) if (t := _contact(curve, other.at(s))) is not None]
            offset = other.offsets_of(curve)
            if max(map(abs, offset)) > NEAR:
                roots += [
                    t
                    for t in _roots(offset)
                    if 0 < t < 1 and _contact(other, curve.at(t)) is not None
                ]
        known = sorted(set(ends))
        for t in roots:
            at = bisect(known, t)
            if t - known[at - 1] > SAME and known[min(at, len(known) - 1)] - t > SAME:
                known.insert(at, t)
        return known


def _contact(curve: _Curve, point: tuple[float, float]) -> float | None:
    """The parameter at which the curve passes through the point, if it does."""
    b = curve.box
    if not (b[0] - NEAR <= point[0] <= b[1] + NEAR and b[2] - NEAR <= point[1] <= b[3] + NEAR):
        return None
    t = min(max(curve.parameter(*point), 0.0), 1.0)
    u, v = curve.at(t)
    return t if abs(u - point[0]) < NEAR and abs(v - point[1]) < NEAR else None


def _roots(coefficients: list[float]) -> list[float]:
    """Real roots in [0, 1], with near misses (double roots) included."""
    size = max(map(abs, coefficients))
    c = list(coefficients)
    while len(c) > 1 and abs(c[-1]) < 1e-14 * size:
        c.pop()
    if len(c) == 1:
        return []
    if len(c) == 2:
        return [-c[0] / c[1]]
    if len(c) == 3:
        d = c[1] * c[1] - 4 * c[2] * c[0]
        if abs(d) < 1e-13 * size * size:
            return [-c[1] / (2 * c[2])]
        if d < 0:
            return []
        root = sqrt(d)
        q = -(c[1] + (root if c[1] >= 0 else -root)) / 2
        found = [q / c[2]]
        return [*found, c[0] / q if q != 0 else 0.0]
    turns = sorted(t for t in _roots([k * a for k, a in enumerate(c)][1:]) if 0 < t < 1)
    found = [t for t in turns if abs(_value(c, t)) < 1e-13 * size]
    for a, b in zip([0.0, *turns], [*turns, 1.0], strict=True):
        fa, fb = _value(c, a), _value(c, b)
        if fa * fb > 0:
            continue
        for _ in range(60):
            m = (a + b) / 2
            if (_value(c, m) > 0) == (fa > 0):
                a = m
            else:
                b = m
        found.append((a + b) / 2)
    return found


def _value(c: list[float], t: float) -> float:
    value = 0.0
    for a in reversed(c):
        value = value * t + a
    return value


def _scaled(curves: Sequence[MixtureCurve]) -> list[_Curve]:
    """Both payoffs moved and scaled to [0, 1]: parameters stay what they are."""
    ends = [m.curve.box for m in curves]
    floats = []
    for axis in (0, 1):
        low = min(b[0][axis] for b in ends)
        width = max(b[1][axis] for b in ends) - low or 1
        floats.append(
            [
                (
                    float((m.curve.c0[axis] - low) / width),
                    float(m.curve.c1[axis] / width),
                    float(m.curve.c2[axis] / width),
                )
                for m in curves
            ]
        )
    return [_Curve(x, y) for x, y in zip(*floats, strict=True)]
