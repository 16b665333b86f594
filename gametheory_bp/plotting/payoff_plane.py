"""The payoff plane of a game with everything in it, and its parts.

:func:`payoff_plane` works out what it shows; :func:`game_pieces` only puts results that are
already there into the plane, as a report does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gametheory_bp.bargaining import welfare_table
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.equilibria.nash import NashSet, nash_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import (
    IndependentPayoffs,
    PayoffPolygon,
    feasible_payoffs,
    independent_payoffs,
)
from gametheory_bp.plotting.pieces import (
    Piece,
    assemble,
    floor_pieces,
    frontier_pieces,
    nash_pieces,
    pure_pieces,
    set_pieces,
    solution_pieces,
)
from gametheory_bp.plotting.plane import Plane, PlanePoint

__all__ = ["game_pieces", "outline", "payoff_plane"]

SAMPLES = 64
"""Points along each curved piece of a boundary."""


def payoff_plane(
    game: BimatrixGame, *, rules: Iterable[str] | None = None, among: str = "feasible"
) -> Plane:
    """The payoff plane of a game, as plain data.

    Parameters
    ----------
    game : BimatrixGame
    rules : iterable of str, optional
        Rules whose optima are shown; all of them by default.
    among : str
        The set over which they choose.

    Returns
    -------
    Plane
        Feasible polygon, region of independent mixtures, polygon of correlated equilibria,
        Pareto frontier, minimax point, equilibria, and every rule's optima.
    """
    nash, correlated = nash_equilibria(game), correlated_equilibria(game)
    table = welfare_table(game, rules, [among], nash=nash, correlated=correlated)
    return assemble(
        game.title or "Payoff plane",
        game_pieces(
            feasible_payoffs(game),
            outline(independent_payoffs(game)),
            correlated.payoff_polygon().vertices,
            nash,
            table.disagreement,
            [(cell.rule, cell.points) for cell in table.cells if cell.points],
            among,
        ),
    )


def game_pieces(
    feasible: PayoffPolygon,
    independent: Sequence[PlanePoint],
    correlated: Sequence[PlanePoint],
    nash: NashSet | None,
    disagreement: Point | None,
    solutions: Iterable[tuple[str, Sequence[Any]]],
    among: str,
) -> tuple[Piece, ...]:
    """The pieces of a whole payoff plane; what is missing is left out."""
    ideal = feasible.polygon.ideal
    floor = () if disagreement is None else floor_pieces(disagreement, ideal)
    return (
        *set_pieces("feasible", feasible.vertices),
        *set_pieces("independent", independent),
        *set_pieces("correlated", correlated),
        *frontier_pieces(feasible.pareto_frontier().points),
        *floor,
        *pure_pieces(feasible.game),
        *(nash_pieces(nash) if nash is not None else ()),
        *solution_pieces(solutions, among),
    )


def outline(region: IndependentPayoffs) -> tuple[PlanePoint, ...]:
    """The boundary of the curved region as a fine polygon: exact corners, sampled arcs."""
    points: list[PlanePoint] = []
    for piece in region.boundary:
        points += [piece.start_point, *piece.sample(SAMPLES)[1:-1]]
    return tuple(points) or region.vertices
