"""The type of a variation: how instances of a relation are built from base problems.

A *choice* is a tuple of small integers, each below the bound that the relation's
:class:`Variation` states, so that choices can be listed, drawn, changed by one, and shrunk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.axiom_case import AxiomCase, Box, Selection
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.geometry.vectors import Point

__all__ = ["Proposal", "Setting", "Variation"]

Problem = ProblemStatement
Proposal = tuple[tuple[Problem, ...], tuple[Fraction, ...]]
"""Related problems and the numbers of the relation."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a variation may use beside the base problems."""

    choice: tuple[int, ...]
    i: int
    ask: Callable[[Problem], Any]
    selection: Selection

    def solution(self, problem: Problem) -> tuple[Point | None, Box] | None:
        """The chosen point of the rule: itself if it is rational, and its bounds."""
        solved = self.ask(problem)
        if solved is None:
            return None
        case = AxiomCase((problem,), (solved.points,), "both", (), self.selection)
        x, y = case.chosen(0)
        rational = (x, y) if isinstance(x, Fraction) and isinstance(y, Fraction) else None
        return rational, case.box(0)


Build = Callable[[tuple[Problem, ...], Setting], Proposal | None]


@dataclass(frozen=True, slots=True)
class Variation:
    """How many base problems a relation starts from, the bounds of its choice, its builder."""

    build: Build
    bounds: tuple[int, ...] = ()
    bases: int = 1
