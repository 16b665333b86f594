"""The exact plan of a welfare function in all states: actions by a clock, their values, visits.

With the joint values V of the optimum of w = a x + b y, undivided as learners count them,

    Q_i(s, a_i) = w(r(s, a_i, p_j(s))) + d sum_t P(t | s, a_i, p_j(s)) V(t)

is what player i's action is worth if the other follows the plan p_j and both do from then on.  A
best learner who is paid w beside such a partner ends there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.distilling.state_map import Ints, StateMap
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.amtft_agents.planning import cooperative_plan
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings
from gametheory_bp.norms.amtft_agents.stochastic_plans import optimal_pairs
from gametheory_bp.solvers.markov.optimal import solve
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters
from gametheory_bp.welfare.shape import Pieces

__all__ = ["ExactPlan", "best_beside", "exact_plan", "linear_weights", "plan_values", "visits"]

Floats = NDArray[np.float64]
REST = 1e-9
"""Visits are added up until those to come weigh less."""


@dataclass(frozen=True, slots=True, eq=False)
class ExactPlan:
    """What both players do, in all states of the tables.

    Attributes
    ----------
    rule : str
    target, payoffs : pair of Fraction
        Payoffs per step of the rule's optimum, and of the plan.
    actions : pair of int array, shape (period, states)
        At times 0, 1, ..., repeated for ever.
    """

    rule: str
    target: Point
    payoffs: Point
    actions: tuple[Ints, Ints]

    @property
    def period(self) -> int:
        """Length of the clock's cycle; 1 for a plan of the state alone."""
        return len(self.actions[0])


def exact_plan(
    small: StateMap, rule: str, disagreement: Any = (0, 0), **parameters: Any
) -> ExactPlan:
    """The plan of a welfare function, as exact amTFT agents have it.

    Raises
    ------
    NotDefinedError
        If the optimum is irrational.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> small = StateMap.of(game_tables("asymmetric_bach_or_stravinsky"), "24/25")
    >>> exact_plan(small, "egalitarian").actions[0].tolist(), exact_plan(small, "nash").period
    ([[1, 1, 1, 1, 1]], 8)
    """
    plan = cooperative_plan(
        small.game, rule, AmtftSettings(), disagreement, small.arrays, **parameters
    )
    one, two = (
        np.stack([small.pure(i, plan.table(i)[t]) for t in range(plan.period)]) for i in (0, 1)
    )
    return ExactPlan(rule, plan.target, plan.payoffs, (one, two))


def linear_weights(rule: str, parameters: dict[str, Any]) -> Point:
    """The weights (a, b) of a welfare function a x + b y.

    Raises
    ------
    NotDefinedError
        If it is no such function: then it is no sum over steps, and actions have no such values.

    Examples
    --------
    >>> linear_weights("weighted_utilitarian", {"weight": "3/4"})
    (Fraction(3, 4), Fraction(1, 4))
    """
    leaf = LIBRARY.load(rule)
    nought = Fraction(0), Fraction(0)
    shape = None
    if leaf.shape is not None and leaf.reads == "nothing":
        values = dict(read_parameters(leaf.parameters, parameters, rule))
        shape = leaf.shape(Frame(nought, nought, nought), values)
    if not isinstance(shape, Pieces) or len(shape.pieces) != 1:
        raise NotDefinedError(
            f"{rule} is no weighted sum of payoffs, so joint actions have no values that add up "
            "over steps; take how='actions'"
        )
    a, b, _ = shape.pieces[0]
    return a, b


def best_beside(small: StateMap, plan: ExactPlan, weights: Point) -> tuple[Any, Any]:
    """Which actions are exactly optimal beside a partner who follows the plan, ties included.

    Returns
    -------
    pair of bool array, shape (states, actions)

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> small = StateMap.of(game_tables("asymmetric_bach_or_stravinsky"), "24/25")
    >>> both = Fraction(1), Fraction(1)
    >>> best_beside(small, exact_plan(small, "utilitarian"), both)[0][0].tolist()
    [True, False]
    """
    arrays, scale = small.arrays, lcm(*(w.denominator for w in weights))
    one, two = (int(w * scale) for w in weights)
    best = np.zeros(arrays.pairs)
    best[[pair for pairs in optimal_pairs(arrays, (one, two)) for pair in pairs]] = 1
    joint = small.pairs(best) > 0
    every = np.arange(len(joint))
    return joint[every, :, plan.actions[1][0]], joint[every, plan.actions[0][0], :]


def plan_values(small: StateMap, plan: ExactPlan, weights: Point) -> tuple[Floats, Floats]:
    """Q of both players beside a partner who follows the plan; see the module.

    Returns
    -------
    pair of float array, shape (states, actions)
        Exact before they are rounded.
    """
    arrays, scale = small.arrays, lcm(*(w.denominator for w in weights))
    integers = [int(w * scale) for w in weights]
    best = solve(arrays.process, arrays.rewards, arrays.reward_denominator, integers)
    table = best.values.combined(integers)
    per_step = np.array([float(table.at(s)[0] / scale) for s in range(arrays.size)])
    d = float(arrays.discount)
    onward = (arrays.float_nodes @ per_step)[arrays.node] * d / (1 - d)
    joint = small.pairs(arrays.float_rewards @ [float(w) for w in weights] + onward)
    every = np.arange(len(joint))
    return joint[every, :, plan.actions[1][0]], joint[every, plan.actions[0][0], :]


def visits(tables: GameTables, row: Ints, column: Ints, discount: float) -> Floats:
    """Discounted shares of the states in play by two pure policies; they sum to 1.

    Examples
    --------
    Mutual cooperation, from the first state on.

    >>> from gametheory_bp.deep import game_tables
    >>> always = np.zeros(5, dtype=np.int64)
    >>> visits(game_tables("prisoners_dilemma"), always, always, 0.75).round(6).tolist()
    [0.75, 0.0, 0.0, 0.0, 0.25]
    """
    from scipy.sparse import csr_array

    m, n = tables.actions
    cells = (np.arange(tables.states) * m + row) * n + column
    first, width = (part.cpu().numpy()[cells] for part in (tables.first, tables.width))
    ends = np.concatenate([[0], np.cumsum(width)])
    places = np.repeat(first - ends[:-1], width) + np.arange(ends[-1])
    entries = np.repeat(1 / width, width), tables.targets.cpu().numpy()[places], ends
    law = csr_array(entries, shape=(tables.states, tables.states)).T.tocsr()
    here = np.zeros(tables.states)
    odds = np.diff(tables.start_ends.cpu().numpy(), prepend=0)
    here[tables.starts.cpu().numpy()] = odds / odds.sum()
    found, left = np.zeros(tables.states), 1.0
    while left > REST:
        found += (1 - discount) * left * here
        here, left = law @ here, left * discount
    share: Floats = found / found.sum()
    return share
