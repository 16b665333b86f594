"""The tree of branches that proves a weighted payoff largest among Nash equilibria.

A part of the Nash set is bounded by the linear program of ``obedience_relaxation.py``.  If its
optimum exceeds the value, some action has a positive probability there and is no best reply: the
part is split on it.  The program is exact once all actions are decided, so the tree is finite.

Floats choose where to split and which prices to try; only what the checker accepts becomes a leaf.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.certificates.kinds.nash_optimum import (
    BestReplyBranch,
    PricedLeaf,
    Prices,
    TreeNode,
)
from gametheory_bp.certificates.verify.nash_optimum import is_bounded
from gametheory_bp.equilibria.nash.obedience_relaxation import Part, Relaxation, RelaxedOptimum
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["optimum_tree"]

_EXACT_CELLS = 25
"""Up to so many action pairs the linear program is solved in rationals at once (measured)."""

_ROOM = 32
"""Share of the distance to the largest welfare that is left to the rounding of prices: 1/32."""

_BITS = (4, 8, 12, 16, 24, 32)
"""Binary places of rounded prices, tried in this order."""


def optimum_tree(
    game: BimatrixGame, weights: Point, value: Fraction, largest: int
) -> tuple[TreeNode, ...] | None:
    """A tree of at most ``largest`` nodes proving that no equilibrium is better than the value.

    None if there is none of that size, or if some equilibrium is better.
    """
    proof = _Proof(game, weights, value)
    tree: list[TreeNode] = []
    ahead = [Part()]
    while ahead:
        if len(tree) + len(ahead) > largest:
            return None
        part = ahead.pop()
        node = proof.node(part)
        if node is None:
            return None
        tree.append(node)
        if isinstance(node, BestReplyBranch):
            ahead += [part.answering(node.label), part.without(node.label)]
    return tuple(tree)


class _Proof:
    """What all nodes of one tree share."""

    def __init__(self, game: BimatrixGame, weights: Point, value: Fraction) -> None:
        self.table, self.weights, self.value = PayoffTable.of(game), weights, value
        self.relaxation = Relaxation(game, weights)

    def node(self, part: Part) -> TreeNode | None:
        """A leaf if the part can be bounded, else a branch; None if it holds something better."""
        top = self.relaxation.highest(part)
        if top is None or top <= self.value:
            return PricedLeaf(())
        room = (top - self.value) / _ROOM
        if len(self.relaxation.cells(part)) > _EXACT_CELLS:
            hint = self.relaxation.floating(part, self.value, room)
            if hint is not None and hint.excess < -room / 2:
                prices = self._rounded(part, hint)
                if prices is not None:
                    return PricedLeaf(prices)
            elif hint is not None and hint.excess > room / 1000 and hint.label >= 0:
                return BestReplyBranch(hint.label)
        found = self.relaxation.exact(part, self.value, room)
        if found.excess > 0:
            return BestReplyBranch(found.label) if found.label >= 0 else None
        return PricedLeaf(self._rounded(part, found) or found.prices)

    def _rounded(self, part: Part, found: RelaxedOptimum) -> Prices | None:
        """Prices of few binary places that prove the bound; None if rounding takes too much."""
        for bits in _BITS:
            unit = 2**bits
            rounded = ((a, b, Fraction(round(y * unit), unit)) for a, b, y in found.prices)
            prices = tuple(p for p in rounded if p[2] > 0 or (p[2] and p[1] in part.best))
            if is_bounded(self.table, self.weights, self.value, part.unplayed, part.best, prices):
                return prices
        return None
