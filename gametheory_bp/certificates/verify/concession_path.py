"""Checker of ``concession_path``: Raiffa's paths, and the walk along the frontier."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from gametheory_bp.certificates.flow_legs import legs_bound
from gametheory_bp.certificates.kinds.concession_path import ConcessionPath
from gametheory_bp.certificates.rule_parameters import parameter_check
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.radical_sum import RadicalSum
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.reach import Reach
from gametheory_bp.geometry.vectors import Point, cross, subtract


def check(c: ConcessionPath) -> Iterator[Check]:
    """The path is the rule's, and the point is where it ends."""
    d = c.problem.disagreement
    rational = c.problem.individually_rational
    chain = pareto_chain(Polygon.hull(rational))
    gain = bool(chain) and chain[-1][0] > d[0] and chain[0][1] > d[1]
    yield Check(
        "the problem is convex and canonical", c.problem.is_canonical and not c.problem.finite
    )
    yield parameter_check(c)
    yield Check("both players can gain", gain and c.flags == () and len(c.points) == 1)
    if not gain or len(c.points) != 1:
        return
    legs = (c.southeast, c.northwest)
    yield Check(
        "legs are given in place of a path", bool(c.path) != bool(c.southeast or c.northwest)
    )
    if c.rule == "perles_maschler":
        yield Check("the path is the frontier", c.path == chain)
        yield Check("both players walk equally far", _meets(chain, c.points[0]))
    elif c.rule == "raiffa_discrete":
        yield Check("the path starts at the disagreement point", c.path[:1] == (d,))
        yield from _halfway(c.path or (d,), Reach(chain), c.points[0])
    elif c.rule == "raiffa_continuous" and c.path:
        yield Check("the path starts at the disagreement point", c.path[:1] == (d,))
        yield from _straight(c.path, Reach(chain), c.points[0])
    elif c.rule == "raiffa_continuous":
        reach, bounds = Reach(chain), []
        for name, side, start, part in (
            ("southeast", reach, d, legs[0]),
            ("northwest", reach.mirrored, (d[1], d[0]), legs[1]),
        ):
            bounds.append(legs_bound(side, start, part))
            yield Check(f"the legs of the chain {name} are bounds", bounds[-1] is not None)
        if all(bounds):
            (right, bottom), (top, left) = bounds  # type: ignore[misc]
            expected = (Interval(left, right), Interval(bottom, top))
            yield Check("the point is what the chains enclose", c.points == (expected,))
    else:
        yield Check(f"{c.rule} follows a path", False)


def _affine(reach: Reach, a: Point, b: Point) -> bool:
    """Whether the ideal point is an affine function between a and b (it is concave)."""
    low, high = reach.ideal(a), reach.ideal(b)
    middle = reach.ideal(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    return middle == ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2)


def _halfway(path: tuple[Point, ...], reach: Reach, point: Coordinates) -> Iterator[Check]:
    """Each point is half-way from the one before to the ideal point above that one."""
    steps = True
    for p, q in pairwise(path):
        ideal = reach.ideal(p)
        steps = steps and p != q == ((p[0] + ideal[0]) / 2, (p[1] + ideal[1]) / 2)
    yield Check("each point is half-way to the ideal point above the one before", steps)
    last, ideal = path[-1], reach.ideal(path[-1])
    if isinstance(point[0], Interval):
        box = (Interval(last[0], ideal[0]), Interval(last[1], ideal[1]))
        yield Check("the limit lies between the last point and the ideal above it", point == box)
    elif point == last:
        yield Check("the last point is the end: nobody can gain any more", ideal == last)
    elif isinstance(point[0], Fraction) and isinstance(point[1], Fraction):
        v = point[0], point[1]  # a vertex that is neared in the same ratio for both, for ever
        (u, w), (over, up) = subtract(v, last), subtract(ideal, v)
        holds = u > 0 and w > 0 and reach.ideal(v) == v and _affine(reach, last, v)
        yield Check("the path runs straight into the vertex", holds and u * up == w * over)
    else:
        yield Check("the limit is rational or in bounds", False)


def _straight(path: tuple[Point, ...], reach: Reach, point: Coordinates) -> Iterator[Check]:
    """Along each leg the direction to the ideal point is that of the leg."""
    holds = True
    for a, b in pairwise(path):
        leg, first, last = subtract(b, a), reach.ideal(a), reach.ideal(b)
        holds = holds and min(leg) > 0 and _affine(reach, a, b)
        holds = holds and cross(subtract(first, a), leg) == 0 == cross(subtract(last, b), leg)
    yield Check("each leg points to the ideal point all the way", holds)
    yield Check("the path ends where nobody can gain", reach.ideal(path[-1]) == path[-1] == point)


def _meets(chain: tuple[Point, ...], point: Coordinates) -> bool:
    """Whether the sums of sqrt(row loss x column loss) over both parts of the chain agree."""
    edges = list(pairwise(chain))
    squares = [(b[0] - a[0]) * (a[1] - b[1]) for a, b in edges]
    for k, (a, b) in enumerate(edges):
        rest = RadicalSum.of((-1 if i < k else 1, s) for i, s in enumerate(squares))
        behind = RadicalSum.of((-1 if i <= k else 1, s) for i, s in enumerate(squares))
        if rest.sign() >= 0 >= behind.sign():  # the meeting point is a + t (b - a)
            t = rest.scaled(1 / (2 * squares[k]), squares[k])
            along = [RadicalSum.of([(a[i], 1), *t.scaled(b[i] - a[i]).terms]) for i in (0, 1)]
            return all(_is(total, claimed) for total, claimed in zip(along, point, strict=True))
    return chain == (point,)


def _is(total: RadicalSum, number: object) -> bool:
    if isinstance(number, Interval):
        above, below = (
            RadicalSum.of([*total.terms, (-end, 1)]) for end in (number.low, number.high)
        )
        return above.sign() >= 0 >= below.sign()
    if not isinstance(number, Fraction) and sum(n > 1 for _, n in total.terms) > 3:
        return False  # its polynomial would be too long to check
    return total.equals(number)  # type: ignore[arg-type]
