"""A learned pair against the exact optimum of every criterion: the trained and the scored one.

Learners are trained on a discounted sum, and scored by the mean over the steps of an episode.  So
what a pair gives up is asked twice: what it earns by a criterion, and the best that joint plans
earn by the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.result import Result
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.exact_model import class_game
from gametheory_bp.deep.measures.frontier_distance import frontier_distance
from gametheory_bp.deep.measures.payoff_welfare import WELFARES, welfare_bounds, welfare_value
from gametheory_bp.deep.measures.stationary_pair import stationary_pair
from gametheory_bp.deep.measures.stationary_play import stationary_play
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError, UnknownNameError
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.criterion import Horizon
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.stochastic.attainable import attainable_payoffs
from gametheory_bp.payoffs.stochastic.bracket import attainable_bracket
from gametheory_bp.payoffs.stochastic.support import support_function

__all__ = ["CriterionGap", "HorizonGaps", "horizon_gaps"]


@dataclass(frozen=True, slots=True)
class CriterionGap:
    """What a pair gives up by one criterion.

    Attributes
    ----------
    discount : Fraction or None
    steps : int or None
        The criterion: one of the two.
    payoffs : pair of Interval
        Per step.
    attained, optimum : Interval
        Welfare of the payoffs, and the best of joint plans.
    distance : Interval
        Euclidean distance of the payoffs from the Pareto frontier of what joint plans attain.
    """

    discount: Fraction | None
    steps: int | None
    payoffs: tuple[Interval, Interval]
    attained: Interval
    optimum: Interval
    distance: Interval

    @property
    def criterion(self) -> str:
        """In words."""
        return f"discounted by {self.discount}" if self.steps is None else str(Horizon(self.steps))

    @property
    def gap(self) -> Interval:
        """Optimum less attained."""
        return self.optimum - self.attained


@dataclass(frozen=True, slots=True)
class HorizonGaps(Result):
    """What a pair gives up by several criteria.

    Attributes
    ----------
    name, welfare : str
    gaps : tuple of CriterionGap
    """

    name: str
    welfare: str
    gaps: tuple[CriterionGap, ...]
    certificate: None = None

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the widest gap or distance."""
        widths = [x.width for line in self.gaps for x in (line.gap, line.distance)]
        return Exactness("certified", max(widths))

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "proved while it was computed; payoffs of chains are enclosed and not stored"

    def claim(self) -> dict[str, Any]:
        """Per criterion payoffs, gap and distance."""
        lines = [(g.criterion, g.payoffs, g.gap, g.distance) for g in self.gaps]
        return {"name": self.name, "welfare": self.welfare, "gaps": tuple(lines)}

    def display(self) -> Table:
        """One line for each criterion."""
        rows = tuple(
            (g.criterion, *(_words(x) for x in (*g.payoffs, g.attained, g.optimum)),
             _words(g.gap), _words(g.distance))
            for g in self.gaps
        )  # fmt: skip
        heads = ("criterion", "row", "column", "welfare", "best", "gap", "from the frontier")
        return Table(f"{self.name}: {self.welfare} welfare", heads, rows, str(self.exactness))

    def __repr__(self) -> str:
        words = ", ".join(f"{g.criterion} {_words(g.gap)}" for g in self.gaps)
        return f"HorizonGaps({self.welfare}: {words})"


def horizon_gaps(
    given: Any,
    welfare: str = "utilitarian",
    *,
    discounts: Sequence[Any] | None = None,
    horizons: Sequence[int] | None = None,
    temperature: float | None = None,
    disagreement: Any = (0, 0),
    accuracy: Any = "1/1000",
) -> HorizonGaps:
    """The welfare that a learned pair gives up, by each criterion, proved.

    Parameters
    ----------
    given : LearnedPair, LearnedRule or StationaryPair
    welfare : {"utilitarian", "egalitarian", "nash"}
        x + y, min(x - d1, y - d2), max(0, x - d1) max(0, y - d2).
    discounts : sequence of numbers, optional
        By default the one that a LearnedPair was trained with, else 24/25.
    horizons : sequence of int, optional
        Steps of the mean; by default the episode of the training, else 20 in matrix games, 100 in
        coin games.
    temperature : float, optional
        Of softmax policies; None: best actions.
    disagreement : pair of numbers
        d.
    accuracy : number
        Of the set that joint plans attain over T steps; it has too many corners to list in some
        games.

    Returns
    -------
    HorizonGaps

    Raises
    ------
    UnknownNameError
        If the welfare function is none of these.
    InputValueError
        If there is no criterion, or a number is out of its range.
    NotDefinedError
        If a network has a memory.

    Notes
    -----
    *Exactness*: certified.  By the discounted mean the optimum is exact; over T steps exact for the
    sum of payoffs, else between bounds.

    Examples
    --------
    >>> import numpy as np
    >>> from gametheory_bp.deep import game_tables
    >>> from gametheory_bp.deep.measures.stationary_pair import StationaryPair
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> found = horizon_gaps(StationaryPair(game_tables("prisoners_dilemma"), d, d))
    >>> [2 in line.gap for line in found.gaps], round(float(found.gaps[0].distance) ** 2, 6)
    ([True, True], 1.8)
    """
    if welfare not in WELFARES:
        raise UnknownNameError("welfare", welfare, WELFARES)
    pair = stationary_pair(given, temperature)
    d = as_pair(disagreement, where="disagreement")
    learned, steps = _trained(given, pair.tables)
    own = [as_fraction(x, where="discount") for x in (learned if discounts is None else discounts)]
    lengths = steps if horizons is None else tuple(horizons)
    if not own and not lengths:
        raise InputValueError("there is no criterion; give discounts or horizons")
    wanted = as_fraction(accuracy, where="accuracy")
    found = []
    for factor in own:
        polygon = _discounted_set(_Key(pair.tables), factor)
        play = stationary_play(pair, discount=factor)
        measured = _measured(play.payoffs, welfare, d, polygon, None, None)
        found.append(CriterionGap(factor, None, play.payoffs, *measured))
    for count in lengths:
        inner, outer, total = _horizon_sets(_Key(pair.tables), Horizon(count).steps, wanted)
        play = stationary_play(pair, count)
        exact = total - d[0] - d[1] if welfare == "utilitarian" else None
        measured = _measured(play.payoffs, welfare, d, inner, outer, exact)
        found.append(CriterionGap(None, count, play.payoffs, *measured))
    return HorizonGaps(pair.name, welfare, tuple(found))


def _measured(
    payoffs: tuple[Interval, Interval],
    welfare: str,
    d: Point,
    inner: Polygon,
    outer: Polygon | None,
    exact: Fraction | None,
) -> tuple[Interval, Interval, Interval]:
    """Attained and best welfare, and the distance."""
    attained = welfare_bounds(welfare, (payoffs[0] - d[0], payoffs[1] - d[1]))
    low = _best(inner, welfare, d) if exact is None else exact
    high = low if outer is None or exact is not None else _best(outer, welfare, d)
    distance = frontier_distance(payoffs, inner, outer)
    return attained, Interval(low, high), distance


def _best(polygon: Polygon, welfare: str, d: Point) -> Fraction:
    """The best welfare of a point of a polygon, exact."""
    if welfare == "utilitarian":
        return polygon.support((Fraction(1), Fraction(1)))[0] - d[0] - d[1]
    point: Any = solve(BargainingProblem.from_payoffs(polygon, d), welfare).points[0]
    return welfare_value(welfare, (point[0] - d[0], point[1] - d[1]))


class _Key:
    """A game by its rules, to keep what was computed of it."""

    __slots__ = ("source", "tables")

    def __init__(self, tables: GameTables) -> None:
        self.tables = tables
        self.source = tables.source.rules if tables.kind == "coin_game" else tables.source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)


@lru_cache(maxsize=16)
def _discounted_set(key: _Key, discount: Fraction) -> Polygon:
    return attainable_payoffs(class_game(key.tables, discount)).polygon


@lru_cache(maxsize=16)
def _horizon_sets(key: _Key, steps: int, accuracy: Fraction) -> tuple[Polygon, Polygon, Fraction]:
    """Inner and outer polygon, and the best sum, exact."""
    arrays = StochasticArrays.of(class_game(key.tables, 0))
    found = attainable_bracket(arrays, accuracy, Horizon(steps))
    best = support_function(arrays, Horizon(steps))((1, 1), None).point
    return found.inner, found.outer, best[0] + best[1]


def _trained(given: Any, tables: GameTables) -> tuple[tuple[Any, ...], tuple[int, ...]]:
    """Discount and episode of the training, or the published ones."""
    settings = getattr(getattr(given, "trainer", None), "settings", None)
    if settings is None:
        return ("24/25",), (100 if tables.kind == "coin_game" else 20,)
    return (str(settings.discount),), (settings.horizon,)


def _words(number: Interval) -> str:
    return f"{round(float(number), 6) + 0.0:.4f}"
