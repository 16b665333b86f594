"""Rules for judging whether a deviation has happened: the p of Definition 3.1, as automata.

A judging rule reads the joint actions and says True or False after every history.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.norms.histories import History
from gametheory_bp.norms.moore_machine import Moves, canonical_machine

__all__ = ["JudgingRule", "Watched", "conforms"]

Watched = Literal["row", "column", "either"]
"""Whose deviations a rule is to judge."""


@record("judging_rule")
@dataclass(frozen=True, slots=True)
class JudgingRule:
    """A judging rule p : histories -> {True, False}.

    Parameters
    ----------
    deviated : tuple of k bool
        What the rule says in every state: True if it judges that a deviation has happened.
    moves : k x m x n integers
        ``moves[state][row action][column action]`` is the next state.
    start : int
        The first state.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If an entry is no bool, a state does not exist, or the tables differ in shape.

    Examples
    --------
    >>> once = JudgingRule((False, True), (((0, 1), (0, 1)), ((1, 1), (1, 1))))
    >>> once.says(()), once.says(((0, 1),)), once.says(((0, 1), (0, 0)))
    (False, True, True)
    """

    deviated: tuple[bool, ...]
    moves: Moves
    start: int = 0

    def __post_init__(self) -> None:
        count = len(self.deviated)
        if not count or len(self.moves) != count:
            raise ShapeError(
                f"{count} judgements and {len(self.moves)} tables of moves; give one of each for "
                f"every state"
            )
        for state, word in enumerate(self.deviated):
            if not isinstance(word, bool):
                raise InputTypeError(f"state {state} says {word!r}; a rule says True or False")
        shapes = {(len(table), len(line)) for table in self.moves for line in table}
        if len(shapes) != 1:
            raise ShapeError(f"moves of shapes {sorted(shapes)}; all are m x n")
        targets = {self.start, *(s for table in self.moves for line in table for s in line)}
        if not targets <= set(range(count)):
            raise InputValueError(f"states {sorted(targets)} are moved to; there are {count}")

    @property
    def shape(self) -> tuple[int, int]:
        """(row actions, column actions) of the stage game."""
        return len(self.moves[0]), len(self.moves[0][0])

    def step(self, state: int, row: int, column: int) -> int:
        """The state after a joint action."""
        return self.moves[state][row][column]

    def says(self, history: History) -> bool:
        """Whether the rule judges after this history that a deviation has happened."""
        (m, n), state = self.shape, self.start
        for i, j in history:
            if not (0 <= i < m and 0 <= j < n):
                raise InputValueError(f"({i}, {j}) in the history; the game is {m} x {n}")
            state = self.step(state, i, j)
        return self.deviated[state]

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> JudgingRule:
        """A rule from its JSON form."""
        rule: JudgingRule = decode(cls, data)
        return rule

    @classmethod
    def never(cls, shape: tuple[int, int]) -> JudgingRule:
        """The rule that never judges.

        Examples
        --------
        >>> JudgingRule.never((2, 2)).says(((0, 1),))
        False
        """
        return cls((False,), (tuple((0,) * shape[1] for _ in range(shape[0])),))

    @classmethod
    def leaving(cls, row: Automaton, column: Automaton, watch: Watched) -> JudgingRule:
        """True for ever once a watched player has played what its automaton never plays there.

        Examples
        --------
        >>> row, column = (Automaton.constant(p, (2, 2), 0) for p in ("row", "column"))
        >>> rule = JudgingRule.leaving(row, column, "column")
        >>> rule.says(((1, 0),)), rule.says(((0, 1), (0, 0)))
        (False, True)
        """
        if watch not in ("row", "column", "either"):
            raise UnknownNameError("watched player", watch, ("row", "column", "either"))

        def step(state: tuple[int, int] | None, i: int, j: int) -> tuple[int, int] | None:
            if state is None:
                return None
            left = (watch != "column" and not conforms(row, state[0], i)) or (
                watch != "row" and not conforms(column, state[1], j)
            )
            return None if left else (row.step(state[0], i, j), column.step(state[1], i, j))

        first: tuple[int, int] | None = (row.start, column.start)
        return cls(*canonical_machine(first, step, lambda state: state is None, row.shape))


def conforms(policy: Automaton, state: int, action: int) -> bool:
    """Whether the policy plays the action with positive probability in the state."""
    return bool(policy.mixtures[state][action])
