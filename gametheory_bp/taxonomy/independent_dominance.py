"""Whether independent mixtures dominate a payoff pair, decided exactly.

Let R be the payoff set of independent mixtures and z a payoff pair.  If some w in R has w >= z
and w != z, then so has the w in R with the largest sum, and that one lies on the boundary of R:
from an interior point one could go on.  The boundary consists of segments and parabola arcs of
the 2 x 2 subgames (:mod:`gametheory_bp.geometry.bilinear`).  So it is enough to ask for each such
curve ``P(t)`` whether ``f = P_1 - z_1 >= 0`` and ``g = P_2 - z_2 >= 0``, not both 0, for some t.

Between consecutive roots of f and g the signs are constant.  At an irrational root of f alone, f
changes its sign and g does not, so an interval next to it does as well; at a common root P = z.
Hence rational parameters decide: the rational roots, the ends, and one point of each interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.exact.algebraic import roots_of
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.algebraic_image import Real, rational_between
from gametheory_bp.geometry.bilinear import MixtureCurve, mixture_curves
from gametheory_bp.geometry.curve import Polynomial
from gametheory_bp.geometry.vectors import Point, dominates

__all__ = ["dominating_mixture"]

ZERO, ONE = Fraction(0), Fraction(1)


def dominating_mixture(game: BimatrixGame, point: Point) -> MixedProfile | None:
    """Independent mixtures at least as good for both and better for one; None if there are none.

    Examples
    --------
    >>> game = BimatrixGame([[3, 0], [0, 2]], [[2, 0], [0, 3]])
    >>> dominating_mixture(game, (Fraction(5, 2), Fraction(5, 2))) is None
    True
    >>> dominating_mixture(game, (Fraction(6, 5), Fraction(6, 5)))
    MixedProfile(row=(1, 0), column=(1, 0))
    """
    m, n = game.shape
    for i in range(m):
        for j in range(n):
            if dominates(game.payoff(i, j), point):
                return MixedProfile.pure((m, n), i, j)
    for curve in mixture_curves(game.row_payoffs, game.column_payoffs):
        high = curve.curve.box[1]
        if high[0] < point[0] or high[1] < point[1]:
            continue
        for t in _deciding_parameters(
            _less(curve.curve.x, point[0]), _less(curve.curve.y, point[1])
        ):
            if dominates(curve.curve.point(t), point):
                return _mixtures(curve, t, m, n)
    return None


def _less(polynomial: Polynomial, constant: Fraction) -> Polynomial:
    return (polynomial[0] - constant, *polynomial[1:])


def _deciding_parameters(f: Polynomial, g: Polynomial) -> Iterator[Fraction]:
    """Rational parameters at which the signs of f and g show all that happens on [0, 1]."""
    breaks: list[Real] = [ZERO, ONE]
    for polynomial in (f, g):
        if any(polynomial):
            breaks += roots_of(polynomial, ZERO, ONE)
    ordered = sorted(breaks)
    yield from (t for t in ordered if isinstance(t, Fraction))
    for a, b in zip(ordered, ordered[1:], strict=False):
        if a != b:
            yield rational_between(a, b)


def _mixtures(curve: MixtureCurve, t: Fraction, m: int, n: int) -> MixedProfile:
    p, q = curve.p[0] + curve.p[1] * t, curve.q[0] + curve.q[1] * t
    return MixedProfile(_two(curve.rows, p, m), _two(curve.columns, q, n))


def _two(actions: tuple[int, int], second: Fraction, size: int) -> Vector:
    """The mixture of two actions (perhaps the same one) with this weight on the second."""
    weights = [ZERO] * size
    weights[actions[0]] += 1 - second
    weights[actions[1]] += second
    return tuple(weights)
