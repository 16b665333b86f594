"""Optima over the Nash equilibrium payoffs of a game.

The set of Nash payoffs is a finite union of rectangles, one for each maximal Nash subset: inside
it the row player's payoff depends on the column mixture alone, and the other way round.  It is
not convex.  In a game without ties every rectangle is a point, and the rules for finite sets
apply as they are.

Where a rectangle is larger:

* A welfare function that never falls in either payoff is largest, over a rectangle, at its best
  corner, which an extreme equilibrium attains.  Where it does not always rise, the optima within
  a rectangle may form a segment; its ends are added to the list of points.
* Rules on finite sets choose among the strongly Pareto-optimal points and look at nothing else.
  Those of a union of rectangles are best corners, so the list of extreme payoffs is enough.
* Only where a ray leaves the comprehensive hull beside them (proportional, equal loss) the
  crossing may be an equilibrium payoff inside a side of a rectangle; it is then listed, too.
* Rules for convex sets are not defined here.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining.finite_argmax import best_points
from gametheory_bp.bargaining.game_sets import AttainableSet
from gametheory_bp.bargaining.integer_points import integer_points
from gametheory_bp.bargaining.piecewise_argmax import best_segment
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.kinds.nash_equilibrium import NashEquilibrium
from gametheory_bp.equilibria.nash import MaximalSubset, NashSet
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.errors import EmptySetError
from gametheory_bp.games.profile import MixedProfile, Vector
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import ParameterValue
from gametheory_bp.welfare.shape import Pieces

__all__ = ["nash_payoffs"]


def nash_payoffs(
    nash: NashSet,
    disagreement: Point,
    welfare: WelfareFunction | None = None,
    parameters: Mapping[str, ParameterValue] | None = None,
    crossing: Point | None = None,
) -> AttainableSet:
    """The Nash payoffs that matter for a rule, as a finite set with an equilibrium for each.

    Parameters
    ----------
    nash : NashSet
    disagreement : pair of Fraction
    welfare : WelfareFunction, optional
        If the rule is an argmax: ends of its ties inside rectangles are listed, too.
    parameters : mapping, optional
        Its parameters.
    crossing : pair of Fraction, optional
        A point to list, too, if it is an equilibrium payoff.
    """
    if not nash.extreme:
        raise EmptySetError("the enumeration was stopped before the first equilibrium; run it on")
    attained: dict[Point, MixedProfile] = {}
    for profile, payoffs in zip(nash.extreme, nash.payoffs, strict=True):
        attained.setdefault(payoffs, profile)
    if welfare is not None and welfare.shape is not None:
        for subset in nash.maximal_subsets:
            if subset.payoffs.low != subset.payoffs.high:
                ends = _tie_ends(subset, tuple(attained), disagreement, welfare, parameters or {})
                for point in ends:
                    attained.setdefault(point, _equilibrium(nash, subset, point))
    for subset in nash.maximal_subsets if crossing is not None else ():
        (a, b), (u, v) = subset.payoffs.low, subset.payoffs.high
        if crossing is not None and a <= crossing[0] <= u and b <= crossing[1] <= v:
            attained.setdefault(crossing, _equilibrium(nash, subset, crossing))
    problem = BargainingProblem(list(attained), disagreement, finite=True)
    proof: NashEquilibrium = equilibrium_certificate(
        nash.game, tuple(attained[p] for p in problem.points)
    )
    return AttainableSet(problem, attained.__getitem__, proof, nash.complete)


def _tie_ends(
    subset: MaximalSubset,
    known: tuple[Point, ...],
    d: Point,
    welfare: WelfareFunction,
    parameters: Mapping[str, ParameterValue],
) -> tuple[Point, ...]:
    """Ends of the optima of W within one rectangle."""
    (a, b), (u, v) = subset.payoffs.low, subset.payoffs.high
    rectangle = Polygon.hull([(a, b), (u, b), (u, v), (a, v)])
    domain = known
    if welfare.domain(parameters) == "individually_rational":
        rectangle = rectangle.above(d)
        domain = tuple(p for p in known if p[0] >= d[0] and p[1] >= d[1])
    if rectangle.is_empty:
        return ()
    assert welfare.shape is not None
    shape = welfare.shape(Frame.of(domain, d), parameters)
    if isinstance(shape, Pieces):
        return best_segment(shape, integer_points(rectangle.vertices, d))[0]
    return best_points(shape, rectangle.vertices)


def _equilibrium(nash: NashSet, subset: MaximalSubset, point: Point) -> MixedProfile:
    """An equilibrium of the subset with these payoffs."""
    rows, columns = subset.row_vertices, subset.column_vertices
    game = nash.game
    row_pay = [game.expected(MixedProfile(rows[0], y))[0] for y in columns]
    column_pay = [game.expected(MixedProfile(x, columns[0]))[1] for x in rows]
    return MixedProfile(_mixture(rows, column_pay, point[1]), _mixture(columns, row_pay, point[0]))


def _mixture(vertices: tuple[Vector, ...], values: list[Fraction], target: Fraction) -> Vector:
    """The point between two vertices at which the linear function takes the target value."""
    low, high = values.index(min(values)), values.index(max(values))
    if values[low] == values[high]:
        return vertices[low]
    t = (target - values[low]) / (values[high] - values[low])
    return tuple((1 - t) * a + t * b for a, b in zip(vertices[low], vertices[high], strict=True))
