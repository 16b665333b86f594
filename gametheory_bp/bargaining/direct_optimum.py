"""Optima found without the whole set: for games whose sets are too large to list.

* A weighted sum of payoffs over (coarse) correlated equilibria is one linear program; the payoff
  polygon is not needed.
* A welfare function that rises in both payoffs and reads nothing but d is searched for in the
  tree of Nash equilibria with bounds; the others are not listed.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cmp_to_key
from typing import Any

from gametheory_bp.bargaining.game_sets import AttainableSet, GameSets
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.equilibria.nash import WelfareOptimalNash, welfare_optimal_nash
from gametheory_bp.equilibria.nash.nash_set import equilibrium_certificate
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import Parameters
from gametheory_bp.welfare.shape import Pieces, Shape, compare

__all__ = ["best_equilibria", "linear_optimum"]


def linear_optimum(
    sets: GameSets, rule: str, welfare: WelfareFunction, among: str, parameters: Parameters
) -> Optimum | None:
    """The optimum of a weighted sum of payoffs over correlated equilibria; None if W is none."""
    if welfare.shape is None or welfare.reads != "nothing" or "correlated" not in among:
        return None
    d, game = sets.disagreement, sets.game
    shape = welfare.shape(Frame(d, d, d), dict(parameters))
    if not isinstance(shape, Pieces) or len(shape.pieces) > 1:
        return None
    first, second, _ = shape.pieces[0]
    found = sets.equilibria(coarse=among == "coarse_correlated").optimum((first, second))
    return Optimum(
        game,
        rule,
        parameters,
        among,
        d,
        found.points,
        found.distributions,
        (),
        EXACT,
        found.certificate,
        welfare.formula,
        stated=tuple(found.claim().items()),
    )


def best_equilibria(
    sets: GameSets, welfare: WelfareFunction, parameters: Parameters
) -> tuple[AttainableSet, WelfareOptimalNash] | None:
    """The extreme Nash equilibria of largest welfare, with the search that found them.

    None if the function can tie along an edge, or reads more than the disagreement point.
    """
    if welfare.shape is None or welfare.reads == "ideal":
        return None
    d = sets.disagreement
    shape = welfare.shape(Frame(d, d, d), dict(parameters))
    if welfare.pareto != "strong" and not _rises(shape):
        return None
    rational = welfare.domain(dict(parameters)) == "individually_rational"
    if isinstance(shape, Pieces) and not rational and len(shape.pieces) == 1:
        found = welfare_optimal_nash(sets.game, shape.pieces[0][:2])
    else:
        key = cmp_to_key(_Order(shape, d if rational else None))
        found = welfare_optimal_nash(sets.game, objective=lambda u, v: key((u, v)))
    attained = dict(zip(found.payoffs, found.profiles, strict=True))
    problem = BargainingProblem(list(attained), d, finite=True)
    proof = equilibrium_certificate(sets.game, found.profiles)
    return AttainableSet(problem, attained.__getitem__, proof, found.complete), found


def _rises(shape: Shape) -> bool:
    """Whether it is one weighted sum with positive weights."""
    return isinstance(shape, Pieces) and len(shape.pieces) == 1 and min(shape.pieces[0][:2]) > 0


class _Order:
    """Orders payoffs by welfare; those that are not >= d come first, by their larger shortfall."""

    def __init__(self, shape: Shape, floor: Point | None) -> None:
        self.shape = shape
        self.floor = floor

    def __call__(self, p: Any, q: Any) -> int:
        below = [self._shortfall(r) for r in (p, q)]
        if any(below):
            return (below[0] < below[1]) - (below[0] > below[1])
        return compare(self.shape, p, q)

    def _shortfall(self, p: Point) -> Fraction:
        if self.floor is None:
            return Fraction(0)
        return max(Fraction(0), self.floor[0] - p[0], self.floor[1] - p[1])
