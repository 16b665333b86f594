"""Two pure equilibria of a 2 x 2 game as two norms, and their cross-play.

Norm A is the profile (0, 0), norm B the profile (1, 1).  A *pairing* says which norm the row player
follows; the column player follows the other.  In an *insisting* pairing either player follows the
norm that it strictly prefers, in a *conceding* one the norm that the other prefers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point

__all__ = ["CrossPlay", "cross_plays", "small_disagreements"]


@dataclass(frozen=True, slots=True)
class CrossPlay:
    """One pairing of the two norms.

    Attributes
    ----------
    row_norm, column_norm : point
        Payoffs of the equilibrium that the row, and that the column, player follows.
    payoffs : point
        What they get together.
    """

    row_norm: Point
    column_norm: Point
    payoffs: Point

    @property
    def insisting(self) -> bool:
        """Whether either player strictly prefers the norm that it follows."""
        return self.row_norm[0] > self.column_norm[0] and self.column_norm[1] > self.row_norm[1]

    @property
    def bound(self) -> Point:
        """The printed bound (1): the smaller of the two equilibrium values, per player."""
        first, second = self.row_norm, self.column_norm
        return min(first[0], second[0]), min(first[1], second[1])

    @property
    def proved_bound(self) -> Point:
        """What equilibrium implies: the value where the other player's norm is at home."""
        return self.column_norm[0], self.row_norm[1]

    @property
    def average(self) -> Point:
        """Half the one and half the other equilibrium: a public fair coin, or taking turns."""
        first, second = self.row_norm, self.column_norm
        return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2

    def within(self, bound: Point) -> bool:
        """Whether both get at most the bound."""
        return self.payoffs[0] <= bound[0] and self.payoffs[1] <= bound[1]

    def strictly_below(self, point: Point) -> bool:
        """Whether both get strictly less than at the point."""
        return self.payoffs[0] < point[0] and self.payoffs[1] < point[1]


def cross_plays(game: BimatrixGame) -> tuple[CrossPlay, CrossPlay]:
    """Both pairings: row follows A and column B, then the reverse.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> [(pair.insisting, pair.within(pair.bound)) for pair in cross_plays(game)]
    [(True, True), (False, True)]
    """
    a, b = game.payoff(0, 0), game.payoff(1, 1)
    return CrossPlay(a, b, game.payoff(0, 1)), CrossPlay(b, a, game.payoff(1, 0))


def is_disagreement(game: BimatrixGame) -> bool:
    """The setup of Appendix E for utilitarian A and egalitarian B in a 2 x 2 game.

    Both are Pareto-optimal equilibria, the players prefer different ones, both cross-plays are
    Pareto dominated, and the payoff polygon is not its own mirror image.  So the Pareto frontier
    of all lotteries is the segment from A to B.  On it A has the largest sum and B the largest
    minimum: they are welfare optima among all policy profiles, not only among equilibria.
    """
    if not {(0, 0), (1, 1)} <= set(pure_equilibria(game)):
        return False
    a, b = game.payoff(0, 0), game.payoff(1, 1)
    hull = Polygon.hull(game.payoffs())
    if hull == Polygon.hull((y, x) for x, y in hull.vertices):
        return False
    return (
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        and sum(a) > sum(b)
        and max_min_at_second(a, b)
        and all(hull.above(p).vertices == (p,) for p in (a, b))
        and all(hull.above(pair.payoffs).vertices != (pair.payoffs,) for pair in cross_plays(game))
    )


def max_min_at_second(a: Point, b: Point) -> bool:
    """Whether min(x, y) is strictly largest at b on the segment from a to b.

    Examples
    --------
    >>> max_min_at_second((4, 1), (2, 2)), max_min_at_second((1, 9), (4, 2))
    (True, False)
    """
    worse = 0 if b[0] < b[1] else 1
    return min(b) > min(a) and (b[0] == b[1] or a[worse] < b[worse])


def small_disagreements(top: int) -> Iterator[BimatrixGame]:
    """All 2 x 2 games with payoffs 0..top that fit the setup, smallest sum of payoffs first."""
    numbers = range(top + 1)
    found = []
    for ax, ay, bx, by in product(numbers, repeat=4):
        if (ax - bx) * (ay - by) >= 0 or ax + ay <= bx + by or min(bx, by) <= min(ax, ay):
            continue
        for cx, cy, dx, dy in product(numbers, repeat=4):
            if cx <= bx and cy <= ay and dx <= ax and dy <= by:  # A = (0, 0), B = (1, 1): stable
                found.append(
                    (ax + ay + bx + by + cx + cy + dx + dy, ax, ay, bx, by, cx, cy, dx, dy)
                )
    for _, ax, ay, bx, by, cx, cy, dx, dy in sorted(found):
        game = BimatrixGame([[ax, cx], [dx, bx]], [[ay, cy], [dy, by]])
        if is_disagreement(game):
            yield game
