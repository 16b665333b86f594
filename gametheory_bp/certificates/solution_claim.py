"""What every certificate of a bargaining solution claims, and the flags it may carry.

The claim is "these points are all the optima of this rule, with these parameters, on this
problem".  Each kind of proof adds its evidence as further fields::

    @record("ray")
    @dataclass(frozen=True, slots=True)
    class Ray(SolutionClaim):
        direction: Point

A flag names a documented special case, never free text, so that a checker can decide whether
it applies.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval

__all__ = ["FLAGS", "Coordinates", "SolutionClaim"]

Coordinates = tuple[Fraction | Algebraic | Interval, Fraction | Algebraic | Interval]
"""A payoff pair whose numbers are rational, algebraic or certified intervals."""

FLAGS = MappingProxyType(
    {
        "nobody_gains": (
            "no point of the set is better than the disagreement point for both players; these "
            "are the strongly Pareto-optimal points among those at least as good for both"
        ),
        "dominating": (
            "the rule's point on the comprehensive hull is not in the set; these are the points "
            "of the set that are at least as good for both players"
        ),
    }
)
"""Special cases by name, each with the sentence that a result shows."""


@dataclass(frozen=True, slots=True)
class SolutionClaim:
    """The fields that all certificates of solutions share; each kind derives from it."""

    problem: ProblemStatement
    rule: str
    parameters: tuple[tuple[str, Fraction | str], ...]
    points: tuple[Coordinates, ...]
    flags: tuple[str, ...]
