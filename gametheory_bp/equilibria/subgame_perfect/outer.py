"""A shrinking chain of polygons, each of which holds every equilibrium payoff.

The chain starts from the feasible payoffs.  Each link cuts the polygon before by lines that bound
the equilibrium payoffs.  It often ends, after two or three links, in a set that the next one does
not change.  Where it does not, every other link solves for the limit of the lines at once
(:mod:`~gametheory_bp.equilibria.subgame_perfect.joint_lines`).  The lines are kept: they are the
proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flint import fmpq

from gametheory_bp.equilibria.subgame_perfect.joint_lines import Joint, Leaning, joint_lines
from gametheory_bp.equilibria.subgame_perfect.limit import (
    Limit,
    newton_limit,
    short_limit,
)
from gametheory_bp.equilibria.subgame_perfect.operator import (
    FEW,
    Start,
    bound_of,
    enclosures,
    next_floor,
    possible_starts,
    tight_lines,
)
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    HalfPlane,
    Point,
    clip,
    hull,
    overhang,
    planes,
    support,
)
from gametheory_bp.equilibria.subgame_perfect.rounding import (
    coprime,
    length,
    rounded_up,
    short_normal,
)
from gametheory_bp.equilibria.subgame_perfect.ruled_limit import Rules, ruled_limits
from gametheory_bp.equilibria.subgame_perfect.stage import Stage

__all__ = ["Link", "outer_chain"]

PLAIN = 5
"""Links before the first that solves for the limit."""

TIGHT = fmpq(1, 1 << 60)
"""How near to a guess the lines along its sides must be proved."""

LONG, SHORT = 2400, 128
"""Bits of a denominator from which lines are rounded, and to how many."""


@dataclass(frozen=True, slots=True)
class Link:
    """A polygon that holds all equilibrium payoffs, and bounds of the worst ones.

    Attributes
    ----------
    corners : corners
    lines : list of half-planes
        What the polygon before was cut by; integer normals.
    weights, leanings
        Of lines that prove one another; empty where each is proved by the polygon before.
    threats : point
        Neither player's worst equilibrium payoff is lower.
    moved : rational
        How far some line lies inside the polygon before, in the maximum norm.
    final : bool
        Whether another step would change nothing.
    limit : Limit or None
        The guess behind lines that prove one another.
    """

    corners: Corners
    lines: list[HalfPlane]
    weights: list[Any]
    leanings: list[Leaning]
    threats: Point
    moved: Any
    final: bool
    limit: Limit | None = None


def outer_chain(stage: Stage, punishments: Point | None) -> Iterator[Link]:
    """The links, the first being the feasible payoffs; ends with an empty or a final one.

    ``punishments`` fixes what a deviator gets; by default it is the worst equilibrium payoff.
    """
    threats = stage.pure_minimax if punishments is None else punishments
    link = Link(hull(p.payoff for p in stage.pairs), [], [], [], threats, None, False)
    pairs, tried = stage.pairs, set[Rules]()
    yield link
    for count in range(1, 1 << 30):
        starts = possible_starts(stage, pairs, link.corners, link.threats)
        if not starts:
            yield Link([], [], [], [], link.threats, None, True)
            return
        pairs = tuple(s.pair for s in starts)
        own = punishments is None
        limit = None
        joint = Joint(list(_plain_lines(stage, starts, link, own)), [], [])
        if count > PLAIN and count % 2 == 0 and joint.lines:
            better, limit = _family(stage, starts, link, punishments, tried, _thorough(count))
            joint = better or joint
        link = _cut(link, joint, own, limit)
        yield link
        if link.final:
            return


def _thorough(count: int) -> bool:
    """Whether a link also uses the guess that costs most: ever more rarely."""
    return (count - 2) & (count - 3) == 0


def _family(
    stage: Stage,
    starts: list[Start],
    link: Link,
    punishments: Point | None,
    tried: set[Rules],
    thorough: bool,
) -> tuple[Joint | None, Limit | None]:
    """Lines along a guessed limit that prove one another, if possible all the way to the guess."""
    own, most = punishments is None, fmpq(0)
    found: tuple[Joint | None, Limit | None] = None, None
    for limit in _limits(stage, link.corners, punishments, tried, thorough):
        joint = joint_lines(stage, starts, link.corners, link.threats, own, limit.corners)
        if joint is None:
            continue
        after = _cut(link, joint, own, limit)
        if not after.corners or overhang(after.corners, limit.corners) < TIGHT:
            return joint, limit
        if after.moved > most:
            found, most = (joint, limit), after.moved
    return found


def _limits(
    stage: Stage, corners: Corners, punishments: Point | None, tried: set[Rules], thorough: bool
) -> Iterator[Limit]:
    """Guesses of the limit, the cheap ones first."""
    yield from ruled_limits(stage, corners, punishments, tried)
    if thorough:
        limit = newton_limit(stage, corners, punishments)
        if limit is not None:
            yield limit
            yield from ruled_limits(stage, limit.corners, punishments, tried)
    short = short_limit(stage, corners, punishments)
    if short is not None:
        yield short


def _cut(before: Link, joint: Joint, own: bool, limit: Limit | None) -> Link:
    corners, moved = before.corners, fmpq(0)
    for normal, offset in joint.lines:
        reach = support(corners, normal) - offset
        if reach > 0:
            moved = max(moved, reach / (abs(normal[0]) + abs(normal[1])))
            corners = clip(corners, (normal, offset))
            if not corners:
                break
    corners, threats = hull(corners), before.threats
    if own and corners:
        threats = (
            max(threats[0], min(v[0] for v in corners)),
            max(threats[1], min(v[1] for v in corners)),
        )
    same = not joint.weights and corners == before.corners and threats == before.threats
    final = same or not corners
    return Link(corners, joint.lines, joint.weights, joint.leanings, threats, moved, final, limit)


def _plain_lines(stage: Stage, starts: list[Start], before: Link, own: bool) -> Iterator[HalfPlane]:
    """Lines that the polygon before proves, those that cut it."""
    corners = before.corners
    long = length(corners) > LONG // 2
    for (a, b), offset in _candidates(stage, starts, before, own):
        normal = coprime((a, b))
        offset = offset * (normal[0] / a if a else normal[1] / b)
        if long:
            normal = short_normal(normal, SHORT)
            unit = fmpq(max(abs(int(normal[0])), abs(int(normal[1]))), 1 << SHORT)
            offset = rounded_up(bound_of(stage, starts, normal, own), unit)
            if support(corners, normal) - offset < unit * (1 << (SHORT // 2)):
                continue
        if support(corners, normal) > offset:
            corners = clip(corners, (normal, offset))
            yield normal, offset
            if not corners:
                return


def _candidates(stage: Stage, starts: list[Start], before: Link, own: bool) -> Iterator[HalfPlane]:
    if own:
        floor, one, zero = next_floor(stage, starts, before.threats), fmpq(1), fmpq(0)
        yield (-one, zero), -floor[0]
        yield (zero, -one), -floor[1]
    if len(starts) > FEW:
        yield from tight_lines(stage, starts, before.corners, own)
        return
    for polygon in enclosures(starts):
        yield from planes(polygon)
