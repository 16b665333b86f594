"""A joint plan without public lotteries as a pair of automata, one per player."""

from __future__ import annotations

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.automaton import Automaton, Player
from gametheory_bp.games.joint_automaton import JointAutomaton, Lottery

__all__ = ["plan_automata"]


def plan_automata(plan: JointAutomaton) -> tuple[Automaton, Automaton]:
    """What a joint automaton tells either player, as automata of their own.

    Both see all actions, so each can keep track of the plan's state.  A norm's histories hold
    actions and nothing else: where the plan draws a public lottery, no pair of automata follows it.

    Returns
    -------
    (row, column) automata

    Raises
    ------
    NotDefinedError
        If a lottery that the plan uses has more than one outcome.

    Examples
    --------
    >>> pair = [Automaton.constant(player, (2, 2), 1) for player in ("row", "column")]
    >>> [one.is_equivalent(two) for one, two in zip(plan_automata(JointAutomaton.of(*pair)), pair)]
    [True, True]
    """
    moves = tuple(
        tuple(tuple(_drawn(plan.lotteries[k]) for k in line) for line in table)
        for table in plan.moves
    )
    start = _drawn(plan.first)
    players: tuple[Player, Player] = ("row", "column")
    row, column = (
        Automaton.pure(player, tuple(pair[k] for pair in plan.actions), moves, start, plan.names)
        for k, player in enumerate(players)
    )
    return row, column


def _drawn(lottery: Lottery) -> int:
    if len(lottery) != 1:
        words = ", ".join(f"{p} of state {state}" for state, p in lottery)
        raise NotDefinedError(
            f"the plan draws a public lottery ({words}); a norm reads actions only, so give a plan "
            f"without lotteries"
        )
    return lottery[0][0]
