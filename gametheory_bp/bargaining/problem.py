"""Bargaining problems: a payoff set S with a disagreement point d.

S is the convex hull of given points (lotteries are allowed), its comprehensive hull above d
(free disposal, too), a finite set (nothing beside the listed points), or the curved region of
independent mixtures of a game.  d need not lie in S.  If no point of S is at least as good as
d for both players there is nothing to bargain about: rules that measure from d then raise
:class:`~gametheory_bp.errors.DisagreementError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gametheory_bp.bargaining.integer_points import IntegerPoints
from gametheory_bp.bargaining.problem_parts import Part, ProblemParts
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import (
    EmptySetError,
    InputTypeError,
    InputValueError,
    NotDefinedError,
)
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.geometry.polygon import Polygon, trusted_polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame

__all__ = ["BargainingProblem"]


class BargainingProblem(Displayed):
    """A payoff set with a disagreement point.

    Parameters
    ----------
    vertices : sequence of pairs, shape (n, 2)
        Payoff pairs (row, column); the set is their convex hull unless ``finite``.
    disagreement : pair
        What the players get without agreement; need not lie in the set.
    comprehensive : bool
        Take ``{x >= d : x <= y for some y of the set}``: free disposal down to d.
    finite : bool
        Take the listed points only, without lotteries.

    Raises
    ------
    EmptySetError
        If no point is given.
    InputTypeError, InputValueError
        If a point is no pair of exact numbers, or both flags are set.

    Notes
    -----
    Exactness: exact.  Problems are immutable and compare equal when their statements do.

    Examples
    --------
    >>> problem = BargainingProblem([(0, 0), (4, 1), (2, 2), (1, 1)], disagreement=("1/2", 0))
    >>> problem
    BargainingProblem(convex, 3 vertices, disagreement (1/2, 0))
    >>> problem.ideal
    (Fraction(4, 1), Fraction(2, 1))
    """

    __slots__ = ("_parts", "region", "statement")

    statement: ProblemStatement
    region: Any
    _parts: ProblemParts  # computed once; the problem itself never changes

    def __init__(
        self,
        vertices: Iterable[Any],
        disagreement: Any = (0, 0),
        comprehensive: bool = False,
        finite: bool = False,
    ) -> None:
        if isinstance(vertices, (str, bytes)) or not isinstance(vertices, Iterable):
            raise InputTypeError(f"vertices are {vertices!r}; give a list of pairs (row, column)")
        points = [as_pair(v, where=f"vertex {k}") for k, v in enumerate(vertices)]
        canonical = tuple(sorted(set(points))) if finite else Polygon.hull(points).vertices
        d = as_pair(disagreement, where="disagreement point")
        self._build(canonical, d, comprehensive, finite, None)

    def _build(
        self, vertices: tuple[Point, ...], d: Point, comprehensive: bool, finite: bool, region: Any
    ) -> None:
        if not vertices:
            raise EmptySetError("the payoff set has no point; give at least one pair")
        if comprehensive and (finite or region is not None):
            raise InputValueError(
                "comprehensive=True needs a convex set; a finite or curved set has no convex "
                "comprehensive hull, so give the hull of its points instead"
            )
        self.statement = ProblemStatement(vertices, d, bool(comprehensive), bool(finite))
        self.region = region
        self._parts = ProblemParts(self.statement)

    @classmethod
    def from_payoffs(
        cls,
        payoffs: Any,
        disagreement: Any = (0, 0),
        *,
        comprehensive: bool = False,
        finite: bool = False,
    ) -> BargainingProblem:
        """A problem from a polygon, a payoff set of a game, or points.

        Parameters
        ----------
        payoffs : Polygon, PayoffPolygon, curved region, or sequence of pairs
            A record with a ``polygon`` gives that polygon; one with ``points`` the finite set
            of them; one with ``arcs`` the curved region.
        disagreement : pair

        Examples
        --------
        >>> triangle = Polygon.hull([(0, 0), (4, 1), (2, 2)])
        >>> BargainingProblem.from_payoffs(triangle, (1, 1)).individually_rational
        ((Fraction(1, 1), Fraction(1, 1)), (Fraction(4, 1), Fraction(1, 1)), \
(Fraction(2, 1), Fraction(2, 1)))
        """
        polygon = payoffs if isinstance(payoffs, Polygon) else getattr(payoffs, "polygon", None)
        if isinstance(polygon, Polygon) and not finite:
            problem = cls.__new__(cls)
            d = as_pair(disagreement, where="disagreement point")
            problem._build(polygon.vertices, d, comprehensive, False, None)
            return problem
        if hasattr(payoffs, "arcs"):
            problem = cls.__new__(cls)
            d = as_pair(disagreement, where="disagreement point")
            hull = Polygon.hull(payoffs.game.payoffs()).vertices
            problem._build(hull, d, comprehensive, finite, payoffs)
            return problem
        points = getattr(payoffs, "points", payoffs)
        if isinstance(points, Polygon):
            points = points.vertices
        is_set_of_points = points is not payoffs and not isinstance(payoffs, Polygon)
        return cls(points, disagreement, comprehensive, finite or is_set_of_points)

    @property
    def disagreement(self) -> Point:
        """The disagreement point d."""
        return self.statement.disagreement

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices or points as given, in canonical form (before any comprehensive hull)."""
        return self.statement.vertices

    @property
    def set_kind(self) -> str:
        """``"convex"``, ``"finite"`` or ``"curved"``."""
        if self.region is not None:
            return "curved"
        return "finite" if self.statement.finite else "convex"

    @property
    def payoff_set(self) -> tuple[Point, ...]:
        """Vertices of S, the comprehensive hull where asked for; all points if finite."""
        return self._parts.payoff_set

    @property
    def polygon(self) -> Polygon:
        """The convex set S; of a finite set it raises, since its hull is another set."""
        if self.set_kind != "convex":
            raise NotDefinedError(f"a {self.set_kind} set is no polygon; use .points or .region")
        return trusted_polygon(self.payoff_set)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of a finite set S."""
        if self.set_kind != "finite":
            raise NotDefinedError(f"a {self.set_kind} set has infinitely many points")
        return self.statement.vertices

    @property
    def individually_rational(self) -> tuple[Point, ...]:
        """Vertices (points, if finite) of ``{x in S : x >= d}``, in canonical form.

        Raises
        ------
        DisagreementError
            If there is no such point.
        """
        return self._parts.individually_rational

    @property
    def frontier(self) -> tuple[Point, ...]:
        """Strong Pareto frontier of ``{x in S : x >= d}``, row payoffs increasing.

        The vertices of a chain of edges; of a finite set all its strongly optimal points.
        """
        return self._parts.frontier

    @property
    def frame(self) -> Frame:
        """Disagreement point, lowest and highest payoffs over ``{x in S : x >= d}``."""
        return self._parts.frame

    @property
    def ideal(self) -> Point:
        """The best payoff of either player over ``{x in S : x >= d}``."""
        return self._parts.frame.ideal

    def integers(self, which: Part) -> IntegerPoints:
        """Points of a part of the set over one common denominator, for fast exact loops.

        Parameters
        ----------
        which : {"payoff_set", "individually_rational", "frontier"}
        """
        return self._parts.integers(which)

    @property
    def comprehensive_hull(self) -> BargainingProblem:
        """The problem on the comprehensive hull above d (itself, if it is one)."""
        if self.statement.comprehensive:
            return self
        return BargainingProblem.from_payoffs(self.polygon, self.disagreement, comprehensive=True)

    @property
    def nobody_gains(self) -> bool:
        """Whether no point of S is better than d for both players.

        A convex set then lies on one line through d parallel to an axis.
        """
        return self._parts.nobody_gains

    def display(self) -> Table:
        """Vertices with their gains over d."""
        d0, d1 = self.disagreement
        rows = tuple((str(x), str(y), str(x - d0), str(y - d1)) for x, y in self.payoff_set)
        heads = ("row", "column", "row gain", "column gain")
        note = f"disagreement point ({d0}, {d1})"
        return Table(f"Bargaining problem on a {self.set_kind} set", heads, rows, note)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, BargainingProblem)
            and self.statement == other.statement
            and self.region == other.region
        )

    def __hash__(self) -> int:
        return hash(self.statement)

    def __repr__(self) -> str:
        count = len(self.statement.vertices)
        what = "points" if self.statement.finite else "vertices"
        kind = "comprehensive" if self.statement.comprehensive else self.set_kind
        d = f"({self.disagreement[0]}, {self.disagreement[1]})"
        return f"BargainingProblem({kind}, {count} {what}, disagreement {d})"
