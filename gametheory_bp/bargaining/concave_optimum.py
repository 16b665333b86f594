"""Optima of any concave welfare over (coarse) correlated equilibria, in proved bounds.

The search for the point is not trusted.  What is proved:

* *from below*: a rational equilibrium attains payoffs u, so the optimum is at least W(u);
* *from above*: a concave W lies below its tangents, ``W(v) <= W(q) + g(q) . (v - q)``.  A
  weighted mean of tangents is linear; one exact linear program bounds it over all equilibria.

That W is concave and g(q) one of its supergradients is taken on the user's word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.concave_search import centres_of_gravity, point_by_cvxpy
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.equilibria.correlated import CorrelatedEquilibria, correlated_equilibria
from gametheory_bp.errors import InputTypeError, UnprovedError
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot
from gametheory_bp.payoffs.lottery import convex_weights
from gametheory_bp.solvers import maximise

__all__ = ["ConcaveOptimum", "concave_optimum"]

Number = Fraction | Interval
Welfare = Callable[[Fraction, Fraction], Any]
Gradient = Callable[[Fraction, Fraction], tuple[Any, Any]]

STEPS = 110
"""Cuts per search: the remaining area is below 10^-21 of the polygon's."""

TANGENTS = 12
"""How many of the last centres of a search give a tangent."""


DENOMINATORS = (100, 10**4, 10**6, 10**9)
"""Sizes of shorter numbers that are tried in place of the best point's."""


@dataclass(frozen=True, slots=True)
class ConcaveOptimum(Result):
    """A point that is optimal within proved bounds.

    Attributes
    ----------
    game : BimatrixGame
    coarse : bool
    point : pair of Fraction
        Attained payoffs.
    distribution : Distribution
        A (coarse) correlated equilibrium that attains them.
    value : Interval
        From W at the point to the proved upper bound.
    weights, bound
        The combined tangent: ``weights . u <= bound`` for all equilibria.
    certificate : CorrelatedBound or None
        Proof of that line.
    """

    game: BimatrixGame
    coarse: bool
    point: Point
    distribution: Distribution
    value: Interval
    weights: Point
    bound: Fraction
    certificate: Any

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the width of the bounds."""
        return Exactness("certified", self.value.width)

    @property
    def uncertified_reason(self) -> str:
        """Empty, or why no line has to be proved."""
        return "" if self.certificate else "the combined tangent is level: it bounds W everywhere"

    def claim(self) -> dict[str, Any]:
        """The line that bounds the welfare; the function itself is code and cannot be saved."""
        return {
            "game": PayoffTable.of(self.game),
            "coarse": self.coarse,
            "weights": self.weights,
            "bound": self.bound,
        }

    def display(self) -> Table:
        """Point and bounds."""
        kind = "coarse correlated" if self.coarse else "correlated"
        row = (str(self.point[0]), str(self.point[1]), str(self.value))
        return Table(
            f"Concave welfare over {kind} equilibria", ("row", "column", "welfare"), (row,)
        )

    def __repr__(self) -> str:
        x, y = (float(c) for c in self.point)
        return f"ConcaveOptimum({self.value} near ({x:.6g}, {y:.6g}); {self.exactness})"


def concave_optimum(
    game: BimatrixGame,
    formula: Welfare,
    gradient: Gradient,
    *,
    model: Callable[[Any, Any], Any] | None = None,
    coarse: bool = False,
    tolerance: Fraction = Fraction(1, 10**9),
    limit: int = 60,
) -> ConcaveOptimum:
    """The optimum of a concave welfare function over (coarse) correlated equilibria.

    Parameters
    ----------
    game : BimatrixGame
    formula : callable
        ``formula(x, y)``: welfare of rational payoffs, a Fraction or an Interval around it (see
        :func:`gametheory_bp.welfare.neutral.power` for powers).
    gradient : callable
        ``gradient(x, y)``: a supergradient, two Fractions or Intervals.
    model : callable, optional
        The same function in cvxpy's atoms; then cvxpy finds the point.
    coarse : bool
    tolerance : Fraction
        Wanted width of the bounds.
    limit : int
        Most rounds; each proves a bound with one exact linear program.

    Returns
    -------
    ConcaveOptimum
        ``.value`` is an interval; its width may exceed the tolerance at the limit.

    Raises
    ------
    InputTypeError
        If formula or gradient returns a float: nothing can be proved with it.

    Notes
    -----
    Exactness: certified interval.  Certificate: ``correlated_bound`` for the combined tangent.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> best = concave_optimum(game, lambda x, y: -(x - 3) ** 2, lambda x, y: (6 - 2 * x, 0))
    >>> best.value.low <= 0 <= best.value.high, best.value.width < Fraction(1, 10**9)
    (True, True)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"game is a {type(game).__name__}; concave_optimum takes a game")
    search = _Search(game, coarse, formula, gradient, Fraction(tolerance))
    if model is not None:
        x, y = point_by_cvxpy(game, coarse, model)
        search.look_along(search.slope((Fraction(x), Fraction(y))))
    best: ConcaveOptimum | None = None
    for _ in range(limit):
        found = search.round()
        if best is None or found.value.width < best.value.width:
            best = found
        if best.value.width <= tolerance or not search.grew:
            break
    if best is None:
        raise UnprovedError(f"limit={limit} allows no round; give at least 1")
    return best


class _Search:
    """Equilibria found so far, and rounds of search and proof over their hull."""

    def __init__(
        self,
        game: BimatrixGame,
        coarse: bool,
        formula: Welfare,
        gradient: Gradient,
        tolerance: Fraction,
    ) -> None:
        self.game = game
        self.tolerance = tolerance
        self.equilibria: CorrelatedEquilibria = correlated_equilibria(game, coarse=coarse)
        self.formula = formula
        self.gradient = gradient
        self.attained: dict[Point, Distribution] = {}
        self.grew = True
        payoffs = game.payoffs()
        self.spread = tuple(max(p[k] for p in payoffs) - min(p[k] for p in payoffs) for k in (0, 1))
        for axis in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            self.look_along((Fraction(axis[0]), Fraction(axis[1])))

    def look_along(self, weights: Point) -> Fraction:
        """Add the equilibria that are best for linear weights; their value."""
        if not any(weights):
            return Fraction(0)
        found = self.equilibria.optimum(weights)
        for point, distribution in zip(found.points, found.distributions, strict=True):
            self.grew = self.grew or point not in self.attained
            self.attained.setdefault(point, distribution)
        return found.value

    def slope(self, point: Point) -> Point:
        """The middle of the gradient's bounds."""
        first, second = (_interval(g, "gradient").middle for g in self.gradient(*point))
        return first, second

    def tangent(self, q: Point) -> tuple[Point, Fraction]:
        """``(g, c)`` with ``W(v) <= g . v + c`` for all payoffs v of the game."""
        bounds = [_interval(g, "gradient") for g in self.gradient(*q)]
        g = bounds[0].middle, bounds[1].middle
        doubt = sum(b.width / 2 * s for b, s in zip(bounds, self.spread, strict=True))
        return g, _interval(self.formula(*q), "formula").high - dot(g, q) + doubt

    def round(self) -> ConcaveOptimum:
        """Search the hull, then bound the welfare over all equilibria."""
        self.grew = False
        hull = Polygon.hull(self.attained)
        tried = centres_of_gravity(hull, self.slope, STEPS)
        tried += hull.vertices
        best, low = self._simplest_best(hull, tried)
        near = [best, *tried[: -len(hull.vertices)][-TANGENTS:]]
        tangents = [self.tangent(q) for q in dict.fromkeys(near)]
        shares = _shares(tangents, hull.vertices)
        weights = (
            sum((s * g[0] for s, (g, _) in zip(shares, tangents, strict=True)), Fraction(0)),
            sum((s * g[1] for s, (g, _) in zip(shares, tangents, strict=True)), Fraction(0)),
        )
        constant = sum((s * c for s, (_, c) in zip(shares, tangents, strict=True)), Fraction(0))
        line = self.equilibria.bound(weights) if any(weights) else None
        top = self.look_along(weights)
        return ConcaveOptimum(
            self.game,
            self.equilibria.coarse,
            best,
            self._mixture(hull, best),
            Interval(low, max(low, top + constant)),
            weights,
            top,
            line.certificate if line is not None else None,
        )

    def _simplest_best(self, hull: Polygon, tried: list[Point]) -> tuple[Point, Fraction]:
        """The best point; among points within rounding of it, the one with short numbers."""
        lows = {q: _interval(self.formula(*q), "formula").low for q in tried}
        best = max(lows, key=lambda q: lows[q])
        for size in DENOMINATORS:
            q = best[0].limit_denominator(size), best[1].limit_denominator(size)
            if hull.contains(q):
                lows.setdefault(q, _interval(self.formula(*q), "formula").low)
        enough = lows[best] - self.tolerance / 1000
        short = [q for q, low in lows.items() if low >= enough]
        best = min(short, key=lambda q: (q[0].denominator * q[1].denominator, q))
        return best, lows[best]

    def _mixture(self, hull: Polygon, point: Point) -> Distribution:
        parts = convex_weights(hull, point) or ()
        m, n = self.game.shape
        table = [[Fraction(0)] * n for _ in range(m)]
        for k, weight in parts:
            p = self.attained[hull.vertices[k]].probabilities
            for i in range(m):
                for j in range(n):
                    table[i][j] += weight * p[i][j]
        return Distribution(tuple(tuple(row) for row in table))


def _shares(
    tangents: list[tuple[Point, Fraction]], vertices: tuple[Point, ...]
) -> tuple[Fraction, ...]:
    """Weights of the tangents whose mean is lowest at the highest of the vertices."""
    count = len(tangents)
    constraints: list[Any] = [([1] * count + [0], "=", 1)]
    for v in vertices:
        heights = [dot(g, v) + c for g, c in tangents]
        constraints.append(([*heights, Fraction(-1)], "<=", 0))
    answer = maximise([0] * count + [-1], constraints, free=[count])
    return answer.primal[:count]


def _interval(value: Any, what: str) -> Interval:
    if isinstance(value, Interval):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        raise InputTypeError(
            f"the {what} returned {value!r}, a {type(value).__name__}; return Fractions, or "
            f"Intervals around the true value: nothing can be proved with rounded numbers"
        )
    return Interval(Fraction(value), Fraction(value))
