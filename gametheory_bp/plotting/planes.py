"""What a result looks like in the payoff plane: one small function for each type.

:func:`plane_of` picks the function by the type of the result.  A record of another package
takes part by a method ``plane()``, or by ``plane_of.register``.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, Solution
from gametheory_bp.equilibria.correlated import CorrelatedEquilibria, CorrelatedPayoffs
from gametheory_bp.equilibria.nash import NashSet
from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs import Frontier, PayoffPolygon, PurePayoffs, feasible_payoffs
from gametheory_bp.plotting.pieces import (
    Piece,
    assemble,
    floor_pieces,
    frontier_pieces,
    nash_pieces,
    problem_frontier,
    pure_pieces,
    set_pieces,
    solution_pieces,
)
from gametheory_bp.plotting.plane import Mark, Plane

__all__ = ["plane_of"]


@singledispatch
def plane_of(result: Any) -> Plane:
    """The drawing of a result as plain data: the sibling of :func:`gametheory_bp.plot`.

    Parameters
    ----------
    result : result record
        A game, a payoff set, a frontier, equilibria, a problem, a solution, an optimum, a report.

    Returns
    -------
    Plane

    Raises
    ------
    InputTypeError
        If results of this type have no place in the payoff plane.

    Examples
    --------
    >>> from gametheory_bp import BargainingProblem, solve
    >>> plane = plane_of(solve(BargainingProblem([(0, 0), (4, 1), (2, 2)]), "utilitarian"))
    >>> plane.marks[-1].names, plane.marks[-1].point
    (('Utilitarian',), (Fraction(4, 1), Fraction(1, 1)))
    """
    if callable(getattr(result, "plane", None)) and not isinstance(result, type):
        plane: Plane = result.plane()
        return plane
    raise InputTypeError(
        f"a {type(result).__name__} cannot be plotted; give a game, a payoff set, equilibria, a "
        f"bargaining problem, a solution or a report"
    )


@plane_of.register
def _(plane: Plane) -> Plane:
    return plane


@plane_of.register
def _(game: BimatrixGame) -> Plane:
    from gametheory_bp.plotting.payoff_plane import payoff_plane

    return payoff_plane(game)


@plane_of.register
def _(polygon: Polygon) -> Plane:
    return assemble("Polygon", set_pieces("feasible", polygon.vertices, "polygon"))


@plane_of.register
def _(payoffs: PayoffPolygon) -> Plane:
    return assemble(_title(payoffs.game, f"{payoffs.kind} payoffs"), _payoff_set(payoffs))


@plane_of.register
def _(payoffs: PurePayoffs) -> Plane:
    chain = payoffs.pareto_frontier().points
    pieces = (*frontier_pieces(chain, finite=True), *pure_pieces(payoffs.game))
    return assemble(_title(payoffs.game, "payoffs of pure profiles"), pieces)


@plane_of.register
def _(frontier: Frontier) -> Plane:
    payoffs = frontier.payoffs
    behind = _payoff_set(payoffs) if isinstance(payoffs, PayoffPolygon) else ()
    corners = [Mark("solution", "frontier vertices", p) for p in frontier.points]
    word = "Strong" if frontier.strong else "Weak"
    return assemble(
        f"{word} Pareto frontier",
        (*behind, *frontier_pieces(frontier.points, finite=frontier.finite), *corners),
    )


@plane_of.register
def _(payoffs: CorrelatedPayoffs) -> Plane:
    kind = "coarse_correlated" if payoffs.coarse else "correlated"
    pieces = (
        *set_pieces("feasible", feasible_payoffs(payoffs.game).vertices),
        *set_pieces(kind, payoffs.vertices),
        *pure_pieces(payoffs.game),
    )
    return assemble(_title(payoffs.game, f"{kind} equilibrium payoffs"), pieces)


@plane_of.register
def _(equilibria: CorrelatedEquilibria) -> Plane:
    return plane_of(equilibria.payoff_polygon())


@plane_of.register
def _(nash: NashSet) -> Plane:
    pieces = (
        *set_pieces("feasible", feasible_payoffs(nash.game).vertices),
        *pure_pieces(nash.game),
        *nash_pieces(nash),
    )
    return assemble(_title(nash.game, "Nash equilibria"), pieces)


@plane_of.register
def _(problem: BargainingProblem) -> Plane:
    return assemble("Bargaining problem", _problem(problem))


@plane_of.register
def _(solution: Solution) -> Plane:
    title = f"{solution.rule.replace('_', ' ')} solution"
    pieces = (*_problem(solution.problem), *solution_pieces([(solution.rule, solution.points)]))
    return assemble(title[0].upper() + title[1:], pieces)


def _payoff_set(payoffs: PayoffPolygon) -> tuple[Piece, ...]:
    """A polygon over the feasible one of its game, with its frontier."""
    behind = set_pieces("feasible", feasible_payoffs(payoffs.game).vertices)
    own = set_pieces(payoffs.kind, payoffs.vertices)
    chain = payoffs.pareto_frontier().points
    return (
        *(behind if payoffs.kind != "feasible" else ()),
        *own,
        *frontier_pieces(chain),
        *pure_pieces(payoffs.game),
    )


def _problem(problem: BargainingProblem) -> tuple[Piece, ...]:
    vertices = problem.payoff_set
    d = problem.disagreement
    top = (max(x for x, _ in vertices), max(y for _, y in vertices))
    if problem.set_kind == "finite":
        area: tuple[Piece, ...] = tuple(Mark("pure", "payoff set", p) for p in vertices)
    else:
        area = set_pieces("feasible", vertices, "payoff set")
    return (*area, *problem_frontier(problem), *floor_pieces(d, top, "disagreement"))


def _title(game: BimatrixGame, what: str) -> str:
    words = what.replace("_", " ")
    return f"{game.title}: {words}" if game.title else words[0].upper() + words[1:]
