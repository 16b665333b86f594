"""``check_rule``: the axioms that a rule claims to satisfy, as one assertion of a test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gametheory_bp.axioms import SearchOutcome, find_violation, list_axioms

__all__ = ["check_rule"]


def check_rule(
    rule: Any,
    satisfies: Iterable[str] = ("weak_pareto_optimality", "symmetry"),
    breaks: Iterable[str] = (),
    *,
    domain: str = "comprehensive",
    rng: int = 0,
    budget: int = 300,
) -> tuple[SearchOutcome, ...]:
    """Assert that no violation of some axioms is found, and one of each of some others.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function from a problem to its point or points.
    satisfies, breaks : sequences of str
        Axioms of which no violation, and a violation, must be found.
    domain, rng, budget
        As in :func:`gametheory_bp.find_violation`.

    Returns
    -------
    tuple of SearchOutcome
        One for each axiom, in the order given.

    Raises
    ------
    AssertionError
        Naming the first axiom that comes out otherwise, with the witness in words.
    UnknownNameError
        If an axiom is unknown.

    Examples
    --------
    >>> outcomes = check_rule("nash", ["symmetry"], breaks=["strong_monotonicity"], budget=100)
    >>> [outcome.found for outcome in outcomes]
    [False, True]
    """
    outcomes = []
    for axioms, expected in ((satisfies, False), (breaks, True)):
        for axiom in axioms:
            outcome = find_violation(rule, axiom, domain, rng, budget=budget)
            if not outcome.defined:
                raise AssertionError(f"{axiom} could not be tested on the {domain} domain")
            if outcome.found != expected:
                raise AssertionError(outcome.sentence())
            outcomes.append(outcome)
    if not outcomes:
        raise AssertionError(f"no axiom was named; choose from {', '.join(list_axioms())}")
    return tuple(outcomes)
