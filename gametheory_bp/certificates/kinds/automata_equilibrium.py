"""Proof of what automata earn, what deviating earns, and so whether they are an equilibrium.

Against fixed strategies each player faces a finite decision process over the joint states.  The
strategies' own values are the only solution of their Bellman equations, the best-reply values the
only solution of the optimality equations (both right-hand sides are contractions): stating them
is proving them.  The slack of an action is what a player loses if it takes the action once and
then goes back to its strategy; by the one-shot deviation principle (Blackwell 1965) nothing gains
after any history exactly if no slack is negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from gametheory_bp.exact.codec import record
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["AutomataEquilibrium", "Deviation"]


@record("deviation")
@dataclass(frozen=True, slots=True)
class Deviation:
    """One action in one joint state, taken once."""

    state: tuple[int, ...]
    player: Literal["row", "column"]
    action: int


@record("automata_equilibrium")
@dataclass(frozen=True, slots=True)
class AutomataEquilibrium:
    """Values and best-reply values in every joint state, and the action with the least slack.

    ``states`` are all joint states that some history reaches.  ``payoffs`` and ``best_replies``
    are the values at the start; the strategies are a Nash equilibrium exactly if they agree.
    ``worst`` is the first action, in order of states and players' names, whose slack is least;
    where nothing gains, actions that are taken anyway have slack 0.
    """

    game: PayoffTable
    discount: Fraction
    strategies: tuple[Automaton, Automaton] | JointAutomaton
    states: tuple[tuple[int, ...], ...]
    values: tuple[Point, ...]
    best_values: tuple[Point, ...]
    payoffs: Point
    best_replies: Point
    worst_slack: Fraction
    worst: Deviation
    nash: bool
    subgame_perfect: bool
