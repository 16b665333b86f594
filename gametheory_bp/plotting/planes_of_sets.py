"""Payoff sets and Pareto frontiers in the payoff plane."""

from __future__ import annotations

from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs import (
    CurvedFrontier,
    Frontier,
    IndependentPayoffs,
    PayoffPolygon,
    PurePayoffs,
    feasible_payoffs,
)
from gametheory_bp.payoffs.region_piece import RegionPiece
from gametheory_bp.plotting.dispatch import plane_of, titled
from gametheory_bp.plotting.payoff_plane import outline
from gametheory_bp.plotting.pieces import (
    Piece,
    assemble,
    frontier_pieces,
    pure_pieces,
    set_pieces,
)
from gametheory_bp.plotting.plane import Mark, Path, Plane

__all__: list[str] = []


@plane_of.register
def _(polygon: Polygon) -> Plane:
    return assemble("Polygon", set_pieces("feasible", polygon.vertices, "polygon"))


@plane_of.register
def _(payoffs: PayoffPolygon) -> Plane:
    return assemble(titled(payoffs.game, f"{payoffs.kind} payoffs"), _polygon(payoffs))


@plane_of.register
def _(payoffs: PurePayoffs) -> Plane:
    chain = payoffs.pareto_frontier().points
    pieces = (*frontier_pieces(chain, finite=True), *pure_pieces(payoffs.game))
    return assemble(titled(payoffs.game, "payoffs of pure profiles"), pieces)


@plane_of.register
def _(payoffs: IndependentPayoffs) -> Plane:
    return assemble(titled(payoffs.game, "payoffs of independent mixtures"), _curved(payoffs))


@plane_of.register
def _(frontier: Frontier) -> Plane:
    payoffs = frontier.payoffs
    behind = _polygon(payoffs) if isinstance(payoffs, PayoffPolygon) else ()
    corners = [Mark("solution", "frontier vertices", p) for p in frontier.points]
    chain = frontier_pieces(frontier.points, finite=frontier.finite)
    word = "Strong" if frontier.strong else "Weak"
    return assemble(f"{word} Pareto frontier", (*behind, *chain, *corners))


@plane_of.register
def _(frontier: CurvedFrontier) -> Plane:
    parts: list[Piece] = []
    for part in frontier.parts:
        if part.start == part.end:
            parts += frontier_pieces([part.start_point], finite=True)
        else:
            shape = frontier.payoffs.game.shape
            inner = RegionPiece(part.piece.mixture, part.start, part.end, shape).sample()[1:-1]
            points = (part.start_point, *inner, part.end_point)
            parts.append(Path("frontier", "Pareto frontier", points))
    word = "strong" if frontier.strong else "weak"
    title = titled(frontier.payoffs.game, f"{word} Pareto frontier of independent mixtures")
    return assemble(title, (*_curved(frontier.payoffs), *parts))


def _polygon(payoffs: PayoffPolygon) -> tuple[Piece, ...]:
    """A polygon over the feasible one of its game, with its frontier."""
    behind = set_pieces("feasible", feasible_payoffs(payoffs.game).vertices)
    return (
        *(behind if payoffs.kind != "feasible" else ()),
        *set_pieces(payoffs.kind, payoffs.vertices),
        *frontier_pieces(payoffs.pareto_frontier().points),
        *pure_pieces(payoffs.game),
    )


def _curved(payoffs: IndependentPayoffs) -> tuple[Piece, ...]:
    return (
        *set_pieces("feasible", feasible_payoffs(payoffs.game).vertices),
        *set_pieces("independent", outline(payoffs)),
        *pure_pieces(payoffs.game),
    )
