"""Check a linear optimum over the (coarse) correlated equilibria and the ends of its face."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.correlated_optimum import CorrelatedOptimum
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.certificates.verify.correlated_bound import check_attained, line_holds
from gametheory_bp.geometry.vectors import cross, dot

__all__ = ["check"]


def check(certificate: CorrelatedOptimum) -> Iterator[Check]:
    """The optimum is attained and bounded; the optimal payoffs end where they are said to."""
    game, coarse, weights = certificate.game, certificate.coarse, certificate.weights
    points, (bound, *turned) = certificate.points, certificate.lines
    yield from check_attained(game, points, certificate.distributions, coarse)
    ordered = 1 <= len(points) <= 2 and list(points) == sorted(set(points))
    yield Check("one optimal payoff, or the two ends of a segment in order", ordered)
    if not ordered:
        return
    optimal = all(dot(weights, point) == certificate.value for point in points)
    yield Check("every listed payoff has the claimed value", optimal)
    stated = (bound.normal, bound.offset) == (weights, certificate.value)
    yield Check("the first line states that nothing is better", stated)
    for line, left in zip(turned, (True, False), strict=True):
        side = "left" if left else "right"
        turn = cross(weights, line.normal)
        yield Check(f"a line is turned to the {side}", turn > 0 if left else turn < 0)
        touches = max(dot(line.normal, point) for point in points) == line.offset
        yield Check(f"it goes through the end on the {side}", touches)
    for line in certificate.lines:
        holds = line_holds(game, line, coarse)
        yield Check(f"multipliers prove the line with normal {_text(line.normal)}", holds)


def _text(pair: tuple[object, object]) -> str:
    return f"({pair[0]}, {pair[1]})"
