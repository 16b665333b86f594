"""A proof without branches, read as a bound over correlated equilibria.

At the root no action is unplayed and none is a best reply, so its prices are multipliers of the
incentives of correlated equilibria: they bound those, too.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.kinds.correlated_bound import CorrelatedBound, SupportLine
from gametheory_bp.certificates.kinds.nash_optimum import NashOptimum, PricedLeaf, Prices
from gametheory_bp.equilibria.correlated import PayoffBound

__all__ = ["correlated_bound"]


def correlated_bound(proof: NashOptimum) -> PayoffBound:
    """The bound that the single leaf of a tree proves; a Nash equilibrium attains it."""
    (leaf,) = proof.tree
    assert isinstance(leaf, PricedLeaf)
    m, n = proof.game.shape
    rows, columns = _matrix(leaf.prices, 0, m), _matrix(leaf.prices, m, n)
    line = SupportLine(proof.weights, proof.value, rows, columns)
    bound = CorrelatedBound(proof.game, False, proof.weights, proof.value, line)
    return PayoffBound(proof.weights, proof.value, bound)


def _matrix(prices: Prices, first: int, size: int) -> tuple[tuple[Fraction, ...], ...]:
    lines = [[Fraction(0)] * size for _ in range(size)]
    for label, other, price in prices:
        if first <= label < first + size:
            lines[label - first][other - first] = price
    return tuple(map(tuple, lines))
