"""What a strategy of a repeated game is built from: a player, a target path, a punishment.

Most named strategies only watch whether either player *kept* to the target: :meth:`Aim.watching`
turns such a rule into an automaton.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import ActionPath

__all__ = ["Aim", "read_action", "read_pair", "read_path"]

Rule = Callable[[int, bool, bool], int]
"""(state, whether the player itself kept to the target, whether the other did) -> next state."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A player of a stage game, the path that it aims at, and the action with which it punishes.

    Attributes
    ----------
    game : BimatrixGame
    player : {"row", "column"}
    path : ActionPath
    punishment : int
        The player's own action; by default its first pure minimax action against the other.
    """

    game: BimatrixGame
    player: Player
    path: ActionPath
    punishment: int

    @classmethod
    def of(
        cls, game: BimatrixGame, player: Player, path: ActionPath, punishment: Any = None
    ) -> Aim:
        """An aim; without a punishment the action that holds the other's best reply lowest.

        Examples
        --------
        >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
        >>> [Aim.of(game, p, ActionPath.constant(0, 0)).punishment for p in ("row", "column")]
        [0, 1]
        """
        if punishment is not None:
            names = game.row_actions if player == "row" else game.column_actions
            return cls(game, player, path, read_action(punishment, names, "punishment"))
        if player == "row":
            replies = [max(line) for line in game.column_payoffs]
        else:
            replies = [max(line) for line in zip(*game.row_payoffs, strict=True)]
        return cls(game, player, path, replies.index(min(replies)))

    @property
    def target(self) -> int:
        """The player's own first action of the path."""
        return self.path.at(0)[self.player == "column"]

    @property
    def cooperate(self) -> Vector:
        """The target action with certainty."""
        return self._sure(self.target)

    @property
    def punish(self) -> Vector:
        """The punishment with certainty."""
        return self._sure(self.punishment)

    def _sure(self, action: int) -> Vector:
        own = self.game.shape[self.player == "column"]
        return tuple(Fraction(int(a == action)) for a in range(own))

    def watching(self, mixtures: Sequence[Vector], rule: Rule, names: Sequence[str]) -> Automaton:
        """The automaton that moves on by who kept to the (constant) target; it starts in 0."""
        (m, n), (row, column) = self.game.shape, self.path.at(0)
        first = self.player == "row"

        def after(state: int, i: int, j: int) -> int:
            kept = i == row, j == column
            return rule(state, kept[not first], kept[first])

        moves = tuple(
            tuple(tuple(after(state, i, j) for j in range(n)) for i in range(m))
            for state in range(len(mixtures))
        )
        return Automaton(self.player, tuple(mixtures), moves, 0, tuple(names))


def read_path(target: Any, game: BimatrixGame) -> ActionPath:
    """An action path, or the constant path of one action pair (indices or action names).

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], "BS", "BS")
    >>> read_path(("B", 1), game)
    ActionPath(head=(), cycle=((0, 1),))
    """
    if not isinstance(target, ActionPath):
        return ActionPath.constant(*read_pair(target, game))
    for pair in (*target.head, *target.cycle):
        read_pair(pair, game)
    return target


def read_pair(pair: Any, game: BimatrixGame) -> tuple[int, int]:
    """An action pair by indices or names."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise InputTypeError(
            f"target is {pair!r}; give (row action, column action) or an ActionPath"
        )
    return (
        read_action(pair[0], game.row_actions, "row action"),
        read_action(pair[1], game.column_actions, "column action"),
    )


def read_action(action: Any, names: tuple[str, ...], what: str) -> int:
    """An action by its index from 0 on, or by its name."""
    if isinstance(action, str):
        if action not in names:
            raise UnknownNameError(what, action, names)
        return names.index(action)
    if isinstance(action, bool) or not isinstance(action, int):
        raise InputTypeError(f"{what} is {action!r}; give an index from 0 on, or a name")
    if not 0 <= action < len(names):
        raise InputValueError(f"{what} {action} does not exist; actions are 0..{len(names) - 1}")
    return action
