"""Payoffs of independent mixtures: bilinear images of products of simplices.

For a 2 x 2 subgame let p and q be the probabilities of the second row and the second column.
The payoff pair is ``F(p, q) = a + b p + c q + e p q``.  Where the Jacobian determinant

``F_p x F_q = b x c + (b x e) p + (e x c) q``

is not 0, F maps neighbourhoods onto neighbourhoods.  So a boundary point of the image comes
from an edge of the square, whose image is a segment, or from the *critical chord*, where this
linear function is 0.  Along the chord F is quadratic: its image is an arc of a parabola, or a
single point when the chord is parallel to an axis.

**Theorem.**  Every boundary point of the payoff set R of independent mixtures of an m x n game
lies on such a segment or arc of a 2 x 2 subgame.  *Proof.*  Let z = F(x, y) be a boundary point.
For fixed y the points F(., y) form a polygon in R; z is on its boundary, so on one edge: z =
F(x', y) where x' mixes at most two rows.  Likewise for fixed x', y may mix two columns only.  The
image of that subgame lies in R, so z is on its boundary, too.

**Theorem.**  R has no holes: from every z outside R a ray leaves that misses R.  *Proof.*  Seen
from z, let f be a continuous choice of the angle of F(x, y).  For fixed y it is extreme at a pure
x (a convex set seen from outside spans less than pi), and likewise for fixed x.  So its extremes
are at pure profiles, and these differ by less than pi along either coordinate: the total range is
below 2 pi.

Hence R is exactly what the segments and arcs enclose, themselves included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.vectors import Point, cross, subtract

__all__ = ["MixtureCurve", "critical_arc", "mixture_curve", "mixture_curves", "pure_profiles"]

ZERO, ONE = Fraction(0), Fraction(1)
Rows = Sequence[Sequence[Fraction]]
Pair = tuple[int, int]
Affine = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class MixtureCurve:
    """A curve of payoffs, with the mixtures that attain them.

    At parameter t the row player plays ``rows[1]`` with probability ``p[0] + p[1] t`` and
    ``rows[0]`` otherwise, the column player ``columns[1]`` with ``q[0] + q[1] t``.
    """

    rows: Pair
    columns: Pair
    curve: Curve
    p: Affine
    q: Affine


def critical_arc(corners: tuple[Point, Point, Point, Point]) -> tuple[Curve, Affine, Affine] | None:
    """The parabola arc of a 2 x 2 subgame with payoffs F(0,0), F(0,1), F(1,0), F(1,1).

    None where the chord misses the inside of the square or is parallel to an axis.

    Examples
    --------
    >>> zero, one = Fraction(0), Fraction(1)
    >>> battle = ((2 * one, one), (zero, zero), (zero, zero), (one, 2 * one))
    >>> arc, p, q = critical_arc(battle)
    >>> [tuple(map(str, arc.point(t))) for t in (zero, one / 2, one)]
    [('2', '1'), ('3/4', '3/4'), ('1', '2')]
    """
    a, right, up, far = corners
    b, c = subtract(up, a), subtract(right, a)
    e = subtract(subtract(far, up), c)
    constant, in_p, in_q = cross(b, c), cross(b, e), cross(e, c)
    if in_p == 0 or in_q == 0:
        return None
    # q = -(constant + in_p p) / in_q lies in [0, 1] for p between the two values at its ends
    ends = sorted((-constant / in_p, -(constant + in_q) / in_p))
    low, high = max(ends[0], ZERO), min(ends[1], ONE)
    if low >= high:
        return None
    p = (low, high - low)
    q = (-(constant + in_p * low) / in_q, -in_p * p[1] / in_q)
    coefficients = tuple(
        (
            a[k] + b[k] * p[0] + c[k] * q[0] + e[k] * p[0] * q[0],
            b[k] * p[1] + c[k] * q[1] + e[k] * (p[0] * q[1] + p[1] * q[0]),
            e[k] * p[1] * q[1],
        )
        for k in (0, 1)
    )
    c0, c1, c2 = zip(*coefficients, strict=True)
    return Curve(c0, c1, c2), p, q


def mixture_curve(row: Rows, column: Rows, rows: Pair, columns: Pair) -> MixtureCurve | None:
    """The segment (one action fixed) or the critical arc of a pair of rows and of columns."""
    (i, k), (j, n) = rows, columns
    corners = tuple((row[r][s], column[r][s]) for r in (i, k) for s in (j, n))
    if i == k or j == n:
        segment = Curve.segment(corners[0], corners[-1])
        if not any(segment.c1) or (i == k and j == n):
            return None
        moves = (ZERO, ONE), (ZERO, ZERO)
        return MixtureCurve(rows, columns, segment, *(moves if j == n else moves[::-1]))
    arc = critical_arc(corners)  # type: ignore[arg-type]
    return None if arc is None else MixtureCurve(rows, columns, *arc)


def mixture_curves(row: Rows, column: Rows) -> Iterator[MixtureCurve]:
    """All segments and arcs of the 2 x 2 subgames: they contain the boundary of the set."""
    m, n = len(row), len(row[0])
    row_pairs = [(i, k) for i, k in combinations(range(m), 2)]
    column_pairs = [(j, k) for j, k in combinations(range(n), 2)]
    choices = [(pair, (j, j)) for pair in row_pairs for j in range(n)]
    choices += [((i, i), pair) for pair in column_pairs for i in range(m)]
    choices += [(pair, other) for pair in row_pairs for other in column_pairs]
    for rows, columns in choices:
        found = mixture_curve(row, column, rows, columns)
        if found is not None:
            yield found


def pure_profiles(row: Rows, column: Rows) -> Iterator[MixtureCurve]:
    """The pure profiles as curves that stay where they are."""
    for i, (r, c) in enumerate(zip(row, column, strict=True)):
        for j, point in enumerate(zip(r, c, strict=True)):
            still = Curve(point, (ZERO, ZERO))
            yield MixtureCurve((i, i), (j, j), still, (ZERO, ZERO), (ZERO, ZERO))
