"""What each player faces when both follow automata: a finite decision process.

Two automata, or one joint automaton, give a finite set of *joint states*.  In a joint state s the
other player's behaviour is known; player i's action a then earns the expected payoff ``gain(a)``
and leads to joint states with known chances.  With values v per step from each joint state on,
the action is worth

    (1 - d) gain(a) + d sum_t chance(t | a) v(t).

Values of the strategies, best replies and one-shot deviations are all statements about these
numbers, so the solver and the verifier read the same process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton, Lottery
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["DecisionProcess", "JointState", "PlayProcess", "Strategies", "play_process"]

JointState = tuple[int, ...]
"""(row state, column state) of two automata; (state,) of a joint automaton."""

Strategies = tuple[Automaton, Automaton] | JointAutomaton


@dataclass(frozen=True, slots=True)
class DecisionProcess:
    """One player's process: ``gains[s][a]``, ``chances[s][a]``, and the mixture it follows.

    Attributes
    ----------
    discount : Fraction
    gains : per joint state and own action, a Fraction
    chances : per joint state and own action, a lottery over joint states
    mixtures : per joint state, the probabilities with which its strategy takes the actions
    """

    discount: Fraction
    gains: tuple[Vector, ...]
    chances: tuple[tuple[Lottery, ...], ...]
    mixtures: tuple[Vector, ...]

    def worth(self, values: Sequence[Fraction], state: int) -> Vector:
        """What every action is worth in a joint state, given values of the joint states.

        Examples
        --------
        >>> half = Fraction(1, 2)
        >>> loop = DecisionProcess(half, ((Fraction(4),),), ((((0, Fraction(1)),),),), ())
        >>> loop.worth([Fraction(2)], 0)
        (Fraction(3, 1),)
        """
        d = self.discount
        return tuple(
            (1 - d) * gain + d * sum((p * values[t] for t, p in chances), Fraction(0))
            for gain, chances in zip(self.gains[state], self.chances[state], strict=True)
        )

    def mean(self, values: Sequence[Fraction], state: int) -> Fraction:
        """What following the strategy is worth in a joint state, given values of all.

        The strategy's own values are the only ones that this leaves as they are.
        """
        worth = self.worth(values, state)
        return sum((p * w for p, w in zip(self.mixtures[state], worth, strict=True)), Fraction(0))


@dataclass(frozen=True, slots=True)
class PlayProcess:
    """Joint states that histories reach, with what either player faces in them.

    Attributes
    ----------
    states : tuple of joint states
        All that are reached after some history, deviations included; those of the start first.
    first : lottery
        Over joint states: where play starts.
    players : (row, column) decision processes
    """

    states: tuple[JointState, ...]
    first: Lottery
    players: tuple[DecisionProcess, DecisionProcess]

    def at_start(self, values: Sequence[Point]) -> Point:
        """The expected values where play starts, given values of all joint states."""
        row, column = (sum((p * values[s][i] for s, p in self.first), Fraction(0)) for i in (0, 1))
        return row, column


def play_process(game: PayoffTable, discount: Fraction, strategies: Strategies) -> PlayProcess:
    """The process of a pair of automata or of a joint automaton.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If the strategies are neither, are not one of either player, or do not fit the game.
    """
    if isinstance(strategies, JointAutomaton):
        _check_shape(strategies.shape, game)
        return _of_plan(game, discount, strategies)
    pair = tuple(strategies) if isinstance(strategies, Iterable) else (strategies,)
    if len(pair) != 2 or not all(isinstance(one, Automaton) for one in pair):
        raise InputTypeError(
            f"strategies are {strategies!r}; give two Automata or a JointAutomaton"
        )
    for player, one in zip(("row", "column"), pair, strict=True):
        if one.player != player:
            raise InputValueError(f"the {player} automaton belongs to the {one.player} player")
        _check_shape(one.shape, game)
    return _of_pair(game, discount, pair[0], pair[1])


def _check_shape(shape: tuple[int, int], game: PayoffTable) -> None:
    if shape != game.shape:
        raise ShapeError(f"an automaton for {shape} games does not fit {game.shape}")


def _of_plan(game: PayoffTable, discount: Fraction, plan: JointAutomaton) -> PlayProcess:
    (m, n), order = game.shape, [s for s, _ in plan.first]
    place = {s: k for k, s in enumerate(order)}
    for s in order:  # grows while it is read
        for k in dict.fromkeys(k for line in plan.moves[s] for k in line):
            for t, _ in plan.lotteries[k]:
                if t not in place:
                    place[t] = len(order)
                    order.append(t)
    lotteries = [
        tuple(sorted((place[s], p) for s, p in lottery if s in place)) for lottery in plan.lotteries
    ]
    rows, columns = [], []
    for s in order:
        i, j = plan.actions[s]
        rows.append([(a, j) for a in range(m)])
        columns.append([(i, b) for b in range(n)])
    players = []
    for payoffs, own, ways in ((game.row_payoffs, 0, rows), (game.column_payoffs, 1, columns)):
        players.append(
            DecisionProcess(
                discount,
                tuple(tuple(payoffs[a][b] for a, b in line) for line in ways),
                tuple(
                    tuple(lotteries[plan.moves[s][a][b]] for a, b in line)
                    for s, line in zip(order, ways, strict=True)
                ),
                tuple(
                    tuple(Fraction(int(pair[own] == plan.actions[s][own])) for pair in line)
                    for s, line in zip(order, ways, strict=True)
                ),
            )
        )
    states = tuple((s,) for s in order)
    return PlayProcess(states, lotteries[plan.start], (players[0], players[1]))


def _of_pair(
    game: PayoffTable, discount: Fraction, row: Automaton, column: Automaton
) -> PlayProcess:
    m, n = game.shape
    order = [(row.start, column.start)]
    place = {order[0]: 0}
    tables = []
    for q, r in order:  # grows while it is read
        table = [[(row.step(q, i, j), column.step(r, i, j)) for j in range(n)] for i in range(m)]
        for line in table:
            for state in line:
                if state not in place:
                    place[state] = len(order)
                    order.append(state)
        tables.append([[place[state] for state in line] for line in table])
    columns = list(zip(*game.column_payoffs, strict=True))
    across = [list(zip(*table, strict=True)) for table in tables]
    x = tuple(row.mixtures[q] for q, _ in order)
    y = tuple(column.mixtures[r] for _, r in order)
    players = (
        DecisionProcess(discount, *_against(game.row_payoffs, tables, y), x),
        DecisionProcess(discount, *_against(columns, across, x), y),
    )
    return PlayProcess(tuple(order), ((0, Fraction(1)),), players)


def _against(
    payoffs: Sequence[Vector],
    tables: Sequence[Sequence[Sequence[int]]],
    replies: Sequence[Vector],
) -> tuple[tuple[Vector, ...], tuple[tuple[Lottery, ...], ...]]:
    """Gains and chances of every own action (a line of the tables) against the mixtures."""
    gains, chances = [], []
    for table, reply in zip(tables, replies, strict=True):
        used = [(b, p) for b, p in enumerate(reply) if p]
        gains.append(tuple(sum((p * line[b] for b, p in used), Fraction(0)) for line in payoffs))
        lotteries = []
        for line in table:
            chance: dict[int, Fraction] = {}
            for b, p in used:
                chance[line[b]] = chance.get(line[b], Fraction(0)) + p
            lotteries.append(tuple(sorted(chance.items())))
        chances.append(tuple(lotteries))
    return tuple(gains), tuple(chances)
