"""A linear program over the correlated equilibria that look like a part of the Nash set.

Fix which actions are unplayed and which are best replies.  The product p = x y' of an equilibrium
of that kind is a distribution over the other actions with ::

    sum_j p_kj (A_kj - A_lj) >= 0     for all rows k, l,  = 0 where l is a best reply

and likewise for columns.  The largest weighted payoff over *all* such p bounds the equilibria;
multipliers prove the bound.  With every action decided it is exact: each line of p, normalised,
is then a mixture against which all rows that p uses are best replies, so every pair of a column
and a row of p is an equilibrium, and one of them is as good as p.

An *escape*, an outcome outside the game of a welfare of choice and without incentives, keeps the
program feasible: where it takes all the weight, the multipliers push every action pair below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.program import Program, Row
from gametheory_bp.solvers.session import Session

__all__ = ["Part", "Relaxation", "RelaxedOptimum"]


@dataclass(frozen=True, slots=True)
class Part:
    """The equilibria in which some actions are unplayed and some are best replies."""

    unplayed: frozenset[int] = frozenset()
    best: frozenset[int] = frozenset()

    def without(self, label: int) -> Part:
        """Those where the action is unplayed."""
        return Part(self.unplayed | {label}, self.best)

    def answering(self, label: int) -> Part:
        """Those where the action is a best reply."""
        return Part(self.unplayed, self.best | {label})


@dataclass(frozen=True, slots=True)
class RelaxedOptimum:
    """Excess of the largest welfare over a value, multipliers, and the label violated most.

    ``violation`` is the largest product of a probability and a loss, and ``mixtures`` are both
    players' shares at the optimum.  Numbers are fractions, or floats that prove nothing.
    """

    excess: Any
    prices: tuple[tuple[int, int, Any], ...]
    label: int
    violation: Any
    mixtures: tuple[list[Any], list[Any]]


class Relaxation:
    """The programs of one game and one pair of weights."""

    def __init__(self, game: BimatrixGame, weights: Point) -> None:
        self.shape = game.shape
        self.integers = game.integer_form()
        pairs = zip(game.row_payoffs, game.column_payoffs, strict=True)
        welfare = [
            [weights[0] * u + weights[1] * v for u, v in zip(*lines, strict=True)]
            for lines in pairs
        ]
        self.unit = lcm(*(w.denominator for line in welfare for w in line))
        self.welfare = [[int(w * self.unit) for w in line] for line in welfare]
        # What one integer step of either player's payoffs is worth.
        self.steps = [
            (max(map(max, payoffs)) - min(map(min, payoffs))) / (max(map(max, integers)) or 1)
            for payoffs, integers in zip(
                (game.row_payoffs, game.column_payoffs), self.integers, strict=True
            )
        ]

    def cells(self, part: Part) -> list[tuple[int, int]]:
        """The action pairs that may be played."""
        m, n = self.shape
        columns = [j for j in range(n) if m + j not in part.unplayed]
        return [(i, j) for i in range(m) if i not in part.unplayed for j in columns]

    def highest(self, part: Part) -> Fraction | None:
        """The largest welfare of an action pair; None if there is no pair."""
        cells = self.cells(part)
        return Fraction(max(self.welfare[i][j] for i, j in cells), self.unit) if cells else None

    def exact(self, part: Part, value: Fraction, room: Fraction) -> RelaxedOptimum:
        """How far the optimum is above a value, in rationals; the escape is ``value - room``."""
        cells = self.cells(part)
        keys, rows = self._program(part, cells)
        objective, scale = self._excess(cells, value, room)
        answer = Session(Program(len(objective), tuple(rows)), [objective]).maximise([1])
        assert answer.value is not None  # never infeasible, thanks to the escape
        return RelaxedOptimum(
            answer.value / scale,
            self._prices(keys, answer.dual[:-1], scale),
            *self._violated(cells, answer.primal),
        )

    def floating(self, part: Part, value: Fraction, room: Fraction) -> RelaxedOptimum | None:
        """The same as HiGHS sees it; None if it fails.  Only differences become floats."""
        from gametheory_bp.solvers.float_prices import float_prices

        cells = self.cells(part)
        keys, rows = self._program(part, cells)
        objective, scale = self._excess(cells, value, room)
        found = float_prices(Program(len(objective), tuple(rows)), [w / scale for w in objective])
        if found is None:
            return None
        excess, primal, dual = found
        return RelaxedOptimum(
            excess, self._prices(keys, dual[:-1], 1), *self._violated(cells, primal)
        )

    def _excess(
        self, cells: list[tuple[int, int]], value: Fraction, room: Fraction
    ) -> tuple[list[int], int]:
        """Welfare above the value, of the escape last, as integers over a common denominator."""
        level, drop = value * self.unit, room * self.unit
        common = lcm(level.denominator, drop.denominator)
        base = int(level * common)
        objective = [self.welfare[i][j] * common - base for i, j in cells]
        return [*objective, -int(drop * common)], self.unit * common

    def _program(
        self, part: Part, cells: list[tuple[int, int]]
    ) -> tuple[list[tuple[int, int]], list[Row]]:
        """Rows with their (action, deviation); the row of the total weight comes last."""
        m, _ = self.shape
        lines: dict[int, list[tuple[int, int]]] = {}
        for place, (i, j) in enumerate(cells):
            lines.setdefault(i, []).append((place, j))
            lines.setdefault(m + j, []).append((place, i))
        turned = tuple(zip(*self.integers[1], strict=True))
        keys, rows = [], []
        for label, line in lines.items():
            payoffs, first = (self.integers[0], 0) if label < m else (turned, m)
            own = payoffs[label - first]
            for k, other in enumerate(payoffs):
                tight = first + k in part.best
                gaps = [(p, other[q] - own[q]) for p, q in line if other[q] != own[q]]
                if gaps and (tight or any(gap > 0 for _, gap in gaps)):
                    places, losses = zip(*gaps, strict=True)
                    keys.append((label, first + k))
                    rows.append(Row(places, losses, 0, tight))
        total = len(cells) + 1
        rows.append(Row(tuple(range(total)), (1,) * total, 1, True))
        return keys, rows

    def _prices(
        self, keys: list[tuple[int, int]], dual: Sequence[Any], scale: int
    ) -> tuple[tuple[int, int, Any], ...]:
        m, _ = self.shape
        units = [scale * step for step in self.steps]
        return tuple(
            sorted((*key, y / units[key[0] >= m]) for key, y in zip(keys, dual, strict=True) if y)
        )

    def _violated(
        self, cells: list[tuple[int, int]], point: Sequence[Any]
    ) -> tuple[int, Any, tuple[list[Any], list[Any]]]:
        """The label with the largest product of its probability and what it loses; the mixtures."""
        m, n = self.shape
        mixture: list[Any] = [0] * (m + n)
        u = v = 0
        a, b = self.integers
        for (i, j), p in zip(cells, point, strict=False):
            if p:
                mixture[i] += p
                mixture[m + j] += p
                u, v = u + p * a[i][j], v + p * b[i][j]
        x, y = mixture[:m], mixture[m:]
        tops = [max(map(max, payoffs)) or 1 for payoffs in self.integers]
        weight = sum(x)  # the escape may take a part
        losses = [
            x[i]
            * (u * weight - weight * sum(q * e for q, e in zip(y, a[i], strict=True)))
            / tops[0]
            for i in range(m)
        ]
        losses += [
            y[j] * (v * weight - weight * sum(q * b[i][j] for i, q in enumerate(x))) / tops[1]
            for j in range(n)
        ]
        worst = max(losses)
        return losses.index(worst), worst, (x, y)
