"""Whether two strategies of a stochastic game are an equilibrium, and the best reply to one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.certificates.kinds.automata_equilibrium import Deviation
from gametheory_bp.certificates.kinds.stochastic_equilibrium import StochasticEquilibrium
from gametheory_bp.display import Displayed, Table
from gametheory_bp.equilibria.stochastic_plans.choices import Choices
from gametheory_bp.equilibria.stochastic_plans.verdict import StochasticVerdict
from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_play import stochastic_process

__all__ = ["StochasticReply", "stochastic_equilibrium", "stochastic_reply"]

Player = Literal["row", "column"]
PLAYERS: tuple[Player, Player] = ("row", "column")


@dataclass(frozen=True, slots=True)
class StochasticReply(Displayed):
    """A best reply to a strategy of a stochastic game, after every history.

    Attributes
    ----------
    value : Fraction
        The most, per step from the initial law, that a player gets against the strategy.
    values : dict
        The same by (state, opponent's memory), where histories lead.
    automaton : StateAutomaton
        A pure reply that gets it; it follows the opponent's memory.
    """

    value: Fraction
    values: dict[tuple[int, int], Fraction]
    automaton: StateAutomaton

    def display(self) -> Table:
        """The reply's table with its value."""
        table = self.automaton.display()
        note = f"a best reply, worth {self.value} per step; {table.note}"
        return Table(table.title, table.columns, table.rows, note)


def stochastic_equilibrium(
    game: StochasticGame, row: StateAutomaton, column: StateAutomaton
) -> StochasticVerdict:
    """Whether two automata are a (subgame-perfect) equilibrium of a stochastic game.

    In a joint state s with values v the action a is worth ``(1 - d) g(s, a) + d sum_t P(t) v_t``;
    its slack is ``v_s`` minus that.  Nothing gains after any history exactly if no slack is
    negative.  Two stationary strategies without negative slacks are a Markov-perfect equilibrium.

    Parameters
    ----------
    game : StochasticGame
    row, column : StateAutomaton
        ``StateAutomaton.stationary`` makes a stationary strategy.

    Returns
    -------
    StochasticVerdict
        ``.is_nash``, ``.is_subgame_perfect``, ``.payoffs``, ``.best_replies``,
        ``.exploitability``, ``.slacks``, ``.worst_slack``, ``.gaining``.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If an automaton does not fit the game; the message names the state.

    Notes
    -----
    Exactness: exact.  Certificate: kind ``stochastic_equilibrium``.  States that no history
    reaches play no role.

    References
    ----------
    D. Blackwell, "Discounted dynamic programming" (1965): the one-shot deviation principle.

    Examples
    --------
    >>> game = StochasticGame.build(  # share, or take all and perhaps end the game
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]], "3/4", initial=0)
    >>> share = [StateAutomaton.stationary(game, p, [0, 0]) for p in ("row", "column")]
    >>> found = stochastic_equilibrium(game, *share)
    >>> found, found.exploitability, found.gaining
    (StochasticVerdict((2, 2), not Nash, not subgame perfect), Fraction(2, 5), (0, 0, 0, 'row', 1))
    """
    _check(game)
    process = stochastic_process(game, row, column)
    own: list[Vector] = []
    best: list[Vector] = []
    for player in process.players:
        choices = Choices.of(player)
        own.append(choices.values())
        best.append(choices.best()[0])
    values, replies = (tuple(zip(*pair, strict=True)) for pair in (own, best))
    sides = [
        [tuple(v[s] - w for w in player.worth(v, s)) for s in range(len(v))]
        for v, player in zip(own, process.players, strict=True)
    ]
    slacks = tuple(zip(*sides, strict=True))
    worst, state, name, action = min(
        (slack, state, name, action)
        for state, pair in zip(process.states, slacks, strict=True)
        for name, side in zip(PLAYERS, pair, strict=True)
        for action, slack in enumerate(side)
    )
    payoffs, most = process.at_start(values), process.at_start(replies)
    certificate = StochasticEquilibrium(
        game,
        (row, column),
        process.states,
        values,
        replies,
        payoffs,
        most,
        worst,
        Deviation(state, name, action),
        payoffs == most,
        worst >= 0,
    )
    return StochasticVerdict(slacks, certificate)


def stochastic_reply(game: StochasticGame, opponent: StateAutomaton) -> StochasticReply:
    """A best reply to a strategy of a stochastic game, with its values.

    Parameters
    ----------
    game : StochasticGame
    opponent : StateAutomaton
        Of the row player: then the reply is the column player's, and the other way round.

    Returns
    -------
    StochasticReply

    Raises
    ------
    InputTypeError, ShapeError
        If the opponent is no automaton, or does not fit the game.

    Notes
    -----
    Exactness: exact.  Certificate: none of its own; :func:`stochastic_equilibrium` of the reply and
    the opponent states the same value with a proof.

    Examples
    --------
    >>> game = StochasticGame.build(
    ...     [[[2, 0], [6, 0]], [[0]]], [[[2, 6], [0, 0]], [[0]]],
    ...     [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]], "3/4", initial=0)
    >>> reply = stochastic_reply(game, StateAutomaton.stationary(game, "row", [0, 0]))
    >>> reply.value, reply.automaton.mixtures[0][0]
    (Fraction(2, 1), (Fraction(1, 1), Fraction(0, 1)))
    """
    _check(game)
    if not isinstance(opponent, StateAutomaton):
        raise InputTypeError(f"the opponent is a {type(opponent).__name__}; give a StateAutomaton")
    own = int(opponent.player == "row")
    sizes = [stage.shape[own] for stage in game.stages]
    idle = StateAutomaton.stationary(game, PLAYERS[own], [0] * len(sizes))
    process = stochastic_process(game, *((opponent, idle) if own else (idle, opponent)))
    values, actions = Choices.of(process.players[own]).best()
    known = {(state[0], state[2 - own]): k for k, state in enumerate(process.states)}
    mixtures = tuple(
        tuple(
            tuple(
                Fraction(int(a == (actions[known[s, q]] if (s, q) in known else 0)))
                for a in range(size)
            )
            for s, size in enumerate(sizes)
        )
        for q in range(opponent.memories)
    )
    reply = StateAutomaton(PLAYERS[own], mixtures, opponent.moves, opponent.start)
    value = sum((p * values[k] for k, p in process.first), Fraction(0))
    return StochasticReply(value, {key: values[k] for key, k in known.items()}, reply)


def _check(game: StochasticGame) -> None:
    if not isinstance(game, StochasticGame):
        raise InputTypeError(f"{type(game).__name__} is no StochasticGame; make one first")
