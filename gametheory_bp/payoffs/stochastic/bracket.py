"""Attainable payoffs of large stochastic games: two polygons with a proved gap.

Floats find policies; what they earn and how far any plan gets is then bounded by Bellman residuals
in integers.  Only as many directions are asked as the gap needs, while the exact polygon has a
vertex for every policy on its boundary.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.criterion import Criterion, Discounted, read_criterion
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.stochastic.payoff_bracket import PayoffBracket, Steps
from gametheory_bp.payoffs.stochastic.support import support_function
from gametheory_bp.solvers.markov.policy_iteration import float_values, policy_iteration
from gametheory_bp.solvers.markov.process import Choice, Floats
from gametheory_bp.solvers.markov.residual import Rounded, policy_error, upper_bound

__all__ = ["attainable_bracket"]

Direction = tuple[int, int]
AXES: tuple[Direction, ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))
FINEST = 10**6
"""Largest entry of a normal."""


def attainable_bracket(
    game: Any, gap: Any = "1/1000", criterion: Any = "discounted", *, directions: int = 400
) -> PayoffBracket:
    """Payoffs per step that joint plans attain, up to a proved gap.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
        For large coin games ``StochasticArrays.of(coin_game_model(rules), discount)``.
    gap : number
        Wanted accuracy, in payoffs per step.
    criterion : Criterion, str or int
        ``"discounted"``, ``"average"``, or a number of steps.
    directions : int
        Largest number of directions that are asked.

    Returns
    -------
    PayoffBracket
        Its ``.gap`` is what was proved; larger than wanted only if the directions ran out or floats
        do not resolve it.

    Raises
    ------
    InputTypeError, InputValueError
        If it is no such game, or the gap is not positive.

    Notes
    -----
    *Exactness*: certified to ``.gap``.  Discounted payoffs are found in floats and bounded by
    residuals; for other criteria every direction is solved exactly.  *Certificate*: none.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> found = attainable_bracket(game)
    >>> len(found.vertices), found.gap < Fraction(1, 10**6)
    (3, True)
    """
    wanted = as_fraction(gap, where="gap")
    if wanted <= 0:
        raise InputValueError(f"gap {wanted}; give a positive number, such as '1/1000'")
    search = _Search(StochasticArrays.of(game), read_criterion(criterion))
    for axis in AXES:
        search.ask(axis)
    while len(search.offsets) < directions:
        inner = Polygon.hull(search.points)
        planes = inner.half_planes()
        reach = _reach(planes, search.outer)
        order = sorted(range(len(reach)), key=reach.__getitem__, reverse=True)
        normals = [_short(planes[k][0]) for k in order if reach[k] > float(wanted) / 2]
        fresh = [n for n in dict.fromkeys(normals) if n not in search.offsets]
        if not fresh or reach[order[0]] <= 0.9 * float(wanted):
            break
        for normal in fresh[: max(1, len(fresh) // 2)]:
            search.ask(normal)
    inner = Polygon.hull(search.points)
    outer = Polygon.hull([*search.outer.vertices, *search.points])
    policies = tuple(search.points[v] for v in inner.vertices)
    return PayoffBracket(inner, outer, policies, search.slack, excess(outer, inner) + search.slack)


class _Search:
    """Directions asked so far, with what each proved."""

    def __init__(self, arrays: StochasticArrays, criterion: Criterion) -> None:
        self.arrays = arrays
        discounted = isinstance(criterion, Discounted)
        self._exact = None if discounted else support_function(arrays, criterion)
        self.odds = arrays.initial_weights.tolist()
        self.points: dict[Point, Steps] = {}
        self.offsets: dict[Direction, Fraction] = {}
        self.slack = Fraction(0)
        payoffs = set(map(tuple, arrays.rewards.tolist()))
        scale = arrays.reward_denominator
        self.outer = Polygon.hull((Fraction(x, scale), Fraction(y, scale)) for x, y in payoffs)
        self._worths: dict[bytes, Floats] = {}
        self._latest: Floats | None = None

    def ask(self, normal: Direction) -> None:
        """A policy for a direction, its payoffs, and a bound for all plans."""
        if self._exact is not None:
            face = self._exact(normal, None)
            self.points.setdefault(face.point, face.policy)
            self._cut(normal, normal[0] * face.point[0] + normal[1] * face.point[1])
            return
        arrays, process = self.arrays, self.arrays.process
        weights = np.array(normal, float)
        values, choice = policy_iteration(
            process,
            arrays.float_rewards @ weights,
            self._nearest(normal),
            lambda policy: self._worth(policy) @ weights,
        )
        weighted = normal[0] * arrays.rewards[:, 0] + normal[1] * arrays.rewards[:, 1]
        bound = Rounded(values)
        self._cut(
            normal,
            upper_bound(process, weighted, arrays.reward_denominator, bound, self.odds),
        )
        point = []
        for i, column in enumerate(self._worth(choice).T):
            rounded = Rounded(np.ascontiguousarray(column))
            error = policy_error(
                process, choice, arrays.rewards[:, i], arrays.reward_denominator, rounded
            )
            self.slack = max(self.slack, error)
            point.append(rounded.mean(self.odds))
        self.points.setdefault((point[0], point[1]), (tuple(choice.tolist()),))

    def _nearest(self, normal: Direction) -> Choice | None:
        """The policy found so far that gets furthest."""
        x, y = map(float, normal)
        best = max(self.points, key=lambda p: x * float(p[0]) + y * float(p[1]), default=None)
        return None if best is None else np.array(self.points[best][0])

    def _worth(self, choice: Choice) -> Floats:
        """Values of a policy to both players, shape (states, 2)."""
        key = choice.tobytes()
        if key not in self._worths:
            rewards = self.arrays.float_rewards
            self._worths[key] = float_values(self.arrays.process, rewards, choice, self._latest)
        self._latest = self._worths[key]
        return self._latest

    def _cut(self, normal: Direction, offset: Fraction) -> None:
        """Keep the bound, and what it leaves."""
        self.offsets[normal] = offset
        self.outer = self.outer.clip((Fraction(normal[0]), Fraction(normal[1])), offset)


def _reach(planes: Sequence[tuple[Point, Fraction]], outer: Polygon) -> list[float]:
    """About how far the outer polygon reaches beyond each half-plane, in the maximum norm."""
    corners = np.array([[float(x), float(y)] for x, y in outer.vertices])
    normals = np.array([[float(x), float(y)] for (x, y), _ in planes])
    offsets = np.array([float(c) for _, c in planes])
    beyond = (normals @ corners.T).max(axis=1) - offsets
    found: list[float] = (beyond / np.abs(normals).sum(axis=1)).tolist()
    return found


def _short(normal: Point) -> Direction:
    """A direction near the normal with small entries."""
    most = max(abs(normal[0]), abs(normal[1]))
    x, y = (round(FINEST * c / most) for c in normal)
    divisor = int(np.gcd(x, y))
    return x // divisor, y // divisor
