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

from flint import fmpq, fmpq_mat

from gametheory_bp.certificates.repeated_stage import RepeatedStage
from gametheory_bp.equilibria.subgame_perfect.algebraic_structure import (
    ActiveStructure,
    CornerRule,
    generating_guesses,
    suggested,
)
from gametheory_bp.equilibria.subgame_perfect.corner_equations import Solution, precise_corners
from gametheory_bp.equilibria.subgame_perfect.limit import Limit, simple
from gametheory_bp.equilibria.subgame_perfect.planar import (
    Corners,
    Point,
    hull,
    overhang,
    to_fractions,
)
from gametheory_bp.equilibria.subgame_perfect.stage import Stage

__all__ = ["RuledLimits"]

BITS = 256
"""Bits of a guess; the payoffs of both players range from 0 to 1."""

ROUNDS = 0, 6
"""Steps of the operator after which rules are read off."""

WITHIN = fmpq(1, 1 << 60)
"""How far a guess may reach beyond a link."""

Rules = tuple[tuple[CornerRule, ...], tuple[int, int]]


class RuledLimits:
    """The guesses along one chain of links.

    A guess whose lines are not proved from a polygon far away may be proved from a later link:
    it is kept until it succeeds, or until some link cuts into it.
    """

    def __init__(self, stage: Stage, punishments: Point | None) -> None:
        self.stage, self.punishments = stage, punishments
        self._definition = _measured(stage)
        self._tried: set[Rules] = set()
        self._open: list[Limit] = []

    def kept(self, corners: Corners) -> Iterator[Limit]:
        """Earlier guesses that are still within the link."""
        self._open = [x for x in self._open if overhang(x.corners, corners) < WITHIN]
        yield from tuple(self._open)

    def fresh(self, corners: Corners) -> Iterator[Limit]:
        """Guesses by rules that are read off near some polygon; no rules come twice."""
        fixed = None if self.punishments is None else to_fractions([self.punishments])[0]
        guesses = generating_guesses(self.stage, corners, self.punishments, ROUNDS)
        for structure in suggested(self._definition, guesses, fixed):
            rules = structure.rules, structure.worst
            if rules not in self._tried:
                self._tried.add(rules)
                solution = precise_corners(structure, BITS)
                limit = None if solution is None else _limit(structure, solution)
                if limit is not None:
                    self._open.append(limit)
                    yield limit

    def settle(self, limit: Limit) -> None:
        """Lines are proved up to this guess: it has done what it can."""
        self._open = [x for x in self._open if x is not limit]


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
