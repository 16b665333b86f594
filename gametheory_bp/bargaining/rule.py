"""The type of a bargaining rule, and of the answer that its ``solve`` gives.

A rule file defines one :class:`BargainingRule`.  Its ``solve`` gets a problem whose individually
rational part is known to be non-empty, and the parameters by name; it returns a
:class:`RuleAnswer`.  The rule does not know its own id: :func:`gametheory_bp.bargaining.solve`
completes the certificate with problem, id, parameters, points and flags.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.parameter import Parameter, ParameterValue

if TYPE_CHECKING:
    from gametheory_bp.bargaining.problem import BargainingProblem

__all__ = ["BargainingRule", "Parameter", "RuleAnswer"]


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """All points that a rule picks, with the evidence.

    Parameters
    ----------
    points : tuple of pairs
        All optima in payoff space; the two end points where they form a segment.  Coordinates
        are ``Fraction``, ``Algebraic`` or ``Interval``.
    evidence : callable or None
        The certificate record with its evidence filled in, usually
        ``functools.partial(Ray, direction=...)``; it is called with the keywords ``problem``,
        ``rule``, ``parameters``, ``points`` and ``flags``.
    flags : tuple of str
        Names from :data:`gametheory_bp.certificates.solution_claim.FLAGS`.
    uncertified_reason : str
        Why there is no evidence; required where ``evidence`` is None.
    """

    points: tuple[Coordinates, ...]
    evidence: Callable[..., Any] | None
    flags: tuple[str, ...] = ()
    uncertified_reason: str = ""


@dataclass(frozen=True, slots=True)
class BargainingRule:
    """A bargaining rule: what it says, where it is defined, how it is computed.

    Parameters
    ----------
    title, statement : str
        Name, and the rule in one sentence.
    formula : Formula
        The rule as text and LaTeX.
    source : str
        Paper, year, theorem.
    solve : callable
        ``solve(problem, parameters) -> RuleAnswer``.
    example : WorkedExample
        A problem whose answer is known.
    exactness : str
        What is promised: e.g. ``"rational"``, ``"algebraic"``, ``"certified interval"``.
    parameters : tuple of Parameter
    sets : tuple of {"convex", "finite", "curved"}
        Kinds of payoff set on which the rule is defined.
    refusal : str
        Why it is not defined on the other kinds; shown to users.

    Examples
    --------
    >>> from gametheory_bp.bargaining.rules import RULES
    >>> RULES.load("kalai_smorodinsky").title
    'Kalai-Smorodinsky'
    """

    title: str
    statement: str
    formula: Formula
    source: str
    solve: Callable[[BargainingProblem, Mapping[str, ParameterValue]], RuleAnswer]
    example: WorkedExample
    exactness: str = "rational"
    parameters: tuple[Parameter, ...] = ()
    sets: tuple[str, ...] = ("convex",)
    refusal: str = "the rule is defined on convex sets; take the convex hull if lotteries are meant"
