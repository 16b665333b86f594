"""Attainable payoffs of large stochastic games: two polygons with a proved gap.

Floats find policies; what they earn and how far any plan gets is then bounded by Bellman residuals
in integers.  Only as many directions are asked as the gap needs, while the exact polygon has a
vertex for every policy on its boundary.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import Exactness, bound_words
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dot
from gametheory_bp.payoffs.lottery import convex_weights
from gametheory_bp.solvers.markov.policy_iteration import float_values, policy_iteration
from gametheory_bp.solvers.markov.process import Choice
from gametheory_bp.solvers.markov.residual import Rounded, policy_error, upper_bound

__all__ = ["PayoffBracket", "attainable_bracket"]

Direction = tuple[int, int]
AXES: tuple[Direction, ...] = ((1, 0), (0, 1), (-1, 0), (0, -1))
FINEST = 1000
"""Largest entry of a normal."""


@dataclass(frozen=True, slots=True)
class PayoffBracket(Result):
    """Two polygons between which the attainable payoffs of a stochastic game lie.

    Attributes
    ----------
    inner, outer : Polygon
        Every attainable payoff lies in ``outer``; every vertex of ``inner`` is attained by the
        policy of the same place up to ``slack`` in either coordinate.
    policies : tuple of tuples of int
        For every vertex of ``inner`` a pair (its number in the arrays) for each state.
    slack : Fraction
    gap : Fraction
        Largest distance of an attainable payoff from payoffs that the policies and lotteries over
        them attain, in the maximum norm.
    """

    inner: Polygon
    outer: Polygon
    policies: tuple[tuple[int, ...], ...]
    slack: Fraction
    gap: Fraction

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the gap."""
        return Exactness("certified", self.gap)

    @property
    def certificate(self) -> None:
        """None."""
        return

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "proved by residuals in integers while it was computed; the proof is not stored"

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices of the inner polygon."""
        return self.inner.vertices

    def pareto_chain(self, strong: bool = True) -> tuple[Point, ...]:
        """The Pareto frontier of the inner polygon, row payoffs increasing."""
        return pareto_chain(self.inner, strong=strong)

    def witness(self, point: Any) -> tuple[tuple[tuple[int, ...], Fraction], ...]:
        """Policies and odds that attain a point of the inner polygon up to ``slack``."""
        weights = convex_weights(self.inner, point)
        if weights is None:
            raise InputValueError(f"{point} is not in the inner polygon")
        return tuple((self.policies[k], w) for k, w in weights)

    def claim(self) -> dict[str, Any]:
        """Both polygons and the gap."""
        return {"inner": self.vertices, "outer": self.outer.vertices, "gap": self.gap}

    def display(self) -> Table:
        """The vertices of the inner polygon."""
        rows = tuple((f"{float(x):.6g}", f"{float(y):.6g}") for x, y in self.vertices)
        note = f"gap at most {bound_words(self.gap)}; rounded"
        return Table("Attainable payoffs per step, inner polygon", ("row", "column"), rows, note)

    def __repr__(self) -> str:
        return f"PayoffBracket({len(self.vertices)} vertices, gap {bound_words(self.gap)})"


def attainable_bracket(game: Any, gap: Any = "1/1000", *, directions: int = 400) -> PayoffBracket:
    """Discounted payoffs per step that joint plans attain, up to a proved gap.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
        For large coin games ``StochasticArrays.of(coin_game_model(rules), discount)``.
    gap : number
        Wanted accuracy, in payoffs per step.
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
    *Exactness*: certified to ``.gap``.  *Certificate*: none.

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
    search = _Search(StochasticArrays.of(game))
    for axis in AXES:
        search.ask(axis)
    while len(search.offsets) < directions:
        inner, outer = Polygon.hull(search.points), search.outer()
        reach = [
            (max(dot(n, v) for v in outer.vertices) - c) / max(abs(n[0]), abs(n[1]))
            for n, c in inner.half_planes()
        ]
        order = sorted(range(len(reach)), key=reach.__getitem__, reverse=True)
        normals = [_short(inner.half_planes()[k][0]) for k in order if reach[k] > wanted / 4]
        fresh = [n for n in dict.fromkeys(normals) if n not in search.offsets]
        if not fresh or excess(outer, inner) + search.slack <= wanted:
            break
        for normal in fresh[: max(1, len(fresh) // 2)]:
            search.ask(normal)
    inner, outer = Polygon.hull(search.points), search.outer()
    policies = tuple(tuple(search.points[v].tolist()) for v in inner.vertices)
    return PayoffBracket(inner, outer, policies, search.slack, excess(outer, inner) + search.slack)


class _Search:
    """Directions asked so far, with what each proved."""

    def __init__(self, arrays: StochasticArrays) -> None:
        self.arrays = arrays
        self.odds = arrays.initial_weights.tolist()
        self.points: dict[Point, Choice] = {}
        self.offsets: dict[Direction, Fraction] = {}
        self.slack = Fraction(0)
        self._last: Choice | None = None

    def ask(self, normal: Direction) -> None:
        """A policy for a direction, its payoffs, and a bound for all plans."""
        arrays, process = self.arrays, self.arrays.process
        both = arrays.float_rewards
        values, choice = policy_iteration(process, both @ np.array(normal, float), self._last)
        self._last = choice
        weighted = normal[0] * arrays.rewards[:, 0] + normal[1] * arrays.rewards[:, 1]
        self.offsets[normal] = upper_bound(
            process, weighted, arrays.reward_denominator, Rounded(values), self.odds
        )
        point = []
        for i, column in enumerate(float_values(process, both, choice).T):
            rounded = Rounded(np.ascontiguousarray(column))
            error = policy_error(
                process, choice, arrays.rewards[:, i], arrays.reward_denominator, rounded
            )
            self.slack = max(self.slack, error)
            point.append(rounded.mean(self.odds))
        self.points.setdefault((point[0], point[1]), choice)

    def outer(self) -> Polygon:
        """What all bounds leave."""
        east, north, west, south = (self.offsets[axis] for axis in AXES)
        corners = [(x, y) for x in (-west, east) for y in (-south, north)]
        found = Polygon.hull([*corners, *self.points])
        for (a, b), offset in self.offsets.items():
            found = found.clip((Fraction(a), Fraction(b)), offset)
        return Polygon.hull([*found.vertices, *self.points])


def _short(normal: Point) -> Direction:
    """A direction near the normal with small entries."""
    most = max(abs(normal[0]), abs(normal[1]))
    x, y = (round(FINEST * c / most) for c in normal)
    divisor = int(np.gcd(x, y))
    return x // divisor, y // divisor
