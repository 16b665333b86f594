"""Repeated games with discounting, and eventually periodic paths of play.

Both players choose actions of the stage game at times 0, 1, 2, ... and see all past actions.  A
stream of payoff pairs g_0, g_1, ... is worth, *per step*,

    (1 - d) (g_0 + d g_1 + d^2 g_2 + ...),

with the discount factor d.  The unnormalised sum of the literature is 1/(1 - d) times as much.
A :class:`ActionPath` is a head of action pairs followed by a cycle for ever; its value and every
continuation value are exact rationals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["ActionPath", "RepeatedGame"]

Pair = tuple[int, int]


@record("action_path")
@dataclass(frozen=True, slots=True)
class ActionPath:
    """Action pairs at times 0, 1, ...: a head, then a cycle for ever.

    Parameters
    ----------
    head : tuple of (row action, column action)
    cycle : tuple of (row action, column action)
        At least one pair.

    Examples
    --------
    >>> path = ActionPath(((1, 1),), ((0, 0), (1, 1)))
    >>> [path.at(t) for t in range(4)]
    [(1, 1), (0, 0), (1, 1), (0, 0)]
    """

    head: tuple[Pair, ...]
    cycle: tuple[Pair, ...]

    def __post_init__(self) -> None:
        if not self.cycle:
            raise InputValueError("the cycle is empty; a path goes on for ever, give one pair")
        for pair in (*self.head, *self.cycle):
            if not (isinstance(pair, tuple) and len(pair) == 2 and all(map(_is_index, pair))):
                raise InputValueError(
                    f"{pair!r} is no action pair; give (row action, column action), each from 0 on"
                )

    @classmethod
    def constant(cls, row: int, column: int) -> ActionPath:
        """The same pair at all times."""
        return cls((), ((row, column),))

    @property
    def positions(self) -> int:
        """Number of different times: length of the head plus that of the cycle."""
        return len(self.head) + len(self.cycle)

    def at(self, time: int) -> Pair:
        """The action pair at a time."""
        return self._pair(self.place(time))

    def place(self, time: int) -> int:
        """The position of a time, below ``positions``."""
        if time < self.positions:
            return time
        return len(self.head) + (time - len(self.head)) % len(self.cycle)

    def _pair(self, place: int) -> Pair:
        h = len(self.head)
        return self.head[place] if place < h else self.cycle[place - h]

    def __str__(self) -> str:
        words = [f"{i},{j}" for i, j in self.head]
        return " ".join([*words, "(" + " ".join(f"{i},{j}" for i, j in self.cycle) + ")*"])


class RepeatedGame(Displayed):
    """A stage game played for ever with a discount factor.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    discount : number or str
        In [0, 1); a float is read as written, 0.96 is 24/25.

    Raises
    ------
    InputTypeError, InputValueError
        If the game is none, or the discount is not in [0, 1).

    Notes
    -----
    Exactness: exact.  All values are per step.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> repeated = RepeatedGame(game, "24/25")
    >>> repeated.value(ActionPath(((1, 1),), ((0, 0),)))
    (Fraction(98, 25), Fraction(26, 25))
    """

    __slots__ = ("discount", "game")

    def __init__(self, game: BimatrixGame, discount: Any) -> None:
        if not isinstance(game, BimatrixGame):
            raise InputTypeError(f"game is a {type(game).__name__}; give a BimatrixGame")
        number = as_fraction(discount, where="discount")
        if not 0 <= number < 1:
            raise InputValueError(
                f"discount is {number}; give a number in [0, 1), such as '24/25' or 0.96"
            )
        self.game = game
        self.discount = number

    def value(self, path: ActionPath) -> Point:
        """Payoff pair of a path, per step."""
        if not isinstance(path, ActionPath):
            raise InputTypeError(f"path is a {type(path).__name__}; give an ActionPath")
        return self.continuations(path)[0]

    def continuations(self, path: ActionPath) -> tuple[Point, ...]:
        """Payoff pairs per step from every position of the path on."""
        d, h = self.discount, len(path.head)
        gains = [self.game.payoff(*path.at(t)) for t in range(path.positions)]
        whole = [self._sum(gains[h:], player) for player in (0, 1)]
        scale = (1 - d) / (1 - d ** len(path.cycle))
        following: Point = (whole[0] * scale, whole[1] * scale)
        values = [following]
        for gain in reversed(gains[h + 1 :]):
            values.append(self._step(gain, values[-1]))
        cycle = [following, *reversed(values[1:])]
        front = []
        for gain in reversed(gains[:h]):
            following = self._step(gain, following)
            front.append(following)
        return (*reversed(front), *cycle)

    def _sum(self, gains: Iterable[Point], player: int) -> Fraction:
        return sum((g[player] * self.discount**k for k, g in enumerate(gains)), Fraction(0))

    def _step(self, gain: Point, following: Point) -> Point:
        d = self.discount
        return (1 - d) * gain[0] + d * following[0], (1 - d) * gain[1] + d * following[1]

    def to_json(self) -> dict[str, Any]:
        """JSON-able form, exact; :meth:`from_json` reads it back."""
        return {"game": self.game.to_json(), "discount": str(self.discount)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> RepeatedGame:
        """A repeated game from its JSON form."""
        return cls(BimatrixGame.from_json(data["game"]), data["discount"])

    def display(self) -> Table:
        """The stage game's table with the discount factor."""
        table = self.game.display()
        return Table(table.title, table.columns, table.rows, f"repeated, discount {self.discount}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RepeatedGame) and (self.game, self.discount) == (
            other.game,
            other.discount,
        )

    def __hash__(self) -> int:
        return hash((self.game, self.discount))

    def __repr__(self) -> str:
        return f"RepeatedGame({self.game!r}, discount={self.discount})"


def _is_index(action: Any) -> bool:
    return isinstance(action, int) and action >= 0
