"""The closed list of demands that axioms make on the solutions of related problems.

A demand is measured by its *shortfall*, a payoff difference: positive where the demand fails,
and by how much.  The shortfall is an interval (a point, if all coordinates are rational); a
violation is claimed only if all of the interval says so.  The one strict demand is
``above_disagreement``, which already fails at 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from gametheory_bp.certificates.axiom_case import AxiomCase, Box, box
from gametheory_bp.certificates.payoff_sets import ideal, payoff_set, region, sum_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["DEMANDS", "SENTENCES", "STRICT", "fails", "shortfall"]

Case = AxiomCase
Boxes = tuple[Box, ...]
STRICT = frozenset({"above_disagreement"})
"""Demands that fail when the shortfall is 0."""
FAR = 1000
"""A solution does not follow a sequence if it stays this many times the last distance away."""


def shortfall(demand: str, case: AxiomCase) -> Interval:
    """How much is missing for the demand to hold; see the module's text."""
    return DEMANDS[demand](case)


def fails(demand: str, amount: Interval) -> bool:
    """Whether a shortfall proves that the demand fails."""
    return amount.low >= 0 if demand in STRICT else amount.low > 0


def _largest(intervals: Iterable[Interval]) -> Interval:
    found = tuple(intervals)
    return Interval(max(i.low for i in found), max(i.high for i in found))


def _smallest(intervals: Iterable[Interval]) -> Interval:
    return -_largest(-i for i in intervals)


def _corners(p: Box) -> tuple[Point, Point]:
    return (p[0].low, p[1].low), (p[0].high, p[1].high)


def _weakly_optimal(c: Case) -> Interval:
    """The largest gain that both players could still make together."""
    return _largest(
        Interval(_common_gain(c.problems[0], high), _common_gain(c.problems[0], low))
        for low, high in (_corners(box(p)) for p in c.points[0])
    )


def _common_gain(problem: ProblemStatement, p: Point) -> Fraction:
    """``max over y in S of min(y_1 - p_1, y_2 - p_2)``."""
    gains = [(x - p[0], y - p[1]) for x, y in payoff_set(problem)]
    best = max(min(g) for g in gains)
    if not problem.finite:  # or where an edge crosses the diagonal through p
        for a, b in zip(gains, gains[1:] + gains[:1], strict=True):
            before, after = a[0] - a[1], b[0] - b[1]
            if before * after < 0:
                t = before / (before - after)
                best = max(best, a[0] + t * (b[0] - a[0]))
    return best


def _strongly_optimal(c: Case) -> Interval:
    """The largest sum of gains that hurts nobody."""
    return _largest(
        Interval(_total_gain(c.problems[0], high), max(_total_gain(c.problems[0], q) for q in both))
        for both in (_corners(box(p)) for p in c.points[0])
        for high in both[1:]
    )


def _total_gain(problem: ProblemStatement, p: Point) -> Fraction:
    points = payoff_set(problem)
    if problem.finite:
        better = tuple(q for q in points if q[0] >= p[0] and q[1] >= p[1])
    else:
        better = region(problem).above(p).vertices
    return max((x + y - p[0] - p[1] for x, y in better), default=Fraction(0))


def _below(c: Case, least: Point) -> Interval:
    boxes = map(box, c.points[0])
    return _largest(least[k] - p[k] for p in boxes for k in (0, 1))


def _above_disagreement(c: Case) -> Interval:
    return _below(c, c.problems[0].disagreement)


def _above_midpoint(c: Case) -> Interval:
    d, a = c.problems[0].disagreement, ideal(c.problems[0])
    return _below(c, ((d[0] + a[0]) / 2, (d[1] + a[1]) / 2))


def _distance(p: Box, q: Box) -> Interval:
    return _largest(_absolute(p[k] - q[k]) for k in (0, 1))


def _absolute(i: Interval) -> Interval:
    if i.low >= 0:
        return i
    return -i if i.high <= 0 else Interval(Fraction(0), max(-i.low, i.high))


def _difference(a: Boxes, b: Boxes) -> Interval:
    """How far some point of either list is from all points of the other."""
    return _largest(
        _smallest(_distance(p, q) for q in other) for one, other in ((a, b), (b, a)) for p in one
    )


def _boxes(points: Iterable[Coordinates]) -> Boxes:
    return tuple(map(box, points))


def _same(c: Case) -> Interval:
    return _difference(_boxes(c.points[-2]), _boxes(c.points[-1]))


def _exchanged(c: Case) -> Interval:
    return _difference(tuple(p[::-1] for p in _boxes(c.points[0])), _boxes(c.points[-1]))


def _mapped(c: Case) -> Interval:
    s0, s1, t0, t1 = c.numbers
    image = tuple((p[0] * s0 + t0, p[1] * s1 + t1) for p in _boxes(c.points[0]))
    return _difference(image, _boxes(c.points[1]))


def _rational(points: tuple[Coordinates, ...]) -> tuple[Point, ...] | None:
    found = tuple((x, y) for x, y in points if isinstance(x, Fraction) and isinstance(y, Fraction))
    return found if len(found) == len(points) else None


def _intersection(c: Case) -> Interval:
    """Arrow's form: F(S') = F(S) with S' wherever they meet."""
    points, smaller = c.points[0], c.problems[1]
    kept: tuple[Coordinates, ...] = points
    if len(points) > 1:
        exact = _rational(points)
        if exact is None:
            return Interval(Fraction(0), Fraction(0))  # undecided, so no violation is claimed
        if smaller.finite:
            kept = tuple(p for p in exact if p in payoff_set(smaller))
        else:
            part = Polygon.hull(exact)
            for normal, offset in region(smaller).half_planes():
                part = part.clip(normal, offset)
            kept = part.vertices
    return _difference(_boxes(kept), _boxes(c.points[1]))


def _not_less(c: Case) -> Interval:
    return _largest(c.box(0)[i] - c.box(1)[i] for i in c.players)


def _not_more(c: Case) -> Interval:
    return _largest(c.box(1)[i] - c.box(0)[i] for i in c.players)


def _other_not_less(c: Case) -> Interval:
    return _largest(c.box(0)[1 - i] - c.box(1)[1 - i] for i in c.players)


def _not_less_other_not_more(c: Case) -> Interval:
    return _largest((_not_less(c), *(c.box(1)[1 - i] - c.box(0)[1 - i] for i in c.players)))


def _mixture_not_less(c: Case) -> Interval:
    w = c.numbers[0]
    return _largest(c.box(0)[k] * (1 - w) + c.box(1)[k] * w - c.box(2)[k] for k in (0, 1))


def _sum_not_less(c: Case) -> Interval:
    return _largest(c.box(0)[k] + c.box(1)[k] - c.box(2)[k] for k in (0, 1))


def _sum_same(c: Case) -> Interval:
    a, b = (_rational(points) for points in c.points[:2])
    if a is not None and b is not None:
        total = _boxes(sum_set(a, b, c.problems[0].finite))
    elif len(c.points[0]) == len(c.points[1]) == 1:
        p, q = box(c.points[0][0]), box(c.points[1][0])
        total = ((p[0] + q[0], p[1] + q[1]),)
    else:
        return Interval(Fraction(0), Fraction(0))  # undecided, so no violation is claimed
    return _difference(total, _boxes(c.points[2]))


def _follows(c: Case) -> Interval:
    """Distance of F(S_n) from the set F(S), less a thousand times the last distance of S_n."""
    distances = [_from_set(c.problems[0], c.points[0], c.box(n)) for n in range(1, len(c.points))]
    return _smallest(distances) - FAR * c.numbers[-1]


def _from_set(problem: ProblemStatement, points: tuple[Coordinates, ...], p: Box) -> Interval:
    exact = _rational(points)
    if problem.finite or len(points) == 1 or exact is None:
        return _smallest(_distance(q, p) for q in _boxes(points))
    whole = Polygon.hull(exact)
    beyond = [
        (p[0] * n[0] + p[1] * n[1] - c) * (1 / (abs(n[0]) + abs(n[1])))
        for n, c in whole.half_planes()
    ]
    return _largest((Interval(Fraction(0), Fraction(0)), *beyond))


_TABLE: tuple[tuple[str, Callable[[Case], Interval], str], ...] = (
    ("weakly_optimal", _weakly_optimal, "no point of S is better for both"),
    ("strongly_optimal", _strongly_optimal, "no point of S is better for one, worse for none"),
    ("above_disagreement", _above_disagreement, "both players get more than at d"),
    ("above_midpoint", _above_midpoint, "both get at least half-way from d to their ideal"),
    ("same", _same, "the last two solutions are the same"),
    ("exchanged", _exchanged, "the solution is exchanged with the players"),
    ("mapped", _mapped, "the solution is mapped with the problem"),
    ("intersection", _intersection, "F(S') is what S' keeps of F(S)"),
    ("not_less", _not_less, "i gets no less in the second problem"),
    ("not_more", _not_more, "i gets no more in the second problem"),
    ("other_not_less", _other_not_less, "j gets no less in the second problem"),
    (
        "not_less_other_not_more",
        _not_less_other_not_more,
        "i gets no less and j no more in the second problem",
    ),
    ("mixture_not_less", _mixture_not_less, "both get at least the mixture of what they got"),
    ("sum_not_less", _sum_not_less, "both get at least the sum of what they got"),
    ("sum_same", _sum_same, "the solution of the sum is the sum of the solutions"),
    ("follows", _follows, "the solutions approach the solution of the limit"),
)
DEMANDS: Mapping[str, Callable[[Case], Interval]] = MappingProxyType({d[0]: d[1] for d in _TABLE})
"""The shortfall of every demand, by name."""
SENTENCES: Mapping[str, str] = MappingProxyType({d[0]: d[2] for d in _TABLE})
"""Every demand in words."""
