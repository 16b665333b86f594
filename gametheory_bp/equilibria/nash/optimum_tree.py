"""The tree of branches that proves a weighted payoff largest among Nash equilibria.

A part of the Nash set is bounded by the linear program of ``obedience_relaxation.py``.  If its
optimum exceeds the value, some action has a positive probability there and is no best reply: the
part is split on it.  The program is exact once all actions are decided, so the tree is finite.

The tree can also *seek* the optimum: where the program's optimum is an equilibrium that is better
than all known ones, the value rises.  Leaves that were proved for a smaller value stay proved.

Floats choose where to split and which prices to try; only what the checker accepts becomes a leaf.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.nash_optimum import (
    BestReplyBranch,
    PricedLeaf,
    Prices,
    TreeNode,
)
from gametheory_bp.certificates.verify.nash_optimum import priced_welfare
from gametheory_bp.equilibria.nash.obedience_relaxation import Part, Relaxation, RelaxedOptimum
from gametheory_bp.equilibria.nash.support_lifting import lift_profile
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["OptimumTree", "optimum_tree"]

_EXACT_CELLS = 25
"""Up to so many action pairs the linear program is solved in rationals at once (measured)."""

_ROOM = 32
"""Share of the distance to the largest welfare that is left to the rounding of prices: 1/32."""

_BITS = (4, 8, 12, 16, 24, 32)
"""Binary places of rounded prices, tried in this order."""

_NEAR = 1e-7
"""Violation up to which a float optimum is worth lifting to an exact equilibrium."""


@dataclass(frozen=True, slots=True)
class OptimumTree:
    """A tree, the value that it proves, the better equilibrium found, and where ties may be."""

    nodes: tuple[TreeNode, ...]
    value: Fraction
    profile: MixedProfile | None
    tight: tuple[Part, ...]


def optimum_tree(
    game: BimatrixGame, weights: Point, value: Fraction, largest: int, *, seek: bool = False
) -> OptimumTree | None:
    """A tree of at most ``largest`` nodes proving that no equilibrium is better than the value.

    None if there is none of that size, or if some equilibrium is better.  With ``seek``, better
    equilibria raise the value instead.
    """
    proof = _Proof(game, weights, value, seek)
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
    tight = tuple(part for part, level in proof.tight if level == proof.value)
    return OptimumTree(tuple(tree), proof.value, proof.profile, tight)


class _Proof:
    """What all nodes of one tree share, and the best equilibrium so far."""

    def __init__(self, game: BimatrixGame, weights: Point, value: Fraction, seek: bool) -> None:
        self.game, self.weights, self.value, self.seek = game, weights, value, seek
        self.table = PayoffTable.of(game)
        self.relaxation = Relaxation(game, weights)
        self.profile: MixedProfile | None = None
        self.tight: list[tuple[Part, Fraction]] = []

    def node(self, part: Part) -> TreeNode | None:
        """A leaf if the part can be bounded, else a branch; None if it holds something better."""
        top = self.relaxation.highest(part)
        if top is None or top <= self.value:
            return self._leaf(part, (), top == self.value)
        room = (top - self.value) / _ROOM
        if len(self.relaxation.cells(part)) > _EXACT_CELLS:
            hint = self.relaxation.floating(part, self.value, room)
            if hint is not None and hint.excess < -room / 2:
                prices = self._rounded(part, hint, self.value - room / 4)
                if prices is not None:
                    return self._leaf(part, prices, False)
            elif hint is not None and hint.excess > room / 1000:
                decided = hint.label in part.unplayed | part.best
                if hint.violation > _NEAR and not decided:
                    return BestReplyBranch(hint.label)
                if self._raised(hint):
                    return self.node(part)
        found = self.relaxation.exact(part, self.value, room)
        if found.excess > 0:
            if found.violation > 0:
                return BestReplyBranch(found.label)
            return self.node(part) if self._raised(found) else None
        prices = self._rounded(part, found, self.value) or found.prices
        return self._leaf(part, prices, found.excess == 0)

    def _leaf(self, part: Part, prices: Prices, tight: bool) -> PricedLeaf:
        priced = self._priced(part, prices) if tight else None
        if priced is not None:
            # A tie has all its weight where the bound is reached: all other actions are unplayed.
            reached = [pair for pair, welfare in priced.items() if welfare == self.value]
            m, n = self.table.shape
            used = {i for i, _ in reached} | {m + j for _, j in reached}
            idle = frozenset(range(m + n)) - used
            self.tight.append((Part(part.unplayed | idle, part.best), self.value))
        return PricedLeaf(prices)

    def _raised(self, found: RelaxedOptimum) -> bool:
        """Whether the optimum is a better equilibrium, which is then remembered."""
        if not self.seek:
            return False
        x, y = found.mixtures
        if found.violation == 0 and all(isinstance(p, Fraction | int) for p in (*x, *y)):
            # Every action played is a best reply, exactly; the escape has no part in the optimum.
            profile = None if sum(x) != 1 else MixedProfile.of(x, y)
        else:
            profile = lift_profile(self.game, x, y)
        if profile is None:
            return False
        u, v = self.game.expected(profile)
        value = self.weights[0] * u + self.weights[1] * v
        if value <= self.value:
            return False
        self.value, self.profile = value, profile
        return True

    def _rounded(self, part: Part, found: RelaxedOptimum, level: Fraction) -> Prices | None:
        """Prices of few binary places that prove a bound; None if rounding takes too much."""
        for bits in _BITS:
            unit = 2**bits
            rounded = ((a, b, Fraction(round(y * unit), unit)) for a, b, y in found.prices)
            prices = tuple(p for p in rounded if p[2] > 0 or (p[2] and p[1] in part.best))
            priced = self._priced(part, prices)
            if priced is not None and all(w <= level for w in priced.values()):
                return prices
        return None

    def _priced(self, part: Part, prices: Prices) -> dict[tuple[int, int], Fraction] | None:
        return priced_welfare(self.table, self.weights, part.unplayed, part.best, prices)
