"""Proof that no Nash equilibrium has more of a weighted payoff, by complementarity branches.

At a Nash equilibrium every action is unplayed or a best reply.  A *branch* on an action splits
the equilibria into those where it is unplayed and those where it is a best reply; a finite tree
of branches splits them into its leaves.  At a leaf, prices bound the weighted payoff.
References: T. Sandholm, A. Gilpin and V. Conitzer (2005) for the branches; R. J. Aumann (1974)
for the incentives that are priced.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["BestReplyBranch", "NashOptimum", "PricedLeaf", "Prices", "TreeNode"]

Prices = tuple[tuple[int, int, Fraction], ...]
"""(action, deviation, price): both labels of the same player, in increasing order."""


@record("best_reply_branch")
@dataclass(frozen=True, slots=True)
class BestReplyBranch:
    """An action is unplayed (the subtree that comes next), or a best reply (the one after it).

    Labels are 0..m-1 for rows and m..m+n-1 for columns.
    """

    label: int


@record("priced_leaf")
@dataclass(frozen=True, slots=True)
class PricedLeaf:
    """Prices of deviations that bound the weighted payoff at the equilibria of this leaf.

    For every pair of actions (i, j) that are not unplayed here, ``w1 A_ij + w2 B_ij`` plus the
    prices of deviations k from i times ``A_ij - A_kj``, plus those of l from j times
    ``B_ij - B_il``, is at most the value.  In the mean over an equilibrium of the leaf the priced
    differences are not negative; they are zero where the deviation is a best reply, and may have
    a negative price there.  If the leaf holds no equilibrium, the prices are a Farkas proof of it.
    """

    prices: Prices


TreeNode = BestReplyBranch | PricedLeaf


@record("nash_optimum")
@dataclass(frozen=True, slots=True)
class NashOptimum:
    """Profiles are equilibria, ``weights . u`` is ``value`` there, and nowhere in Nash more.

    The tree is listed from its root, every branch before its two subtrees.  That the list of
    tied optima is complete is not part of the claim.
    """

    game: PayoffTable
    weights: Point
    value: Fraction
    profiles: tuple[MixedProfile, ...]
    payoffs: tuple[Point, ...]
    tree: tuple[TreeNode, ...]
