"""What players see of the state of a stochastic game.

In an :class:`ObservedGame` each player has an observation for every state, and learns nothing else
but its own actions (a partially observed stochastic game with deterministic observations).  Where
both observations tell all states apart it is an ordinary stochastic game.

A strategy with finite memory plays on its memory and observation; its memory moves on with the
observation and its own action.  Such strategies are special :class:`.StateAutomaton` records, so a
pair of them is evaluated exactly like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.exact.codec import record
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["ObservedGame", "last_actions_game"]

Player = Literal["row", "column"]


@record("observed_game")
@dataclass(frozen=True, slots=True)
class ObservedGame(Displayed):
    """A stochastic game with an observation of each player in every state.

    Parameters
    ----------
    game : StochasticGame
    row, column : tuple of str
        What the player sees in each state.

    Raises
    ------
    ShapeError
        If there is not one observation per state.
    InputValueError
        If a player has different actions in states that look the same to it.

    Examples
    --------
    >>> game = StochasticGame.build([[[1]], [[0]]], [[[0]], [[1]]], [[[1]], [[0]]], "1/2",
    ...     states=["day", "night"])
    >>> seen = ObservedGame(game, ("light", "dark"), ("?", "?"))
    >>> seen.tells_apart("row"), seen.tells_apart("column"), seen.is_fully_observed
    (True, False, False)
    """

    game: StochasticGame
    row: tuple[str, ...]
    column: tuple[str, ...]

    def __post_init__(self) -> None:
        for player, seen in (("row", self.row), ("column", self.column)):
            if len(seen) != len(self.game.states):
                raise ShapeError(
                    f"{len(seen)} observations of the {player} player for "
                    f"{len(self.game.states)} states; give one per state"
                )
            first: dict[str, int] = {}
            for s, name in enumerate(seen):
                if not isinstance(name, str):
                    raise InputTypeError(f"the observation {name!r} is no string")
                t = first.setdefault(name, s)
                own = [_actions(self.game, player, x) for x in (s, t)]
                if own[0] != own[1]:
                    raise InputValueError(
                        f"states {self.game.states[t]!r} and {self.game.states[s]!r} look the "
                        f"same to the {player} player, who has other actions in each: "
                        f"{own[1]}, {own[0]}"
                    )

    @classmethod
    def fully(cls, game: StochasticGame) -> ObservedGame:
        """Both players see the state."""
        return cls(game, game.states, game.states)

    def seen(self, player: Player) -> tuple[str, ...]:
        """What the player sees in each state."""
        if player not in ("row", "column"):
            raise UnknownNameError("player", player, ("row", "column"))
        return self.row if player == "row" else self.column

    def tells_apart(self, player: Player) -> bool:
        """Whether the player's observation gives the state away."""
        seen = self.seen(player)
        return len(set(seen)) == len(seen)

    @property
    def is_fully_observed(self) -> bool:
        """Whether both players know the state."""
        return self.tells_apart("row") and self.tells_apart("column")

    @property
    def same_for_both(self) -> bool:
        """Whether both players see the same in every state, up to the names."""
        pairs = set(zip(self.row, self.column, strict=True))
        return len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})

    def as_stochastic(self) -> StochasticGame:
        """The game itself, if both players know the state.

        Raises
        ------
        NotDefinedError
            If some player does not: equilibria, minimax values and attainable payoffs of the
            library are those of games in which both do.
        """
        for player in ("row", "column"):
            if not self.tells_apart(player):
                raise NotDefinedError(
                    f"the {player} player does not tell all states apart; equilibria of games "
                    "with partial observation are not computed here, since they depend on beliefs "
                    "over all pasts. Evaluate a pair of automata, or give the StochasticGame "
                    "(.game), in which both see the state"
                )
        return self.game

    def automaton(
        self,
        player: Player,
        choices: Sequence[dict[str, Any]],
        moves: Callable[[int, str, int], int] | None = None,
        start: int = 0,
    ) -> StateAutomaton:
        """A strategy that reads the player's observations only.

        Parameters
        ----------
        player : {"row", "column"}
        choices : per memory, {observation: action or probabilities}
        moves : function, optional
            ``moves(memory, observation, own action)``: the next memory; needed with several.

        Raises
        ------
        UnknownNameError
            If an observation has no choice.
        """
        seen = self.seen(player)
        for chosen in choices:
            for name in seen:
                if name not in chosen:
                    raise UnknownNameError("observation in the choices", name, chosen)
        own = 0 if player == "row" else 1
        given = [[chosen[name] for name in seen] for chosen in choices]
        if moves is None:
            return StateAutomaton.of(self.game, player, given, None)
        found = StateAutomaton.of(
            self.game, player, given, lambda q, s, i, j: moves(q, seen[s], (i, j)[own])
        )
        return StateAutomaton(player, found.mixtures, found.moves, start)

    def display(self) -> Table:
        """What each player sees in each state."""
        rows = tuple(zip(self.game.states, self.row, self.column, strict=True))
        note = "both know the state" if self.is_fully_observed else "partially observed"
        return Table("Observations", ("state", "row sees", "column sees"), rows, note)

    def __repr__(self) -> str:
        word = "fully" if self.is_fully_observed else "partially"
        return f"ObservedGame({len(self.game.states)} states, {word} observed)"


def last_actions_game(repeated: RepeatedGame) -> ObservedGame:
    """A repeated game whose state is the last joint action: what learners usually see of it.

    The first state, ``"start"``, stands for no past; both players see the state.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> seen = last_actions_game(RepeatedGame(load_game("prisoners_dilemma"), "24/25"))
    >>> seen, seen.game.states
    (ObservedGame(5 states, fully observed), ('start', 'C, C', 'C, D', 'D, C', 'D, D'))
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(f"{type(repeated).__name__} is no RepeatedGame; make one first")
    stage: BimatrixGame = repeated.game
    m, n = stage.shape
    names = [f"{a}, {b}" for a in stage.row_actions for b in stage.column_actions]
    law = [[1 + i * n + j for j in range(n)] for i in range(m)]
    count = m * n + 1
    game = StochasticGame.build(
        [stage.row_payoffs] * count,
        [stage.column_payoffs] * count,
        [law] * count,
        repeated.discount,
        initial=0,
        states=["start", *names],
        row_actions=[stage.row_actions] * count,
        column_actions=[stage.column_actions] * count,
    )
    return ObservedGame.fully(game)


def _actions(game: StochasticGame, player: str, state: int) -> tuple[str, ...]:
    stage = game.stages[state]
    return stage.row_actions if player == "row" else stage.column_actions
