"""The outer chain as the certificate has it: in payoffs, with whole numbers for normals."""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    JointLink,
    LineFamily,
    StateLeaning,
    StateLine,
    StochasticLink,
)
from gametheory_bp.equilibria.stochastic.arena import Arena
from gametheory_bp.equilibria.stochastic.joint_lines import Joint
from gametheory_bp.equilibria.stochastic.outer import Link
from gametheory_bp.equilibria.subgame_perfect.planar import fraction

__all__ = ["recorded"]


def recorded(arena: Arena, links: Sequence[Link]) -> tuple[StochasticLink | JointLink, ...]:
    """The links that cut anything or drop states."""
    found: list[StochasticLink | JointLink] = []
    for before, link in zip(links, links[1:], strict=False):
        if link.joint is not None:
            found.append(_joint(arena, link.joint))
        elif link.reaches or link.family != before.family:
            found.append(_lines(arena, link))
    return tuple(found)


def _lines(arena: Arena, link: Link) -> StochasticLink:
    lines = []
    for reach in link.reaches:
        alive = [h for h in reach.offsets if h is not None]
        normal, offsets = arena.line(reach.normal, alive)
        numbers = iter([fraction(h) for h in offsets])
        shown = tuple(None if h is None else next(numbers) for h in reach.offsets)
        lines.append(LineFamily(normal, shown))
    return StochasticLink(tuple(lines))


def _joint(arena: Arena, joint: Joint) -> JointLink:
    """Weights and multipliers grow as the normals do; the arena's are in units of its own."""
    lines, factors = [], []
    for line in joint.lines:
        normal, (offset,) = arena.line(line.normal, [line.offset])
        i = int(line.normal[0] == 0)
        factors.append(normal[i] * arena.unit[i] / line.normal[i])
        weight = fraction(line.weight * factors[-1])
        lines.append(StateLine(line.state, normal, fraction(offset), weight))
    leanings = []
    for lean in joint.leanings:
        row, column = (arena.choices[r].actions for r in lean.rivals)
        one, other = (
            fraction(factors[lean.line] * m / u)
            for m, u in zip(lean.multipliers, arena.unit, strict=True)
        )
        actions, rivals = arena.choices[lean.choice].actions, (row[0], column[1])
        leanings.append(StateLeaning(lean.line, actions, (one, other), rivals, lean.rests_on))
    return JointLink(tuple(lines), tuple(leanings))
