"""Proof that payoff pairs are attained by pairs of automata."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = ["AttainedPayoffs"]


@record("attained_payoffs")
@dataclass(frozen=True, slots=True)
class AttainedPayoffs:
    """Vertices of a polygon, each the payoffs of a pair of automata.

    ``values[k]`` are the values of pair k in the joint states that histories reach, in the order
    in which they reach them: the only solution of the Bellman equations.
    """

    game: PayoffTable
    discount: Fraction
    vertices: tuple[Point, ...]
    pairs: tuple[tuple[Automaton, Automaton], ...]
    values: tuple[tuple[Point, ...], ...]
