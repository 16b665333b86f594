"""A point of an edge by one stationary policy that draws lots in one state.

Both ends of an edge of the attainable payoffs are best in its normal direction.  Change the policy
of one end into that of the other state by state: every policy on the way is best in this direction
too, so its payoffs lie on the edge, and a point of the edge lies between two successive ones.  With
probability x for the new pair in the state where they differ the payoffs are a fraction

    t = x (1 - k) / (1 - x k),    k = 1 - M_0 / M_1,

of the way, where M_0 and M_1 are the discounted visits to the state under the two policies.  The
lottery is drawn in public at every visit to the state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError, NotDefinedError, UnprovedError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.criterion import Discounted
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point, direction, dot, orientation, subtract
from gametheory_bp.payoffs.stochastic.polygon import StochasticPayoffs
from gametheory_bp.solvers.markov.optimal import combined, optimal_choices, policy_values, solve

__all__ = ["OneStateLottery", "one_state_lottery"]


@dataclass(frozen=True, slots=True)
class OneStateLottery(Displayed):
    """A stationary joint policy with a public lottery at every visit to one state.

    Attributes
    ----------
    policy : JointPolicy
    state : int
    pair : (row action, column action)
        Taken in the state with the probability, instead of the policy's own pair.
    probability : Fraction
        0 where the policy alone attains the point.
    payoffs : point
        What this earns, computed from the plan.
    """

    policy: JointPolicy
    state: int
    pair: tuple[int, int]
    probability: Fraction
    payoffs: Point

    def display(self, game: StochasticGame | None = None) -> Table:
        """The state of the lottery."""
        own = self.policy.actions[self.state]
        rows = (
            (str(own), str(1 - self.probability)),
            (str(self.pair), str(self.probability)),
        )
        name = str(self.state) if game is None else game.states[self.state]
        return Table(f"Lottery in state {name}", ("pair", "probability"), rows, "else one pair")


def one_state_lottery(payoffs: StochasticPayoffs, point: Any) -> OneStateLottery:
    """The stationary policy with one lottery that attains a point of an edge.

    Parameters
    ----------
    payoffs : StochasticPayoffs
        Discounted, of a game.
    point : pair of numbers
        On the boundary of the polygon.

    Returns
    -------
    OneStateLottery

    Raises
    ------
    NotDefinedError
        If the criterion is another one, or the set was computed from arrays.
    InputValueError
        If the point is not on the boundary: inside, a public lottery before play attains it
        (``payoffs.witness``).

    Notes
    -----
    *Exactness*: exact; the plan is evaluated again and attains exactly the point.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, attainable_payoffs, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> one_state_lottery(attainable_payoffs(game), (3, "3/2")).probability
    Fraction(1, 2)
    """
    if payoffs.game is None or not isinstance(payoffs.criterion, Discounted):
        raise NotDefinedError(
            f"{payoffs!r}: lotteries in one state are found for discounted payoffs of a game"
        )
    p = as_pair(point)
    arrays = StochasticArrays.of(payoffs.game)
    vertices = payoffs.vertices
    if p in vertices:
        policy = payoffs.policies[vertices.index(p)]
        return OneStateLottery(policy, 0, policy.actions[0], Fraction(0), p)
    for k, a in enumerate(vertices):
        following = (k + 1) % len(vertices)
        b = vertices[following]
        if orientation(a, b, p) == 0 and _between(a, b, p):
            ends = [_numbers(arrays, payoffs.policies[n]) for n in (k, following)]
            return _on_edge(arrays, ends, (a, b), p)
    raise InputValueError(
        f"({p[0]}, {p[1]}) is not on the boundary of the set; .witness(point) gives a public "
        "lottery before play for any of its points"
    )


def _on_edge(
    arrays: StochasticArrays, ends: list[list[int]], edge: tuple[Point, Point], point: Point
) -> OneStateLottery:
    along = subtract(edge[1], edge[0])
    x, y = direction((along[1], -along[0]))
    normal = (int(x), int(y))
    now, goal = _best_everywhere(arrays, ends, normal)
    here = _payoffs(arrays, now)
    for s in range(arrays.size):
        if now[s] == goal[s]:
            continue
        then = [*now[:s], goal[s], *now[s + 1 :]]
        there = _payoffs(arrays, then)
        if _between(here, there, point):
            return _drawn(arrays, now, then, s, (here, there), point)
        now, here = then, there
    raise UnprovedError(f"no pair of policies encloses {point}; the edge's ends are not reached")


def _best_everywhere(
    arrays: StochasticArrays, ends: list[list[int]], normal: tuple[int, int]
) -> tuple[list[int], list[int]]:
    """The ends' policies, with a best pair where they never come and take none."""
    best = solve(
        arrays.process, arrays.rewards, arrays.reward_denominator, normal, np.array(ends[0])
    )
    wanted = combined(arrays.rewards, normal)
    values = best.values.combined(normal)
    sets = optimal_choices(arrays.process, values, wanted, arrays.reward_denominator)
    one, two = (
        [k if k in some else some[0] for k, some in zip(end, sets, strict=True)] for end in ends
    )
    return one, two


def _drawn(
    arrays: StochasticArrays,
    now: list[int],
    then: list[int],
    state: int,
    ends: tuple[Point, Point],
    point: Point,
) -> OneStateLottery:
    axis = 0 if ends[0][0] != ends[1][0] else 1
    t = (point[axis] - ends[0][axis]) / (ends[1][axis] - ends[0][axis])
    visits = np.zeros((arrays.pairs, 1), dtype=np.int64)
    visits[arrays.offsets[state] : arrays.offsets[state + 1]] = 1
    odds = arrays.initial_weights.tolist()
    first, second = (
        policy_values(arrays.process, policy, visits, 1).mean(odds)[0] for policy in (now, then)
    )
    k = 1 - first / second
    share = t / (1 - k + t * k)
    weights = [0] * arrays.pairs
    for chosen in now:
        weights[chosen] = 1
    weights[now[state]] = share.denominator - share.numerator
    weights[then[state]] = share.numerator
    table = policy_values(arrays.process, weights, arrays.rewards, arrays.reward_denominator)
    row, column = table.mean(odds)
    if (row, column) != point:
        raise UnprovedError(f"the lottery earns ({row}, {column}), not {point}")
    pairs = tuple((int(arrays.row[c]), int(arrays.column[c])) for c in now)
    pair = int(arrays.row[then[state]]), int(arrays.column[then[state]])
    return OneStateLottery(JointPolicy((pairs,)), state, pair, share, point)


def _payoffs(arrays: StochasticArrays, policy: Sequence[int]) -> Point:
    table = policy_values(arrays.process, policy, arrays.rewards, arrays.reward_denominator)
    row, column = table.mean(arrays.initial_weights.tolist())
    return row, column


def _numbers(arrays: StochasticArrays, policy: JointPolicy) -> list[int]:
    return [arrays.pair(s, i, j) for s, (i, j) in enumerate(policy.actions)]


def _between(a: Point, b: Point, p: Point) -> bool:
    """Whether p, on the line through a and b, lies between them."""
    return a != b and dot(subtract(p, a), subtract(p, b)) <= 0
