"""Check of ``nash_optimum``: equilibria of this welfare, and a tree that bounds all others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.nash_optimum import BestReplyBranch, NashOptimum, Prices
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.obedience import obedience_slacks
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["check", "priced_welfare"]

Labels = frozenset[int]


def check(certificate: NashOptimum) -> Iterator[Check]:
    """The profiles attain the value, and the leaves of the tree leave no room for more."""
    c, count = certificate, len(certificate.profiles)
    yield Check("the weights are >= 0, not both 0", min(c.weights) >= 0 and any(c.weights))
    distinct = len(set(c.profiles)) == len(c.payoffs) == count > 0
    yield Check("there are profiles, each once, with their payoffs", distinct)
    for k, (profile, payoffs) in enumerate(zip(c.profiles, c.payoffs, strict=False)):
        fits = (len(profile.row), len(profile.column)) == c.game.shape
        yield Check(f"profile {k} fits the game", fits)
        if fits:
            p = profile.distribution()  # independent: obedience is the definition of Nash
            slacks = [s for side in obedience_slacks(c.game, p) for line in side for s in line]
            yield Check(f"no deviation from profile {k} gains", min(slacks) >= 0)
            yield Check(f"the payoffs of profile {k} are right", c.game.expected(p) == payoffs)
            welfare = c.weights[0] * payoffs[0] + c.weights[1] * payoffs[1]
            yield Check(f"the welfare of profile {k} is the value", welfare == c.value)
    yield from _check_tree(c)


def _check_tree(c: NashOptimum) -> Iterator[Check]:
    """Walk the tree; ``ahead`` holds the parts of the Nash set that are still to be bounded."""
    none: Labels = frozenset()
    ahead, leaves, bounded, whole = [(none, none)], 0, 0, True
    for node in c.tree:
        if not ahead:
            whole = False
            break
        unplayed, best = ahead.pop()
        if isinstance(node, BestReplyBranch):
            label = node.label
            if label in unplayed | best or not 0 <= label < sum(c.game.shape):
                whole = False
                break
            ahead += [(unplayed, best | {label}), (unplayed | {label}, best)]
        else:
            leaves += 1
            priced = priced_welfare(c.game, c.weights, unplayed, best, node.prices)
            bounded += priced is not None and all(w <= c.value for w in priced.values())
    text = f"{leaves} leaves"
    yield Check("the branches leave out no equilibrium", whole and not ahead, text)
    yield Check("no equilibrium of any leaf has more welfare", 0 < leaves == bounded, text)


def priced_welfare(
    game: PayoffTable, weights: Point, unplayed: Labels, best: Labels, prices: Prices
) -> dict[tuple[int, int], Fraction] | None:
    """Welfare with prices of the pairs that may be played; None if a price is out of order."""
    a, b, (m, n) = game.row_payoffs, game.column_payoffs, game.shape
    rows = [i for i in range(m) if i not in unplayed]
    columns = [j for j in range(n) if m + j not in unplayed]
    total = {(i, j): weights[0] * a[i][j] + weights[1] * b[i][j] for i in rows for j in columns}
    previous = (-1, -1)
    for k, other, price in prices:
        ordered = previous < (k, other) and k != other and (k < m) == (other < m)
        played = 0 <= k < m + n and 0 <= other < m + n and k not in unplayed
        if not (ordered and played and (price > 0 or (price < 0 and other in best))):
            return None
        previous = (k, other)
        if k < m:
            for j in columns:
                total[k, j] += price * (a[k][j] - a[other][j])
        else:
            for i in rows:
                total[i, k - m] += price * (b[i][k - m] - b[i][other - m])
    return total
