"""Check which joint actions are optimal in a stochastic game."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.joint_optima import JointOptima
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.vectors import dot

__all__ = ["check"]


def check(certificate: JointOptima) -> Iterator[Check]:
    """The values solve the Bellman equations; the pairs are exactly those that attain them."""
    c, game, d = certificate, certificate.game, certificate.game.discount
    sizes = len(c.values) == len(c.optimal) == len(game.states)
    yield Check("there is a value and a set of pairs for every state", sizes)
    if not sizes:
        return
    best: list[tuple[tuple[int, int], ...]] = []
    solved = True
    for s, lines in enumerate(game.law):
        worth = {
            (i, j): (1 - d) * dot(c.weights, game.payoff(s, i, j))
            + d * sum((p * c.values[t] for t, p in lottery), Fraction(0))
            for i, line in enumerate(lines)
            for j, lottery in enumerate(line)
        }
        solved = solved and max(worth.values()) == c.values[s]
        best.append(tuple(pair for pair, x in worth.items() if x == c.values[s]))
    yield Check("the values solve the Bellman equations", solved)
    wrong = [s for s, pairs in enumerate(best) if pairs != c.optimal[s]]
    yield Check("the optimal pairs are those that attain them", not wrong, str(wrong[:1]))
    if wrong or not solved:
        return
    order = [s for s, _ in game.initial]
    for s in order:  # grows while it is read
        following = (t for i, j in best[s] for t, _ in game.chances(s, i, j))
        order += [t for t in dict.fromkeys(following) if t not in order]
    yield Check("optimal play visits these states", tuple(sorted(order)) == c.reached)
