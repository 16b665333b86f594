"""Check of ``path_payoff``: sum the head and the geometric series of the cycle."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.kinds.path_payoff import PathPayoff
from gametheory_bp.certificates.verdict import Check

__all__ = ["check"]


def check(certificate: PathPayoff) -> Iterator[Check]:
    """The path exists in the game and is worth what is stated."""
    c, d, (m, n) = certificate, certificate.discount, certificate.game.shape
    inside = 0 <= d < 1
    yield Check("the discount factor is in [0, 1)", inside, str(d))
    head, cycle = c.path.head, c.path.cycle
    exist = all(0 <= i < m and 0 <= j < n for i, j in (*head, *cycle))
    yield Check("the path's action pairs exist", exist)
    if not (inside and exist):
        return
    found = []
    for payoffs in (c.game.row_payoffs, c.game.column_payoffs):
        total = sum((d**t * payoffs[i][j] for t, (i, j) in enumerate(cycle)), Fraction(0))
        total = total / (1 - d ** len(cycle))
        for i, j in reversed(head):
            total = payoffs[i][j] + d * total
        found.append((1 - d) * total)
    yield Check("the payoffs are the discounted sum", tuple(found) == c.payoffs)
    away = max(abs(x - y) for x, y in zip(found, c.target, strict=True))
    yield Check("the distance to the target is right", away == c.distance, str(away))
