"""A broken axiom as an object: problems, solutions, and which payoff moved which way."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from gametheory_bp.axioms.rule_call import problem_of
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import number_text
from gametheory_bp.certificates.axiom_case import AxiomCase
from gametheory_bp.certificates.axiom_demands import SENTENCES, shortfall
from gametheory_bp.certificates.axiom_relations import STATEMENTS
from gametheory_bp.certificates.kinds.axiom_violation import AxiomViolation, ReportedPoints
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.result import Result
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.display import Stack, Table
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.exact.interval import Interval

__all__ = ["REPORTED", "Violation"]

REPORTED = "values as reported by the rule"
"""What marks a violation whose solutions have no certificates."""


@dataclass(frozen=True, slots=True)
class Violation(Result):
    """Problems and solutions that break an axiom.

    Attributes
    ----------
    certificate : AxiomViolation
        Holds everything; re-verifies without the rule's code.
    exactness : Exactness
        Exact unless some coordinate is an interval.

    Examples
    --------
    >>> from gametheory_bp.axioms import find_violation
    >>> violation = find_violation("egalitarian", "scale_covariance").violation
    >>> violation.axiom, len(violation.problems), violation.reported
    ('scale_covariance', 2, False)
    """

    certificate: AxiomViolation
    exactness: Exactness

    @property
    def axiom(self) -> str:
        """Id of the axiom."""
        return self.certificate.axiom

    @property
    def rule(self) -> str:
        """Id of the rule, or the name of a user's function."""
        return self.certificate.rule

    @property
    def problems(self) -> tuple[BargainingProblem, ...]:
        """The related problems, in the order in which the axiom names them."""
        return tuple(map(problem_of, self.certificate.problems))

    @property
    def points(self) -> tuple[tuple[Coordinates, ...], ...]:
        """The rule's points on each problem."""
        return self.certificate.points

    @property
    def reported(self) -> bool:
        """Whether some solution is only what a rule without certificates reported."""
        return any(isinstance(s, ReportedPoints) for s in self.certificate.solutions)

    @property
    def amount(self) -> Interval:
        """By how much the demand fails, in payoffs; bounds if a coordinate is irrational."""
        c = self.certificate
        return shortfall(
            c.demand, AxiomCase(c.problems, c.points, c.player, c.numbers, c.selection)
        )

    @property
    def moves(self) -> tuple[tuple[str, int, int], ...]:
        """Which payoff moved which way: (player, index of the problem, sign of the change).

        Changes are between one problem's solution and the next one's; unproved signs are 0.
        """
        c = self.certificate
        case = AxiomCase(c.problems, c.points, c.player, c.numbers, c.selection)
        found = []
        for k in range(1, len(c.problems)):
            before, after = case.box(k - 1), case.box(k)
            for i, player in enumerate(("row", "column")):
                change = after[i] - before[i]
                found.append((player, k, (change.low > 0) - (change.high < 0)))
        return tuple(found)

    def sentence(self) -> str:
        """The violation in words."""
        c = self.certificate
        told = "; ".join(
            f"on {problem_text(p)} it picks {points_text(points)}"
            for p, points in zip(c.problems, c.points, strict=True)
        )
        who = "" if c.player == "both" else f" (i = {c.player})"
        mark = f" [{REPORTED}]" if self.reported else ""
        related = f" Here {STATEMENTS[c.relation]}{self._numbers()}." if len(c.problems) > 1 else ""
        return (
            f"{c.rule} breaks {c.axiom}{who}: {told}.{related} It is not so that "
            f"{SENTENCES[c.demand]}: short by {amount_text(self.amount)}.{mark}"
        )

    def _numbers(self) -> str:
        numbers = self.certificate.numbers
        return f" ({', '.join(map(str, numbers))})" if numbers else ""

    def claim(self) -> dict[str, Any]:
        """Everything but the proofs of the solutions."""
        c = self.certificate
        return {f.name: getattr(c, f.name) for f in fields(c) if f.name != "solutions"}

    def display(self) -> Stack:
        """The sentence's parts as a table of problems and solutions."""
        c = self.certificate
        rows = tuple(
            (str(k + 1), problem_text(p), points_text(points))
            for k, (p, points) in enumerate(zip(c.problems, c.points, strict=True))
        )
        note = f"not so: {SENTENCES[c.demand]}; short by {amount_text(self.amount)}"
        if self.reported:
            note += f"; {REPORTED}"
        heading = f"{c.rule} breaks {c.axiom}: {STATEMENTS[c.relation]}"
        return Stack(heading, (Table("", ("problem", "set and d", "solution"), rows, note),))

    def __repr__(self) -> str:
        mark = f"; {REPORTED}" if self.reported else ""
        return f"Violation({self.rule} breaks {self.axiom} by {amount_text(self.amount)}{mark})"


def problem_text(problem: ProblemStatement) -> str:
    """A problem in one line.

    Examples
    --------
    >>> problem_text(BargainingProblem([(0, 0), (2, 1)]).statement)
    'hull{(0, 0), (2, 1)}, d = (0, 0)'
    """
    word = "points" if problem.finite else "hull"
    if problem.comprehensive:
        word = "comprehensive hull"
    listed = ", ".join(f"({x}, {y})" for x, y in problem.vertices)
    d0, d1 = problem.disagreement
    return f"{word}{{{listed}}}, d = ({d0}, {d1})"


def points_text(points: tuple[Coordinates, ...]) -> str:
    """The points in one line."""
    return " and ".join(f"({number_text(x)}, {number_text(y)})" for x, y in points)


def amount_text(amount: Interval) -> str:
    """A shortfall as a fraction where it is exact."""
    return str(amount.low) if amount.width == 0 else f"{float(amount.low):.4g}"
