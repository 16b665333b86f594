"""The (coarse) correlated equilibria of a game as an integer program, and the way back.

Payoffs are first rescaled to coprime integers, ``A = scale * C + shift`` per player, which changes
neither the equilibria nor the shape of any answer.  Here the answers get their true scale again:

* the point ``(C1, C2)`` becomes ``(scale1 C1 + shift1, scale2 C2 + shift2)``;
* the direction e over (C1, C2) is the direction ``w = (e1 / scale1, e2 / scale2)`` over payoffs;
* the multiplier y of an integer incentive row is ``y / scale`` for the true one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from operator import sub

from gametheory_bp.certificates.kinds.correlated_bound import SupportLine
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.matrix import ExactMatrix
from gametheory_bp.games.obedience import Lines
from gametheory_bp.games.profile import Distribution
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.image_polygon import Direction
from gametheory_bp.solvers.program import Program, Row
from gametheory_bp.solvers.session import Session, as_weights

__all__ = ["EquilibriumPolytope", "equilibrium_polytope"]

Integers = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class EquilibriumPolytope:
    """The program of a game with the affine maps of both players' payoffs."""

    shape: tuple[int, int]
    coarse: bool
    program: Program
    objectives: tuple[tuple[int, ...], tuple[int, ...]]
    scales: Point
    shifts: Point

    def session(self) -> Session:
        """A solver of this polytope with the two players' payoffs as objectives."""
        return Session(self.program, self.objectives)

    def direction(self, weights: Point) -> Direction:
        """Integer direction over the rescaled payoffs that means these weights."""
        (first, second), _ = as_weights([w * s for w, s in zip(weights, self.scales, strict=True)])
        return first, second

    def point(self, image: Sequence[Fraction]) -> Point:
        """Payoff pair of a point of the image."""
        (s1, s2), (t1, t2) = self.scales, self.shifts
        return s1 * image[0] + t1, s2 * image[1] + t2

    def distribution(self, primal: Sequence[Fraction]) -> Distribution:
        """A point of the polytope as a matrix."""
        n = self.shape[1]
        return Distribution(tuple(tuple(primal[i : i + n]) for i in range(0, len(primal), n)))

    def line(
        self,
        direction: Direction,
        offset: Fraction,
        multipliers: Sequence[Fraction],
        weights: Point | None = None,
    ) -> SupportLine:
        """The true form of a line ``direction . (C1, C2) <= offset`` with its proof.

        Its normal is ``weights`` if given (a positive multiple of the direction's meaning), else
        the multiple with coprime integer entries.
        """
        meant = (direction[0] / self.scales[0], direction[1] / self.scales[1])
        if weights is None:
            (first, second), _ = as_weights(meant)
            weights = Fraction(first), Fraction(second)
        k = 0 if meant[0] else 1
        factor = weights[k] / meant[k]
        row, column = self._lines(multipliers, factor)
        shifted = offset + meant[0] * self.shifts[0] + meant[1] * self.shifts[1]
        return SupportLine(weights, factor * shifted, row, column)

    def true_multipliers(self, multipliers: Sequence[Fraction]) -> tuple[Lines, Lines]:
        """Multipliers of the incentive rows in the scale of the game's own payoffs."""
        return self._lines(multipliers, Fraction(1))

    def _lines(self, multipliers: Sequence[Fraction], factor: Fraction) -> tuple[Lines, Lines]:
        """Row multipliers as a matrix per player (a single line each if coarse)."""
        m, n = self.shape
        position, found = 0, []
        for size, scale in zip((m, n), self.scales, strict=True):
            times = factor / scale
            plain = times == 1
            lines = []
            for i in range(1 if self.coarse else size):
                entries = []
                for k in range(size):
                    if k == i and not self.coarse:
                        entries.append(Fraction(0))
                        continue
                    y = multipliers[position]
                    entries.append(y if plain or not y else y * times)
                    position += 1
                lines.append(tuple(entries))
            found.append(tuple(lines))
        return found[0], found[1]


def equilibrium_polytope(game: BimatrixGame, *, coarse: bool = False) -> EquilibriumPolytope:
    """Probabilities ``p_ij`` (variable ``i n + j``) under all incentive rows, summing to one."""
    m, n = game.shape
    own, other = game.integer_form()
    turned: Integers = tuple(zip(*other, strict=True))
    by_row = [tuple(range(i * n, (i + 1) * n)) for i in range(m)]
    by_column = [tuple(range(j, m * n, n)) for j in range(n)]
    build = _coarse_rows if coarse else _rows
    everything = tuple(range(m * n))
    rows = (
        *build(own, by_row),
        *build(turned, by_column),
        Row(everything, (1,) * (m * n), 1, equality=True),
    )
    maps = [_affine(game.row_matrix), _affine(game.column_matrix)]
    return EquilibriumPolytope(
        (m, n),
        coarse,
        Program(m * n, rows),
        (sum(own, ()), sum(other, ())),
        (maps[0][0], maps[1][0]),
        (maps[0][1], maps[1][1]),
    )


def _rows(own: Integers, places: Sequence[tuple[int, ...]]) -> list[Row]:
    """For action i and deviation k: ``sum_j p_ij (own_kj - own_ij) <= 0``."""
    return [
        Row(places[i], tuple(map(sub, deviation, payoffs)), 0)
        for i, payoffs in enumerate(own)
        for k, deviation in enumerate(own)
        if k != i
    ]


def _coarse_rows(own: Integers, places: Sequence[tuple[int, ...]]) -> list[Row]:
    """For deviation k: ``sum_ij p_ij (own_kj - own_ij) <= 0``."""
    everywhere = sum(places, ())
    return [
        Row(everywhere, sum((tuple(map(sub, deviation, payoffs)) for payoffs in own), ()), 0)
        for deviation in own
    ]


def _affine(matrix: ExactMatrix) -> tuple[Fraction, Fraction]:
    """Scale and shift with ``payoff = scale * coprime + shift``."""
    low = min(map(min, matrix.integers))
    divisor = gcd(*(a - low for line in matrix.integers for a in line)) or 1
    return Fraction(divisor, matrix.denominator), Fraction(low, matrix.denominator)
