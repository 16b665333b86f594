"""The polygon towards which the chain creeps, from the equations that its corners solve.

A step of the chain that is not quite at its limit shows which pairs and promises make the corners.
The equations that these suggest are polynomial, and Newton's method solves them in a few cheap
steps, also where the set operator itself has a kink at the limit
(:mod:`~gametheory_bp.equilibria.subgame_perfect.limit` would creep there).  The result is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from flint import fmpq_mat

from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import (
    ActiveStructure,
    CornerRule,
    generating_guesses,
    suggested,
)
from gametheory_bp.equilibria.subgame_perfect.corner_equations import Solution, precise_corners
from gametheory_bp.equilibria.subgame_perfect.limit import Limit, simple
from gametheory_bp.equilibria.subgame_perfect.planar import Corners, Point, hull, to_fractions
from gametheory_bp.equilibria.subgame_perfect.stage import Stage

__all__ = ["Rules", "ruled_limits"]

BITS = 256
"""Bits of a guess; the payoffs of both players range from 0 to 1."""

ROUNDS = 0, 6
"""Steps of the operator after which rules are read off."""

Rules = tuple[tuple[CornerRule, ...], tuple[int, int]]


def ruled_limits(
    stage: Stage, corners: Corners, punishments: Point | None, tried: set[Rules]
) -> Iterator[Limit]:
    """Guesses of the limit near a link of the chain; ``tried`` collects rules, none comes twice."""
    fixed = None if punishments is None else to_fractions([punishments])[0]
    guesses = generating_guesses(stage, corners, punishments, ROUNDS)
    for structure in suggested(_measured(stage), guesses, fixed):
        rules = structure.rules, structure.worst
        if rules not in tried:
            tried.add(rules)
            solution = precise_corners(structure, BITS)
            limit = None if solution is None else _limit(structure, solution)
            if limit is not None:
                yield limit


def _limit(structure: ActiveStructure, solution: Solution) -> Limit | None:
    """The solution as a guess, if it is the polygon that the rules were read off."""
    image = structure.image(solution.corners)
    corners = [
        payoffs if still else (simple(v[0]), simple(v[1]))
        for v, payoffs, still in zip(solution.corners, image, structure.still, strict=True)
    ]
    if not _round_a_polygon(corners) or not all(0 <= x <= 1 for v in corners for x in v):
        return None
    size = 2 * len(corners)
    identity = fmpq_mat(size, size, [int(i == j) for i in range(size) for j in range(size)])
    return Limit(corners, (identity - solution.jacobian).inv(), structure.still)


def _round_a_polygon(corners: Corners) -> bool:
    """Whether points are the corners of a polygon, counter-clockwise from any of them on."""
    polygon = hull(corners)
    first = corners.index(polygon[0])
    return polygon == corners[first:] + corners[:first]


def _measured(stage: Stage) -> RepeatedStage:
    """The definition of the game in the players' units."""

    def exact(point: Any) -> tuple[Fraction, Fraction]:
        return to_fractions([point])[0]

    return RepeatedStage(
        Fraction(int(stage.discount.p), int(stage.discount.q)),
        {p.actions: exact(p.payoff) for p in stage.pairs},
        {p.actions: exact(p.deviation) for p in stage.pairs},
        exact(stage.pure_minimax),
    )
