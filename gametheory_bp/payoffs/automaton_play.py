"""What automata earn against each other, exactly.

In a joint state s both follow their strategies; V(s) is the expected discounted payoff pair per
step from there on.  It solves the linear system

    V = (1 - d) g + d P V

with the expected stage payoffs g and the transition matrix P over joint states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from gametheory_bp.errors import InputTypeError, UnprovedError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.play_process import (
    DecisionProcess,
    JointState,
    PlayProcess,
    Strategies,
    play_process,
)
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.linear_system import solve_square

__all__ = ["AutomatonPlay", "automaton_play", "policy_values", "process_of", "strategy_play"]


@dataclass(frozen=True, slots=True)
class AutomatonPlay:
    """Values of strategies in every joint state that some history reaches.

    Attributes
    ----------
    payoffs : point
        Payoff pair per step from the start.
    states : tuple of joint states
        (row state, column state) of two automata, or (state,) of a joint automaton: every one
        that is reached after some history, those of the start first.
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
    return strategy_play(process_of(repeated, (row, column)))


def process_of(repeated: RepeatedGame, strategies: Strategies) -> PlayProcess:
    """What either player faces in the repeated game when both follow these strategies.

    Raises
    ------
    InputTypeError, ShapeError, InputValueError
        If the first argument is no repeated game, or the strategies do not fit it.
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"got a {type(repeated).__name__}; give a RepeatedGame(game, discount)"
        )
    return play_process(PayoffTable.of(repeated.game), repeated.discount, strategies)


def strategy_play(process: PlayProcess) -> AutomatonPlay:
    """Values of both players in every joint state of a process.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.games.joint_automaton import JointAutomaton
    >>> fair_coin = JointAutomaton(((0, 0), (1, 1)), (((0, Fraction(1, 2)), (1, Fraction(1, 2))),),
    ...     (((0, 0), (0, 0)), ((0, 0), (0, 0))))
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> strategy_play(process_of(repeated, fair_coin)).payoffs
    (Fraction(3, 1), Fraction(3, 2))
    """
    one, two = (policy_values(player, player.mixtures) for player in process.players)
    values = tuple(zip(one, two, strict=True))
    return AutomatonPlay(process.at_start(values), process.states, values)


def policy_values(process: DecisionProcess, mixtures: Sequence[Vector]) -> Vector:
    """What a player gets per step from every joint state on if it takes these mixtures.

    Raises
    ------
    UnprovedError
        If the solution, put back into the system, did not satisfy it.
    """
    d, size = process.discount, len(process.gains)
    lines, right = [], []
    for s, mixture in enumerate(mixtures):
        line = {s: Fraction(1)}
        gain = Fraction(0)
        for a, p in enumerate(mixture):
            if p:
                gain += (1 - d) * p * process.gains[s][a]
                for t, chance in process.chances[s][a]:
                    line[t] = line.get(t, Fraction(0)) - d * p * chance
        lines.append(line)
        right.append(gain)
    whole, side = [], []
    for line, gain in zip(lines, right, strict=True):
        scale = lcm(gain.denominator, *(x.denominator for x in line.values()))
        integers = [0] * size
        for t, x in line.items():
            integers[t] = x.numerator * (scale // x.denominator)
        whole.append(integers)
        side.append(gain.numerator * (scale // gain.denominator))
    found = solve_square(whole, [side])
    if found is None:
        raise UnprovedError("a discounted chain has one value; the system came out singular")
    (numerators,), denominator = found
    for integers, right_side in zip(whole, side, strict=True):
        left = sum(a * x for a, x in zip(integers, numerators, strict=True) if a)
        if left != right_side * denominator:
            raise UnprovedError("the solved values do not satisfy the system")
    return tuple(Fraction(x, denominator) for x in numerators)
