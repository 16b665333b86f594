"""Checker of ``area_balance``: a segment from the disagreement point halves the area."""

from __future__ import annotations

from collections.abc import Iterator

from gametheory_bp.certificates.kinds.area_balance import AreaBalance
from gametheory_bp.certificates.rule_parameters import parameter_check
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.geometry.area_split import areas_beside
from gametheory_bp.geometry.polygon import Polygon


def check(c: AreaBalance) -> Iterator[Check]:
    """Both areas are half of the whole; the points follow from the crossing."""
    yield Check("the problem is in canonical form", c.problem.is_canonical)
    yield parameter_check(c)
    holds = c.rule == "equal_area" and not c.problem.finite
    yield Check(f"{c.rule} balances areas of a convex set", holds)
    rational, d = c.problem.individually_rational, c.problem.disagreement
    if not rational:
        yield Check("some point is at least the disagreement point", False)
        return
    hull = Polygon.hull(rational).comprehensive_hull(d)
    yield Check("the crossing lies in the set", Polygon.hull(rational).contains(c.crossing))
    alone = hull.above(c.crossing).area == 0  # or the segment could end inside the hull
    yield Check("no point is better for both than the crossing", alone)
    left, right = areas_beside(hull, d, c.crossing)
    yield Check("the areas beside the segment are equal", left == right, f"{left} and {right}")
    yield Check("together they are the whole, and not 0", left + right == hull.area > 0)
    yield Check("the crossing is the answer", c.points == (c.crossing,) and c.flags == ())
