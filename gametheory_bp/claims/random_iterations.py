"""Random iterated games with two grim equilibria over which the players disagree.

Small integer payoffs, several discount factors, constant and eventually periodic paths.  A *case*
is a repeated game with two paths whose grim profiles are both Nash equilibria and of which each
player strictly prefers a different one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations
from random import Random

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms import NormCrossPlay, Punishments, grim_cross_play, grim_slack
from gametheory_bp.payoffs import feasible_payoffs

__all__ = ["GAMES", "Case", "random_cases"]

_DISCOUNTS = (Fraction(1, 3), Fraction(1, 2), Fraction(3, 4), Fraction(9, 10), Fraction(24, 25))
_PATHS = 8
GAMES = 10_000
"""How many random games the claims look at."""


@dataclass(frozen=True, slots=True)
class Case:
    """A repeated game with two grim equilibria.

    Attributes
    ----------
    repeated : RepeatedGame
    row_best, column_best : ActionPath
        The path that the row, and that the column, player prefers.
    values : pair of points
        Payoffs of both paths.
    punish : Punishments
    """

    repeated: RepeatedGame
    row_best: ActionPath
    column_best: ActionPath
    values: tuple[Point, Point]
    punish: Punishments

    def paths(self, insisting: bool) -> tuple[ActionPath, ActionPath]:
        """The path that row follows, and that column follows."""
        best = self.row_best, self.column_best
        return best if insisting else (best[1], best[0])

    def meet(self, insisting: bool) -> NormCrossPlay:
        """Cross-play of the grim profiles."""
        return grim_cross_play(self.repeated, *self.paths(insisting), self.punish)

    def settles(self, insisting: bool) -> bool:
        """Whether cross-play of the grim profiles ends at or below minimax for both."""
        return self.meet(insisting).settled_below(self.punish.minimax) is not None

    def dominated_grim(self, insisting: bool) -> bool:
        """Whether both paths are Pareto optimal and the grim cross-play is Pareto dominated."""
        polygon = feasible_payoffs(self.repeated.game).polygon
        payoffs = self.meet(insisting).payoffs
        return all(polygon.above(v).vertices == (v,) for v in self.values) and polygon.above(
            payoffs
        ).vertices != (payoffs,)

    @property
    def minimax_below(self) -> bool:
        """Whether each player's minimax is strictly below its preferred value."""
        low = self.punish.minimax
        return low[0] < self.values[0][0] and low[1] < self.values[1][1]


@cache
def random_cases(seed: int, games: int) -> tuple[Case, ...]:
    """All cases in a number of random iterated games; every choice of punishment if tied.

    Examples
    --------
    >>> cases = random_cases(0, 20)
    >>> all(case.settles(insisting=True) for case in cases)
    True
    """
    rng = Random(seed)
    found: list[Case] = []
    for _ in range(games):
        m, n = rng.choice(((2, 2), (2, 3), (3, 3)))
        rows, columns = ([[rng.randrange(5) for _ in range(n)] for _ in range(m)] for _ in (0, 1))
        game = BimatrixGame(rows, columns)
        repeated = RepeatedGame(game, rng.choice(_DISCOUNTS))
        punish = Punishments.of(game)
        paths = [_path(rng, m, n) for _ in range(_PATHS)]
        kept = [path for path in dict.fromkeys(paths) if grim_slack(repeated, path, punish)[0] >= 0]
        values = {path: repeated.value(path) for path in kept}
        for one, two in combinations(kept, 2):
            a, b = values[one], values[two]
            if (a[0] - b[0]) * (a[1] - b[1]) < 0:
                row, column = (one, two) if a[0] > b[0] else (two, one)
                found += [
                    Case(repeated, row, column, (values[row], values[column]), tied)
                    for tied in punish.all_of(game)
                ]
    return tuple(found)


def _path(rng: Random, m: int, n: int) -> ActionPath:
    def pairs(count: int) -> tuple[tuple[int, int], ...]:
        return tuple((rng.randrange(m), rng.randrange(n)) for _ in range(count))

    return ActionPath(pairs(rng.randrange(3)), pairs(rng.randrange(1, 3)))
