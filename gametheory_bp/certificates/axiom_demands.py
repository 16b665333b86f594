"""The closed list of demands that axioms make on the solutions of related problems.

A demand is measured by its *shortfall*, a payoff difference: positive where the demand fails,
and by how much.  The shortfall is an interval: a point where it is rational, and 0 exactly where
irrational payoffs are decided to be equal.  A violation is claimed only if all of the interval
says so.  The one strict demand is ``above_disagreement``, which already fails at 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import isqrt
from types import MappingProxyType

from gametheory_bp.certificates.axiom_case import AxiomCase, Pair, box, pair
from gametheory_bp.certificates.axiom_numbers import Terms, weighted_sum
from gametheory_bp.certificates.payoff_sets import ideal, payoff_set, region, sum_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["DEMANDS", "SENTENCES", "STRICT", "fails", "shortfall"]

Case = AxiomCase
Pairs = tuple[Pair, ...]
STRICT = frozenset({"above_disagreement"})
"""Demands that fail when the shortfall is 0."""
FAR = 1000
"""A solution does not follow a sequence if it stays farther away than this times the square root
of the last distance: continuous rules built from square roots move that fast."""
NOTHING = Interval(Fraction(0), Fraction(0))
UNDECIDED = Interval(Fraction(-1), Fraction(1))
"""Sets of irrational points that are not compared: no violation is claimed."""


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


def _times(weight: Fraction | int, terms: Terms) -> Terms:
    return tuple((weight * w, n) for w, n in terms)


def _gap(a: Terms, b: Terms) -> Interval:
    """``a - b``, decided where it can be."""
    return weighted_sum((*a, *_times(-1, b)))


def _pairs(points: Iterable[Coordinates]) -> Pairs:
    return tuple(map(pair, points))


def _weakly_optimal(c: Case) -> Interval:
    """The largest gain that both players could still make together."""
    return _largest(_common_gain(c.problems[0], p) for p in _pairs(c.points[0]))


def _common_gain(problem: ProblemStatement, p: Pair) -> Interval:
    """``max over y in S of min(y_1 - p_1, y_2 - p_2)``.

    Of a convex set this is how far p is, along (1, 1), from the edges with normals >= 0 of
    everything below S.
    """
    points = payoff_set(problem)
    if problem.finite:
        return _largest(_smallest(_gap(((1, y[k]),), p[k]) for k in (0, 1)) for y in points)
    planes = [(n, c) for n, c in region(problem).half_planes() if min(n) >= 0]
    best = tuple(max(y[k] for y in points) for k in (0, 1))
    planes += [((Fraction(1), Fraction(0)), best[0]), ((Fraction(0), Fraction(1)), best[1])]
    return _smallest(
        weighted_sum(
            ((1, c / (n[0] + n[1])), *(t for k in (0, 1) for t in _times(-n[k] / sum(n), p[k])))
        )
        for n, c in planes
    )


def _strongly_optimal(c: Case) -> Interval:
    """The largest sum of gains that hurts nobody."""
    return _largest(_total_gain(c.problems[0], p) for p in c.points[0])


def _total_gain(problem: ProblemStatement, p: Coordinates) -> Interval:
    if not problem.finite:
        for n, c in region(problem).half_planes():
            reach = (t for k in (0, 1) for t in _times(n[k], pair(p)[k]))
            if min(n) > 0 and weighted_sum((*reach, (-1, c))) == NOTHING:
                return NOTHING  # p maximises a weighted sum over S, both weights positive
    x, y = box(p)
    least = _gain_above(problem, (x.high, y.high))
    return Interval(least, max(least, _gain_above(problem, (x.low, y.low))))


def _gain_above(problem: ProblemStatement, p: Point) -> Fraction:
    points = payoff_set(problem)
    if problem.finite:
        better = tuple(q for q in points if q[0] >= p[0] and q[1] >= p[1])
    else:
        better = region(problem).above(p).vertices
    return max((x + y - p[0] - p[1] for x, y in better), default=Fraction(0))


def _below(c: Case, least: Point) -> Interval:
    return _largest(_gap(((1, least[k]),), p[k]) for p in _pairs(c.points[0]) for k in (0, 1))


def _above_disagreement(c: Case) -> Interval:
    return _below(c, c.problems[0].disagreement)


def _above_midpoint(c: Case) -> Interval:
    d, a = c.problems[0].disagreement, ideal(c.problems[0])
    return _below(c, ((d[0] + a[0]) / 2, (d[1] + a[1]) / 2))


def _distance(p: Pair, q: Pair) -> Interval:
    return _largest(_absolute(_gap(p[k], q[k])) for k in (0, 1))


def _absolute(i: Interval) -> Interval:
    if i.low >= 0:
        return i
    return -i if i.high <= 0 else Interval(Fraction(0), max(-i.low, i.high))


def _difference(a: Pairs, b: Pairs) -> Interval:
    """How far some point of either list is from all points of the other."""
    return _largest(
        _smallest(_distance(p, q) for q in other) for one, other in ((a, b), (b, a)) for p in one
    )


def _same(c: Case) -> Interval:
    return _difference(_pairs(c.points[-2]), _pairs(c.points[-1]))


def _exchanged(c: Case) -> Interval:
    return _difference(tuple(p[::-1] for p in _pairs(c.points[0])), _pairs(c.points[-1]))


def _mapped(c: Case) -> Interval:
    s0, s1, t0, t1 = c.numbers
    image = tuple(
        ((*_times(s0, p[0]), (1, t0)), (*_times(s1, p[1]), (1, t1))) for p in _pairs(c.points[0])
    )
    return _difference(image, _pairs(c.points[1]))


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
            return UNDECIDED
        if smaller.finite:
            kept = tuple(p for p in exact if p in payoff_set(smaller))
        else:
            part = Polygon.hull(exact)
            for normal, offset in region(smaller).half_planes():
                part = part.clip(normal, offset)
            kept = part.vertices
    return _difference(_pairs(kept), _pairs(c.points[1]))


def _not_less(c: Case) -> Interval:
    return _largest(_gap(c.pair(0)[i], c.pair(1)[i]) for i in c.players)


def _not_more(c: Case) -> Interval:
    return _largest(_gap(c.pair(1)[i], c.pair(0)[i]) for i in c.players)


def _other_not_less(c: Case) -> Interval:
    return _largest(_gap(c.pair(0)[1 - i], c.pair(1)[1 - i]) for i in c.players)


def _not_less_other_not_more(c: Case) -> Interval:
    return _largest((_not_less(c), *(_gap(c.pair(1)[1 - i], c.pair(0)[1 - i]) for i in c.players)))


def _mixture_not_less(c: Case) -> Interval:
    w = c.numbers[0]
    return _largest(
        _gap((*_times(1 - w, c.pair(0)[k]), *_times(w, c.pair(1)[k])), c.pair(2)[k]) for k in (0, 1)
    )


def _sum_not_less(c: Case) -> Interval:
    return _largest(_gap((*c.pair(0)[k], *c.pair(1)[k]), c.pair(2)[k]) for k in (0, 1))


def _sum_same(c: Case) -> Interval:
    a, b = (_rational(points) for points in c.points[:2])
    if a is not None and b is not None:
        total = _pairs(sum_set(a, b, c.problems[0].finite))
    elif len(c.points[0]) == len(c.points[1]) == 1:
        p, q = pair(c.points[0][0]), pair(c.points[1][0])
        total = (((*p[0], *q[0]), (*p[1], *q[1])),)
    else:
        return UNDECIDED
    return _difference(total, _pairs(c.points[2]))


def _follows(c: Case) -> Interval:
    """Distance of F(S_n) from the set F(S), less FAR times the root of the last distance."""
    distances = [_from_set(c.problems[0], c.points[0], c, n) for n in range(1, len(c.points))]
    return _smallest(distances) - FAR * _root_above(c.numbers[-1])


def _root_above(number: Fraction) -> Fraction:
    """A rational number that is at least the square root, and close to it."""
    scale = 10**30
    return Fraction(isqrt(int(number * scale**2)) + 1, scale)


def _from_set(
    problem: ProblemStatement, points: tuple[Coordinates, ...], c: Case, n: int
) -> Interval:
    exact, p = _rational(points), c.box(n)
    if problem.finite or len(points) == 1 or exact is None:
        return _smallest(_distance(q, c.pair(n)) for q in _pairs(points))
    whole = Polygon.hull(exact)
    beyond = [
        (p[0] * m[0] + p[1] * m[1] - offset) * (1 / (abs(m[0]) + abs(m[1])))
        for m, offset in whole.half_planes()
    ]
    return _largest((NOTHING, *beyond))


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
