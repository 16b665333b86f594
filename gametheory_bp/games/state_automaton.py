"""Strategies of stochastic games with finite memory.

A :class:`StateAutomaton` of one player has a memory 0..k-1.  In state s of the game and memory q it
plays a mixture over its own actions there; after the joint action (i, j) its memory moves on.  A
*stationary* strategy has one memory: what it plays depends on the state of the game alone.  Two
automata, one per player, form a strategy profile; (s, q, r) is a *joint state* of their play.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.codec import record
from gametheory_bp.exact.reading import as_fractions
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import strategy_words

__all__ = ["StateAutomaton", "check_pair"]

Player = Literal["row", "column"]
Moves = tuple[tuple[tuple[tuple[int, ...], ...], ...], ...]
"""``moves[q][s][i][j]``: the next memory."""


@record("state_automaton")
@dataclass(frozen=True, slots=True)
class StateAutomaton(Displayed):
    """A player's strategy in a stochastic game.

    :meth:`stationary` and :meth:`of` read actions and mixtures in any form.

    Parameters
    ----------
    player : {"row", "column"}
    mixtures : ``mixtures[q][s]``, vectors
        Probabilities over the player's actions in state s.
    moves : ``moves[q][s][i][j]``, integers
        The next memory; empty if there is one memory only.
    start : int
        The first memory.

    Raises
    ------
    ShapeError, InputValueError, UnknownNameError
        If shapes disagree, a mixture sums to no 1 (the message names memory and state), or a
        memory does not exist.

    Examples
    --------
    >>> game = StochasticGame.build([[[1, 0]], [[0], [2]]], [[[0, 3]], [[1], [1]]],
    ...     [[[0, 1]], [[0], [1]]], "1/2", states=["near", "far"])
    >>> StateAutomaton.stationary(game, "row", [0, ["1/3", "2/3"]])
    StateAutomaton(row, stationary, 2 states)
    """

    player: Player
    mixtures: tuple[tuple[Vector, ...], ...]
    moves: Moves = ()
    start: int = 0

    def __post_init__(self) -> None:
        if self.player not in ("row", "column"):
            raise UnknownNameError("player", self.player, ("row", "column"))
        count = len(self.mixtures)
        sizes = {len(line) for line in self.mixtures} | {len(tables) for tables in self.moves}
        if (
            not count
            or len(sizes) != 1
            or len(self.moves) not in ({0, 1} if count == 1 else {count})
        ):
            raise ShapeError(
                f"{count} lists of mixtures and {len(self.moves)} of moves, with {sorted(sizes)} "
                f"states; give one of each for every memory, with the same states"
            )
        for q, line in enumerate(self.mixtures):
            for s, mixture in enumerate(line):
                if not mixture or sum(mixture) != 1 or min(mixture) < 0:
                    raise InputValueError(
                        f"in state {s} (memory {q}) the {self.player} player mixes "
                        f"{tuple(map(str, mixture))}; give probabilities >= 0 that sum to 1"
                    )
        targets = {r for tables in self.moves for t in tables for line in t for r in line}
        if not targets | {self.start} <= set(range(count)):
            raise InputValueError(f"memories {sorted(targets)} are moved to; there are {count}")

    @classmethod
    def stationary(
        cls, game: StochasticGame, player: Player, choices: Sequence[Any]
    ) -> StateAutomaton:
        """A strategy that depends on the state alone.

        Parameters
        ----------
        choices : per state, an action or a mixture
            An action by its place or name; a mixture as a list of probabilities.
        """
        return cls.of(game, player, [choices], None)

    @classmethod
    def of(
        cls, game: StochasticGame, player: Player, choices: Sequence[Sequence[Any]], moves: Any
    ) -> StateAutomaton:
        """A strategy with memory; ``choices[q]`` as in :meth:`stationary`.

        Parameters
        ----------
        moves : function or nested sequences or None
            ``moves(q, s, i, j)``, or ``moves[q][s][i][j]``: the next memory.
        """
        if player not in ("row", "column"):
            raise UnknownNameError("player", player, ("row", "column"))
        mixtures = tuple(_mixtures(game, player, line) for line in choices)
        if not callable(moves):
            table = tuple(
                tuple(tuple(map(tuple, lines)) for lines in tables) for tables in moves or ()
            )
        else:
            table = tuple(
                tuple(
                    tuple(tuple(int(moves(q, s, i, j)) for j in range(n)) for i in range(m))
                    for s, (m, n) in enumerate(stage.shape for stage in game.stages)
                )
                for q in range(len(mixtures))
            )
        found = cls(player, mixtures, table)
        found.check_fits(game)
        return found

    @property
    def memories(self) -> int:
        """Number of memories."""
        return len(self.mixtures)

    @property
    def is_stationary(self) -> bool:
        """Whether there is one memory only."""
        return self.memories == 1

    def after(self, memory: int, state: int, row: int, column: int) -> int:
        """The memory after a joint action."""
        return self.moves[memory][state][row][column] if self.moves else memory

    def check_fits(self, game: StochasticGame) -> None:
        """Refuse a game with other states or actions.

        Raises
        ------
        ShapeError
            Naming the state.
        """
        if len(self.mixtures[0]) != len(game.states):
            raise ShapeError(
                f"the {self.player} strategy is for {len(self.mixtures[0])} states; the game has "
                f"{len(game.states)}"
            )
        own = int(self.player == "column")
        for s, (name, stage) in enumerate(zip(game.states, game.stages, strict=True)):
            if any(len(line[s]) != stage.shape[own] for line in self.mixtures):
                raise ShapeError(
                    f"in state {name!r} the {self.player} strategy mixes "
                    f"{len(self.mixtures[0][s])} actions; there are {stage.shape[own]}"
                )
            for tables in self.moves:
                if (len(tables[s]), *{len(line) for line in tables[s]}) != stage.shape:
                    raise ShapeError(
                        f"in state {name!r} the moves do not fit {stage.shape} actions"
                    )

    def display(self, game: StochasticGame | None = None) -> Table:
        """What is played, by state and memory."""
        rows = []
        for q, line in enumerate(self.mixtures):
            for s, mixture in enumerate(line):
                names: Sequence[str] = [str(a) for a in range(len(mixture))]
                if game is not None:
                    stage = game.stages[s]
                    names = stage.row_actions if self.player == "row" else stage.column_actions
                name = str(s) if game is None else game.states[s]
                rows.append((name, str(q), strategy_words(mixture, names)))
        note = f"starts in memory {self.start}"
        return Table(f"{self.player} strategy", ("state", "memory", "plays"), tuple(rows), note)

    def __repr__(self) -> str:
        memory = "stationary" if self.is_stationary else f"{self.memories} memories"
        return f"StateAutomaton({self.player}, {memory}, {len(self.mixtures[0])} states)"


def check_pair(game: StochasticGame, row: Any, column: Any) -> None:
    """Refuse what is no strategy of the row player and one of the column player in the game.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If one is no automaton, belongs to the other player, or does not fit the game.
    """
    for player, one in (("row", row), ("column", column)):
        if not isinstance(one, StateAutomaton):
            raise InputTypeError(
                f"the {player} strategy is a {type(one).__name__}; make a StateAutomaton"
            )
        if one.player != player:
            raise InputValueError(f"the {player} strategy belongs to the {one.player} player")
        one.check_fits(game)


def _mixtures(game: StochasticGame, player: Player, choices: Iterable[Any]) -> tuple[Vector, ...]:
    given = list(choices)
    if len(given) != len(game.states):
        raise ShapeError(f"{len(given)} actions or mixtures for {len(game.states)} states")
    found = []
    for name, stage, choice in zip(game.states, game.stages, given, strict=True):
        actions = stage.row_actions if player == "row" else stage.column_actions
        where = f"the {player} player's choice in state {name!r}"
        if isinstance(choice, str):
            if choice not in actions:
                raise UnknownNameError(f"action as {where}", choice, actions)
            choice = actions.index(choice)
        if isinstance(choice, bool) or not isinstance(choice, (int, Iterable)):
            raise InputTypeError(
                f"{where} is {choice!r}; give an action or a list of probabilities"
            )
        if isinstance(choice, int):
            if not 0 <= choice < len(actions):
                raise InputValueError(f"{where} is {choice}; there are 0 to {len(actions) - 1}")
            found.append(tuple(Fraction(int(a == choice)) for a in range(len(actions))))
            continue
        mixture = as_fractions(choice, where=where)
        if len(mixture) != len(actions) or sum(mixture) != 1 or min(mixture) < 0:
            raise InputValueError(
                f"{where} is {tuple(map(str, mixture))}; give {len(actions)} probabilities >= 0 "
                "that sum to 1"
            )
        found.append(mixture)
    return tuple(found)
