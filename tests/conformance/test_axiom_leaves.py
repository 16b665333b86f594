"""What every axiom file promises: a source, a rule that keeps it, a rule that breaks it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from gametheory_bp.axioms import Axiom, Control, find_violation, list_axioms, load_axiom
from gametheory_bp.axioms.variations import VARIATIONS
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.axiom_relations import RELATIONS
from gametheory_bp.certificates.problem_domain import DOMAINS
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import UnknownNameError

AXIOMS = list_axioms()
QUICK, THOROUGH = 60, 3000
LONGEST_SEARCH = 1000
"""Proposals within which every negative control must be found out."""


def controls_hold(axiom: Axiom, budget: int) -> tuple[bool, bool]:
    """Whether the satisfying control is not found out, and the violating one is."""
    kept, broken = axiom.satisfied_by, axiom.violated_by
    good = find_violation(kept.call, axiom, kept.domain, budget=budget)
    bad = find_violation(broken.call, axiom, broken.domain, budget=LONGEST_SEARCH)
    return good.defined and not good.found, bad.found and bool(verify(bad.violation))


@pytest.mark.parametrize("name", AXIOMS)
def test_the_controls_come_out(name: str) -> None:
    assert controls_hold(load_axiom(name), QUICK) == (True, True)


@pytest.mark.slow
@pytest.mark.parametrize("name", AXIOMS)
def test_the_satisfying_control_stands_a_long_search(name: str) -> None:
    axiom = load_axiom(name)
    budget = THOROUGH // 10 if name == "continuity" else THOROUGH
    assert controls_hold(axiom, budget) == (True, True)


def test_planted_controls_are_found_out() -> None:
    axiom = load_axiom("scale_covariance")
    exchanged = replace(axiom, satisfied_by=axiom.violated_by, violated_by=axiom.satisfied_by)
    assert controls_hold(exchanged, QUICK) == (False, False)


def test_a_planted_false_axiom_is_refuted_for_a_good_rule() -> None:
    axiom = load_axiom("strong_monotonicity")
    false = replace(axiom, title="Nobody ever gains", demand="not_more")
    found = find_violation("proportional", false, budget=100)
    assert found.violation is not None and verify(found.violation)
    assert found.violation.axiom == "Nobody ever gains"


def rarely_unfair(problem: BargainingProblem) -> Any:
    """Nash's product, but for larger sets what row likes most: most small problems hide it."""
    return solve(problem, "nash" if len(problem.vertices) < 4 else "dictator").points


def only_at_the_origin(problem: BargainingProblem) -> Any:
    """Nash's product of payoffs: it is right as long as d = (0, 0)."""
    return solve(BargainingProblem(problem.payoff_set), "nash").points


def half_a_step(problem: BargainingProblem) -> Any:
    """The middle of d and Nash's point: individually rational, covariant, and a waste."""
    d, p = problem.disagreement, solve(problem, "nash").point
    return (d[0] + p[0]) / 2, (d[1] + p[1]) / 2


@pytest.mark.parametrize(
    ("rule", "axiom", "kept"),
    [
        (rarely_unfair, "anonymity", "weak_pareto_optimality"),
        (only_at_the_origin, "individual_rationality", "weak_pareto_optimality"),
        (half_a_step, "weak_pareto_optimality", "scale_covariance"),
    ],
)
def test_planted_false_rules_are_caught(rule: Any, axiom: str, kept: str) -> None:
    found = load_axiom(axiom).find_violation(rule)
    assert found.violation is not None and verify(found.violation) and found.violation.reported
    assert not load_axiom(kept).find_violation(rule, budget=200).found


@pytest.mark.parametrize("name", AXIOMS)
def test_the_witness_is_small_and_survives_json(name: str) -> None:
    axiom = load_axiom(name)
    control = axiom.violated_by
    found = find_violation(control.call, axiom, control.domain).violation
    assert found is not None
    data: dict[str, Any] = json.loads(json.dumps(found.to_json()))
    assert verify(data)
    assert found.reported == callable(control.rule)
    assert found.axiom in found.sentence() and found.rule in found.sentence()
    base = found.problems[0].vertices
    assert len(base) <= 4 and max(max(map(abs, p)) for p in base) <= 4


@pytest.mark.parametrize("name", AXIOMS)
def test_the_leaf_documents_itself(name: str) -> None:
    axiom = load_axiom(name)
    text = import_module(f"gametheory_bp.axioms.library.{name}").__doc__ or ""
    flat = " ".join(text.split())
    assert "Source: " in flat
    assert axiom.source.split(" (")[0].split(",")[0] in flat and axiom.source[-5:-1] in flat
    assert axiom.title and axiom.statement and axiom.set_valued
    assert axiom.formula.plain and axiom.formula.tex
    assert set(axiom.domains) <= set(DOMAINS)
    assert axiom.satisfied_by != axiom.violated_by


def test_every_relation_has_a_variation_and_an_axiom() -> None:
    assert set(VARIATIONS) == set(RELATIONS)
    assert {load_axiom(name).relation for name in AXIOMS} == set(RELATIONS)


@pytest.mark.parametrize("name", AXIOMS)
def test_an_axiom_asks_for_itself_as_the_functions_do(name: str) -> None:
    axiom = load_axiom(name)
    assert axiom.id == axiom.name == name
    assert replace(axiom, title="Mine").id == "Mine"  # what is changed is no longer that axiom
    control = axiom.violated_by
    found = axiom.find_violation(control.call, control.domain, 0, QUICK)
    assert found == find_violation(control.call, name, control.domain, 0, budget=QUICK)
    if found.violation is not None:
        problems, numbers = found.violation.problems, found.violation.certificate.numbers
        again = axiom.check(control.call, problems, numbers=numbers)
        assert again.status == "violated" and again.axiom == name


def test_a_relation_outside_the_closed_list_is_refused() -> None:
    axiom = load_axiom("symmetry")
    with pytest.raises(UnknownNameError, match="symetric"):
        replace(axiom, relation="symetric")
    with pytest.raises(UnknownNameError, match="exchange"):
        replace(axiom, demand="exchange")
    assert Control("nash").call == "nash"
