"""Check of ``time_sharing``: the shrunken polygons cover the feasible one, or miss the point."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.time_sharing import TimeSharing
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.games.first_steps import missed_point
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["check"]


def check(certificate: TimeSharing) -> Iterator[Check]:
    """Rests of the missed point after every first step, or the covering itself."""
    c, d = certificate, certificate.discount
    yield Check("the discount factor is in [0, 1)", 0 <= d < 1, str(d))
    payoffs = tuple(
        pair
        for a, b in zip(c.game.row_payoffs, c.game.column_payoffs, strict=True)
        for pair in zip(a, b, strict=True)
    )
    feasible = Polygon.hull(payoffs)
    yield Check("the vertices are those of the feasible polygon", feasible.vertices == c.vertices)
    yield Check("a point is named exactly if one is missed", c.fills == (c.missed is None))
    if c.missed is None:
        covered = missed_point(feasible, payoffs, d) is None
        yield Check("every feasible point leaves a feasible rest after some first step", covered)
        return
    x, y = c.missed
    yield Check("the missed point is feasible", feasible.contains(c.missed))
    if d:
        rests = [((x - (1 - d) * g) / d, (y - (1 - d) * h) / d) for g, h in payoffs]
        attained = any(feasible.contains(rest) for rest in rests)
    else:
        attained = c.missed in payoffs
    yield Check("no first step leaves a feasible rest of it", not attained)
