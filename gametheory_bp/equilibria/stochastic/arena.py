"""A stochastic game as the search for payoff sets sees it: choices, their payoffs and laws.

A *choice* is an action pair in a state.  Its *rivals* of a player are the choices that a deviation
of this player leads to, itself included: the other player's action is the same.

Payoffs are measured between each player's least (0) and greatest (1) over all states, so that the
search does not depend on units; ``payoff = origin + unit * measured``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import fmpq

from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point
from gametheory_bp.equilibria.subgame_perfect.rounding import coprime
from gametheory_bp.equilibria.subgame_perfect.stage import rational
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["Arena", "Choice", "Family"]

Family = list[Corners]
"""One polygon per state."""

MANY = 24
"""Choices up to which a game is small: six states with two actions each."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An action pair in a state; ``rivals`` are places in the arena's list, by player."""

    state: int
    actions: tuple[int, int]
    payoff: Point
    law: tuple[tuple[int, Any], ...]
    rivals: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Arena:
    """All choices, state by state; ``ways[s]`` are the places of the choices in state s.

    ``following[s]`` are the states that some choice in s may lead to.
    """

    choices: tuple[Choice, ...]
    ways: tuple[range, ...]
    following: tuple[tuple[int, ...], ...]
    discount: Any
    origin: Point
    unit: Point

    @classmethod
    def of(cls, game: StochasticGame) -> Arena:
        """The arena of a game."""
        least, unit = _scales(game)
        choices: list[Choice] = []
        ways, following = [], []
        for s, stage in enumerate(game.stages):
            (m, n), first = stage.shape, len(choices)
            reached: set[int] = set()
            for i in range(m):
                for j in range(n):
                    g = game.payoff(s, i, j)
                    law = tuple((t, rational(p)) for t, p in game.chances(s, i, j))
                    reached.update(t for t, _ in law)
                    x, y = ((rational(g[k]) - least[k]) / unit[k] for k in (0, 1))
                    rows = tuple(first + a * n + j for a in range(m))
                    columns = tuple(first + i * n + b for b in range(n))
                    choices.append(Choice(s, (i, j), (x, y), law, (rows, columns)))
            ways.append(range(first, len(choices)))
            following.append(tuple(sorted(reached)))
        d = rational(game.discount)
        return cls(tuple(choices), tuple(ways), tuple(following), d, least, unit)

    @property
    def is_large(self) -> bool:
        """Whether long chains of exact steps take too long."""
        return len(self.choices) > MANY

    def payoff(self, point: Point) -> Point:
        """A measured pair as payoffs."""
        return (
            self.origin[0] + self.unit[0] * point[0],
            self.origin[1] + self.unit[1] * point[1],
        )

    def line(self, normal: Point, offsets: list[Any]) -> tuple[tuple[int, int], list[Any]]:
        """A line per state, in payoffs, with a coprime normal."""
        x, y = normal[0] / self.unit[0], normal[1] / self.unit[1]
        a, b = coprime((x, y))
        factor = a / x if x else b / y
        shift = a * self.origin[0] + b * self.origin[1]
        return (int(a), int(b)), [factor * c + shift for c in offsets]


def _scales(game: StochasticGame) -> tuple[Point, Point]:
    least, unit = [], []
    for player in ("row_payoffs", "column_payoffs"):
        numbers: list[Fraction] = [
            x for stage in game.stages for line in getattr(stage, player) for x in line
        ]
        low = rational(min(numbers))
        least.append(low)
        unit.append(rational(max(numbers)) - low or fmpq(1))
    return (least[0], least[1]), (unit[0], unit[1])
