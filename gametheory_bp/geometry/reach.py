"""What each player can get at best while the other keeps at least a given payoff.

For a convex set S and its strong Pareto frontier with vertices ``v_0, ..., v_m`` (row payoffs
rising)::

    column(x) = max { y : (x', y) in S, x' >= x }        row(y) = max { x : (x, y') in S, y' >= y }

Both functions are concave, piecewise linear and non-increasing.  The points ``(x, column(x))``
and ``(row(y), y)`` are the *dictatorial points* above (x, y), and ``(row(y), column(x))`` is
the ideal point above it.

Edges are numbered along the boundary of the comprehensive hull: 0 is the flat top that ends in
``v_0``, edge k runs from ``v_{k-1}`` to ``v_k``, and m + 1 is the upright side below ``v_m``.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.geometry.vectors import Point

__all__ = ["Reach"]


@dataclass(frozen=True, slots=True)
class Reach:
    """Best payoffs above a point, from the vertices of the strong Pareto frontier.

    Examples
    --------
    >>> two, zero = Fraction(2), Fraction(0)
    >>> reach = Reach(((zero, two), (two, zero)))
    >>> reach.column(Fraction(1, 2)), reach.row(Fraction(-1)), reach.edge_of_column(zero)
    (Fraction(3, 2), Fraction(2, 1), 1)
    """

    chain: tuple[Point, ...]

    def edge_of_column(self, x: Fraction) -> int:
        """Number of the edge on which ``(x, column(x))`` lies and moves as x grows."""
        return bisect_right(self.chain, x, key=lambda v: v[0])

    def edge_of_row(self, y: Fraction) -> int:
        """Number of the edge on which ``(row(y), y)`` lies and moves as y grows."""
        return len(self.chain) - bisect_right(self.chain[::-1], y, key=lambda v: v[1])

    def column(self, x: Fraction) -> Fraction:
        """Best column payoff while row keeps at least x."""
        k = self.edge_of_column(x)
        if k == 0:
            return self.chain[0][1]
        if k == len(self.chain):
            return self.chain[-1][1]  # x is the largest row payoff
        return self.chain[k][1] + self.column_slope(k) * (self.chain[k][0] - x)

    def row(self, y: Fraction) -> Fraction:
        """Best row payoff while column keeps at least y."""
        k = self.edge_of_row(y)
        if k == len(self.chain):
            return self.chain[-1][0]
        if k == 0:
            return self.chain[0][0]  # y is the largest column payoff
        return self.chain[k][0] - self.row_slope(k) * (y - self.chain[k][1])

    def ideal(self, p: Point) -> Point:
        """The ideal point above p: each player's best payoff without loss to the other."""
        return self.row(p[1]), self.column(p[0])

    def column_slope(self, k: int) -> Fraction:
        """Column payoff lost per unit of row payoff on edge k (0 on the flat top)."""
        if k == 0:
            return Fraction(0)
        a, b = self.chain[k - 1], self.chain[k]
        return (a[1] - b[1]) / (b[0] - a[0])

    def row_slope(self, k: int) -> Fraction:
        """Row payoff lost per unit of column payoff on edge k (0 on the upright side)."""
        if k == len(self.chain):
            return Fraction(0)
        a, b = self.chain[k - 1], self.chain[k]
        return (b[0] - a[0]) / (a[1] - b[1])

    @property
    def mirrored(self) -> Reach:
        """The same with the two players exchanged."""
        return Reach(tuple((y, x) for x, y in reversed(self.chain)))
