"""Finite stochastic games: two players, states, and a law of the next state.

In state s the players choose actions (i, j) of the state's own payoff table, earn the payoff pair
``g(s, i, j)``, and the next state is drawn from the law ``P(. | s, i, j)``.  Everybody sees states
and actions.  Payoffs are per step,

    (1 - d) (g_0 + d g_1 + d^2 g_2 + ...),

with the discount factor d.  All numbers are exact rationals.  A repeated game is a stochastic game
with one state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.transition_law import (
    Law,
    Lottery,
    check_law,
    check_lottery,
    listed,
    read_law,
    read_lottery,
    read_states,
    ways_on,
)
from gametheory_bp.geometry.vectors import Point

__all__ = ["StochasticGame"]

MOST_STATES, MOST_FOLLOWERS, WIDTH = 20, 6, 72
"""States, states that follow one, and characters for these that are printed; more is counted."""


@record("stochastic_game")
@dataclass(frozen=True, slots=True)
class StochasticGame(Displayed):
    """A finite stochastic game with two players and discounting.

    :meth:`build` reads nested lists, :meth:`from_function` calls a function, :meth:`of` takes a
    repeated game.

    Parameters
    ----------
    states : tuple of str
        Names of the states; everything else names a state by its place, from 0 on.
    stages : tuple of PayoffTable
        Payoffs and action names in every state; numbers of actions may differ.
    law : ``law[s][i][j]``, tuple of (state, Fraction)
        Next states in ascending order with their probabilities, positive ones only.
    initial : tuple of (state, Fraction)
        Where play starts.
    discount : Fraction
        In [0, 1).

    Raises
    ------
    ShapeError, InputTypeError, InputValueError
        If shapes differ, a law is none (the message names state and action pair), or the discount
        is not in [0, 1).

    Notes
    -----
    Exactness: exact.

    Examples
    --------
    >>> game = StochasticGame.build(
    ...     [[[2, 0], [3, 1]], [[0]]],
    ...     [[[2, 3], [0, 1]], [[0]]],
    ...     [[[0, 0], [0, {0: "1/2", 1: "1/2"}]], [[1]]],
    ...     discount=0.9,
    ...     states=["alive", "over"],
    ... )
    >>> game.chances(0, 1, 1)
    ((0, Fraction(1, 2)), (1, Fraction(1, 2)))
    >>> game.payoff(0, 1, 0), game.absorbing
    ((Fraction(3, 1), Fraction(0, 1)), (1,))
    """

    states: tuple[str, ...]
    stages: tuple[PayoffTable, ...]
    law: Law
    initial: Lottery
    discount: Fraction

    def __post_init__(self) -> None:
        read_states(self.states, len(self.stages))
        check_law(self.states, [stage.shape for stage in self.stages], self.law)
        check_lottery(self.initial, len(self.states), "the initial law")
        if not 0 <= self.discount < 1:
            more = "; for long-run averages give any, and criterion='average'"
            raise InputValueError(
                f"discount is {self.discount}; give a number in [0, 1), such as '24/25' or 0.96"
                + (more if self.discount == 1 else "")
            )

    @classmethod
    def build(
        cls,
        row_payoffs: Sequence[Any],
        column_payoffs: Sequence[Any],
        law: Sequence[Any],
        discount: Any,
        *,
        initial: Any = None,
        states: Iterable[str] | None = None,
        row_actions: Sequence[Iterable[str]] | None = None,
        column_actions: Sequence[Iterable[str]] | None = None,
    ) -> StochasticGame:
        """A game from nested lists.

        Parameters
        ----------
        row_payoffs, column_payoffs : per state, a matrix as in :class:`BimatrixGame`
        law : ``law[s][i][j]``
            The next state (its name or place), ``{state: probability}``, or one probability for
            each state.
        discount : number or str
            A float is read as written, 0.96 is 24/25.
        initial : optional
            As an entry of the law; every state is equally likely by default.
        states : sequence of str, optional
            ``"1", "2", ...`` by default.
        row_actions, column_actions : per state, names of the actions, optional
        """
        first_payoffs, second_payoffs = (
            listed(given, f"{player} payoffs")
            for given, player in ((row_payoffs, "row"), (column_payoffs, "column"))
        )
        if len(first_payoffs) != len(second_payoffs):
            raise InputValueError(
                f"row payoffs are given for {len(first_payoffs)} states, column payoffs for "
                f"{len(second_payoffs)}; give one matrix per state and player"
            )
        names = read_states(states, len(first_payoffs))
        for given in (row_actions, column_actions):
            if given is not None and len(given) != len(names):
                raise ShapeError(
                    f"actions are named for {len(given)} states of {len(names)}; give a list "
                    f"for every state"
                )
        stages = []
        for s in range(len(names)):
            rows, columns = (None if a is None else a[s] for a in (row_actions, column_actions))
            try:
                game = BimatrixGame(first_payoffs[s], second_payoffs[s], rows, columns)
            except (InputTypeError, InputValueError) as error:
                raise type(error)(f"state {names[s]!r}: {error}") from None
            stages.append(PayoffTable.of(game))
        share = Fraction(1, len(names))
        first = dict.fromkeys(range(len(names)), share) if initial is None else initial
        return cls(
            names,
            tuple(stages),
            read_law(law, names, [stage.shape for stage in stages]),
            read_lottery(first, names, "the initial law"),
            as_fraction(discount, where="discount"),
        )

    @classmethod
    def from_function(
        cls,
        states: Iterable[str],
        actions: Callable[[str], tuple[Iterable[str], Iterable[str]]],
        step: Callable[[str, str, str], tuple[Any, Any, Any]],
        discount: Any,
        *,
        initial: Any = None,
    ) -> StochasticGame:
        """A game from functions of names.

        Parameters
        ----------
        states : names
        actions : function
            ``actions(state)``: the names of the row and of the column actions.
        step : function
            ``step(state, row action, column action)``: the row payoff, the column payoff, and the
            law of the next state as in :meth:`build`.

        Examples
        --------
        >>> StochasticGame.from_function(
        ...     ["left", "right"],
        ...     lambda state: (["stay", "go"], ["wait"]),
        ...     lambda state, i, j: (1, 0, state if i == "stay" else "right"),
        ...     discount="1/2",
        ... ).chances(0, 1, 0)
        ((1, Fraction(1, 1)),)
        """
        names = read_states(tuple(states), None)
        ways = [tuple(map(tuple, actions(s))) for s in names]
        found = [
            [[step(s, i, j) for j in w[1]] for i in w[0]] for s, w in zip(names, ways, strict=True)
        ]
        cells = (
            (s, c) for s, some in zip(names, found, strict=True) for line in some for c in line
        )
        for name, cell in cells:
            if not isinstance(cell, (tuple, list)) or len(cell) != 3:
                raise InputTypeError(
                    f"state {name!r}: step is {cell!r}; give row payoff, column payoff and law"
                )
        row, column, law = (
            [[[cell[k] for cell in line] for line in lines] for lines in found] for k in range(3)
        )
        return cls.build(
            row,
            column,
            law,
            discount,
            initial=initial,
            states=names,
            row_actions=[w[0] for w in ways],
            column_actions=[w[1] for w in ways],
        )

    @classmethod
    def of(cls, repeated: RepeatedGame) -> StochasticGame:
        """A repeated game as a game with one state."""
        if not isinstance(repeated, RepeatedGame):
            raise InputTypeError(f"{type(repeated).__name__} is no RepeatedGame; make one first")
        table, stay = PayoffTable.of(repeated.game), ((0, Fraction(1)),)
        law = tuple((stay,) * table.shape[1] for _ in range(table.shape[0]))
        return cls(("1",), (table,), (law,), stay, repeated.discount)

    def payoff(self, state: int, row: int, column: int) -> Point:
        """Payoff pair of an action pair in a state."""
        stage = self.stages[state]
        return stage.row_payoffs[row][column], stage.column_payoffs[row][column]

    def chances(self, state: int, row: int, column: int) -> Lottery:
        """Next states and their probabilities."""
        return self.law[state][row][column]

    @property
    def reachable(self) -> tuple[int, ...]:
        """States that some play from the initial law visits."""
        return ways_on(self.law, [s for s, _ in self.initial])

    @property
    def unreachable(self) -> tuple[int, ...]:
        """States that no play from the initial law visits; harmless, perhaps an oversight."""
        seen = set(self.reachable)
        return tuple(s for s in range(len(self.states)) if s not in seen)

    @property
    def absorbing(self) -> tuple[int, ...]:
        """States that no action pair leaves."""
        stays = (ways_on(self.law, [s]) == (s,) for s in range(len(self.states)))
        return tuple(s for s, stay in enumerate(stays) if stay)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form, exact; :meth:`from_json` reads it back."""
        return dict(encode(self))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> StochasticGame:
        """A game from its JSON form."""
        return decode(cls, data)  # type: ignore[no-any-return]

    def display(self) -> Table:
        """States with their numbers of actions and the states that follow; long lists are cut."""
        rows = []
        shown = zip(self.states[:MOST_STATES], self.stages, strict=False)
        for s, (name, stage) in enumerate(shown):
            following = sorted({t for line in self.law[s] for cell in line for t, _ in cell})
            shape = f"{stage.shape[0]} x {stage.shape[1]}"
            rows.append((name, shape, _cut([self.states[t] for t in following])))
        title = f"Stochastic game, discount {self.discount}"
        left = len(self.states) - len(rows)
        note = f"and {left} more states, {len(self.states)} in all" if left else ""
        return Table(title, ("state", "actions", "followed by"), tuple(rows), note)

    def __repr__(self) -> str:
        return f"StochasticGame({len(self.states)} states, discount={self.discount})"


def _cut(names: list[str]) -> str:
    """The first names, as many as fit, and how many more there are."""
    shown = names[:1]
    for name in names[1:MOST_FOLLOWERS]:
        if len(", ".join((*shown, name))) > WIDTH:
            break
        shown.append(name)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
