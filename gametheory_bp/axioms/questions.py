"""The two questions about a rule and an axiom: on these problems, and on any of a domain."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from gametheory_bp.axioms.axiom import Axiom
from gametheory_bp.axioms.outcome import AxiomOutcome
from gametheory_bp.axioms.registry import read_axiom
from gametheory_bp.axioms.search_outcome import SearchOutcome
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.axiom_case import Selection

__all__ = ["check_axiom", "find_violation"]


def check_axiom(
    rule: Any,
    axiom: str | Axiom,
    problems: BargainingProblem | Iterable[BargainingProblem],
    *,
    numbers: Iterable[Any] | None = None,
    selection: Selection = "middle",
) -> AxiomOutcome:
    """Whether a rule keeps an axiom on given problems, exactly.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function from a problem to its point or points.
    axiom : str or Axiom
        An id of :func:`list_axioms`.
    problems : BargainingProblem or sequence of them
        In the order in which the axiom's relation names them, e.g. (S, S') with S in S' for
        monotonicity, (S, S') with S' in S for independence.
    numbers : sequence, optional
        Numbers of the relation; found from the problems except for ``risk_sensitivity``, which
        takes where the concave function bends and its slopes before and beyond.
    selection : {"middle", "first", "last"}
        Which point stands for a solution with several, where the axiom needs one.

    Returns
    -------
    AxiomOutcome
        ``.status`` is "holds", "violated", "undecided" or "not applicable".

    Raises
    ------
    UnknownNameError
        If axiom or rule is unknown.
    InputValueError
        If the number of problems is not the relation's.

    Notes
    -----
    Exactness: exact; irrational payoffs are compared in proved bounds, and what they leave open
    is "undecided", never "violated".  Certificate: ``axiom_violation``.

    Examples
    --------
    >>> small = BargainingProblem([(0, 0), (2, 0), (0, 2)])
    >>> large = BargainingProblem([(0, 0), (2, 0), (2, 1), (0, 2)])
    >>> check_axiom("kalai_smorodinsky", "strong_monotonicity", [small, large])
    AxiomOutcome(kalai_smorodinsky, strong_monotonicity: holds)
    >>> check_axiom("nash", "strong_monotonicity", [large, small]).status
    'not applicable'
    """
    return read_axiom(axiom).check(rule, problems, numbers=numbers, selection=selection)


def find_violation(
    rule: Any,
    axiom: str | Axiom,
    domain: str = "comprehensive",
    rng: int | Random = 0,
    *,
    budget: int = 1000,
    selection: Selection = "middle",
) -> SearchOutcome:
    """Search for problems on which a rule breaks an axiom.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function from a problem to its point or points.
    axiom : str or Axiom
        An id of :func:`list_axioms`.
    domain : str
        "convex", "comprehensive", "strictly_comprehensive" or "finite"; each of them also with
        "_individually_rational" behind, for sets without points below d.
    rng : int or random.Random
        Seed of the random stages.
    budget : int >= 4
        How many instances are proposed: up to half of them on the grid, the rest at random and
        by hill-climbing.
    selection : {"middle", "first", "last"}
        Which point stands for a solution with several, where the axiom needs one.

    Returns
    -------
    SearchOutcome
        ``.violation`` is None or the witness, shrunk; the counts say what was tried.

    Raises
    ------
    UnknownNameError
        If axiom, rule or domain is unknown.

    Notes
    -----
    Exactness: a violation is proved and re-verifies; "none found" proves nothing.
    Certificate: of the violation, ``axiom_violation``.

    Examples
    --------
    >>> found = find_violation("utilitarian", "scale_covariance")
    >>> found.violation.certificate.numbers
    (Fraction(2, 1), Fraction(1, 1), Fraction(0, 1), Fraction(0, 1))
    >>> find_violation("nash", "scale_covariance", budget=100)
    SearchOutcome(nash, scale_covariance: no violation in 97 comprehensive instances)
    """
    return read_axiom(axiom).find_violation(rule, domain, rng, budget, selection=selection)
