"""The answer of a bargaining rule: all its points, flags, exactness and certificate."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.solution_claim import FLAGS, Coordinates
from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.welfare.parameter import Parameters

__all__ = ["Solution"]


@dataclass(frozen=True, slots=True)
class Solution(Result):
    """All optima of a rule on a problem.

    Attributes
    ----------
    problem : BargainingProblem
    rule : str
        Id of the rule.
    parameters : tuple of (name, value)
        In the order in which the rule declares them.
    points : tuple of pairs
        All optima in payoff space, increasing in the row payoff; where they form a segment
        its two end points.  Coordinates are ``Fraction``, ``Algebraic`` or ``Interval``.
    flags : tuple of str
        Names of special cases; ``notes`` has the sentences.
    exactness : Exactness
    certificate : record or None

    Examples
    --------
    >>> from gametheory_bp import BargainingProblem, solve
    >>> solution = solve(BargainingProblem([(0, 0), (4, 1), (2, 2)]), "egalitarian")
    >>> solution.point
    (Fraction(2, 1), Fraction(2, 1))
    """

    problem: BargainingProblem
    rule: str
    parameters: Parameters
    points: tuple[Coordinates, ...]
    flags: tuple[str, ...]
    exactness: Exactness
    certificate: Any
    formula: Formula
    reason: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each flag."""
        return tuple(FLAGS[flag] for flag in self.flags)

    @property
    def is_tied(self) -> bool:
        """Whether there is more than one optimum."""
        return len(self.points) > 1

    @property
    def is_segment(self) -> bool:
        """Whether the points are the two ends of a segment of optima."""
        return len(self.points) == 2 and self.problem.set_kind == "convex"

    @property
    def point(self) -> Coordinates:
        """The optimum, or the first of several (see ``points`` for all of them)."""
        return self.points[0]

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate; empty where there is one."""
        return self.reason if self.certificate is None else ""

    def claim(self) -> dict[str, Any]:
        """Problem, rule, parameters, points and flags."""
        return {
            "problem": self.problem.statement,
            "rule": self.rule,
            "parameters": self.parameters,
            "points": self.points,
            "flags": self.flags,
        }

    def display(self) -> Stack:
        """The rule's formula over a table of the points."""
        given = ", ".join(f"{name} = {value}" for name, value in self.parameters)
        heading = f"{self.rule} ({given})" if given else self.rule
        rows = tuple((number_text(x), number_text(y)) for x, y in self.points)
        note = "; ".join((*self.notes, str(self.exactness)))
        return Stack(heading, (self.formula, Table("", ("row", "column"), rows, note)))

    def __repr__(self) -> str:
        points = ", ".join(f"({number_text(x)}, {number_text(y)})" for x, y in self.points)
        return f"Solution({self.rule}: {points}; {self.exactness})"


LONGEST = 40
"""Characters up to which a fraction is written out; longer ones come from brackets of sets."""


def number_text(number: Any) -> str:
    """A number in few characters: fractions as they are unless long, others as rounded decimals."""
    if isinstance(number, Fraction):
        words = str(number)
        return words if len(words) <= LONGEST else f"~{float(number):.10g}"
    return f"{float(number):.10g}"
