"""Relations and demands against brute-force readings of their definitions on sampled points.

Nothing of the package's geometry is used on the oracle's side: sets are sampled on fine grids of
convex combinations, solutions come from a plain search over them.
"""

from __future__ import annotations

from fractions import Fraction as F
from itertools import product
from random import Random
from typing import Any

import pytest

from gametheory_bp.axioms import find_violation, load_axiom
from gametheory_bp.axioms.checking import examine
from gametheory_bp.axioms.rule_call import RuleCall
from gametheory_bp.axioms.search import Search
from gametheory_bp.certificates.axiom_relations import relation_holds
from gametheory_bp.certificates.payoff_sets import payoff_set

Point = tuple[F, F]
STEPS = 6
TOLERANCE = F(1, 10**9)


def sample(problem: Any) -> list[Point]:
    """Convex combinations of any three of the vertices with weights in sixths."""
    vertices = payoff_set(problem)
    if problem.finite:
        return list(vertices)
    weights = [
        (F(i, STEPS), F(j, STEPS), 1 - F(i + j, STEPS))
        for i in range(STEPS + 1)
        for j in range(STEPS + 1 - i)
    ]
    return list(
        {
            (u * a[0] + v * b[0] + w * c[0], u * a[1] + v * b[1] + w * c[1])
            for a, b, c in product(vertices, repeat=3)
            for u, v, w in weights
        }
    )


def inside(point: Point, problem: Any) -> bool:
    """Membership by signs of cross products around the vertices, or by listing."""
    vertices = payoff_set(problem)
    if problem.finite:
        return point in vertices
    turns = [
        (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])
        for a, b in zip(vertices, (*vertices[1:], vertices[0]), strict=True)
    ]
    return all(t >= 0 for t in turns)


def answer(found: Any, k: int) -> tuple[float, float]:
    x, y = found.case.chosen(k)
    return float(x), float(y)


def instances(axiom: str, rule: str, domain: str, count: int) -> list[Any]:
    """Random related problems as the search proposes them."""
    search = Search(axiom, load_axiom(axiom), RuleCall(rule), domain, "middle")
    drawn = search.random(Random(7))
    found: list[Any] = []
    while len(found) < count:
        instance = search.evaluate(next(drawn))
        if instance is not None:
            found.append(instance)
    return found


@pytest.mark.parametrize("domain", ["comprehensive", "convex", "finite"])
def test_growth_loses_no_point(domain: str) -> None:
    for found in instances("strong_monotonicity", "leximin", domain, 8):
        small, large = found.case.problems
        assert all(inside(p, large) for p in sample(small))
        before, after = answer(found, 0), answer(found, 1)
        worst = max(before[k] - after[k] for k in (0, 1))
        assert float(found.amount.middle) == pytest.approx(worst)


@pytest.mark.parametrize("domain", ["comprehensive", "finite"])
def test_cuts_lose_only_what_is_good_for_i(domain: str) -> None:
    for found in instances("cut_monotonicity", "kalai_smorodinsky", domain, 8):
        large, small = found.case.problems
        i = found.case.players[0]
        for p in sample(large):
            if not inside(p, small):
                assert float(p[i]) >= answer(found, 0)[i] - 1e-12


@pytest.mark.parametrize("domain", ["comprehensive", "finite"])
def test_twists_gain_and_lose_on_the_right_side(domain: str) -> None:
    for found in instances("twisting", "nash", domain, 5):
        before, after = found.case.problems
        i = found.case.players[0]
        j, f = 1 - i, answer(found, 0)
        for p in sample(after):
            if not inside(p, before):
                assert float(p[i]) >= f[i] - 1e-12 and float(p[j]) <= f[j] + 1e-12
        for p in sample(before):
            if not inside(p, after):
                assert float(p[i]) <= f[i] + 1e-12 and float(p[j]) >= f[j] - 1e-12


@pytest.mark.parametrize("domain", ["comprehensive", "finite"])
def test_sums_hold_all_sums(domain: str) -> None:
    for found in instances("super_additivity", "leximin", domain, 3):
        a, b, total = found.case.problems
        for p, q in product(sample(a)[:12], sample(b)[:12]):
            assert inside((p[0] + q[0], p[1] + q[1]), total)
        assert len(payoff_set(total)) <= len(payoff_set(a)) * len(payoff_set(b))


@pytest.mark.parametrize("domain", ["comprehensive", "finite"])
def test_bent_utilities_point_by_point(domain: str) -> None:
    for found in instances("risk_sensitivity", "nash", domain, 6):
        before, after = found.case.problems
        i, (at, slope, beyond) = found.case.players[0], found.case.numbers
        low = before.disagreement[i]
        for p in sample(before):
            x = low + (min(p[i], at) - low) * slope + max(p[i] - at, F(0)) * beyond
            assert inside((x, p[1]) if i == 0 else (p[0], x), after)


@pytest.mark.parametrize("domain", ["comprehensive", "convex", "finite"])
@pytest.mark.parametrize("rule", ["dictator", "proportional", "utilitarian"])
def test_optimality_by_comparing_points(rule: str, domain: str) -> None:
    for found in instances("strong_pareto_optimality", rule, domain, 6):
        (problem,) = found.case.problems
        for x, y in found.case.points[0]:
            better = [q for q in sample(problem) if q[0] >= x and q[1] >= y and q != (x, y)]
            if better:
                assert found.violated
                assert found.amount.low >= max(q[0] + q[1] - x - y for q in better)


def test_a_planted_wrong_relation_is_seen() -> None:
    drawn = instances("strong_monotonicity", "nash", "comprehensive", 9)
    case = next(f.case for f in drawn if len({payoff_set(p) for p in f.case.problems}) == 2)
    turned = type(case)(case.problems[::-1], case.points[::-1], "both", (), "middle")
    assert relation_holds("expansion", case)
    assert not relation_holds("expansion", turned)
    axiom, call = load_axiom("strong_monotonicity"), RuleCall("nash")
    reason = examine("x", axiom, call, turned.problems, "both", (), "middle")
    assert isinstance(reason, str) and "S lies in S'" in reason


def test_known_violations_from_the_literature_are_rediscovered() -> None:
    """Textbook facts: who breaks what on comprehensive problems."""
    for rule, axiom in (
        ("nash", "individual_monotonicity"),  # Kalai and Smorodinsky (1975)
        ("kalai_smorodinsky", "independence_of_irrelevant_alternatives"),
        ("nash", "step_by_step_negotiation"),  # Kalai (1977)
        ("proportional", "scale_covariance"),
        ("raiffa_discrete", "super_additivity"),
    ):
        assert find_violation(rule, axiom, budget=600).found, (rule, axiom)
