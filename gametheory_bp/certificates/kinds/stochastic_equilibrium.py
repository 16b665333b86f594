"""Proof of what automata earn in a stochastic game, and whether they are an equilibrium.

As for a repeated game (:mod:`.automata_equilibrium`): values that solve the Bellman equations,
best-reply values that solve theirs, and the least slack of all one-shot deviations in all joint
states that some history reaches.  Of stationary strategies a joint state is a state of the game,
and "subgame perfect" means Markov-perfect on the states that can be reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.automata_equilibrium import Deviation
from gametheory_bp.exact.codec import record
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["StochasticEquilibrium"]


@record("stochastic_equilibrium")
@dataclass(frozen=True, slots=True)
class StochasticEquilibrium:
    """Values and best-reply values in every joint state, and the action with the least slack."""

    game: StochasticGame
    strategies: tuple[StateAutomaton, StateAutomaton]
    states: tuple[tuple[int, ...], ...]
    values: tuple[Point, ...]
    best_values: tuple[Point, ...]
    payoffs: Point
    best_replies: Point
    worst_slack: Fraction
    worst: Deviation
    nash: bool
    subgame_perfect: bool
