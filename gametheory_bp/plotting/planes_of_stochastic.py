"""Attainable payoffs and welfare optima of stochastic games in the payoff plane."""

from __future__ import annotations

from gametheory_bp.bargaining import Optimum, load_rule
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.stochastic.payoff_bracket import PayoffBracket
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs
from gametheory_bp.plotting.dispatch import plane_of
from gametheory_bp.plotting.pieces import (
    Piece,
    assemble,
    floor_pieces,
    frontier_pieces,
    set_pieces,
    solution_pieces,
)
from gametheory_bp.plotting.plane import Mark, Plane

__all__ = ["stochastic_optimum_plane"]


@plane_of.register
def _(payoffs: StochasticPayoffs) -> Plane:
    return assemble(f"Attainable payoffs per step, {payoffs.criterion}", _set(payoffs.polygon))


@plane_of.register
def _(payoffs: PayoffBracket) -> Plane:
    outer = set_pieces("individually_rational", payoffs.outer.vertices, "not ruled out")
    return assemble("Attainable payoffs per step", (*outer, *_set(payoffs.inner)))


def stochastic_optimum_plane(optimum: Optimum) -> Plane:
    """An optimum over the attainable payoffs of a stochastic game."""
    polygon = Polygon(optimum.certificate.set_proof.vertices) if optimum.certificate else None
    behind = () if polygon is None else _set(polygon)
    top = optimum.disagreement if polygon is None else polygon.ideal
    pieces = (
        *behind,
        *floor_pieces(optimum.disagreement, top, "disagreement"),
        *solution_pieces([(optimum.rule, optimum.points)]),
    )
    return assemble(f"{load_rule(optimum.rule).title} over attainable payoffs", pieces)


def _set(polygon: Polygon) -> tuple[Piece, ...]:
    chain = pareto_chain(polygon)
    return (
        *set_pieces("feasible", polygon.vertices, "attainable payoffs"),
        *frontier_pieces(chain),
        *(Mark("pure", "pure joint policies", p) for p in polygon.vertices),
    )
