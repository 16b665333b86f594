"""Whether automata are an equilibrium of a repeated game.

A pair of automata, or a joint automaton, is a *Nash equilibrium* if neither best-reply value at
the start exceeds the strategies' own.  It is *subgame perfect* if in no joint state that some
history reaches (deviations of either player included) a single deviation gains; by the one-shot
deviation principle nothing else gains then.

References: D. Blackwell, "Discounted dynamic programming" (1965); D. Abreu, "On the theory of
infinitely repeated games with discounting" (1988).
"""

from __future__ import annotations

from typing import Literal

from gametheory_bp.certificates.kinds.automata_equilibrium import AutomataEquilibrium, Deviation
from gametheory_bp.equilibria.automata_verdict import AutomataVerdict
from gametheory_bp.equilibria.best_reply import (
    best_reply_value,
    optimal_policy,
    reply_values,
)
from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.play_process import PlayProcess, Strategies
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.automaton_play import process_of, strategy_play

__all__ = ["AutomataVerdict", "automata_equilibrium", "best_reply_value", "joint_equilibrium"]


def automata_equilibrium(
    repeated: RepeatedGame, row: Automaton, column: Automaton
) -> AutomataVerdict:
    """Whether two automata are a Nash, and a subgame-perfect, equilibrium.

    Parameters
    ----------
    repeated : RepeatedGame
    row, column : Automaton
        Pure or mixed.

    Returns
    -------
    AutomataVerdict

    Raises
    ------
    InputTypeError, ShapeError, InputValueError
        If these are no automata, do not fit the game, or belong to the same player.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    ``automata_equilibrium``: Bellman equations of both kinds of values, all one-shot deviations.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> from gametheory_bp.games.repeated import ActionPath
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> path = ActionPath.constant(0, 0)
    >>> grim = [Automaton.grim(p, (2, 2), path, a) for p, a in (("row", 0), ("column", 1))]
    >>> found = automata_equilibrium(repeated, *grim)
    >>> found.is_nash, found.is_subgame_perfect
    (True, False)
    """
    return _verdict(repeated, (row, column))


def joint_equilibrium(repeated: RepeatedGame, plan: JointAutomaton) -> AutomataVerdict:
    """Whether a joint automaton with a public device is a (subgame-perfect) equilibrium.

    Every player sees the outcome of the device before it acts, so the slacks are asked in every
    state, not on average.

    Parameters
    ----------
    repeated : RepeatedGame
    plan : JointAutomaton

    Raises
    ------
    InputTypeError, ShapeError
        If this is no joint automaton, or it does not fit the game.

    Exactness
    ---------
    Exact.

    Certificate
    -----------
    ``automata_equilibrium``.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from gametheory_bp import load_game
    >>> fair_coin = JointAutomaton(((0, 0), (1, 1)), (((0, Fraction(1, 2)), (1, Fraction(1, 2))),),
    ...     (((0, 0), (0, 0)), ((0, 0), (0, 0))))
    >>> repeated = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> joint_equilibrium(repeated, fair_coin)
    AutomataVerdict((3, 3/2), Nash, subgame perfect)
    """
    if not isinstance(plan, JointAutomaton):
        raise InputTypeError(f"the plan is a {type(plan).__name__}; give a JointAutomaton")
    return _verdict(repeated, plan)


def _best_values(
    repeated: RepeatedGame, strategies: Strategies, process: PlayProcess
) -> tuple[Point, ...]:
    """What best replies are worth in every joint state."""
    if isinstance(strategies, JointAutomaton):
        one, two = (optimal_policy(player)[0] for player in process.players)
        return tuple(zip(one, two, strict=True))
    # against an automaton only its own state counts
    row, column = (reply_values(repeated, strategies[k]) for k in (1, 0))
    return tuple((row[r][0], column[q][0]) for q, r in process.states)


def _verdict(repeated: RepeatedGame, strategies: Strategies) -> AutomataVerdict:
    process = process_of(repeated, strategies)
    play = strategy_play(process)
    best = _best_values(repeated, strategies, process)
    replies = process.at_start(best)
    sides = []
    for i, player in enumerate(process.players):
        own = [v[i] for v in play.values]
        sides.append([tuple(own[s] - w for w in player.worth(own, s)) for s in range(len(own))])
    slacks = tuple(zip(*sides, strict=True))
    names: tuple[Literal["row", "column"], ...] = ("row", "column")
    worst, state, name, action = min(
        (slack, state, name, action)
        for state, pair in zip(process.states, slacks, strict=True)
        for name, side in zip(names, pair, strict=True)
        for action, slack in enumerate(side)
    )
    certificate = AutomataEquilibrium(
        PayoffTable.of(repeated.game),
        repeated.discount,
        strategies,
        play.states,
        play.values,
        best,
        play.payoffs,
        replies,
        worst,
        Deviation(state, name, action),
        play.payoffs == replies,
        worst >= 0,
    )
    return AutomataVerdict(play, replies, worst, (*state, name, action), slacks, certificate)
