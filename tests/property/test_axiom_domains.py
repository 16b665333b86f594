"""Domains: their strategies stay inside, their parts nest, check_rule speaks for a rule."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gametheory_bp as gt
from gametheory_bp.axioms.shapes import grid_shapes, problem_of_shape
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.certificates.problem_domain import DOMAINS, in_domain
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.testing import check_rule, problems_of_domain
from tests.effort import scaled

PARTS = {
    "strictly_comprehensive": ("comprehensive", "convex", "any"),
    "comprehensive": ("convex", "any"),
    "convex_individually_rational": ("convex", "any"),
    "finite_individually_rational": ("finite", "any"),
    "finite": ("any",),
    "convex": ("any",),
}


@settings(max_examples=scaled(40))
@given(data=st.data())
@pytest.mark.parametrize("domain", DOMAINS)
def test_strategies_stay_in_their_domain_and_domains_nest(domain: str, data: Any) -> None:
    problem = data.draw(problems_of_domain(domain)).statement
    assert in_domain(problem, domain)
    assert all(in_domain(problem, larger) for larger in PARTS.get(domain, ()))


@settings(max_examples=scaled(40))
@given(problem=problems_of_domain("strictly_comprehensive"))
def test_where_weak_and_strong_optimality_agree(problem: BargainingProblem) -> None:
    """By definition: on the boundary above d no point is only weakly optimal."""
    d, frontier = problem.disagreement, problem.frontier
    assert frontier[0][0] == d[0] and frontier[-1][1] == d[1]
    for rule in ("proportional", "egalitarian"):
        assert gt.check_axiom(rule, "strong_pareto_optimality", problem).status == "holds"


def test_planted_problems_outside_are_seen() -> None:
    square = BargainingProblem([(0, 0), (1, 0), (1, 1), (0, 1)]).statement
    assert in_domain(square, "comprehensive") and not in_domain(square, "strictly_comprehensive")
    triangle = BargainingProblem([(0, 0), (2, 1), (1, 2)]).statement
    assert in_domain(triangle, "convex") and not in_domain(triangle, "comprehensive")
    flat = BargainingProblem([(0, 0), (2, 0)]).statement
    assert in_domain(flat, "any") and not in_domain(flat, "convex")
    below = BargainingProblem([(-1, 0), (2, 1)]).statement
    assert in_domain(below, "convex") and not in_domain(below, "convex_individually_rational")
    assert not in_domain(square, "no such domain")
    with pytest.raises(UnknownNameError, match="finite"):
        problems_of_domain("finit")


@pytest.mark.parametrize("domain", [d for d in DOMAINS if d != "any"])
def test_the_grid_lists_each_problem_once(domain: str) -> None:
    shapes = grid_shapes(domain, 2)
    sets = [problem_of_shape(shape, domain) for shape in shapes]
    assert all(p is not None and in_domain(p, domain) for p in sets)
    assert len({p.payoff_set for p in sets if p is not None}) == len(shapes) >= 5


def test_check_rule_speaks_for_a_rule() -> None:
    check_rule("nash", ["symmetry", "weak_pareto_optimality"], ["strong_monotonicity"])
    with pytest.raises(AssertionError, match="breaks strong_monotonicity"):
        check_rule("nash", ["strong_monotonicity"])
    with pytest.raises(AssertionError, match="no violation of symmetry"):
        check_rule("nash", [], ["symmetry"], budget=20)
    with pytest.raises(AssertionError, match="no axiom was named"):
        check_rule("nash", [])
