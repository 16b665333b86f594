"""Bargaining problems, solutions and welfare-optimal points in the payoff plane."""

from __future__ import annotations

from gametheory_bp.bargaining import BargainingProblem, Optimum, Solution, load_rule
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.equilibria.nash import nash_equilibria
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs import (
    feasible_payoffs,
    independent_payoffs,
    individually_rational_payoffs,
)
from gametheory_bp.plotting.dispatch import plane_of, titled
from gametheory_bp.plotting.payoff_plane import outline
from gametheory_bp.plotting.pieces import (
    LABELS,
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
from gametheory_bp.plotting.planes_of_stochastic import stochastic_optimum_plane

__all__: list[str] = []


@plane_of.register
def _(problem: BargainingProblem) -> Plane:
    return assemble("Bargaining problem", _problem(problem))


@plane_of.register
def _(solution: Solution) -> Plane:
    pieces = (*_problem(solution.problem), *solution_pieces([(solution.rule, solution.points)]))
    return assemble(f"{load_rule(solution.rule).title}: solution", pieces)


@plane_of.register
def _(optimum: Optimum) -> Plane:
    if isinstance(optimum.game, StochasticGame):
        return stochastic_optimum_plane(optimum)
    feasible = feasible_payoffs(optimum.game)
    pieces = (
        *set_pieces("feasible", feasible.vertices),
        *_set_behind(optimum),
        *frontier_pieces(feasible.pareto_frontier().points),
        *pure_pieces(optimum.game),
        *floor_pieces(optimum.disagreement, feasible.polygon.ideal, "disagreement"),
        *solution_pieces([(optimum.rule, optimum.points)]),
    )
    over = LABELS[optimum.among]
    return assemble(titled(optimum.game, f"{load_rule(optimum.rule).title} over {over}"), pieces)


def _set_behind(optimum: Optimum) -> tuple[Piece, ...]:
    """The set over which a rule chose, where it is another than the feasible one."""
    game, among = optimum.game, optimum.among
    if among in ("correlated", "coarse_correlated"):
        coarse = among == "coarse_correlated"
        polygon = correlated_equilibria(game, coarse=coarse).payoff_polygon()
        return set_pieces(among, polygon.vertices)
    if among == "individually_rational":
        part = individually_rational_payoffs(game, optimum.disagreement)
        return set_pieces(among, part.vertices)
    if among == "subgame_perfect" and optimum.certificate is not None:
        inner = optimum.certificate.set_proof.inner
        return set_pieces("individually_rational", inner, LABELS[among])
    if among == "independent":
        return set_pieces(among, outline(independent_payoffs(game)))
    return nash_pieces(nash_equilibria(game)) if among == "nash" else ()


def _problem(problem: BargainingProblem) -> tuple[Piece, ...]:
    vertices = problem.payoff_set
    if problem.set_kind == "curved":
        area = set_pieces("independent", outline(problem.region), "payoff set")
    elif problem.set_kind == "finite":
        area = tuple(Mark("pure", "payoff set", p) for p in vertices)
    else:
        area = set_pieces("feasible", vertices, "payoff set")
    top = (max(x for x, _ in vertices), max(y for _, y in vertices))
    floor = floor_pieces(problem.disagreement, top, "disagreement")
    return (*area, *problem_frontier(problem), *floor)
