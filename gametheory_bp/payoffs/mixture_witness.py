"""Independent mixtures that attain a given payoff pair, or the proof that there are none.

**Theorem.**  A payoff pair of independent mixtures is attained with supports of at most 2 x 2,
3 x 1 or 1 x 3 actions.  *Proof.*  Let z = F(x, y).  Move y straight towards one of its pure
actions.  Either z stays attainable, with some x, until y is pure, and then three rows suffice
(Caratheodory); or there is a last y from which it is, z is then on the boundary of the polygon
F(., y), and x may mix two rows.  In that case move x to a pure row in the same way: one row and
three columns suffice, or two columns do.

So membership of a rational point is decided by finitely many triangles and, for every 2 x 2
subgame, the roots of one quadratic: F(p, q) = z forces ``(a + c q) x (b + e q) = 0``.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.algebraic_image import Real, image, unit_roots
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dot, subtract
from gametheory_bp.payoffs.lottery import convex_weights

__all__ = ["IndependentWitness", "mixture_of", "two_by_two"]

ZERO, ONE = Fraction(0), Fraction(1)
Pair = tuple[int, int]


IndependentWitness = MixedProfile | AlgebraicProfile
"""What attains a point: rational mixtures where possible."""


def two_by_two(
    shape: tuple[int, int], rows: Pair, columns: Pair, p: Real, q: Real
) -> IndependentWitness:
    """The mixtures with probability p on ``rows[1]`` and q on ``columns[1]``."""
    row, column = _mixture(shape[0], rows, p), _mixture(shape[1], columns, q)
    if isinstance(p, Fraction) and isinstance(q, Fraction):
        return MixedProfile(row, column)  # type: ignore[arg-type]
    return AlgebraicProfile(row, column)


def mixture_of(game: BimatrixGame, point: Point) -> IndependentWitness | None:
    """Independent mixtures that attain a rational point exactly; None if there are none.

    Rational mixtures are preferred where some of these supports offer them.

    Examples
    --------
    >>> game = BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    >>> mixture_of(game, (Fraction(3, 4), Fraction(3, 4)))
    MixedProfile(row=(1/2, 1/2), column=(1/2, 1/2))
    >>> mixture_of(game, (Fraction(3, 2), Fraction(3, 2))) is None
    True
    """
    m, n = game.shape
    for j in range(n):
        weights = _hull_weights([game.payoff(i, j) for i in range(m)], point)
        if weights is not None:
            return MixedProfile(weights, MixedProfile.pure((m, n), 0, j).column)
    for i in range(m):
        weights = _hull_weights([game.payoff(i, j) for j in range(n)], point)
        if weights is not None:
            return MixedProfile(MixedProfile.pure((m, n), i, 0).row, weights)
    irrational = None
    for rows in combinations(range(m), 2):
        for columns in combinations(range(n), 2):
            corners = [subtract(game.payoff(i, j), point) for i in rows for j in columns]
            found = _solve(*corners)
            if found is None:
                continue
            witness = two_by_two((m, n), rows, columns, *found)
            if isinstance(witness, MixedProfile):
                return witness
            irrational = irrational or witness
    return irrational


def _mixture(length: int, actions: Pair, p: Real) -> tuple[Real, ...]:
    values: list[Real] = [ZERO] * length
    if actions[0] == actions[1]:
        values[actions[0]] = ONE
    else:
        values[actions[0]], values[actions[1]] = image((ONE, -ONE), p), p
    return tuple(values)


def _hull_weights(points: list[Point], point: Point) -> tuple[Fraction, ...] | None:
    polygon = Polygon.hull(points)
    weights = convex_weights(polygon, point)
    if weights is None:
        return None
    mixture = [ZERO] * len(points)
    for k, weight in weights:
        mixture[points.index(polygon.vertices[k])] += weight
    return tuple(mixture)


def _solve(a: Point, right: Point, up: Point, far: Point) -> tuple[Real, Real] | None:
    """``(p, q)`` in the unit square with ``a + b p + c q + e p q = 0``, rational if possible."""
    if any(max(p[k] for p in (a, right, up, far)) < 0 for k in (0, 1)) or any(
        min(p[k] for p in (a, right, up, far)) > 0 for k in (0, 1)
    ):
        return None
    b, c = subtract(up, a), subtract(right, a)
    e = subtract(subtract(far, up), c)
    quadratic = (cross(a, b), cross(a, e) + cross(c, b), cross(c, e))
    if any(quadratic):
        candidates = unit_roots(quadratic)
    else:  # all lines F(., q) pass through 0: it enters or leaves them at an end
        found = {ZERO, ONE}
        for start, slope in ((a, c), (up, subtract(far, up))):
            found.update(-start[k] / slope[k] for k in (0, 1) if slope[k] != 0)
        candidates = tuple(sorted(q for q in found if 0 <= q <= 1))
    for q in candidates:
        p = _partner(a, b, c, e, q)
        if p is not None and 0 <= p <= 1:
            return p, q
    return None


def _partner(a: Point, b: Point, c: Point, e: Point, q: Real) -> Real | None:
    if not isinstance(q, Fraction):
        # e x F = 0 makes p an affine function of q; e x b = 0 would make q rational
        return image((-cross(e, a) / cross(e, b), -cross(e, c) / cross(e, b)), q)
    start = (a[0] + c[0] * q, a[1] + c[1] * q)
    slope = (b[0] + e[0] * q, b[1] + e[1] * q)
    if not any(slope):
        return None if any(start) else ZERO
    p = -dot(start, slope) / dot(slope, slope)
    missed = start[0] + p * slope[0], start[1] + p * slope[1]
    return None if any(missed) else p
