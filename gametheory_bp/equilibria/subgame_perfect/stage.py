"""A repeated game as the payoff-set search sees it: action pairs, payoffs, best deviations.

With ``g`` the payoffs of an action pair and ``b_i`` the best that player i gets by deviating from
it once, playing the pair is in both players' interest if the payoffs promised from the next period
on are at least

    u_i + (1 - d)/d (b_i - g_i),

where u_i is what player i gets after deviating and d the discount factor: the *incentive floor*.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import fmpq

from gametheory_bp.equilibria.subgame_perfect.rounding import coprime
from gametheory_bp.games.repeated import RepeatedGame

__all__ = ["ActionPair", "Stage", "rational"]

Point = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class ActionPair:
    """An action pair with its payoffs, best deviations, and surcharge ``(1 - d)/d (b - g)``.

    The surcharge is None where the discount factor is 0 and somebody gains by deviating.
    """

    actions: tuple[int, int]
    payoff: Point
    deviation: Point
    surcharge: Point | None


@dataclass(frozen=True, slots=True)
class Stage:
    """All action pairs, the discount factor, the pure minimax payoffs, and the players' units.

    Payoffs are measured between each player's least (0) and greatest (1), so that the search does
    not depend on units; ``payoff = origin + unit * measured``.
    """

    pairs: tuple[ActionPair, ...]
    discount: Any
    pure_minimax: Point
    origin: Point
    unit: Point

    @classmethod
    def of(cls, repeated: RepeatedGame) -> Stage:
        """The stage of a repeated game."""
        d = rational(repeated.discount)
        first, *row = _measured(repeated.game.row_payoffs)
        second, *column = _measured(repeated.game.column_payoffs)
        row_best = [max(line) for line in zip(*first, strict=True)]
        column_best = [max(line) for line in second]
        pairs = []
        for i, line in enumerate(first):
            for j, x in enumerate(line):
                y, best = second[i][j], (row_best[j], column_best[i])
                gains = best[0] - x, best[1] - y
                extra: Point | None = None
                if d:
                    extra = gains[0] * (1 - d) / d, gains[1] * (1 - d) / d
                elif gains == (0, 0):
                    extra = gains
                pairs.append(ActionPair((i, j), (x, y), best, extra))
        low = min(row_best), min(column_best)
        return cls(tuple(pairs), d, low, (row[0], column[0]), (row[1], column[1]))

    def measure(self, point: tuple[Fraction, Fraction]) -> Point:
        """A payoff pair in the players' units."""
        x, y = rational(point[0]), rational(point[1])
        return (x - self.origin[0]) / self.unit[0], (y - self.origin[1]) / self.unit[1]

    def payoff(self, point: Point) -> Point:
        """A measured pair as payoffs."""
        return (
            self.origin[0] + self.unit[0] * point[0],
            self.origin[1] + self.unit[1] * point[1],
        )

    def line(self, normal: Point, offset: Any) -> tuple[Point, Any, Any]:
        """A line as a line of payoffs with a coprime normal, and the factor of its offset."""
        x, y = normal[0] / self.unit[0], normal[1] / self.unit[1]
        a, b = coprime((x, y))
        factor = a / x if x else b / y
        return (a, b), factor * offset + a * self.origin[0] + b * self.origin[1], factor


def _measured(rows: tuple[tuple[Fraction, ...], ...]) -> tuple[list[list[Any]], Any, Any]:
    numbers = [x for line in rows for x in line]
    low = rational(min(numbers))
    unit = rational(max(numbers)) - low or fmpq(1)
    return [[(rational(x) - low) / unit for x in line] for line in rows], low, unit


def rational(number: Fraction) -> Any:
    """A fraction as a flint rational."""
    return fmpq(number.numerator, number.denominator)
