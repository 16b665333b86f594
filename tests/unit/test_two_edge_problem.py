"""Closed forms of the two-edge problem: proved, and equal to ``solve`` at random numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F
from random import Random

import pytest
import sympy

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.symbolic import (
    Case,
    letters,
    nonnegative_form,
    prove_case,
    two_edge_cases,
    two_edge_table,
)
from tests.effort import scaled

CASES = two_edge_cases()
RULES = tuple(dict.fromkeys(case.rule for case in CASES))


def number(expression: object, values: dict[object, F]) -> F:
    value = sympy.sympify(expression).subs(values)
    return F(int(value.p), int(value.q))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}, {case.where}")
def test_every_case_is_proved(case: Case) -> None:
    assert prove_case(case), prove_case(case)


@pytest.mark.parametrize("rule", RULES)
def test_some_case_applies_and_each_gives_the_point_of_solve(rule: str) -> None:
    s = letters()
    rng = Random(rule)
    tried = 0
    while tried < scaled(25):
        p, q, run, drop = (F(rng.randrange(1, 12), rng.randrange(1, 4)) for _ in range(4))
        if p * q <= run * drop:
            continue
        tried += 1
        w = F(rng.randrange(1, 8), 8)
        values = {s.p: p, s.q: q, s.run: run, s.drop: drop, s.u: w, s.v: 1 - w}
        problem = BargainingProblem([(0, 0), (0, q + drop), (p, q), (p + run, 0)])
        weighted = rule in ("weighted_utilitarian", "proportional")
        answer = solve(problem, rule, **({"weight": w} if weighted else {})).points
        applying = [
            case for case in CASES
            if case.rule == rule and all(number(c, values) >= 0 for c in case.conditions)
        ]  # fmt: skip
        points = {tuple(number(x, values) for x in case.point) for case in applying}
        assert points == set(answer)


def test_a_planted_wrong_point_and_a_dropped_condition_are_caught() -> None:
    nash = next(case for case in CASES if (case.rule, case.where) == ("nash", "right edge"))
    (x, y), s = nash.point, letters()
    assert not prove_case(replace(nash, point=(x + s.run / 7, y)))
    assert not prove_case(replace(nash, point=(x, y * 2)))
    assert not prove_case(replace(nash, conditions=()))


def test_what_can_be_negative_gets_no_proof() -> None:
    x, y = sympy.symbols("x y", positive=True)
    assert nonnegative_form(x**2 - x * y + y**2, []) is None  # true, but not seen this way
    assert nonnegative_form(x - y, []) is None
    assert nonnegative_form(1 / (x - y), []) is None


def test_the_table_lists_every_proved_case() -> None:
    table = two_edge_table(["nash", "egalitarian"]).display()
    assert len(table.rows) == 5
    assert ("nash", "right edge", "A - p >= 0", "(A + p)/2", "q*(A + p)/(2*A)") in table.rows
