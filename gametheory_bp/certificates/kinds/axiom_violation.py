"""Proof that a rule breaks an axiom: solutions of related problems that fail what is demanded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.axiom_case import Player, Selection
from gametheory_bp.certificates.kinds.welfare_optimum import SolutionProof
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates, SolutionClaim
from gametheory_bp.exact.codec import record

__all__ = ["AxiomViolation", "ReportedPoints"]


@record("reported_points")
@dataclass(frozen=True, slots=True)
class ReportedPoints(SolutionClaim):
    """Points as a rule without certificates reported them: nothing proves that they are right."""


@record("axiom_violation")
@dataclass(frozen=True, slots=True)
class AxiomViolation:
    """The relation holds between the problems, and the demand fails for the solutions.

    Attributes
    ----------
    axiom, rule, domain : str
    relation, demand : str
        Names from the closed lists; the axiom says that the one implies the other.
    player : {"row", "column", "both"}
        The player of whom the axiom speaks here.
    numbers : tuple of Fraction
        Numbers of the relation.
    selection : {"first", "middle", "last"}
        Which point stands for a solution with several.
    problems, points, solutions
        In the order in which the relation names them; each solution proves its points.
    """

    axiom: str
    rule: str
    domain: str
    relation: str
    demand: str
    player: Player
    numbers: tuple[Fraction, ...]
    selection: Selection
    problems: tuple[ProblemStatement, ...]
    points: tuple[tuple[Coordinates, ...], ...]
    solutions: tuple[SolutionProof | ReportedPoints, ...]
