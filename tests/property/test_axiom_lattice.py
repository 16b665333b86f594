"""The implications between axioms: every violation of a conclusion breaks a premise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from gametheory_bp.axioms import (
    IMPLICATIONS,
    Implication,
    Violation,
    check_axiom,
    find_violation,
    implied,
    load_axiom,
)
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import list_rules
from gametheory_bp.certificates.axiom_relations import COUNTS
from tests.effort import one_in

RULES = ("dictator", "equal_area", "kalai_smorodinsky", "nash", "proportional", "utilitarian")
BUDGET, FOR_CONTROLS = 60, 600
DOMAINS = (
    "comprehensive",
    "strictly_comprehensive",
    "strictly_comprehensive_individually_rational",
    "convex",
)


@cache
def witness(rule: Any, axiom: str, domain: str, budget: int = BUDGET) -> Violation | None:
    return find_violation(rule, axiom, domain, budget=budget).violation


def families(
    problems: tuple[BargainingProblem, ...], count: int
) -> Iterator[tuple[BargainingProblem, ...]]:
    """The problems themselves, each alone, each twice: as many as the premise is about."""
    if len(problems) == count:
        yield problems
    for problem in problems:
        yield (problem,) * count


def breaks_a_premise(rule: Any, implication: Implication, violation: Violation) -> bool:
    return any(
        check_axiom(rule, premise, family).status == "violated"
        for premise in implication.premises
        for family in families(violation.problems, COUNTS[load_axiom(premise).relation])
    )


def unexplained(
    implication: Implication, domain: str, rules: tuple[Any, ...], budget: int = BUDGET
) -> tuple[int, list[str]]:
    """How many violations of the conclusion there are, and those that break no premise."""
    tested, found = 0, []
    for rule in rules:
        violation = witness(rule, implication.conclusion, domain, budget)
        if violation is not None:
            tested += 1
            if not breaks_a_premise(rule, implication, violation):
                found.append(violation.sentence())
    return tested, found


@pytest.mark.parametrize(
    "implication", one_in(2, IMPLICATIONS), ids=lambda i: f"{i.premises}{i.conclusion}"
)
def test_a_witness_against_the_conclusion_breaks_a_premise(implication: Implication) -> None:
    domain = next(d for d in DOMAINS if d in implication.domains)
    _, found = unexplained(implication, domain, RULES)
    assert found == []
    control = load_axiom(implication.conclusion).violated_by
    if control.domain in implication.domains and not control.parameters:
        rules = (control.rule,)
        tested, found = unexplained(implication, control.domain, rules, FOR_CONTROLS)
        assert (tested, found) == (1, [])


def test_planted_implications_are_refuted() -> None:
    for premise, conclusion in (
        ("symmetry", "scale_covariance"),
        ("independence_of_irrelevant_alternatives", "strong_monotonicity"),
        ("weak_pareto_optimality", "strong_pareto_optimality"),
    ):
        _, found = unexplained(Implication((premise,), conclusion, ""), "comprehensive", RULES)
        assert found


def test_what_follows_is_found() -> None:
    assert "restricted_monotonicity" in implied(["strong_monotonicity"])
    assert "strong_pareto_optimality" not in implied(["weak_pareto_optimality"])
    assert "strong_pareto_optimality" in implied(
        ["weak_pareto_optimality"], "strictly_comprehensive_individually_rational"
    )
    assert implied([]) == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("domain", [*DOMAINS, "finite"])
def test_the_whole_library_keeps_the_lattice(domain: str) -> None:
    for implication in IMPLICATIONS:
        if domain in implication.domains:
            assert unexplained(implication, domain, tuple(list_rules()))[1] == []
