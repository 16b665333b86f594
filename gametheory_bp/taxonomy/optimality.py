"""Pareto optimality of a payoff pair of a game, with the profile that disproves it.

A payoff pair z is *Pareto optimal* relative to a set of profiles when none of them gives either
player more without giving the other less: no attainable w has ``w >= z`` and ``w != z``.  The
profiles are all lotteries over action pairs (``"feasible"``: a convex polygon) or all independent
mixtures (``"independent"``: a smaller, curved set, so more pairs are optimal in it).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point, dominates
from gametheory_bp.payoffs.feasible import feasible_payoffs
from gametheory_bp.payoffs.payoff_polygon import PayoffPolygon
from gametheory_bp.taxonomy.independent_dominance import dominating_mixture

__all__ = ["Dominance", "Optimality", "ParetoTest"]

Optimality = Literal["feasible", "independent"]


@dataclass(frozen=True, slots=True)
class Dominance:
    """An attainable payoff pair that is at least as good for both and better for one."""

    payoff: Point
    profile: MixedProfile | Distribution


class ParetoTest:
    """Tests payoff pairs of one game for Pareto optimality; remembers the answers.

    Parameters
    ----------
    game : BimatrixGame
    optimality : {"feasible", "independent"}
        Which profiles may dominate.

    Examples
    --------
    >>> game = BimatrixGame([[3, 0], [0, 2]], [[2, 0], [0, 3]])
    >>> test = ParetoTest(game, "feasible")
    >>> test.is_optimal((Fraction(3), Fraction(2)))
    True
    >>> test.dominance((Fraction(6, 5), Fraction(6, 5))).payoff
    (Fraction(3, 1), Fraction(2, 1))
    """

    def __init__(self, game: BimatrixGame, optimality: Optimality) -> None:
        self.game = game
        self.optimality = optimality
        self.feasible: PayoffPolygon = feasible_payoffs(game)
        self._known: dict[Point, Dominance | None] = {}

    def is_optimal(self, point: Point) -> bool:
        """Whether nothing attainable dominates the point."""
        if self._best_above(point) == point:
            return True
        return self.optimality == "independent" and self.dominance(point) is None

    def dominance(self, point: Point) -> Dominance | None:
        """What dominates the point; None if it is Pareto optimal."""
        if point not in self._known:
            self._known[point] = self._find(point)
        return self._known[point]

    def _best_above(self, point: Point) -> Point:
        """The feasible point with the largest sum among those at least as good for both."""
        above = self.feasible.polygon.above(point)
        if above.is_empty:  # no lottery attains as much
            return point
        return above.support((Fraction(1), Fraction(1)))[1][-1]

    def _find(self, point: Point) -> Dominance | None:
        better = self._best_above(point)
        if better == point:
            return None
        m, n = self.game.shape
        cells = [(i, j) for i in range(m) for j in range(n)]
        pure = [(i, j) for i, j in cells if dominates(self.game.payoff(i, j), point)]
        if pure:
            i, j = max(pure, key=lambda cell: (sum(self.game.payoff(*cell)), -cell[0], -cell[1]))
            return Dominance(self.game.payoff(i, j), MixedProfile.pure((m, n), i, j))
        if self.optimality == "feasible":
            return Dominance(better, self.feasible.witness(better))
        profile = dominating_mixture(self.game, point)
        return None if profile is None else Dominance(self.game.expected(profile), profile)
