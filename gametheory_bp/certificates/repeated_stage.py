"""A repeated game by its definition: payoffs, best deviations, and what deters them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["RepeatedStage"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RepeatedStage:
    """Payoffs and best deviation payoffs of every action pair, and the pure minimax payoffs."""

    discount: Fraction
    payoffs: dict[Pair, Point]
    deviations: dict[Pair, Point]
    pure_minimax: Point

    @classmethod
    def of(cls, table: PayoffTable, discount: Fraction) -> RepeatedStage:
        """The stage of a payoff table.

        Examples
        --------
        >>> one, zero = Fraction(1), Fraction(0)
        >>> table = PayoffTable(((one, zero),), ((zero, one),), ("a",), ("b", "c"))
        >>> RepeatedStage.of(table, one / 2).deviations[0, 0]
        (Fraction(1, 1), Fraction(1, 1))
        """
        (m, n), a, b = table.shape, table.row_payoffs, table.column_payoffs
        row_best = [max(a[i][j] for i in range(m)) for j in range(n)]
        column_best = [max(b[i]) for i in range(m)]
        pairs = [(i, j) for i in range(m) for j in range(n)]
        return cls(
            discount,
            {(i, j): (a[i][j], b[i][j]) for i, j in pairs},
            {(i, j): (row_best[j], column_best[i]) for i, j in pairs},
            (min(row_best), min(column_best)),
        )

    def value(self, pair: Pair, promise: Point) -> Point:
        """``(1 - d) g + d w``: a pair now, a promise afterwards."""
        d, g = self.discount, self.payoffs[pair]
        return (1 - d) * g[0] + d * promise[0], (1 - d) * g[1] + d * promise[1]

    def deters(self, pair: Pair, promise: Point, threats: Point) -> bool:
        """Whether no deviation from the pair pays, given the promise and the punishments."""
        d, g, b = self.discount, self.payoffs[pair], self.deviations[pair]
        return all((1 - d) * (b[i] - g[i]) <= d * (promise[i] - threats[i]) for i in (0, 1))

    def surcharge(self, pair: Pair) -> Point:
        """How far above the punishments a promise must be: ``(1 - d)/d (b - g)``; d > 0."""
        k, g, b = (1 - self.discount) / self.discount, self.payoffs[pair], self.deviations[pair]
        return k * (b[0] - g[0]), k * (b[1] - g[1])
