"""What strategies with finite memory earn against each other in a stochastic game, exactly.

A pair of automata and the game are a Markov chain over joint states (state, row memory, column
memory).  Its discounted values solve a linear system; over T steps they are summed step by step;
in the long run the chain ends in its recurrent classes with known chances.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.criterion import Average, Criterion, Horizon, read_criterion
from gametheory_bp.games.observation import ObservedGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.state_automaton import StateAutomaton, check_pair
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.solvers.markov.average import average_values
from gametheory_bp.solvers.markov.chain import Chain
from gametheory_bp.solvers.markov.classes import chain_classes
from gametheory_bp.solvers.markov.discounted import discounted_values
from gametheory_bp.solvers.markov.horizon import chain_total

__all__ = ["MemoryPlay", "evaluate", "play_chain"]

JointState = tuple[int, int, int]
SHOWN = 40


@dataclass(frozen=True, slots=True)
class MemoryPlay(Result):
    """Payoffs per step of two strategies, from the start and from every joint state.

    Attributes
    ----------
    payoffs : point
        From the initial law.
    criterion : Criterion
    states : tuple of (state, row memory, column memory)
        All joint states that play visits.
    values : tuple of points
        From each of them.
    recurrent : tuple of tuples of int
        Places in ``states`` of the recurrent classes; more than one makes a long-run average
        depend on chance.
    """

    payoffs: Point
    criterion: Criterion
    states: tuple[JointState, ...]
    values: tuple[Point, ...]
    recurrent: tuple[tuple[int, ...], ...]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def certificate(self) -> None:
        """None."""
        return

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return (
            "an evaluation: its values are the one solution of the chain's linear equations; "
            "stochastic_equilibrium states discounted payoffs with a stored proof"
        )

    def claim(self) -> dict[str, Any]:
        """Payoffs and criterion."""
        return {"payoffs": self.payoffs, "criterion": self.criterion}

    def display(self) -> Table:
        """The values from every joint state, if there are few."""
        rows = tuple(
            (*map(str, state), *map(number_words, value))
            for state, value in zip(self.states, self.values, strict=True)
        )
        x, y = map(number_words, self.payoffs)
        note = f"from the start: ({x}, {y}); recurrent classes: {len(self.recurrent)}; exact"
        left = len(rows) - SHOWN
        if left > 0:
            note += f"; {left} more joint states"
        head = ("state", "row memory", "column memory", "row", "column")
        return Table(f"Payoffs per step, {self.criterion}", head, rows[:SHOWN], note)

    def __repr__(self) -> str:
        x, y = map(number_words, self.payoffs)
        return f"MemoryPlay(({x}, {y}), {self.criterion}, {len(self.states)} joint states)"


def evaluate(
    game: StochasticGame | RepeatedGame | ObservedGame,
    row: StateAutomaton,
    column: StateAutomaton,
    criterion: Any = "discounted",
) -> MemoryPlay:
    """Exact payoffs of a pair of strategies with finite memory, stationary ones included.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or ObservedGame
        Of a game with observations the strategies are those made by its ``.automaton``.
    row, column : StateAutomaton
    criterion : Criterion, str or int
        ``"discounted"``, ``"average"``, or a number of steps.

    Returns
    -------
    MemoryPlay

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If the strategies do not fit the game or belong to the wrong player.

    Notes
    -----
    *Exactness*: exact.  A long-run average from several recurrent classes is the expectation over
    where play ends.  *Certificate*: none; the equations are the proof, and
    :func:`.stochastic_equilibrium` stores one for discounted payoffs.

    Examples
    --------
    Players who keep missing each other meet with probability 1/4 and stay together.

    >>> game = StochasticGame.build([[[0, 0], [0, 0]], [[2]]], [[[0, 0], [0, 0]], [[1]]],
    ...     [[[1, 0], [0, 0]], [[1]]], "1/2", initial=0)
    >>> pair = [StateAutomaton.stationary(game, p, [["1/2", "1/2"], 0]) for p in ("row", "column")]
    >>> evaluate(game, *pair).payoffs, evaluate(game, *pair, "average").payoffs
    ((Fraction(2, 5), Fraction(1, 5)), (Fraction(2, 1), Fraction(1, 1)))
    """
    chosen = read_criterion(criterion)
    if isinstance(game, ObservedGame):
        game = game.game
    if isinstance(game, RepeatedGame):
        game = StochasticGame.of(game)
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"a {type(game).__name__} is no StochasticGame; make one first")
    states, chain, first = play_chain(game, row, column)
    places = range(chain.size)
    found: list[tuple[Fraction, ...]]
    if isinstance(chosen, Horizon):
        total = chain_total(chain, chosen.steps)
        found = [tuple(x / chosen.steps for x in total.at(s)) for s in places]
    elif isinstance(chosen, Average):
        gains, _ = average_values(chain)
        found = list(zip(*gains, strict=True))
    else:
        table = discounted_values(chain, game.discount)
        found = [table.at(s) for s in places]
    values = tuple((x, y) for x, y in found)
    one, two = (sum((p * values[s][i] for s, p in first), Fraction(0)) for i in (0, 1))
    closed = tuple(tuple(some) for some, stays in chain_classes(chain) if stays)
    return MemoryPlay((one, two), chosen, states, values, closed)


def play_chain(
    game: StochasticGame, row: StateAutomaton, column: StateAutomaton
) -> tuple[tuple[JointState, ...], Chain, tuple[tuple[int, Fraction], ...]]:
    """The chain of joint states, with both players' rewards, and where it starts.

    Returns
    -------
    states : tuple of (state, row memory, column memory)
    chain : Chain
    first : tuple of (place in states, probability)

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = StochasticGame.of(RepeatedGame(load_game("prisoners_dilemma"), "24/25"))
    >>> always = [StateAutomaton.stationary(game, p, [0]) for p in ("row", "column")]
    >>> play_chain(game, *always)[0]
    ((0, 0, 0),)
    """
    check_pair(game, row, column)
    order: list[JointState] = [(s, row.start, column.start) for s, _ in game.initial]
    first = tuple(enumerate(p for _, p in game.initial))
    place = {state: k for k, state in enumerate(order)}
    seen: dict[tuple[tuple[int, Fraction], ...], int] = {}
    rows, rewards = [], []
    for s, q, r in order:  # grows while it is read
        chances: dict[int, Fraction] = {}
        earned = [Fraction(0), Fraction(0)]
        for i, x in enumerate(row.mixtures[q][s]):
            for j, y in enumerate(column.mixtures[r][s]):
                if not (x and y):
                    continue
                memory = row.after(q, s, i, j), column.after(r, s, i, j)
                g = game.payoff(s, i, j)
                earned = [e + x * y * z for e, z in zip(earned, g, strict=True)]
                for t, p in game.chances(s, i, j):
                    state = (t, *memory)
                    if state not in place:
                        place[state] = len(order)
                        order.append(state)
                    k = place[state]
                    chances[k] = chances.get(k, Fraction(0)) + x * y * p
        rows.append(seen.setdefault(tuple(sorted(chances.items())), len(seen)))
        rewards.append(earned)
    scale = lcm(*(x.denominator for pair in rewards for x in pair))
    gains = [[int(pair[i] * scale) for pair in rewards] for i in (0, 1)]
    laws = []
    for law in seen:
        total = lcm(*(p.denominator for _, p in law))
        laws.append(([t for t, _ in law], [int(p * total) for _, p in law], total))
    return tuple(order), Chain(rows, laws, gains, scale), first
