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
from gametheory_bp.equilibria.subgame_perfect.ruled_limit import RuledLimits
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
    pairs, ruled = stage.pairs, RuledLimits(stage, punishments)
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
            joint, limit = _family(stage, starts, link, joint, ruled, _thorough(count))
        link = _cut(link, joint, own, limit)
        yield link
        if link.final:
            return


def _area(corners: Corners) -> Any:
    """Twice the area."""
    ahead = corners[1:] + corners[:1]
    return sum((a[0] * b[1] - a[1] * b[0] for a, b in zip(corners, ahead, strict=True)), fmpq(0))


def _near(corners: Corners, guess: Corners) -> bool:
    return bool(overhang(corners, guess) < TIGHT and overhang(guess, corners) < TIGHT)


def _thorough(count: int) -> bool:
    """Whether a link also uses the guess that costs most: 6, 10, 18, 34 and so on."""
    return (count - 2) & (count - 3) == 0


def _family(
    stage: Stage,
    starts: list[Start],
    link: Link,
    plain: Joint,
    ruled: RuledLimits,
    thorough: bool,
) -> tuple[Joint, Limit | None]:
    """Lines along a guess of the limit that prove one another, if possible up to the guess.

    Otherwise the lines that leave the least area.
    """
    own = ruled.punishments is None
    least = _area(_cut(link, plain, own, None).corners)
    found: tuple[Joint, Limit | None] = plain, None
    for limit in _limits(link.corners, ruled, thorough):
        joint = joint_lines(stage, starts, link.corners, link.threats, own, limit.corners)
        if joint is None:
            continue
        after = _cut(link, joint, own, limit)
        if not after.corners or _near(after.corners, limit.corners):
            ruled.settle(limit)
            return joint, limit
        area = _area(after.corners)
        if area < least:
            found, least = (joint, limit), area
    return found


def _limits(corners: Corners, ruled: RuledLimits, thorough: bool) -> Iterator[Limit]:
    """Guesses of the limit, the cheap ones first."""
    yield from ruled.kept(corners)
    yield from ruled.fresh(corners)
    if thorough:
        limit = newton_limit(ruled.stage, corners, ruled.punishments)
        if limit is not None:
            yield limit
            yield from ruled.fresh(limit.corners)
    short = short_limit(ruled.stage, corners, ruled.punishments)
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
