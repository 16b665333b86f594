"""What two automata earn against each other, exactly.

In a joint state (q, r) both play their mixtures; V(q, r) is the expected discounted payoff pair
per step from there on.  It solves the linear system

    V = (1 - d) g + d P V

with the expected stage payoffs g and the transition matrix P over joint states.  Each joint
action leads to exactly one joint state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import InputValueError, ShapeError, UnprovedError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.linear_system import solve_square

__all__ = ["AutomatonPlay", "automaton_play"]

JointState = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AutomatonPlay:
    """Values of two automata in every joint state that some history reaches.

    Attributes
    ----------
    payoffs : point
        Payoff pair per step from the start.
    states : tuple of (row state, column state)
        Every joint state that is reached after some history, the start first.
    values : tuple of points
        Payoff pairs per step from each of these states on.
    """

    payoffs: Point
    states: tuple[JointState, ...]
    values: tuple[Point, ...]


def automaton_play(repeated: RepeatedGame, row: Automaton, column: Automaton) -> AutomatonPlay:
    """Exact discounted payoffs of a pair of automata, per step.

    Parameters
    ----------
    repeated : RepeatedGame
    row, column : Automaton
        One automaton of either player.

    Returns
    -------
    AutomatonPlay

    Raises
    ------
    ShapeError, InputValueError
        If an automaton does not fit the game, or both belong to the same player.

    Exactness
    ---------
    Exact: the system is solved over the rationals and the solution is put back into it.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> always_b = Automaton.constant("row", (2, 2), 0)
    >>> in_turn = Automaton.pure("column", (1, 0), (((1, 1), (1, 1)), ((0, 0), (0, 0))))
    >>> automaton_play(repeated, always_b, in_turn).payoffs
    (Fraction(96, 49), Fraction(24, 49))
    """
    for player, automaton in (("row", row), ("column", column)):
        if automaton.player != player:
            raise InputValueError(
                f"the {player} automaton belongs to the {automaton.player} player"
            )
        if automaton.shape != repeated.game.shape:
            raise ShapeError(
                f"an automaton for {automaton.shape} games does not fit {repeated.game.shape}"
            )
    states = _reachable(row, column)
    index = {state: k for k, state in enumerate(states)}
    d, size = repeated.discount, len(states)
    matrix = [[Fraction(int(k == c)) for c in range(size)] for k in range(size)]
    gains = [[Fraction(0)] * size for _ in (0, 1)]
    for k, (q, r) in enumerate(states):
        for i, j, p in _joint(row.mixtures[q], column.mixtures[r]):
            matrix[k][index[row.step(q, i, j), column.step(r, i, j)]] -= d * p
            for whose, gain in enumerate(repeated.game.payoff(i, j)):
                gains[whose][k] += (1 - d) * p * gain
    values = _solved(matrix, gains)
    return AutomatonPlay(values[0], states, values)


def _reachable(row: Automaton, column: Automaton) -> tuple[JointState, ...]:
    """Joint states after any joint actions, deviations included."""
    m, n = row.shape
    found = [(row.start, column.start)]
    seen = set(found)
    for q, r in found:  # grows while it is read
        for i in range(m):
            for j in range(n):
                state = row.step(q, i, j), column.step(r, i, j)
                if state not in seen:
                    seen.add(state)
                    found.append(state)
    return tuple(found)


def _joint(x: tuple[Fraction, ...], y: tuple[Fraction, ...]) -> Iterator[tuple[int, int, Fraction]]:
    for i, p in enumerate(x):
        for j, q in enumerate(y):
            if p and q:
                yield i, j, p * q


def _solved(matrix: list[list[Fraction]], gains: list[list[Fraction]]) -> tuple[Point, ...]:
    rows, sides = [], [[0] * len(matrix) for _ in gains]
    for k, line in enumerate(matrix):
        common = lcm(*(a.denominator for a in (*line, *(gain[k] for gain in gains))))
        rows.append([int(a * common) for a in line])
        for side, gain in zip(sides, gains, strict=True):
            side[k] = int(gain[k] * common)
    found = solve_square(rows, sides)
    if found is None:
        raise UnprovedError("a discounted chain has one value; the system came out singular")
    (first, second), denominator = found
    values = tuple(
        (Fraction(a, denominator), Fraction(b, denominator))
        for a, b in zip(first, second, strict=True)
    )
    for k, line in enumerate(matrix):
        for player, gain in enumerate(gains):
            if sum(a * values[c][player] for c, a in enumerate(line) if a) != gain[k]:
                raise UnprovedError("the solved values do not satisfy the system")
    return values
