"""Plans for both players as one automaton, with a public randomisation device.

A *joint automaton* has states 0..k-1 that both players see.  In a state it tells both players one
action; then it moves on by a lottery that depends on the joint action that was played and whose
outcome both see.  A state is drawn from a lottery before the first step, too.  A lottery over
action pairs is therefore a lottery over states with one pair each.

This is the form of every equilibrium that the methods of Abreu, Pearce and Stacchetti (1990) find:
states for the payoffs that are to be attained and for the punishments of either player.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.codec import decode, encode, record
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.automaton_graph import StateGraph, joint_graph
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.wording import number_words

__all__ = ["JointAutomaton", "Lottery"]

Pair = tuple[int, int]
Lottery = tuple[tuple[int, Fraction], ...]
"""(state, probability > 0) by increasing states; the probabilities sum to 1."""


@record("joint_automaton")
@dataclass(frozen=True, slots=True)
class JointAutomaton(Displayed):
    """A plan for both players with public lotteries over the next state.

    Parameters
    ----------
    actions : tuple of k (row action, column action)
        What each state tells the players to do.
    lotteries : tuple of lotteries
        Each a tuple of (state, probability), states increasing, probabilities > 0 with sum 1.
    moves : k x m x n integers
        ``lotteries[moves[state][row action][column action]]`` draws the next state.
    start : int
        Index of the lottery that draws the first state.
    names : tuple of str
        Names of the states; ``"0", "1", ...`` where empty.

    Raises
    ------
    ShapeError, InputValueError
        If shapes disagree, a lottery sums to no 1, or a state, action or lottery does not exist.

    Examples
    --------
    >>> one = Fraction(1)
    >>> plan = JointAutomaton(((0, 0), (1, 1)), (((0, one / 2), (1, one / 2)),),
    ...     (((0, 0), (0, 0)), ((0, 0), (0, 0))))
    >>> plan.shape, plan.after(0, 1, 0)
    ((2, 2), ((0, Fraction(1, 2)), (1, Fraction(1, 2))))
    """

    actions: tuple[Pair, ...]
    lotteries: tuple[Lottery, ...]
    moves: tuple[tuple[tuple[int, ...], ...], ...]
    start: int = 0
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        count = len(self.actions)
        if not count or len(self.moves) != count or (self.names and len(self.names) != count):
            raise ShapeError(
                f"{count} action pairs, {len(self.moves)} tables of moves, {len(self.names)} "
                f"names; give one of each for every state"
            )
        sizes = {(len(table), len(line)) for table in self.moves for line in table}
        if len(sizes) != 1 or not all(next(iter(sizes))):
            raise ShapeError(f"moves of shapes {sorted(sizes)}; all are m x n")
        m, n = next(iter(sizes))
        for state, (i, j) in enumerate(self.actions):
            if not (0 <= i < m and 0 <= j < n):
                raise InputValueError(f"state {state} tells ({i}, {j}); the game is {m} x {n}")
        for lottery in self.lotteries:
            _check_lottery(lottery, count)
        used = {self.start, *(k for table in self.moves for line in table for k in line)}
        if not used <= set(range(len(self.lotteries))):
            raise InputValueError(
                f"lotteries {sorted(used)} are used; there are {len(self.lotteries)}"
            )

    @property
    def shape(self) -> Pair:
        """(row actions, column actions) of the stage game."""
        return len(self.moves[0]), len(self.moves[0][0])

    @property
    def first(self) -> Lottery:
        """The lottery that draws the first state."""
        return self.lotteries[self.start]

    def after(self, state: int, row: int, column: int) -> Lottery:
        """The lottery that draws the state after a joint action."""
        return self.lotteries[self.moves[state][row][column]]

    def name(self, state: int) -> str:
        """The name of a state."""
        return self.names[state] if self.names else str(state)

    def graph(self, game: BimatrixGame | None = None) -> StateGraph:
        """States and labelled arrows; with the action names of a game if one is given."""
        return joint_graph(self, game)

    def display(self, game: BimatrixGame | None = None) -> Table:
        """One line per state: what both do, and where each joint action leads."""
        first = " + ".join(
            self.name(s) if p == 1 else f"{number_words(p)} {self.name(s)}" for s, p in self.first
        )
        return self.graph(game).table("Joint automaton", f"starts in {first}")

    def __repr__(self) -> str:
        m, n = self.shape
        return f"JointAutomaton({len(self.actions)} states, {m} x {n})"

    def to_json(self) -> Any:
        """JSON-able form; :meth:`from_json` reads it back."""
        return encode(self)

    @classmethod
    def from_json(cls, data: Any) -> JointAutomaton:
        """A joint automaton from its JSON form."""
        plan: JointAutomaton = decode(cls, data)
        return plan

    @classmethod
    def planned(
        cls,
        shape: Pair,
        actions: Sequence[Pair],
        follow: Sequence[Lottery],
        row_deviates: Sequence[Lottery],
        column_deviates: Sequence[Lottery],
        start: Lottery,
        names: Sequence[str] = (),
    ) -> JointAutomaton:
        """One lottery per state for obedience, and one for a deviation of either player.

        If both deviate at once, play goes on as if nobody had.

        Parameters
        ----------
        shape : (int, int)
            (row actions, column actions) of the stage game.
        actions, follow, row_deviates, column_deviates : k entries each
        start : lottery
        names : k texts, optional

        Examples
        --------
        >>> stay = [((s, Fraction(1)),) for s in (0, 1)]
        >>> grim = JointAutomaton.planned((2, 2), [(0, 0), (1, 1)], stay, [stay[1]] * 2,
        ...     [stay[1]] * 2, stay[0], ["cooperate", "punish"])
        >>> print(grim)
        Joint automaton
        state      plays   moves on to
        ---------  ------  -------------------------------------------------
        cooperate  (1, 1)  (1, 1), (2, 2): cooperate; (1, 2), (2, 1): punish
        punish     (2, 2)  any: punish
        starts in cooperate
        """
        table: dict[Lottery, int] = {}
        moves = []
        if not len(actions) == len(follow) == len(row_deviates) == len(column_deviates):
            raise ShapeError(
                f"{len(actions)} action pairs, {len(follow)}, {len(row_deviates)} and "
                f"{len(column_deviates)} lotteries; give one of each for every state"
            )
        for (i, j), calm, row, column in zip(
            actions, follow, row_deviates, column_deviates, strict=True
        ):
            places = [
                table.setdefault(tuple(lottery), len(table)) for lottery in (calm, row, column)
            ]
            # 0: as told, 1: row deviates, 2: column deviates, 3: both, which counts as 0
            moves.append(
                tuple(
                    tuple(places[((a != i) + 2 * (b != j)) % 3] for b in range(shape[1]))
                    for a in range(shape[0])
                )
            )
        first = table.setdefault(tuple(start), len(table))
        return cls(tuple(actions), tuple(table), tuple(moves), first, tuple(names))

    @classmethod
    def of(cls, row: Automaton, column: Automaton) -> JointAutomaton:
        """The plan that two pure automata form: its states are their reachable joint states.

        Examples
        --------
        >>> tit_for_tat = Automaton.pure("row", (0, 1), (((0, 1), (0, 1)), ((0, 1), (0, 1))))
        >>> plan = JointAutomaton.of(tit_for_tat, Automaton.constant("column", (2, 2), 1))
        >>> plan.actions, plan.names
        (((0, 1), (1, 1)), ('0/0', '1/0'))
        """
        if not (row.is_pure and column.is_pure):
            raise InputTypeError("a state draws from independent mixtures; give pure automata")
        if row.shape != column.shape or (row.player, column.player) != ("row", "column"):
            raise ShapeError(
                f"automata of the {row.player} player for {row.shape} and of the {column.player} "
                f"player for {column.shape} games; give one of either player, of one shape"
            )
        m, n = row.shape
        states = [(row.start, column.start)]
        place = {states[0]: 0}
        moves = []
        for q, r in states:  # grows while it is read
            for i in range(m):
                for j in range(n):
                    after = row.step(q, i, j), column.step(r, i, j)
                    if after not in place:
                        place[after] = len(states)
                        states.append(after)
            moves.append(
                tuple(
                    tuple(place[row.step(q, i, j), column.step(r, i, j)] for j in range(n))
                    for i in range(m)
                )
            )
        actions = tuple((row.mixtures[q].index(1), column.mixtures[r].index(1)) for q, r in states)
        lotteries = tuple(((s, Fraction(1)),) for s in range(len(states)))
        names = tuple(f"{row.name(q)}/{column.name(r)}" for q, r in states)
        return cls(actions, lotteries, tuple(moves), 0, names)


def _check_lottery(lottery: Lottery, count: int) -> None:
    states = [s for s, _ in lottery]
    if states != sorted(set(states)) or not set(states) <= set(range(count)):
        raise InputValueError(
            f"a lottery names states {states}; give states 0..{count - 1} in increasing order"
        )
    if sum(p for _, p in lottery) != 1 or min(p for _, p in lottery) <= 0:
        raise InputValueError(
            f"a lottery has probabilities {[str(p) for _, p in lottery]}; give numbers > 0 that "
            f"sum to 1"
        )
