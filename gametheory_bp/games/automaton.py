"""Finite automata that play repeated games (Moore machines).

An automaton of one player has states 0..k-1.  In a state it plays a mixture over its own
actions; then it moves on, depending on the joint action that was played.  Two automata, one per
player, form a strategy profile of the repeated game; a pair of their states is a *joint state*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.games.automaton_graph import StateGraph, automaton_graph
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.minimal_automaton import minimal_automaton
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import ActionPath

__all__ = ["Automaton"]

Player = Literal["row", "column"]


@record("automaton")
@dataclass(frozen=True, slots=True)
class Automaton(Displayed):
    """A player's finite automaton.

    Parameters
    ----------
    player : {"row", "column"}
    mixtures : tuple of k vectors
        In every state the probabilities over the player's own actions; each sums to 1.
    moves : k x m x n integers
        ``moves[state][row action][column action]`` is the next state.
    start : int
        The first state.
    names : tuple of str
        Names of the states; ``"0", "1", ...`` where empty.

    Raises
    ------
    ShapeError, InputValueError
        If shapes disagree, a mixture sums to no 1, or a state does not exist.

    Examples
    --------
    >>> tit_for_tat = Automaton.pure("row", (0, 1), (((0, 1), (0, 1)), ((0, 1), (0, 1))))
    >>> tit_for_tat.step(0, 0, 1), tit_for_tat.mixtures[1]
    (1, (Fraction(0, 1), Fraction(1, 1)))
    """

    player: Player
    mixtures: tuple[Vector, ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]
    start: int = 0
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.player not in ("row", "column"):
            raise UnknownNameError("player", self.player, ("row", "column"))
        count = len(self.mixtures)
        if not count or len(self.moves) != count or (self.names and len(self.names) != count):
            raise ShapeError(
                f"{count} mixtures, {len(self.moves)} tables of moves, {len(self.names)} names; "
                f"give one of each for every state"
            )
        shapes = {(len(table), len(line)) for table in self.moves for line in table}
        if len(shapes) != 1:
            raise ShapeError(f"moves of shapes {sorted(shapes)}; all are m x n")
        own = next(iter(shapes))[self.player == "column"]
        for state, mixture in enumerate(self.mixtures):
            if len(mixture) != own or sum(mixture) != 1 or min(mixture) < 0:
                raise InputValueError(
                    f"state {state} plays {tuple(map(str, mixture))}; give {own} probabilities "
                    f">= 0 that sum to 1"
                )
        targets = {self.start, *(s for table in self.moves for line in table for s in line)}
        if not targets <= set(range(count)):
            raise InputValueError(f"states {sorted(targets)} are moved to; there are {count}")

    @property
    def shape(self) -> tuple[int, int]:
        """(row actions, column actions) of the stage game."""
        return len(self.moves[0]), len(self.moves[0][0])

    @property
    def is_pure(self) -> bool:
        """Whether every state plays one action."""
        return all(max(mixture) == 1 for mixture in self.mixtures)

    def step(self, state: int, row: int, column: int) -> int:
        """The state after a joint action."""
        return self.moves[state][row][column]

    def name(self, state: int) -> str:
        """The name of a state."""
        return self.names[state] if self.names else str(state)

    def minimal(self) -> Automaton:
        """The smallest automaton that plays the same after every history."""
        return minimal_automaton(self)

    def is_equivalent(self, other: Automaton) -> bool:
        """Whether both play the same mixtures after every history.

        Examples
        --------
        >>> stay = Automaton.constant("row", (1, 2), 0)
        >>> two = Automaton.pure("row", (0, 0), (((0, 1),), ((1, 0),)))
        >>> two == stay, two.is_equivalent(stay)
        (False, True)
        """
        one, two = self.minimal(), other.minimal()
        return (one.player, one.mixtures, one.moves) == (two.player, two.mixtures, two.moves)

    def graph(self, game: BimatrixGame | None = None) -> StateGraph:
        """States and labelled arrows; with the action names of a game if one is given.

        Examples
        --------
        >>> print(Automaton.constant("row", (2, 2), 0).graph().mermaid())
        stateDiagram-v2
          state "0: 1" as s0
          [*] --> s0
          s0 --> s0 : any
        """
        return automaton_graph(self, game)

    def display(self, game: BimatrixGame | None = None) -> Table:
        """One line per state: what it plays, and where each joint action leads."""
        title = f"Automaton of the {self.player} player"
        return self.graph(game).table(title, f"starts in {self.name(self.start)}")

    def __repr__(self) -> str:
        kind = "pure" if self.is_pure else "mixed"
        m, n = self.shape
        return f"Automaton({self.player}, {len(self.mixtures)} states, {kind}, {m} x {n})"

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> Automaton:
        """An automaton from its JSON form."""
        automaton: Automaton = decode(cls, data)
        return automaton

    @classmethod
    def pure(
        cls,
        player: Player,
        actions: tuple[int, ...],
        moves: tuple[tuple[tuple[int, ...], ...], ...],
        start: int = 0,
        names: tuple[str, ...] = (),
    ) -> Automaton:
        """An automaton that plays one action per state."""
        own = len(moves[0][0]) if player == "column" else len(moves[0])
        mixtures = tuple(tuple(Fraction(int(k == a)) for k in range(own)) for a in actions)
        return cls(player, mixtures, moves, start, names)

    @classmethod
    def by_rule(
        cls,
        player: Player,
        shape: tuple[int, int],
        actions: Sequence[int],
        rule: Callable[[int, int, int], int],
        names: Sequence[str] = (),
    ) -> Automaton:
        """One action per state, and ``rule(state, row action, column action)`` for the next state.

        Play starts in state 0.

        Examples
        --------
        >>> watch = Automaton.by_rule("row", (2, 2), [0, 1], lambda state, i, j: max(state, j))
        >>> watch.moves == Automaton.grim("row", (2, 2), ActionPath.constant(0, 0), 1).moves
        True
        """
        m, n = shape
        moves = tuple(
            tuple(tuple(rule(s, i, j) for j in range(n)) for i in range(m))
            for s in range(len(actions))
        )
        return cls.pure(player, tuple(actions), moves, 0, tuple(names))

    @classmethod
    def constant(cls, player: Player, shape: tuple[int, int], action: int) -> Automaton:
        """The same action at all times.

        Examples
        --------
        >>> Automaton.constant("column", (2, 3), 1).mixtures
        ((Fraction(0, 1), Fraction(1, 1), Fraction(0, 1)),)
        """
        return cls.pure(player, (action,), (_all(shape, 0),))

    @classmethod
    def following(cls, player: Player, shape: tuple[int, int], path: ActionPath) -> Automaton:
        """The player's actions of a path, whatever the other does."""
        own, size = player == "column", path.positions
        actions = tuple(path.at(t)[own] for t in range(size))
        return cls.pure(player, actions, tuple(_all(shape, path.place(t + 1)) for t in range(size)))

    @classmethod
    def grim(
        cls, player: Player, shape: tuple[int, int], path: ActionPath, punishment: int
    ) -> Automaton:
        """Follow a path; once the *other* leaves it, play one punishing action for ever.

        Examples
        --------
        >>> grim = Automaton.grim("row", (2, 2), ActionPath.constant(1, 1), 0)
        >>> grim.step(0, 1, 0), grim.step(0, 0, 1), grim.names
        (1, 0, ('0', 'punish'))
        """
        own, size = player == "column", path.positions
        actions = (*(path.at(t)[own] for t in range(size)), punishment)
        moves = []
        for t in range(size):
            expected, after = path.at(t)[not own], path.place(t + 1)
            moves.append(
                tuple(
                    tuple(after if (i if own else j) == expected else size for j in range(shape[1]))
                    for i in range(shape[0])
                )
            )
        names = (*(str(t) for t in range(size)), "punish")
        return cls.pure(player, actions, (*moves, _all(shape, size)), 0, names)


def _all(shape: tuple[int, int], state: int) -> tuple[tuple[int, ...], ...]:
    return tuple((state,) * shape[1] for _ in range(shape[0]))
