"""Certificates of the rules on problems of every shape: true ones pass, damaged ones do not.

Any field may be damaged.  A damaged certificate is refused unless it is a valid proof of the same
stored claim; the fields where that can happen are named here.
"""

from __future__ import annotations

import copy
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given, settings

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.verification import verify
from gametheory_bp.testing.problems import bargaining_problems
from tests.effort import scaled
from tests.property.mutations import mutations

# evidence that may differ for the same claim, by kind
FREE = {
    "ray": {"normal"},  # at a corner several lines support the set
    "lexicographic": {"weights"},  # likewise
    "concession_path": {"path", "southeast", "northwest"},  # a rest at the end, a slower leg
}

PROBLEMS = {
    "trapezoid": BargainingProblem([(0, 0), (2, 0), (1, 1), (0, 1)]),
    "corner": BargainingProblem([(0, 0), (0, 3), (4, 2), (6, 0)], (2, 1)),
    "shadow": BargainingProblem([(2, 0), (2, 1), (3, 1), (3, 0)]),
    "roots": BargainingProblem([(0, 0), (0, 7), (3, 6), (5, F(9, 2)), (6, 0)]),
    "line": BargainingProblem([(0, 0), (0, 3)]),
    "finite": BargainingProblem([(1, 3), (4, 1), (0, 9), (1, 1)], finite=True),
    "staircase": BargainingProblem([(1, 3), (4, 1)], finite=True),
    "axes": BargainingProblem([(3, 0), (0, 4), (1, 0)], finite=True),
}
CASES = [
    (rule, name)
    for rule in RULES.names()
    for name, problem in PROBLEMS.items()
    if problem.set_kind in RULES.load(rule).sets
]


@settings(max_examples=scaled(20))
@given(problem=bargaining_problems())
@pytest.mark.parametrize("rule", RULES.names())
def test_every_answer_is_proved_and_survives_json(rule: str, problem: BargainingProblem) -> None:
    if problem.set_kind in RULES.load(rule).sets:
        solution = solve(problem, rule)
        assert verify(solution.to_json()), verify(solution)
        assert verify(solution.certificate)


def some(changes: list[Any], limit: int = 60) -> list[Any]:
    """At most so many, spread over all places."""
    return changes[:: max(1, len(changes) // limit)]


@pytest.mark.parametrize(("rule", "name"), CASES)
def test_damaged_certificates_are_refused(rule: str, name: str) -> None:
    document = solve(PROBLEMS[name], rule).to_json()
    kind = document["certificate"]["kind"]
    for path, damaged in some(list(mutations(document["certificate"]))):
        if verify({**document, "certificate": damaged}):
            assert path and path[0] in FREE.get(kind, set()), (path, damaged)


@pytest.mark.parametrize(("rule", "name"), CASES)
@pytest.mark.parametrize("field", ["points", "flags", "rule"])
def test_false_claims_with_matching_certificates_are_refused(
    rule: str, name: str, field: str
) -> None:
    document = solve(PROBLEMS[name], rule).to_json()
    for path, damaged in mutations(document["claim"][field]):
        forged = copy.deepcopy(document)
        forged["claim"][field] = forged["certificate"][field] = damaged
        assert not verify(forged), (field, path, damaged)


@pytest.mark.parametrize("rule", RULES.names())
def test_another_rule_cannot_borrow_the_certificate(rule: str) -> None:
    """Where two rules differ, renaming the rule does not help."""
    problem = PROBLEMS["roots"]
    own = solve(problem, rule)
    for other in RULES.names():
        if solve(problem, other).points != own.points:
            document = own.to_json()
            document["claim"]["rule"] = document["certificate"]["rule"] = other
            parameters = solve(problem, other).to_json()["claim"]["parameters"]
            document["claim"]["parameters"] = document["certificate"]["parameters"] = parameters
            assert not verify(document), (rule, other)


def test_a_narrower_interval_than_proved_is_refused() -> None:
    solution = solve(PROBLEMS["roots"], "raiffa_continuous")
    document = solution.to_json()
    low, high = (F(document["claim"]["points"][0][0][k]) for k in ("low", "high"))
    for end, value in (("low", (3 * low + high) / 4), ("high", (low + 3 * high) / 4)):
        forged = copy.deepcopy(document)
        for part in ("claim", "certificate"):
            forged[part]["points"][0][0][end] = str(value)
        assert not verify(forged)


@pytest.mark.parametrize("chain", ["southeast", "northwest"])
def test_legs_that_reach_too_far_are_refused(chain: str) -> None:
    """A leg that claims to stay further inside than its flow does proves nothing."""
    from dataclasses import replace

    certificate = solve(PROBLEMS["roots"], "raiffa_continuous").certificate
    assert verify(certificate)
    legs = getattr(certificate, chain)
    time, normal, end = legs[0]
    tiny = F(1, 10**12)
    for damaged in (
        (time * (1 + tiny), normal, end),  # a longer time leads further east
        (time, normal, (end[0], end[1] + tiny)),
        (time, (normal[0], normal[1] - tiny), end),  # no supporting line of the set
        (F(3, 2), normal, end),
        (F(0), normal, end),
    ):
        changed = replace(certificate, **{chain: (damaged, *legs[1:])})
        if damaged[1] == normal or min(damaged[1]) < 0:
            assert not verify(changed), damaged
