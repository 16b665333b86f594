"""Vertices of a face, from its dictionary.

In the nonbasic variables z >= 0 the face is {z : b + C z >= 0}, small when few variables are
left.  Its vertices are the extreme rays (w, z), w > 0, of the cone {w, z >= 0, w b + C z >= 0}.
A vertex is returned as the coprime integers proportional to the mixture: their sum is the
denominator.
"""

from __future__ import annotations

from math import gcd

from gametheory_bp.equilibria.nash.double_description import extreme_rays
from gametheory_bp.equilibria.nash.face_pivot import Face

__all__ = ["Weights", "face_vertices"]

Weights = tuple[int, ...]
"""A mixture as coprime non-negative integers; probabilities are ``weight / sum(weights)``."""


def face_vertices(face: Face, own: range) -> list[Weights]:
    """The mixtures at all vertices of a bounded face; ``own`` are the labels that are mixed."""
    basic, nonbasic, rows, denominator = face
    if not nonbasic:
        values = {label: row[0] for label, row in zip(basic, rows, strict=True)}
        return [_coprime([values.get(label, 0) for label in own])]
    found = []
    for ray, _ in extreme_rays(1 + len(nonbasic), rows) or ():
        values = dict(zip(nonbasic, (z * denominator for z in ray[1:]), strict=True))
        for label, row in zip(basic, rows, strict=True):
            values[label] = sum(a * z for a, z in zip(row, ray, strict=True))
        found.append(_coprime([values.get(label, 0) for label in own]))
    return found


def _coprime(values: list[int]) -> Weights:
    divisor = gcd(*values)
    return tuple(value // divisor for value in values)
