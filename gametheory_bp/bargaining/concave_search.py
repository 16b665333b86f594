"""Finding the maximiser of a concave function, without proof: the proof comes from tangents.

Either the user states the function once more in cvxpy's atoms, and one convex program finds the
point; or the point is found by cutting: at the centre of gravity of a polygon the gradient says
which half still matters (each cut leaves at most 1 - 1/e of the area; Levin 1965, Newman 1965).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from gametheory_bp.equilibria.correlated.polytope import equilibrium_polytope
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, cross, dot, subtract

__all__ = ["centres_of_gravity", "point_by_cvxpy"]

GRID = 1 << 52
"""Centres are rounded to multiples of 1 / GRID of the polygon's size: they only guide."""


def point_by_cvxpy(
    game: BimatrixGame, coarse: bool, model: Callable[[Any, Any], Any]
) -> tuple[float, float]:
    """Payoffs that maximise ``model(x, y)`` over the (coarse) correlated equilibria, in floats.

    Raises
    ------
    UnprovedError
        If cvxpy finds the model not concave, or its solver fails.
    """
    import cvxpy
    import numpy as np

    program = equilibrium_polytope(game, coarse=coarse).program
    p: Any = cvxpy.Variable(program.columns, nonneg=True)
    constraints: list[Any] = []
    for row in program.rows:
        value = np.array(row.coefficients, dtype=float) @ p[list(row.indices)]
        constraints.append(value == row.bound if row.equality else value <= row.bound)
    x: Any = game.row_matrix.floats().ravel() @ p
    y: Any = game.column_matrix.floats().ravel() @ p
    problem: Any = cvxpy.Problem(cvxpy.Maximize(model(x, y)), constraints)
    if not problem.is_dcp():
        raise UnprovedError("cvxpy cannot see that the model is concave; rewrite it in its atoms")
    problem.solve()
    if x.value is None:
        raise UnprovedError(f"cvxpy found no point: {problem.status}")
    return float(x.value), float(y.value)


def centres_of_gravity(
    polygon: Polygon, gradient: Callable[[Point], Point], steps: int
) -> list[Point]:
    """Points of the polygon that approach a maximiser, in the order in which they were tried."""
    tried: list[Point] = []
    rest = polygon
    for _ in range(steps):
        centre = _centre(rest)
        tried.append(centre)
        slope = gradient(centre)
        if not any(slope) or rest.dimension == 0:
            break
        cut = rest.clip((-slope[0], -slope[1]), -dot(slope, centre))
        if cut.is_empty or cut == rest:
            break
        rest = cut
    return tried


def _centre(polygon: Polygon) -> Point:
    vertices = polygon.vertices
    if len(vertices) < 3:
        exact = _mean(vertices)
        return exact if len(vertices) == 1 else _on_segment(vertices, Fraction(1, 2))
    origin, twice = vertices[0], Fraction(0)
    x = y = Fraction(0)
    for a, b in zip(vertices[1:], vertices[2:], strict=False):
        u, v = subtract(a, origin), subtract(b, origin)
        area = cross(u, v)
        twice += area
        x, y = x + area * (u[0] + v[0]), y + area * (u[1] + v[1])
    centre = origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)
    size = max(abs(a - b) for v in vertices for a, b in zip(v, centre, strict=True))
    rounded = (_rounded(centre[0], size), _rounded(centre[1], size))
    return rounded if polygon.contains(rounded) else centre


def _mean(points: tuple[Point, ...]) -> Point:
    count = len(points)
    return sum(p[0] for p in points) / Fraction(count), sum(p[1] for p in points) / Fraction(count)


def _on_segment(ends: tuple[Point, ...], t: Fraction) -> Point:
    (a, b), (u, v) = ends
    return a + t * (u - a), b + t * (v - b)


def _rounded(number: Fraction, size: Fraction) -> Fraction:
    """A number with a short denominator, near in comparison with the size."""
    scale = 1 << max(0, (GRID * size.denominator // size.numerator).bit_length())
    return Fraction(round(number * scale), scale)
