"""The best reply to an automaton: policy iteration over the rationals.

Against a fixed automaton the other player faces a finite Markov decision process.  Policy
iteration (Howard 1960) improves a policy until no action is better in any state; every policy's
values are exact, so the end is a proof: the optimality equations have one solution.

References: R. A. Howard, "Dynamic Programming and Markov Processes" (1960).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.play_process import DecisionProcess
from gametheory_bp.games.profile import Vector
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.payoffs.automaton_play import policy_values, process_of

__all__ = ["BestReply", "best_reply", "best_reply_value", "optimal_policy", "reply_values"]


@dataclass(frozen=True, slots=True)
class BestReply(Displayed):
    """A best reply to an automaton, after every history.

    Attributes
    ----------
    value : Fraction
        The most, per step, that a player can get against the automaton.
    automaton : Automaton
        A pure reply that gets it.  It follows the opponent's states.
    """

    value: Fraction
    automaton: Automaton

    def display(self) -> Table:
        """The reply's table with its value."""
        table = self.automaton.display()
        note = f"a best reply, worth {self.value} per step; {table.note}"
        return Table(table.title, table.columns, table.rows, note)


def best_reply(repeated: RepeatedGame, opponent: Automaton) -> BestReply:
    """A best reply of the other player to an automaton, with its value.

    Parameters
    ----------
    repeated : RepeatedGame
    opponent : Automaton
        Of the row player: then the reply is the column player's, and the other way round.

    Returns
    -------
    BestReply

    Raises
    ------
    InputTypeError, ShapeError
        If the opponent is no automaton, or does not fit the game.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    None of its own: ``automata_equilibrium`` of the reply and the opponent states the same value
    with a proof.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> in_turn = Automaton.pure("column", (1, 0), (((1, 1), (1, 1)), ((0, 0), (0, 0))))
    >>> reply = best_reply(repeated, in_turn)
    >>> reply.value, [mixture.index(1) for mixture in reply.automaton.mixtures]
    (Fraction(146, 49), [1, 0])
    """
    found = reply_values(repeated, opponent)
    actions = tuple(found[s][1] if s in found else 0 for s in range(len(opponent.mixtures)))
    player: Player = "column" if opponent.player == "row" else "row"
    automaton = Automaton.pure(player, actions, opponent.moves, opponent.start, opponent.names)
    return BestReply(found[opponent.start][0], automaton)


def reply_values(repeated: RepeatedGame, opponent: Automaton) -> dict[int, tuple[Fraction, int]]:
    """For every state of the opponent that histories reach: the best value, and an action for it.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> reply_values(repeated, Automaton.constant("row", (2, 2), 1))
    {0: (Fraction(2, 1), 1)}
    """
    if not isinstance(opponent, Automaton):
        raise InputTypeError(f"the opponent is a {type(opponent).__name__}; give an Automaton")
    own = int(opponent.player == "row")  # the index of the player who replies
    watcher = Automaton.constant("column" if own else "row", opponent.shape, 0)
    process = process_of(repeated, (opponent, watcher) if own else (watcher, opponent))
    values, policy = optimal_policy(process.players[own])
    followed = (state[1 - own] for state in process.states)
    return dict(zip(followed, zip(values, policy, strict=True), strict=True))


def best_reply_value(repeated: RepeatedGame, opponent: Automaton) -> Fraction:
    """The most, per step, that the other player can get against an automaton.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> best_reply_value(repeated, Automaton.constant("row", (2, 2), 0))
    Fraction(1, 1)
    """
    return best_reply(repeated, opponent).value


def optimal_policy(process: DecisionProcess) -> tuple[Vector, tuple[int, ...]]:
    """Values of a decision process, and an action per joint state that attains them.

    Examples
    --------
    >>> one, stay = Fraction(1), ((0, Fraction(1)),)
    >>> choice = DecisionProcess(one / 2, ((one, 2 * one),), ((stay, stay),), ())
    >>> optimal_policy(choice)
    ((Fraction(2, 1),), (1,))
    """
    policy = [0] * len(process.gains)
    while True:
        mixtures = [
            tuple(Fraction(int(a == chosen)) for a in range(len(gains)))
            for chosen, gains in zip(policy, process.gains, strict=True)
        ]
        values = policy_values(process, mixtures)
        better = []
        for state, chosen in enumerate(policy):
            worth = process.worth(values, state)
            top = max(worth)
            better.append(chosen if worth[chosen] == top else worth.index(top))
        if better == policy:
            return values, tuple(policy)
        policy = better
