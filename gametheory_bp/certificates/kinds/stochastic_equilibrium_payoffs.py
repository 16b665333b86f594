"""Proof of a bracket around the equilibrium payoffs of a stochastic game, state by state.

Equilibria here are subgame perfect and play pure actions, which everybody sees; a public lottery
may choose among promises.  Two polygons are given for every state, and the set of equilibrium
payoffs of play that starts there lies between them.

The *inner* polygons generate themselves.  A generator is an action pair with a promise for every
next state, each a point of that state's polygon; it is worth ``(1 - d) g + d sum_t P(t) w_t``, and
this is no less than what a deviation is worth that is followed by the worst payoffs of the polygons
of the states it leads to.  The generators of a state span its polygon.

The *outer* polygons are what a chain of lines leaves, in every state, of the hull of all payoffs.
A link first drops the states from which play may come to a state without a sustained choice; it
then cuts by lines ``n . x <= h_s``, one offset per state.  A line is proved if every choice a that
some promise of the polygons before sustains meets one of

* ``(1 - d) n . g(a) + d sum_t P(t | a) h_t <= h_s``; in the direction in which a player does worst,
  for one of the choices that this player's deviations from a lead to;
* ``n . v <= h_s`` for all that the choice can be worth, given the polygons before.

A *joint* link cuts each polygon by lines of its own, which may prove one another.  A line needs the
second of these, or a :class:`StateLeaning`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.stochastic import StochasticGame

__all__ = [
    "JointLink",
    "LineFamily",
    "StateGenerator",
    "StateLeaning",
    "StateLine",
    "StochasticEquilibriumPayoffs",
    "StochasticLink",
]

Point = tuple[Fraction, Fraction]
Corners = tuple[Point, ...]


@record("state_generator")
@dataclass(frozen=True, slots=True)
class StateGenerator:
    """An action pair in a state, and the payoffs promised in the states its law names, in order."""

    state: int
    actions: tuple[int, int]
    promises: tuple[Point, ...]


@record("line_family")
@dataclass(frozen=True, slots=True)
class LineFamily:
    """``normal . x <= offsets[s]`` for all payoffs of state s; None where there are none."""

    normal: tuple[int, int]
    offsets: tuple[Fraction | None, ...]


@record("stochastic_link")
@dataclass(frozen=True, slots=True)
class StochasticLink:
    """Lines that cut the polygons before; without any, states are dropped."""

    lines: tuple[LineFamily, ...]


@record("state_line")
@dataclass(frozen=True, slots=True)
class StateLine:
    """``normal . x <= offset`` for all payoffs of a state; the weight is positive."""

    state: int
    normal: tuple[int, int]
    offset: Fraction
    weight: Fraction


@record("state_leaning")
@dataclass(frozen=True, slots=True)
class StateLeaning:
    """A line ``n . x <= c`` of weight r holds where a choice a starts because others do.

    With ``multipliers`` mu >= 0 let ``n' = n + mu``.  ``rests_on`` names, for every state t that
    the law of a names, in order, two lines of t with ``n' = l_1 m_1 + l_2 m_2``, l >= 0; let
    ``b_t = l_1 c_1 + l_2 c_2``.  ``rivals`` are a row and a column action, deviations that lead to
    the choices ``r_i``; let ``f_i = (1 - d) g_i(r_i) - d sum_t P(t | r_i) c_t,i``, where ``c_t,i``
    bounds the direction of state t in which player i does worst.  Then

        (1 - d) n' . g(a) + d sum_t P(t | a) b_t - sum_i mu_i f_i <= c,

    and the weights of all these lines, with the same coefficients, sum to less than r.
    """

    line: int
    actions: tuple[int, int]
    multipliers: tuple[Fraction, Fraction]
    rivals: tuple[int, int]
    rests_on: tuple[tuple[int, int], ...]


@record("joint_link")
@dataclass(frozen=True, slots=True)
class JointLink:
    """Lines of single states that prove one another."""

    lines: tuple[StateLine, ...]
    leanings: tuple[StateLeaning, ...]


@record("stochastic_equilibrium_payoffs")
@dataclass(frozen=True, slots=True)
class StochasticEquilibriumPayoffs:
    """Both families by their canonical corners, state by state, and what proves them.

    ``gap`` is the largest Hausdorff distance of the two in the maximum norm; None where an inner
    polygon is empty and the outer one is not.
    """

    game: StochasticGame
    inner: tuple[Corners, ...]
    generators: tuple[StateGenerator, ...]
    outer: tuple[Corners, ...]
    chain: tuple[StochasticLink | JointLink, ...]
    gap: Fraction | None
