"""Newton's method on the equations that the corners of a set of equilibrium payoffs solve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flint import fmpq, fmpq_mat

from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import ActiveStructure
from gametheory_bp.equilibria.subgame_perfect.stage import rational

__all__ = ["Solution", "precise_corners"]

STEPS = 24

Corners = list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Solution:
    """The corners, and the Jacobian of the right sides of their equations."""

    corners: Corners
    jacobian: Any


def precise_corners(structure: ActiveStructure, bits: int) -> Solution | None:
    """The solution of the equations, each coordinate to so many bits; None if none is found."""
    corners = [
        (_rounded(rational(x), bits), _rounded(rational(y), bits)) for x, y in structure.start
    ]
    size, end = 2 * len(corners), fmpq(1, 1 << (bits - 32))
    try:
        for _ in range(STEPS):
            gaps = _difference(structure.image(corners), corners)
            jacobian = _jacobian(structure, corners, bits)
            moved = (_identity(size) - jacobian).solve(fmpq_mat(size, 1, gaps))
            corners = [
                _near((v[0] + moved[2 * k, 0], v[1] + moved[2 * k + 1, 0]), bits)
                for k, v in enumerate(corners)
            ]
            if max(abs(moved[k, 0]) for k in range(size)) < end:
                return Solution(corners, jacobian)
    except ZeroDivisionError:
        return None
    return None


def _jacobian(structure: ActiveStructure, corners: Corners, bits: int) -> Any:
    """Difference quotients of the image, to half the bits."""
    size, image = 2 * len(corners), structure.image(corners)
    matrix, h = fmpq_mat(size, size), fmpq(1, 1 << bits)
    for j in range(size):
        k, moved = j // 2, list(corners)
        x, y = corners[k]
        moved[k] = (x, y + h) if j % 2 else (x + h, y)
        for i, change in enumerate(_difference(structure.image(moved), image)):
            matrix[i, j] = _rounded(change / h, bits // 2)
    return matrix


def _difference(a: Corners, b: Corners) -> list[Any]:
    return [x - y for v, w in zip(a, b, strict=True) for x, y in zip(v, w, strict=True)]


def _identity(size: int) -> Any:
    return fmpq_mat(size, size, [int(i == j) for i in range(size) for j in range(size)])


def _near(point: tuple[Any, Any], bits: int) -> tuple[Any, Any]:
    return _rounded(point[0], bits), _rounded(point[1], bits)


def _rounded(number: Any, bits: int) -> Any:
    return fmpq((number * (1 << bits)).floor(), 1 << bits)
