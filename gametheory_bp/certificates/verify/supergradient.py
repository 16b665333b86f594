"""Check of ``supergradient``: a welfare optimum over a convex polygon.

For a quasi-concave W a point x of the domain D is optimal when a supergradient g of W at x has
``g . (y - x) <= 0`` for every vertex y of D; all other optima then lie on the face where
equality holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gametheory_bp.certificates.kinds.supergradient import Supergradient
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.welfare_claim import WelfareClaim, opening_checks, read_claim
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, subtract
from gametheory_bp.welfare.shape import Pieces, PowerSum
from gametheory_bp.welfare.stationary import stationary_polynomial

__all__ = ["check"]


def check(certificate: Supergradient) -> Iterator[Check]:
    """The claimed points are all the optima of W over its domain."""
    opening = list(opening_checks(certificate))
    opening.append(Check("the set is convex", not certificate.problem.finite))
    yield from opening
    if not all(c.holds for c in opening):
        return
    claim = read_claim(certificate)
    yield Check("some point lies in the rule's domain", claim is not None)
    if claim is None:
        return
    flags = ("nobody_gains",) if claim.nobody_gains else ()
    yield Check("the flags are as they should be", certificate.flags == flags)
    if claim.nobody_gains:
        frontier = pareto_chain(Polygon.hull(claim.domain))
        yield Check("the points are the strong Pareto frontier", certificate.points == frontier)
        yield _no_evidence(certificate, multipliers=True, edge=True)
    elif isinstance(claim.shape, Pieces):
        yield from _pieces(certificate, claim, claim.shape)
        yield _no_evidence(certificate, edge=True)
    else:
        yield from _power_sum(certificate, claim, claim.shape)
        yield _no_evidence(certificate, multipliers=True)


def _no_evidence(
    certificate: Supergradient, *, multipliers: bool = False, edge: bool = False
) -> Check:
    idle = (multipliers and certificate.multipliers) or (edge and certificate.edge)
    return Check("there is no idle evidence", not idle)


def _pieces(certificate: Supergradient, claim: WelfareClaim, shape: Pieces) -> Iterator[Check]:
    points = [p for p in certificate.points if all(isinstance(c, Fraction) for c in p)]
    domain = Polygon.hull(claim.domain)
    inside = len(points) == len(certificate.points) > 0
    inside = inside and all(domain.contains(p) for p in points)  # type: ignore[arg-type]
    yield Check("the points lie in the domain", inside)
    multipliers = certificate.multipliers
    weights = len(multipliers) == len(shape.pieces) and sum(multipliers) == 1
    yield Check("the multipliers are weights", weights and all(m >= 0 for m in multipliers))
    if not (inside and weights):
        return
    best = shape.value(points[0])  # type: ignore[arg-type]
    # the optima are where every piece is at least the best value: a polygon, cut out exactly
    level = domain
    for a, b, c in shape.pieces:
        level = level.clip((-a, -b), c - best)
    yield Check("they are all the optima", tuple(sorted(level.vertices)) == certificate.points)
    tight = multipliers[0] == 0 or len(multipliers) == 1
    for y in claim.domain:
        values = [a * y[0] + b * y[1] + c for a, b, c in shape.pieces]
        combined = sum((m * v for m, v in zip(multipliers, values, strict=True)), Fraction(0))
        yield Check("the combined piece is at most W", combined <= best, f"({y[0]}, {y[1]})")
        tight = tight or (combined == best and values[0] < values[-1])
    yield Check("the first multiplier is the smallest possible", tight)


def _power_sum(certificate: Supergradient, claim: WelfareClaim, shape: PowerSum) -> Iterator[Check]:
    yield Check("a strictly quasi-concave W has one optimum", len(certificate.points) == 1)
    if len(certificate.points) != 1:
        return
    x, y = certificate.points[0]
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        yield Check("a rational optimum needs no edge", not certificate.edge)
        yield Check("the point lies in the domain", Polygon.hull(claim.domain).contains((x, y)))
        gains = shape.shortfall or min(shape.lengths((x, y))) > 0
        yield Check("W has a gradient there: both players gain", gains)
        for vertex in claim.domain:
            slope = shape.slope_sign((x, y), subtract(vertex, (x, y)))
            where = f"({vertex[0]}, {vertex[1]})"
            yield Check("W does not rise towards the vertex", slope <= 0, where)
        return
    ends = certificate.edge
    falling = len(ends) == 2 and ends[0][0] < ends[1][0] and ends[0][1] > ends[1][1]
    falling = falling and all(end in claim.domain for end in ends)
    yield Check("an edge of the domain falls to the right", falling)
    if not falling:
        return
    start, along = ends[0], subtract(ends[1], ends[0])
    below = all(cross(along, subtract(v, start)) <= 0 for v in claim.domain)
    yield Check("the domain lies below the edge", below)
    yield from _irrational(certificate.points[0], shape, start, along)


def _irrational(point: Coordinates, shape: PowerSum, start: Point, v: Point) -> Iterator[Check]:
    """W is stationary at ``start + t v`` for a t in (0, 1)."""
    x, y = point
    if isinstance(x, Algebraic):
        t = x.affine(1 / v[0], -start[0] / v[0])
        assert isinstance(t, Algebraic)  # an affine image of an irrational number
        on_edge = 0 < t < 1 and t.affine(v[1], start[1]) == y
        yield Check("the point lies inside the edge", on_edge)
        slope = stationary_polynomial(shape, (start[0], v[0]), (start[1], v[1]))
        yield Check("W is stationary there", _divides(t.coefficients, slope))
    elif isinstance(x, Interval) and isinstance(y, Interval):
        low, high = (x.low - start[0]) / v[0], (x.high - start[0]) / v[0]
        inside = 0 <= low < high <= 1
        image = Interval(start[1] + high * v[1], start[1] + low * v[1])
        yield Check("the box is spanned by a piece of the edge", inside and y == image)
        ends = [(start[0] + t * v[0], start[1] + t * v[1]) for t in (low, high)]
        yield Check("W rises at its beginning", shape.slope_sign(ends[0], v) >= 0)
        yield Check("W falls at its end", shape.slope_sign(ends[1], v) <= 0)
    else:
        yield Check("both coordinates are of one kind", False)


def _divides(p: Sequence[int], q: Sequence[Fraction]) -> bool:
    rest = list(q)
    while len(rest) >= len(p):
        factor, shift = rest[-1] / p[-1], len(rest) - len(p)
        for k, c in enumerate(p):
            rest[shift + k] -= factor * c
        rest.pop()
    return not any(rest)
