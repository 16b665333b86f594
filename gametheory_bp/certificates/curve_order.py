"""Rules that go along a line, on the payoffs of independent mixtures.

Five rules ask for the last point c of an increasing line that some payoff ``x >= d`` is at
least as good as for both players:

======================  =================================  =====================================
rule                    line                               picks, of the payoffs at least c
======================  =================================  =====================================
``leximin``             from d, direction (1, 1)           the furthest beyond c
``egalitarian_pareto``  the same                           those that nothing dominates
``kalai_smorodinsky``   from d towards the ideal point     the furthest beyond c, along the line
``proportional``        from d, (weight, 1 - weight)       c itself, else all
``equal_loss``          to the ideal point, (1, 1)         c itself, else all
======================  =================================  =====================================

These are the definitions for finite sets, taken over another set.  A payoff is at least c
exactly when its smaller score along the line is the largest; then it equals c in one
coordinate.  So it lies on the upright or on the level ray that leaves c, and on the boundary of
the set, hence on a segment or arc of a 2 x 2 subgame: everything is found there.  The
undominated ones are the ends of the two rays, at most two.

Where nobody can gain all payoffs ``x >= d`` have a coordinate in common with d, and the
undominated ones are those beyond c = d.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from gametheory_bp.certificates.curve_welfare import payoff_ranges
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.geometry.algebraic_arithmetic import difference, inverse, product, total
from gametheory_bp.geometry.algebraic_image import Real, bounds_of, image, quotient, unit_roots
from gametheory_bp.geometry.bilinear import MixtureCurve
from gametheory_bp.geometry.curve import Curve, Polynomial, minus, plus, times
from gametheory_bp.geometry.curved_region import gaps
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "NEEDS_GAIN",
    "ORDERS",
    "Line",
    "RealPoint",
    "beyond",
    "level_roots",
    "picked",
    "rule_line",
]

RealPoint = tuple[Real, Real]
ZERO, ONE = Fraction(0), Fraction(1)
NARROW = Fraction(1, 10**12)

NEEDS_GAIN = frozenset({"equal_loss", "kalai_smorodinsky", "proportional"})
"""Rules with nothing to share where nobody can gain."""

ORDERS = NEEDS_GAIN | {"egalitarian_pareto", "leximin"}
"""All rules of this kind."""


@dataclass(frozen=True)
class Line:
    """``y - start[1] = slope (x - start[0])``; a rational start, or a rational slope, above 0."""

    start: RealPoint
    slope: Real

    @cached_property
    def height(self) -> Real:
        """``y - slope x``, the same along the whole line (where the slope is rational)."""
        return difference(self.start[1], product(self.slope, self.start[0]))

    def up(self, x: Real) -> Real:
        """Second coordinate of the line's point with this first one."""
        if isinstance(self.slope, Fraction):
            return total(self.height, product(self.slope, x))
        return total(self.start[1], product(self.slope, difference(x, self.start[0])))

    def across(self, y: Real) -> Real:
        """First coordinate of the line's point with this second one."""
        if isinstance(self.slope, Fraction):
            return product(1 / self.slope, difference(y, self.height))
        return total(self.start[0], product(inverse(self.slope), difference(y, self.start[1])))

    def has(self, curve: Curve, t: Real) -> bool:
        """Whether the point of a curve at a parameter lies on the line."""
        if isinstance(self.slope, Fraction):
            return image(_tilted(curve, self.slope), t) == self.height
        run, rise = self._from_start(curve)
        if image(run, t) == 0:
            return image(rise, t) == 0
        return quotient(rise, run, t) == self.slope

    def below(self, curve: Curve, t: Real) -> RealPoint:
        """The last point of the line that this point of a curve is at least as good as."""
        x, y = curve.place(t)
        if self.has(curve, t):
            return x, y
        there = self.up(x)
        return (x, there) if there < y else (self.across(y), y)

    def meets(self, curve: Curve) -> tuple[Real, ...]:
        """Parameters among which are all crossings with a curve that does not run along it."""
        if isinstance(self.slope, Fraction):
            return level_roots(_tilted(curve, self.slope), self.height)
        run, rise = self._from_start(curve)  # rise / run is a root of the slope's polynomial
        return unit_roots(_homogeneous(self.slope.coefficients, rise, run))

    def _from_start(self, curve: Curve) -> tuple[Polynomial, Polynomial]:
        x, y = self.start
        assert isinstance(x, Fraction) and isinstance(y, Fraction)
        return minus(curve.x, (x,)), minus(curve.y, (y,))


def rule_line(
    rule: str,
    parameters: Mapping[str, Fraction | str],
    curves: Sequence[MixtureCurve],
    payoffs: Sequence[Point],
    d: Point,
) -> Line:
    """The line of a rule on the payoffs of these curves and pure profiles.

    Raises
    ------
    DisagreementError
        If the rule measures from the ideal point and no payoff is at least d for both.
    NotDefinedError
        For the printed form of Kalai and Smorodinsky's rule.
    """
    if parameters.get("form") == "ratio":
        raise NotDefinedError(
            "the printed ratio is minimised over the Pareto-optimal payoffs; those of independent "
            "mixtures are no closed set and the minimum may be missed: use form='normalised'"
        )
    if rule == "proportional":
        weight = Fraction(parameters["weight"])
        return Line(d, (1 - weight) / weight)
    if rule not in NEEDS_GAIN:
        return Line(d, ONE)
    _, ideal = payoff_ranges(curves, payoffs, d)
    if rule == "equal_loss":
        return Line(ideal, ONE)
    if parameters.get("ideal") == "whole_set":
        ideal = max(x for x, _ in payoffs), max(y for _, y in payoffs)
    rise, run = difference(ideal[1], d[1]), difference(ideal[0], d[0])
    return Line(d, product(rise, inverse(run)))


def level_roots(polynomial: Polynomial, level: Real) -> tuple[Real, ...]:
    """Parameters in [0, 1] among which are all where a polynomial, not constant, is the level."""
    if isinstance(level, Fraction):
        return unit_roots(minus(polynomial, (level,)))
    return unit_roots(_homogeneous(level.coefficients, polynomial, (ONE,)))


def beyond(
    curves: Iterable[MixtureCurve], c: RealPoint
) -> dict[RealPoint, tuple[MixtureCurve, Real]] | None:
    """The payoffs at least c, with their places; None if one is better for both.

    Isolated points, and the two ends of each segment of them.
    """
    found: dict[RealPoint, tuple[MixtureCurve, Real]] = {}
    spans: list[tuple[RealPoint, RealPoint]] = []
    for m in curves:
        top = m.curve.box[1]
        if top[0] < c[0] or top[1] < c[1]:
            continue
        breaks = {ZERO, ONE, *level_roots(m.curve.x, c[0]), *level_roots(m.curve.y, c[1])}
        ordered = sorted(breaks)
        for t in ordered:
            if _surely_less(m.curve, t, c):
                continue
            place = m.curve.place(t)
            if _at_least(place, c):
                found.setdefault(place, (m, t))
        for a, b, t in zip(ordered, ordered[1:], gaps(ordered), strict=False):
            x, y = m.curve.point(t)
            if x > c[0] and y > c[1]:
                return None
            if x >= c[0] and y >= c[1]:  # straight, along one of the rays
                spans.append(_sorted(m.curve.place(a), m.curve.place(b)))
    inner = {p for p in found if _inside(p, spans)}
    return {p: place for p, place in found.items() if p not in inner}


def picked(rule: str, line: Line, c: RealPoint, found: Iterable[RealPoint]) -> list[RealPoint]:
    """What a rule picks from the ends of the payoffs at least c, by row payoff."""
    ends = sorted(found)
    if rule in ("proportional", "equal_loss"):
        return [c] if c in ends else ends
    best = [p for p in ends if not any(q != p and _at_least(q, p) for q in ends)]
    if rule == "egalitarian_pareto" or len(best) == 1:
        return best
    (_, high), (far, _) = best  # beyond c on the upright and on the level ray
    reached = line.across(high)
    return [p for p, beaten in zip(best, (reached < far, far < reached), strict=True) if not beaten]


def _at_least(a: RealPoint, b: RealPoint) -> bool:
    return a[0] >= b[0] and a[1] >= b[1]


def _surely_less(curve: Curve, t: Real, c: RealPoint) -> bool:
    """Whether narrow intervals show that a point of a curve is not at least c."""
    if isinstance(t, Fraction):
        return False
    box = t.bounds(NARROW)
    return any(
        (axis[0] + (axis[1] + box * axis[2]) * box).high < bounds_of(level, NARROW).low
        for axis, level in zip((curve.x, curve.y), c, strict=True)
    )


def _sorted(a: RealPoint, b: RealPoint) -> tuple[RealPoint, RealPoint]:
    return (a, b) if _at_least(b, a) else (b, a)


def _inside(p: RealPoint, spans: list[tuple[RealPoint, RealPoint]]) -> bool:
    """Whether spans join on both sides of a point of the rays."""
    before = any(_on(p, a, b) and a != p for a, b in spans)
    after = any(_on(p, a, b) and b != p for a, b in spans)
    return before and after


def _on(p: RealPoint, a: RealPoint, b: RealPoint) -> bool:
    return _at_least(p, a) and _at_least(b, p)


def _tilted(curve: Curve, slope: Fraction) -> Polynomial:
    return minus(curve.y, tuple(slope * k for k in curve.x))


def _homogeneous(coefficients: Iterable[int], p: Polynomial, q: Polynomial) -> Polynomial:
    """The polynomial ``sum of c_j p^j q^(n - j)``."""
    result: Polynomial = (ZERO,)
    power: Polynomial = (ONE,)
    for c in reversed(list(coefficients)):  # Horner, with the powers of q alongside
        result = plus(times(result, p), tuple(c * a for a in power))
        power = times(power, q)
    return result
