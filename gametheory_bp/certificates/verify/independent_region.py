"""Check that a closed walk encloses exactly the payoffs of independent mixtures.

The walk consists of payoffs and the set has no holes, so what it encloses belongs to the set.
The boundary of the set lies on the segments and arcs of the 2 x 2 subgames; if none of these
leaves the walk, nothing outside belongs to the set.
"""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.independent_region import IndependentRegion
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.bilinear import mixture_curve, mixture_curves
from gametheory_bp.geometry.curved_region import CurvedRegion, Stretch

__all__ = ["check"]


def check(certificate: IndependentRegion) -> Iterator[Check]:
    """The pieces are payoffs, they close up, and every curve of the game stays inside."""
    game, (m, n) = certificate.game, certificate.game.shape
    a, b = game.row_payoffs, game.column_payoffs
    walk = []
    for piece in certificate.pieces:
        (i, k), (j, s) = piece.rows, piece.columns
        known = 0 <= i <= k < m and 0 <= j <= s < n
        curve = mixture_curve(a, b, piece.rows, piece.columns) if known else None
        inside = all(0 <= t <= 1 for t in (piece.start, piece.end)) and piece.start != piece.end
        yield Check(f"rows {i}, {k} and columns {j}, {s} give a curve", curve is not None)
        yield Check("the piece is part of it", inside)
        if curve is None or not inside:
            return
        walk.append(Stretch(curve.curve, piece.start, piece.end))
    if not walk:
        payoffs = {(x, y) for r, c in zip(a, b, strict=True) for x, y in zip(r, c, strict=True)}
        yield Check("all payoffs are one point", len(payoffs) == 1)
        return
    region = CurvedRegion(walk)
    yield Check("the pieces form a closed walk", region.is_closed)
    outside = [p for mixture in mixture_curves(a, b) if (p := region.escape(mixture.curve))]
    yield Check("no payoff of a 2 x 2 subgame lies outside it", not outside, str(outside[:1]))
