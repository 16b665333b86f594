"""Lists of axioms that principals insist on, and the rules that remain."""

from __future__ import annotations

import pytest

from gametheory_bp.axioms import rules_remaining, rules_satisfying
from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError

IIA, UNITS = "independence_of_irrelevant_alternatives", "scale_covariance"
GROWTH, HALF = "strong_monotonicity", "midpoint_domination"
RULES = ("kalai_smorodinsky", "nash", "proportional")
BUDGET = 100


def test_each_principal_objects_and_what_is_left_remains() -> None:
    found = rules_remaining([IIA, UNITS], [HALF], rules=RULES, budget=BUDGET)
    assert found.remaining == ("nash",) == found.accepted(0)
    assert found.accepted(1) == ("kalai_smorodinsky", "nash")
    assert found.objections("proportional", 0) == (UNITS,)
    assert found.objections("proportional", 1) == (HALF,)
    assert found.objections("nash", 0) == ()
    text = str(found)
    assert "remains" in text and "principal 2 insists on midpoint_domination" in text
    assert repr(found) == "Agreement(nash of 3)"


def test_what_was_only_searched_is_not_called_kept() -> None:
    # the Nash solution breaks the axiom; a search of a few proposals does not see it
    short = rules_remaining([UNITS], ["individual_monotonicity"], rules=["nash"], budget=4)
    assert short.remaining == ("nash",)
    row = short.display().rows[0]
    assert row[-1].startswith("as far as searched: individual_monotonicity (") and "yes" not in row
    assert rules_remaining(["individual_monotonicity"], rules=["nash"]).remaining == ()


def test_demands_that_no_rule_keeps() -> None:
    found = rules_remaining([GROWTH], [UNITS, HALF], rules=RULES, budget=BUDGET)
    assert found.remaining == () and "no rule" in repr(found)
    assert found.accepted(0) == ("proportional",)


def test_a_rule_that_is_not_defined_does_not_remain() -> None:
    found = rules_remaining(["symmetry"], rules=["inequity_averse"], budget=8)
    assert found.remaining == () and found.objections("inequity_averse", 0) == ("symmetry",)


def test_one_list() -> None:
    assert rules_satisfying([GROWTH], RULES, budget=BUDGET) == ("proportional",)


def test_bad_lists_are_refused() -> None:
    with pytest.raises(InputTypeError, match="one word"):
        rules_remaining("symmetry")
    with pytest.raises(InputValueError, match="no principal named"):
        rules_remaining([], [])
    with pytest.raises(UnknownNameError, match="symmetry"):
        rules_satisfying(["symetry"])


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    rules = ["--rules", ",".join(RULES), "--budget", str(BUDGET)]
    lists = ["--principal", f"{IIA},{UNITS}", "--principal", HALF]
    assert run(["axioms", *rules, *lists]) == DONE
    shown = capsys.readouterr().out
    assert "objection of principal 2" in shown and shown.count("yes") == 1
    assert run(["axioms", *rules, "--axioms", IIA, UNITS, "--describe", "nash"]) == DONE
    assert "scale_covariance, independence" in capsys.readouterr().out.replace(
        f"{IIA}, {UNITS}", f"{UNITS}, independence"
    )
    assert run(["axioms", *rules, *lists, "--axioms", IIA]) == BAD_INPUT
    assert "leave out --axioms" in capsys.readouterr().err
