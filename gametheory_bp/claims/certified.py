"""Optima whose certificates were verified on the spot, for decisions that rest on them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, solve, welfare_optimum
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import NotDefinedError, UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["certified_optimum", "certified_solution"]


def certified_optimum(
    game: BimatrixGame, rule: str, among: str, disagreement: Any = (0, 0), **parameters: Any
) -> tuple[Point, ...]:
    """All optima of a rule on a payoff set of a game; the certificate is verified first.

    Raises
    ------
    UnprovedError
        If the certificate does not verify.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> certified_optimum(load_game("asymmetric_bach_or_stravinsky"), "nash", "correlated")
    ((Fraction(3, 1), Fraction(3, 2)),)
    """
    optimum = welfare_optimum(game, rule, among, disagreement, **parameters)
    if optimum.certificate is None or not verify(optimum):
        raise UnprovedError(f"{rule} among {among}: no verified certificate; {optimum.reason}")
    return rational_points(optimum.points)


def certified_solution(
    problem: BargainingProblem, rule: str, **parameters: Any
) -> tuple[Point, ...]:
    """All points of a rule on a bargaining problem; the certificate is verified first."""
    solution = solve(problem, rule, **parameters)
    if solution.certificate is None or not verify(solution):
        raise UnprovedError(f"{rule}: no verified certificate; {solution.uncertified_reason}")
    return rational_points(solution.points)


def rational_points(points: tuple[Coordinates, ...]) -> tuple[Point, ...]:
    """The points as pairs of fractions; raises ``NotDefinedError`` if one is irrational."""
    found = []
    for x, y in points:
        if not isinstance(x, Fraction) or not isinstance(y, Fraction):
            raise NotDefinedError(f"({x}, {y}) is irrational; the claim asks for rational optima")
        found.append((x, y))
    return tuple(found)
