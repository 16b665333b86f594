"""What a polygon of promises generates, and whether it generates itself.

A set X generates itself if each of its corners is a mixture of values ``(1 - d) g(a) + d w`` with
promises w of X above the incentive floors that X's own worst payoffs give.  Then every point of X
is the payoff of a subgame-perfect equilibrium (Abreu, Pearce and Stacchetti 1990).
"""

from __future__ import annotations

from gametheory_bp.equilibria.subgame_perfect.operator import possible_starts
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    Point,
    contains,
    hull,
    intersect,
)
from gametheory_bp.equilibria.subgame_perfect.stage import ActionPair, Stage

__all__ = ["Generator", "generated", "generators", "repaired", "steady_payoffs"]

Generator = tuple[ActionPair, Point]
"""An action pair, and the promise that makes it worth playing."""


def generated(stage: Stage, corners: Corners, punishments: Point | None) -> dict[Point, Generator]:
    """Every generated value that may be a corner, with its pair and promise."""
    if not corners:
        return {}
    least = min(v[0] for v in corners), min(v[1] for v in corners)
    values: dict[Point, Generator] = {}
    for start in possible_starts(stage, stage.pairs, corners, punishments or least):
        if start.forever:
            values.setdefault(start.pair.payoff, (start.pair, start.pair.payoff))
        for w in start.promises:
            values.setdefault(start.value(w), (start.pair, w))
    return values


def generators(
    stage: Stage, corners: Corners, punishments: Point | None
) -> tuple[Generator, ...] | None:
    """Pairs and promises whose values span the set; None if it does not generate itself."""
    values = generated(stage, corners, punishments)
    spanned = hull(values)
    if not all(contains(spanned, v) for v in corners):
        return None
    return tuple(values[v] for v in spanned)


def repaired(stage: Stage, corners: Corners, punishments: Point | None, attempts: int) -> Corners:
    """A polygon close to this one that generates itself, or nothing.

    A corner that misses the generated values by a little is exchanged for the nearest of them, or,
    if that does not help, cut off.
    """
    for mend in (_exchanged, intersect):
        tried = corners
        for _ in range(attempts):
            spanned = hull(generated(stage, tried, punishments))
            if all(contains(spanned, v) for v in tried):
                return tried
            tried = mend(tried, spanned)
    return []


def _exchanged(corners: Corners, spanned: Corners) -> Corners:
    def nearest(v: Point) -> Point:
        gaps = [max(abs(v[0] - w[0]), abs(v[1] - w[1])) for w in spanned]
        return spanned[gaps.index(min(gaps))]

    return hull(v if contains(spanned, v) or not spanned else nearest(v) for v in corners)


def steady_payoffs(stage: Stage) -> Corners:
    """Payoffs of pure stage equilibria: the hull of them always generates itself."""
    return hull(p.payoff for p in stage.pairs if p.deviation == p.payoff)
