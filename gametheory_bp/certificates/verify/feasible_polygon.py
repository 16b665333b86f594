"""Check that claimed vertices are exactly those of a game's payoff set."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import InputValueError
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["check"]


def check(certificate: FeasiblePolygon) -> Iterator[Check]:
    """Each hull vertex is attained, no action pair lies outside, the rest is clipping."""
    game, (m, n) = certificate.game, certificate.game.shape
    exist = all(0 <= i < m and 0 <= j < n for i, j in certificate.profiles)
    yield Check("the attaining action pairs exist", exist)
    if not exist:
        return
    a, b = game.row_payoffs, game.column_payoffs
    attained = tuple((a[i][j], b[i][j]) for i, j in certificate.profiles)
    payoffs = {(a[i][j], b[i][j]) for i in range(m) for j in range(n)}
    yield Check(
        "a floor is given exactly where the set needs one",
        (certificate.floor is None) == (certificate.set in ("feasible", "pure")),
    )
    if certificate.set == "pure":
        yield Check("the points are the payoffs of all action pairs", set(attained) == payoffs)
        ordered = sorted(set(certificate.vertices)) == list(certificate.vertices)
        yield Check("the points are distinct and in order", ordered)
        yield Check("each point is attained", attained == certificate.vertices)
        return
    try:
        hull = Polygon(attained)
    except InputValueError as error:
        yield Check("attained payoffs are the corners of a convex polygon", False, str(error))
        return
    yield Check("attained payoffs are the corners of a convex polygon", not hull.is_empty)
    outside = [p for p in payoffs if not hull.contains(p)]
    yield Check("no action pair's payoff lies outside the polygon", not outside, str(outside[:1]))
    claimed = hull
    if certificate.floor is not None and certificate.set == "individually_rational":
        claimed = hull.above(certificate.floor)
    elif certificate.floor is not None:
        claimed = hull.comprehensive_hull(certificate.floor)
    same = claimed.vertices == certificate.vertices
    yield Check(f"the vertices of the {certificate.set} set are as claimed", same)
