"""A shrinking chain of families of polygons, each of which holds all equilibrium payoffs.

The chain starts, in every state, from the hull of all payoffs of all states.  Each link bounds the
sets along a number of directions: the axes, the edges of what the choices are worth, and the edges
of the points that attain these bounds.  It often ends after a few links in a family that generates
itself.  Where it creeps, one link of lines that prove one another leads near its limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flint import fmpq

from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.joint_lines import Joint, joint_lines
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.stochastic.promises import BY_ANGLE, closed, edge_normals, worths
from gametheory_bp.equilibria.stochastic.reach import Reach, Reaches
from gametheory_bp.equilibria.subgame_perfect.planar import Point, clip, hull, support
from gametheory_bp.equilibria.subgame_perfect.rounding import coprime, length, short_normal

__all__ = ["Link", "first_link", "joint_link", "next_link"]

ROUNDS = 8
"""How often the points found give directions of their own."""

LONG, SHORT = 2400, 128
"""Bits of a corner from which lines are rounded, and to how many."""

LONG_IF_LARGE, SHORT_IF_LARGE = 600, 72
"""The same where the game is large: every link is then dear, to find and to verify."""

AXES = [(fmpq(a), fmpq(b)) for a, b in ((-1, 0), (0, -1), (1, 0), (0, 1))]


@dataclass(frozen=True, slots=True)
class Link:
    """Polygons that hold all equilibrium payoffs, and the lines that cut those before.

    Attributes
    ----------
    family : list of corners, one per state
    reaches : list of Reach
        Lines; those that cut nothing are left out.
    moved : rational or None
        How far some line lies inside the polygon before, in the maximum norm.
    final : bool
        Whether the next link would change nothing, or too little to be written shortly.
    joint : Joint, optional
        Lines of single states that cut instead.
    """

    family: Family
    reaches: list[Reach]
    moved: Any
    final: bool
    joint: Joint | None = None


def first_link(arena: Arena) -> Link:
    """In every state the hull of all payoffs."""
    everything = hull(c.payoff for c in arena.choices)
    return Link([everything for _ in arena.ways], [], None, False)


def joint_link(arena: Arena, floats: FloatArena, family: Family) -> Link | None:
    """Lines near the limit of the chain that prove one another; None if none are found."""
    found = joint_lines(arena, floats, family, worths(arena, family))
    if found is None:
        return None
    following, moved = list(family), fmpq(0)
    for line in found.lines:
        size = abs(line.normal[0]) + abs(line.normal[1])
        over = support(following[line.state], line.normal) - line.offset
        moved = max(moved, over / size)
        following[line.state] = clip(following[line.state], (line.normal, line.offset))
    following = [hull(corners) for corners in following]
    emptied = any(bool(a) != bool(b) for a, b in zip(following, family, strict=True))
    return None if emptied or moved == 0 else Link(following, [], moved, False, found)


def next_link(arena: Arena, floats: FloatArena, family: Family) -> Link:
    """A shrinking step; the family is all that is known before."""
    worth = worths(arena, family)
    whole = [hull(v for k in way for v in worth[k]) for way in arena.ways]
    alive = closed(arena, whole)
    if any(bool(a) != bool(b) for a, b in zip(alive, family, strict=True)):
        kept = [before if now else [] for before, now in zip(family, alive, strict=True)]
        return Link(kept, [], None, not any(kept))
    most, few = (LONG_IF_LARGE, SHORT_IF_LARGE) if arena.is_large else (LONG, SHORT)
    bits = few if max(map(length, family)) > most else None
    reaches = _bounded(Reaches(arena, floats, worth, bits), whole, bits)
    least = fmpq(1, 1 << (bits // 2)) if bits else fmpq(0)
    following, useful, moved = list(family), [], fmpq(0)
    for reach in reaches:
        normal, size = reach.normal, abs(reach.normal[0]) + abs(reach.normal[1])
        over = [
            support(corners, normal) - offset
            for corners, offset in zip(following, reach.offsets, strict=True)
            if corners and offset is not None
        ]
        if max(over, default=least) <= least * size:
            continue
        useful.append(reach)
        moved = max(moved, max(over) / size)
        for s, offset in enumerate(reach.offsets):
            if offset is not None:
                following[s] = clip(following[s], (normal, offset))
    following = closed(arena, [hull(corners) for corners in following])
    return Link(following, useful, moved, not useful or not any(following))


def _bounded(reaches: Reaches, whole: Family, bits: int | None) -> list[Reach]:
    known: set[Any] = set()
    found: list[Reach] = []
    normals = [*AXES, *(n for corners in whole for n in edge_normals(corners))]
    for _ in range(ROUNDS):
        short = [coprime(n) for n in normals]
        if bits:
            short = [short_normal(n, bits) for n in short]
        fresh = [n for n in dict.fromkeys(short) if n not in known and (n[0] or n[1])]
        if not fresh:
            break
        known.update(fresh)
        found = sorted([*found, *reaches.along(fresh)], key=lambda r: BY_ANGLE(r.normal))
        normals = list(_bends(found))
    return found


def _bends(found: list[Reach]) -> Iterator[Point]:
    """Directions between neighbours in which their points reach equally far."""
    for one, other in zip(found, [*found[1:], found[0]], strict=True):
        for p, q in zip(one.points, other.points, strict=True):
            if p is None or q is None or p == q:
                continue
            x, y = q[1] - p[1], p[0] - q[0]
            for n in ((x, y), (-x, -y)):
                if _cross(one.normal, n) > 0 and _cross(n, other.normal) > 0:
                    yield n


def _cross(one: Point, other: Point) -> Any:
    return one[0] * other[1] - one[1] * other[0]
