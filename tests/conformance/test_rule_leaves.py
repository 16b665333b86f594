"""What every bargaining rule file promises: an example, a source, a refusal with its reason."""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module

import pytest

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.certificates.verification import verify
from gametheory_bp.errors import NotDefinedError, UnknownNameError
from gametheory_bp.welfare.example import WorkedExample

PROBLEMS = {
    "convex": BargainingProblem([(0, 0), (4, 1), (2, 2)]),
    "finite": BargainingProblem([(0, 0), (4, 1), (2, 2)], finite=True),
}


def example_holds(name: str, example: WorkedExample) -> bool:
    problem = BargainingProblem(
        example.vertices, example.disagreement, example.comprehensive, example.finite
    )
    solution = solve(problem, name, **example.parameters)
    return solution.points == example.expected and bool(verify(solution.to_json()))


@pytest.mark.parametrize("name", RULES.names())
def test_the_worked_example_comes_out_and_is_proved(name: str) -> None:
    assert example_holds(name, RULES.load(name).example)


def test_a_planted_wrong_example_is_seen() -> None:
    wrong = WorkedExample(vertices=((0, 0), (4, 1), (2, 2)), points=((2, 2),))
    assert not example_holds("kalai_smorodinsky", wrong)


@pytest.mark.parametrize("name", RULES.names())
def test_the_leaf_documents_itself(name: str) -> None:
    rule: BargainingRule = RULES.load(name)
    text = import_module(f"gametheory_bp.bargaining.rules.{name}").__doc__ or ""
    assert "Source: " in text and rule.source.split(" (")[0] in text
    assert rule.title and rule.statement and rule.formula.plain and rule.formula.tex
    assert "convex" in rule.sets
    for parameter in rule.parameters:
        assert parameter.meaning
        assert parameter.read(parameter.default) == parameter.default
        assert isinstance(parameter.default, (Fraction, str))


@pytest.mark.parametrize("name", RULES.names())
@pytest.mark.parametrize("kind", PROBLEMS)
def test_defined_sets_are_solved_and_others_refused_with_the_reason(name: str, kind: str) -> None:
    rule = RULES.load(name)
    if kind in rule.sets:
        assert verify(solve(PROBLEMS[kind], name))
    else:
        with pytest.raises(NotDefinedError) as caught:
            solve(PROBLEMS[kind], name)
        assert rule.refusal in str(caught.value)


@pytest.mark.parametrize("name", RULES.names())
def test_unknown_parameters_are_refused_by_name(name: str) -> None:
    with pytest.raises(UnknownNameError, match="colour"):
        solve(PROBLEMS["convex"], name, colour="red")
