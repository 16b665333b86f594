"""Vertices of a face, from its dictionary.

In the nonbasic variables z >= 0 the face is {z : b + C z >= 0}, small when few variables are
left.  Its vertices are the extreme rays (w, z), w > 0, of the cone {w, z >= 0, w b + C z >= 0},
found by the double description method (Motzkin, Raiffa, Thompson and Thrall 1953): start from the
orthant, cut by one inequality after the other, and join adjacent rays on different sides.  Two
rays are adjacent when no third ray is tight wherever both are; this holds in any degenerate
position.  A vertex is returned as the coprime integers proportional to the mixture: their sum is
the denominator.
"""

from __future__ import annotations

from math import gcd

from gametheory_bp.equilibria.nash.face import Face

__all__ = ["Weights", "face_vertices"]

Weights = tuple[int, ...]
"""A mixture as coprime non-negative integers; probabilities are ``weight / sum(weights)``."""

_Ray = tuple[list[int], int]


def face_vertices(face: Face, own: range) -> list[Weights]:
    """The mixtures at all vertices of a bounded face; ``own`` are the labels that are mixed."""
    basic, nonbasic, rows, _ = face
    if not nonbasic:
        values = {label: row[0] for label, row in zip(basic, rows, strict=True)}
        return [_coprime([values.get(label, 0) for label in own])]
    rays = _extreme_rays(rows, 1 + len(nonbasic))
    found = []
    for ray in rays:
        values = dict(zip(nonbasic, (z * face[3] for z in ray[1:]), strict=True))
        for label, row in zip(basic, rows, strict=True):
            values[label] = sum(a * z for a, z in zip(row, ray, strict=True))
        found.append(_coprime([values.get(label, 0) for label in own]))
    return found


def _extreme_rays(rows: list[list[int]], dimension: int) -> list[list[int]]:
    rays: list[_Ray] = [
        ([int(k == axis) for k in range(dimension)], ((1 << dimension) - 1) ^ (1 << axis))
        for axis in range(dimension)
    ]
    for index, row in enumerate(rows, start=dimension):
        if min(row) < 0:
            rays = _cut(rays, row, 1 << index)
    return [ray for ray, _ in rays]


def _cut(rays: list[_Ray], row: list[int], bit: int) -> list[_Ray]:
    """The extreme rays of the cone's part where ``row . ray >= 0``."""
    values = [sum(a * z for a, z in zip(row, ray, strict=True)) for ray, _ in rays]
    tight_sets = [tight for _, tight in rays]
    kept: list[_Ray] = []
    above, below = [], []
    for k, (value, (ray, tight)) in enumerate(zip(values, rays, strict=True)):
        if value < 0:
            below.append(k)
            continue
        kept.append((ray, tight if value else tight | bit))
        if value:
            above.append(k)
    for i in above:
        for j in below:
            both = tight_sets[i] & tight_sets[j]
            if any(
                both & tight == both for k, tight in enumerate(tight_sets) if k != i and k != j
            ):
                continue
            up, down = values[i], -values[j]
            ray = [down * a + up * b for a, b in zip(rays[i][0], rays[j][0], strict=True)]
            divisor = gcd(*ray)
            kept.append(([a // divisor for a in ray], both | bit))
    return kept


def _coprime(values: list[int]) -> Weights:
    divisor = gcd(*values)
    return tuple(value // divisor for value in values)
