"""Proof of which joint actions are optimal for a weighted sum of both players' payoffs.

``values`` solve the Bellman equations ``v(s) = max ((1 - d) w . g + d P v)``; ``optimal[s]`` are
the action pairs that attain the maximum.  ``reached`` are the states that optimal play visits from
the initial law.  A policy is optimal if and only if it takes optimal pairs in the states it visits.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["JointOptima"]


@record("joint_optima")
@dataclass(frozen=True, slots=True)
class JointOptima:
    """Game and weights, optimal values, optimal pairs, states that optimal play visits."""

    game: StochasticGame
    weights: Point
    values: tuple[Fraction, ...]
    optimal: tuple[tuple[tuple[int, int], ...], ...]
    reached: tuple[int, ...]
