"""Values, bounds, tables of optima and classes of games in the payoff plane."""

from __future__ import annotations

from textwrap import fill

from gametheory_bp.bargaining import WelfareTable
from gametheory_bp.equilibria.correlated import (
    LinearOptimum,
    PayoffBound,
    correlated_equilibria,
)
from gametheory_bp.equilibria.nash import nash_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.plotting.dispatch import plane_of, titled
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
from gametheory_bp.plotting.plane import Mark, Path, Plane
from gametheory_bp.taxonomy import Classification
from gametheory_bp.threats import Minimax

__all__: list[str] = []

WIDTH = 60
"""Characters of a title before it goes on in the next line."""


@plane_of.register
def _(found: Minimax) -> Plane:
    """The feasible payoffs, and the line above which the player gets at least the value."""
    game = BimatrixGame.from_table(found.certificate.game)
    polygon = feasible_payoffs(game).polygon
    own = 0 if found.player == "row" else 1
    ends = [min(v[1 - own] for v in polygon.vertices), max(v[1 - own] for v in polygon.vertices)]
    line = tuple((found.lower, t) if own == 0 else (t, found.lower) for t in ends)
    kind = f"{'mixed' if found.mixed else 'pure'} {found.side} of the {found.player} player"
    label = f"{kind}: {found.lower}"
    pieces = (*_background(game), Path("floor", label, line))
    return assemble(titled(game, kind), pieces)


@plane_of.register
def _(optimum: LinearOptimum) -> Plane:
    kind = "coarse_correlated" if optimum.coarse else "correlated"
    payoffs = correlated_equilibria(optimum.game, coarse=optimum.coarse).payoff_polygon()
    name = f"max {optimum.weights[0]} u1 + {optimum.weights[1]} u2"
    ties = [Path("tie", "tied optima", optimum.points)] if len(optimum.points) == 2 else []
    marks = [Mark("solution", "optimum", p, (name,)) for p in optimum.points]
    pieces = (*_background(optimum.game), *set_pieces(kind, payoffs.vertices), *ties, *marks)
    return assemble(titled(optimum.game, f"optimum over {kind} equilibria"), pieces)


@plane_of.register
def _(bound: PayoffBound) -> Plane:
    """The feasible payoffs, and the part of them that the bound leaves to equilibria."""
    game = BimatrixGame.from_table(bound.certificate.game)
    left = Polygon.hull(game.payoffs()).clip(bound.weights, bound.bound)
    kind = "coarse_correlated" if bound.certificate.coarse else "correlated"
    label = f"{bound.weights[0]} u1 + {bound.weights[1]} u2 <= {bound.bound}"
    pieces = (*_background(game), *set_pieces(kind, left.vertices, label))
    return assemble(titled(game, f"bound over {kind} equilibria"), pieces)


@plane_of.register
def _(table: WelfareTable) -> Plane:
    """Every rule's points over the first set of the table."""
    feasible = feasible_payoffs(table.game)
    among = table.among[0]
    cells = [c for c in table.cells if c.among == among and c.points]
    pieces = (
        *_background(table.game),
        *frontier_pieces(feasible.pareto_frontier().points),
        *floor_pieces(table.disagreement, feasible.polygon.ideal, "disagreement"),
        *solution_pieces([(c.rule, c.points) for c in cells], among),
    )
    return assemble(titled(table.game, "optima of all rules"), pieces)


@plane_of.register
def _(classes: Classification) -> Plane:
    """The game with its frontier and equilibria, under the names of its classes."""
    game = BimatrixGame.from_table(classes.game)
    pieces = (
        *_background(game),
        *frontier_pieces(feasible_payoffs(game).pareto_frontier().points),
        *nash_pieces(nash_equilibria(game)),
    )
    names = ", ".join(classes.names).replace("_", " ") or "no class"
    title = f"{classes.title}: {names}" if classes.title else names
    return assemble(fill(title, WIDTH), pieces)


def _background(game: BimatrixGame) -> tuple[Piece, ...]:
    return (*set_pieces("feasible", feasible_payoffs(game).vertices), *pure_pieces(game))
