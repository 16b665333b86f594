"""Parts of a bargaining problem, each computed once, when it is first asked for.

The individually rational part, its strong Pareto frontier and its ideal point are found with
integers over one common denominator; see :mod:`gametheory_bp.bargaining.integer_points`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from gametheory_bp.bargaining.integer_points import IntegerPoints, integer_points
from gametheory_bp.bargaining.quadrant import part_above
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.errors import DisagreementError
from gametheory_bp.geometry.frontier import pareto_chain, pareto_points
from gametheory_bp.geometry.polygon import trusted_polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame

__all__ = ["Part", "ProblemParts"]

T = TypeVar("T")
Points = tuple[Point, ...]
Part = Literal["payoff_set", "individually_rational", "frontier"]


class ProblemParts:
    """What follows from the statement of a problem."""

    __slots__ = ("_known", "_statement")

    def __init__(self, statement: ProblemStatement) -> None:
        self._statement = statement
        self._known: dict[str, Any] = {}

    @property
    def payoff_set(self) -> Points:
        """Vertices (points) of S; of its comprehensive hull, never empty, where asked for."""
        if not self._statement.comprehensive:
            return self._statement.vertices
        return self._present(self._once("payoff_set", lambda: self._statement.payoff_set))

    @property
    def individually_rational(self) -> Points:
        """Vertices (points) of ``{x in S : x >= d}``; ``DisagreementError`` if there are none."""
        return self._present(self._once("individually_rational", self._cut_at_disagreement))

    def _present(self, points: Points) -> Points:
        if not points:
            d0, d1 = self._statement.disagreement
            raise DisagreementError(
                f"no point of the payoff set is at least the disagreement point ({d0}, {d1}) for "
                f"both players; lower the disagreement point, or ask a rule that does not use it"
            )
        return points

    @property
    def frontier(self) -> Points:
        """Strong Pareto frontier of the individually rational part, row payoffs increasing."""
        return self._once("frontier", self._strong_frontier)

    @property
    def frame(self) -> Frame:
        """Disagreement point, lowest and highest payoffs over the individually rational part."""
        return self._once("frame", self._frame)

    @property
    def nobody_gains(self) -> bool:
        """Whether no point of S is better than d for both players."""
        return self._once("nobody_gains", self._nobody_gains)

    def integers(self, which: Part) -> IntegerPoints:
        """The points of a part over one common denominator."""
        points: Points = getattr(self, which)
        if points is self._statement.vertices:  # all parts that are the whole set share one
            which = "payoff_set"
        d = self._statement.disagreement
        return self._once(which + " in integers", lambda: integer_points(points, d))

    def _once(self, name: str, compute: Callable[[], T]) -> T:
        if name not in self._known:
            self._known[name] = compute()
        return self._known[name]  # type: ignore[no-any-return]

    def _cut_at_disagreement(self) -> Points:
        whole = self.payoff_set
        scaled = self.integers("payoff_set")
        d0, d1 = scaled.disagreement
        inside = [x >= d0 and y >= d1 for x, y in scaled.points]
        if all(inside):
            return whole
        if self._statement.finite:
            return tuple(p for p, kept in zip(whole, inside, strict=True) if kept)
        points, integers = part_above(whole, scaled)
        self._known["individually_rational in integers"] = integers
        return points

    def _strong_frontier(self) -> Points:
        rational = self.individually_rational
        if self._statement.finite:
            return pareto_points(rational)
        scaled = self.integers("individually_rational")
        corners: Any = scaled.points
        exact = dict(zip(corners, rational, strict=True))
        chain: Any = pareto_chain(trusted_polygon(corners))
        integers = IntegerPoints(scaled.scale, chain, scaled.disagreement)
        self._known["frontier in integers"] = integers
        return tuple([exact[p] for p in chain])

    def _nobody_gains(self) -> bool:
        scaled = self.integers("individually_rational")
        (d0, d1), points = scaled.disagreement, scaled.points
        if self._statement.finite:
            return not any(x > d0 and y > d1 for x, y in points)
        return all(x == d0 for x, _ in points) or all(y == d1 for _, y in points)

    def _frame(self) -> Frame:
        rational = self.individually_rational
        scaled = self.integers("individually_rational").points
        rows = [p[0] for p in scaled]
        columns = [p[1] for p in scaled]
        low = rational[rows.index(min(rows))][0], rational[columns.index(min(columns))][1]
        ideal = rational[rows.index(max(rows))][0], rational[columns.index(max(columns))][1]
        return Frame(self._statement.disagreement, low, ideal)
