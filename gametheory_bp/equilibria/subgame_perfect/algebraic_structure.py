"""Which action pairs and promises make the corners of a set of equilibrium payoffs.

Each corner is worth ``(1 - d) g(a) + d w`` with some action pair a and some promise w.  A promise
is the pair's own payoffs, another corner, or a place where deterring binds: a point of a side at
the incentive floor of one player, or the point at both floors.  So the corners solve a system of
polynomial equations with as many unknowns.  It is read off polygons that are near to the set;
what follows from it is proved elsewhere, or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from flint import fmpq

from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.equilibria.subgame_perfect.generation import generated
from gametheory_bp.equilibria.subgame_perfect.operator import next_polygon
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.planar import hull, to_fractions
from gametheory_bp.equilibria.subgame_perfect.stage import Stage, rational
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point

__all__ = [
    "ActiveStructure",
    "CornerRule",
    "active_structures",
    "generating_guesses",
    "suggested",
]

NEAR = Fraction(1, 10**7), Fraction(1, 10**4), Fraction(1, 100)
"""Distances, as shares of the ranges of payoffs, below which two places are taken for one."""

ROUNDS = 0, 6, 34
"""Steps of the operator from the outer polygon; most sets are then near enough."""

Pair = tuple[int, int]
Guess = tuple[tuple[Point, ...], list[tuple[Pair, Point]]]
Corners = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class CornerRule:
    """An action pair and where its promise lies.

    Attributes
    ----------
    actions : pair of int
    corner : int or None
        The promise is this corner.
    side : int or None
        The promise lies on the side from this corner to the next, at the floor of ``axis``.
    axis : int or None

    With none of them it is the pair's own payoffs; with ``axis`` 2 the point at both floors.
    """

    actions: Pair
    corner: int | None = None
    side: int | None = None
    axis: int | None = None


@dataclass(frozen=True, slots=True)
class ActiveStructure:
    """The equations of the corners: ``corner_k = (1 - d) g(a_k) + d w_k``.

    Attributes
    ----------
    stage : RepeatedStage
    punishments : point or None
    worst : pair of int
        The corners where the players have their worst payoffs.
    rules : tuple of CornerRule
    start : tuple of point
        Nearly the solution.
    """

    stage: RepeatedStage
    punishments: Point | None
    worst: Pair
    rules: tuple[CornerRule, ...]
    start: tuple[Point, ...]

    @property
    def still(self) -> tuple[bool, ...]:
        """Which corners do not depend on the others: payoffs of pairs played for ever."""
        return tuple(rule.corner is None and rule.axis is None for rule in self.rules)

    def image(self, corners: Corners) -> Corners:
        """The right sides of the equations, in flint rationals."""
        d = rational(self.stage.discount)
        found = []
        for rule in self.rules:
            g = _rationals(self.stage.payoffs[rule.actions])
            w = self._promise(rule, corners)
            found.append(((1 - d) * g[0] + d * w[0], (1 - d) * g[1] + d * w[1]))
        return found

    def _promise(self, rule: CornerRule, corners: Corners) -> tuple[Any, Any]:
        if rule.corner is not None:
            return corners[rule.corner]
        if rule.axis is None:
            return _rationals(self.stage.payoffs[rule.actions])
        if self.punishments is None:
            low = corners[self.worst[0]][0], corners[self.worst[1]][1]
        else:
            low = _rationals(self.punishments)
        extra = _rationals(self.stage.surcharge(rule.actions))
        floor = low[0] + extra[0], low[1] + extra[1]
        if rule.side is None:
            return floor
        i = rule.axis
        a, b = corners[rule.side], corners[(rule.side + 1) % len(corners)]
        share = (floor[i] - a[i]) / (b[i] - a[i])
        across = a[1 - i] + share * (b[1 - i] - a[1 - i])
        return (floor[0], across) if i == 0 else (across, floor[1])


def active_structures(found: RepeatedPayoffs) -> Iterator[ActiveStructure]:
    """The equations that a bracket suggests, the most likely ones first.

    They are read off the inner polygon, then off what the outer one generates, then off polygons
    to which the operator takes the outer one, rounded; of each strictly first, then with larger
    distances taken for rounding.
    """
    stage = Stage.of(found.repeated)
    fixed = None if found.punishments is None else stage.measure(found.punishments)
    corners = [stage.measure(v) for v in found.outer.vertices]
    inner = found.inner.vertices, [(g.actions, g.promise) for g in found.generators]
    later = generating_guesses(stage, corners, fixed, ROUNDS)
    guesses = (_in_payoffs(stage, *guess) for guess in later)
    definition = RepeatedStage.of(PayoffTable.of(found.repeated.game), found.repeated.discount)
    yield from suggested(definition, chain([inner], guesses), found.punishments)


def suggested(
    stage: RepeatedStage, guesses: Iterable[Guess], punishments: Point | None
) -> Iterator[ActiveStructure]:
    """The equations that guesses suggest, each once."""
    seen = set()
    for guess, near in ((guess, near) for guess in guesses for near in NEAR):
        structure = _structure(stage, *guess, punishments, near)
        if structure is not None and (structure.rules, structure.worst) not in seen:
            seen.add((structure.rules, structure.worst))
            yield structure


def generating_guesses(
    stage: Stage, corners: Corners, punishments: Any, rounds: tuple[int, ...]
) -> Iterator[Guess]:
    """Polygons after ever more steps of the operator, in the units of the stage."""
    for count in rounds:
        for _ in range(count):
            if corners:
                corners = hull(map(_rounded, next_polygon(stage, corners, punishments)))
        if not corners:
            return
        values = generated(stage, corners, punishments).values()
        promises = to_fractions([w for _, w in values])
        pairs = [pair.actions for pair, _ in values]
        yield to_fractions(corners), list(zip(pairs, promises, strict=True))


def _in_payoffs(
    stage: Stage, vertices: tuple[Point, ...], generators: list[tuple[Pair, Point]]
) -> Guess:
    def payoff(v: Point) -> Point:
        return to_fractions([stage.payoff(_rationals(v))])[0]

    return tuple(map(payoff, vertices)), [(pair, payoff(w)) for pair, w in generators]


def _rounded(point: tuple[Any, Any]) -> tuple[Any, Any]:
    """A measured point in 64 binary digits: a guess need not be exact."""
    x, y = ((c * (1 << 64)).floor() for c in point)
    return fmpq(x, 1 << 64), fmpq(y, 1 << 64)


def _structure(
    stage: RepeatedStage,
    vertices: tuple[Point, ...],
    generators: list[tuple[Pair, Point]],
    punishments: Point | None,
    distance: Fraction,
) -> ActiveStructure | None:
    columns = list(zip(*stage.payoffs.values(), strict=True))
    unit = tuple((max(c) - min(c) or Fraction(1)) * distance for c in columns)
    corners: list[Point] = []
    chosen: list[tuple[Pair, Point]] = []
    for v in vertices:
        for actions, promise in generators:
            if _near(v, stage.value(actions, promise), unit):
                if not any(_near(v, w, unit) for w in corners):
                    corners.append(v)
                    chosen.append((actions, promise))
                break
    if not corners:
        return None
    order = range(len(corners))
    worst = min(order, key=lambda k: corners[k][0]), min(order, key=lambda k: corners[k][1])
    low = punishments or (corners[worst[0]][0], corners[worst[1]][1])
    rules = [_rule(stage, corners, low, unit, *one) for one in chosen]
    known = tuple(rule for rule in rules if rule is not None)
    if len(known) < len(corners):
        return None
    return ActiveStructure(stage, punishments, worst, known, tuple(corners))


def _near(a: Point, b: Point, unit: tuple[Fraction, ...]) -> bool:
    return all(abs(x - y) <= u for x, y, u in zip(a, b, unit, strict=True))


def _rule(
    stage: RepeatedStage,
    corners: list[Point],
    low: Point,
    unit: tuple[Fraction, ...],
    actions: Pair,
    promise: Point,
) -> CornerRule | None:
    if _near(promise, stage.payoffs[actions], unit):
        return CornerRule(actions)
    for k, v in enumerate(corners):
        if _near(promise, v, unit):
            return CornerRule(actions, corner=k)
    extra = stage.surcharge(actions)
    floor = low[0] + extra[0], low[1] + extra[1]
    if _near(promise, floor, unit):
        return CornerRule(actions, axis=2)
    for i in (0, 1):
        if abs(promise[i] - floor[i]) <= unit[i]:
            for k, a in enumerate(corners):
                b = corners[(k + 1) % len(corners)]
                if abs(b[i] - a[i]) <= unit[i] or len(corners) < 2:
                    continue
                share = (promise[i] - a[i]) / (b[i] - a[i])
                across = a[1 - i] + share * (b[1 - i] - a[1 - i])
                if 0 <= share <= 1 and abs(across - promise[1 - i]) <= unit[1 - i]:
                    return CornerRule(actions, side=k, axis=i)
    return None


def _rationals(point: Point) -> tuple[Any, Any]:
    return rational(point[0]), rational(point[1])
