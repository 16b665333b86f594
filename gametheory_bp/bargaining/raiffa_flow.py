"""The path ``d' = ideal point above d - d`` on a polygon: exact where straight, else enclosed.

With both dictatorial points on fixed edges, of lines ``x = .. - r y`` and ``y = .. - s x``
meeting in f, the distances ``(u, w) = f - d`` follow ``u' = -(u + r w), w' = -(w + s u)``.
This is straight exactly if ``s u^2 = r w^2`` (or the edges coincide).  Otherwise floating-point
numbers find *when* the path leaves the pair of edges, and rational bounds of the flow
(:mod:`gametheory_bp.certificates.flow_legs`) prove where it is then.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, cosh, exp, floor, sinh, sqrt

from gametheory_bp.certificates.flow_legs import arrival
from gametheory_bp.certificates.kinds.concession_path import Leg
from gametheory_bp.errors import UnprovedError
from gametheory_bp.geometry.reach import Reach
from gametheory_bp.geometry.vectors import Point

__all__ = ["bounding_legs", "straight_path"]

MOST_LEGS = 400
BEYOND = Fraction(10) ** 300  # floats end a little later
NEAR = Fraction(1, 2**46)  # part of the first ideal gains that is close enough to jump


def straight_path(reach: Reach, start: Point) -> tuple[Point, ...]:
    """The corners of the path up to its end; empty if some part of it is curved.

    Examples
    --------
    >>> zero, one, two = Fraction(0), Fraction(1), Fraction(2)
    >>> symmetric = Reach(((zero, Fraction(3)), (two, two), (Fraction(3), zero)))
    >>> [(str(x), str(y)) for x, y in straight_path(symmetric, (zero, zero))]
    [('0', '0'), ('2', '2')]
    >>> straight_path(symmetric, (zero, one))
    ()
    """
    path = [start]
    while True:
        here = path[-1]
        ideal = reach.ideal(here)
        if ideal == here:
            return tuple(path)
        i, j = reach.edge_of_column(here[0]), reach.edge_of_row(here[1])
        if i == j:
            path.append(((here[0] + ideal[0]) / 2, (here[1] + ideal[1]) / 2))
            continue
        r, s = reach.row_slope(j), reach.column_slope(i)
        # From u + r w and w + s u, the ways to the ideal point, back to u and w.
        over, up = ideal[0] - here[0], ideal[1] - here[1]
        u, w = (over - r * up) / (1 - r * s), (up - s * over) / (1 - r * s)
        if s * u * u != r * w * w:
            return ()
        part: Fraction = min(
            Fraction(1), (reach.chain[i][0] - here[0]) / u, (reach.chain[j - 1][1] - here[1]) / w
        )
        path.append((here[0] + part * u, here[1] + part * w))


def bounding_legs(reach: Reach, start: Point) -> tuple[Leg, ...]:
    """Legs that stay southeast of the path and close to it, up to its last edge."""
    size = tuple(a - b for a, b in zip(reach.ideal(start), start, strict=True))
    grid = (_grid(size[0]), _grid(size[1]))
    here, legs = start, []
    for _ in range(MOST_LEGS):
        i, j = reach.edge_of_column(here[0]), reach.edge_of_row(here[1])
        ideal = reach.ideal(here)
        if i >= j or all(ideal[k] - here[k] <= NEAR * size[k] for k in (0, 1)):
            break
        leg = _leg(reach, here, i, j, grid, NEAR * size[0])
        legs.append(leg)
        here = leg[2]
    return tuple(legs)


def _leg(reach: Reach, here: Point, i: int, j: int, grid: tuple[int, int], near: Fraction) -> Leg:
    """One leg with the dictatorial points on edges i and j, ended where one of them ends."""
    chain = reach.chain
    right, top = chain[i][0], chain[j - 1][1]
    normal = (Fraction(1), Fraction(0))
    if j < len(chain):
        a, b = chain[j - 1], chain[j]
        normal = (a[1] - b[1], b[0] - a[0])
    guess, leaves_top = _exit_time(reach, here, i, j)
    leaves_top = leaves_top and guess < Fraction(1, 2)  # a late exit takes two legs
    for shift in range(-52, 0, 2):
        # A little late for the top of edge j, whose line may be overrun, a little early for
        # the right end of edge i, which may not.
        late = Fraction(2) ** shift
        time = guess + late if leaves_top else guess - late
        there = arrival(reach, here, right, normal, time)
        if there is None or there[0].high > right or there[1].high > chain[0][1]:
            leaves_top = leaves_top and (there is None or there[0].high <= right)
            continue
        x, y = Fraction(ceil(there[0].high * grid[0]), grid[0]), there[1].low
        if right - x <= near:  # moving east keeps the bound
            x = right
        if leaves_top and y >= top:
            return time, normal, (x, top)
        if not leaves_top:
            return time, normal, (x, Fraction(floor(y * grid[1]), grid[1]))
    raise UnprovedError("a leg of the path could not be bounded; please report the problem")


def _exit_time(reach: Reach, here: Point, i: int, j: int) -> tuple[Fraction, bool]:
    """About when the flow leaves edges i, j (at most 1), and whether edge j ends first."""
    r, s = reach.row_slope(j), reach.column_slope(i)
    ideal = reach.ideal(here)
    over, up = ideal[0] - here[0], ideal[1] - here[1]
    u = (over - r * up) / (1 - r * s)
    w = (up - s * over) / (1 - r * s)
    # In units of the way to each side's exit, so that 1 means "just there".
    room_x, room_y = reach.chain[i][0] - here[0], reach.chain[j - 1][1] - here[1]
    q = sqrt(r * s)
    terms = (u / room_x, r * w / room_x, s * u / room_y, w / room_y)
    ux, wx, uy, wy = (float(min(v, BEYOND)) for v in terms)

    def ways(t: float) -> tuple[float, float]:
        decay, even = exp(-t), cosh(q * t)
        odd = sinh(q * t) / q if q > 1e-9 else t
        return ux - decay * (even * ux - odd * wx), wy - decay * (even * wy - odd * uy)

    if max(ways(1.0)) < 1:
        return Fraction(1), False
    low, high = 0.0, 1.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if max(ways(middle)) >= 1 else (middle, high)
    x, y = ways(high)
    return Fraction(high), y > x


def _grid(size: Fraction) -> int:
    """A power of two such that steps of its inverse are below 1e-20 of the size."""
    return 1 << max(0, 70 - floor(size).bit_length() + ceil(1 / size).bit_length())
