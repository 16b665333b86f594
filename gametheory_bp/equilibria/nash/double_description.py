"""Extreme rays of a cone, by the double description method.

Start from the orthant, whose extreme rays are the axes, and cut by one inequality after the
other: rays on the wrong side are dropped, and every pair of adjacent rays on different sides is
joined where the edge between them meets the cut.  Two rays are adjacent when no third ray is
tight wherever both are; that is right in any degenerate position, so no perturbation is needed.
All numbers are integers; a ray carries the bit mask of the inequalities it is tight at.

Reference: T. S. Motzkin, H. Raiffa, G. L. Thompson and R. M. Thrall, "The double description
method" (1953).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd
from operator import mul

__all__ = ["Ray", "extreme_rays"]

Ray = tuple[list[int], int]
"""Coprime coordinates, and the mask of tight inequalities: bit k < d is coordinate k, bit d + r
is cut r."""


def extreme_rays(
    dimension: int, cuts: Iterable[Sequence[int]], largest: int | None = None
) -> list[Ray] | None:
    """Extreme rays of ``{z >= 0, cut . z >= 0 for all cuts}``.

    Returns None as soon as there are more than ``largest`` of them on the way.
    """
    axes = (1 << dimension) - 1
    rays: list[Ray] = [
        ([int(k == axis) for k in range(dimension)], axes ^ (1 << axis))
        for axis in range(dimension)
    ]
    for index, cut in enumerate(cuts, start=dimension):
        rays = _cut(rays, cut, 1 << index, dimension - 2)
        if largest is not None and len(rays) > largest:
            return None
    return rays


def _cut(rays: list[Ray], cut: Sequence[int], bit: int, least: int) -> list[Ray]:
    """The extreme rays of the part where ``cut . z >= 0``.

    Adjacent rays share at least ``least`` tight inequalities: a cheap first test.
    """
    kept: list[Ray] = []
    above: list[tuple[int, list[int], int]] = []
    below: list[tuple[int, list[int], int]] = []
    for ray, tight in rays:
        value = sum(map(mul, cut, ray))
        if value < 0:
            below.append((value, ray, tight))
        elif value:
            above.append((value, ray, tight))
            kept.append((ray, tight))
        else:
            kept.append((ray, tight | bit))
    masks = [tight for _, tight in rays]
    for up, ray_up, tight_up in above:
        for down, ray_down, tight_down in below:
            both = tight_up & tight_down
            if both.bit_count() < least or not _adjacent(both, masks):
                continue
            joined = [up * b - down * a for a, b in zip(ray_up, ray_down, strict=True)]
            divisor = gcd(*joined)
            kept.append(([a // divisor for a in joined], both | bit))
    return kept


def _adjacent(both: int, masks: list[int]) -> bool:
    """Whether only the two rays themselves are tight everywhere in ``both``."""
    count = 0
    for mask in masks:
        if both & mask == both:
            count += 1
            if count > 2:
                return False
    return True
