"""The table of rules by axioms: statuses, resume, progress, queries, forms."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp.axioms import Cell, axiom_table, list_axioms
from gametheory_bp.axioms.theorems import THEOREMS, theorem_of
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import list_rules, solve
from gametheory_bp.certificates.problem_domain import DOMAINS
from gametheory_bp.certificates.verification import verify
from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.errors import InputValueError, UnknownNameError

CONVEX = ("convex", "comprehensive", "strictly_comprehensive")
PARTS = {domain: CONVEX[k + 1 :] for k, domain in enumerate(CONVEX)}
PARTS |= {f"{d}_individually_rational": () for d in (*CONVEX, "finite")}
RULES = ("nash", "kalai_smorodinsky", "proportional")
AXIOMS = ("scale_covariance", "strong_monotonicity", "symmetry")
BUDGET = 30


def marks(table: Any) -> list[str]:
    return [cell.mark for cell in table.cells]


def test_proved_violated_and_searched_cells_differ() -> None:
    table = axiom_table(("nash", "egalitarian_pareto"), AXIOMS, budget=BUDGET)
    assert [c.status for c in table.cells] == [
        "proved",
        "violated",
        "proved",
        "violated",
        "violated",
        "none found",
    ]
    assert table.cell("nash", "symmetry").reference == "Nash (1950)"
    assert table.cell("nash", "symmetry").instances > 0  # a theorem spares no search
    assert "instances" in table.cell("egalitarian_pareto", "symmetry").sentence


def test_a_theorem_counts_only_on_its_own_domain() -> None:
    assert theorem_of("kalai_smorodinsky", "individual_monotonicity", "comprehensive")
    assert not theorem_of("kalai_smorodinsky", "individual_monotonicity", "finite")
    for theorem in THEOREMS:
        assert theorem.rule in list_rules() and theorem.axiom in list_axioms()
        assert set(theorem.domains) <= set(DOMAINS)
    stated = [(t.rule, t.axiom, d) for t in THEOREMS for d in t.domains]
    assert len(set(stated)) == len(stated)
    for theorem in THEOREMS:  # what holds on a domain holds on every part of it
        for domain in theorem.domains:
            assert set(PARTS.get(domain, ())) <= set(theorem.domains), theorem


def test_a_proof_for_a_part_is_named_beside_a_violation_on_the_whole() -> None:
    part = "comprehensive_individually_rational"
    table = axiom_table(("perles_maschler",), ("super_additivity",), part, budget=BUDGET)
    assert [cell.status for cell in table.cells] == ["proved"]
    table = axiom_table(("perles_maschler",), ("super_additivity",), budget=600)
    (cell,) = table.cells
    assert cell.status == "violated" and not cell.contradicts_a_theorem
    assert f"proved on {part}" in cell.sentence


def test_a_witness_against_a_theorem_is_shown_as_a_contradiction() -> None:
    table = axiom_table(("nash",), ("strong_monotonicity",), budget=BUDGET)
    (cell,) = table.cells
    assert cell.violation is not None and not cell.contradicts_a_theorem
    planted = replace(cell, axiom="symmetry")  # as if it were a witness against Nash (1950)
    assert planted.contradicts_a_theorem and planted.status == "violated"
    assert replace(table, cells=(planted,), axioms=("symmetry",)).contradictions == (planted,)


def test_finished_cells_are_not_searched_again(tmp_path: Path) -> None:
    store, seen = tmp_path / "cells.jsonl", []

    def watch(done: int, total: int, cell: Cell) -> None:
        seen.append((done, total, cell.rule))

    first = axiom_table(RULES[:2], AXIOMS, budget=BUDGET, store=store, progress=watch)
    assert seen[-1] == (6, 6, "kalai_smorodinsky")
    lines = store.read_text("utf-8").splitlines()
    assert len(lines) == 6
    store.write_text("\n".join(lines[:-1]) + "\n" + lines[-1][:40])  # cut off while writing
    again = axiom_table(RULES[:2], AXIOMS, budget=BUDGET, store=store)
    assert again == first
    axiom_table(RULES[:2], AXIOMS, budget=BUDGET + 1, store=store)
    assert len(store.read_text("utf-8").splitlines()) == 12  # another budget is another search


def test_a_damaged_stored_witness_is_searched_anew(tmp_path: Path) -> None:
    store = tmp_path / "cells.jsonl"
    table = axiom_table(("proportional",), ("scale_covariance",), budget=BUDGET, store=store)
    line = json.loads(store.read_text("utf-8"))
    line["violation"]["certificate"]["numbers"][0] = "5"
    line["violation"]["claim"]["numbers"][0] = "5"
    store.write_text(json.dumps(line) + "\n")
    again = axiom_table(("proportional",), ("scale_covariance",), budget=BUDGET, store=store)
    assert again == table and len(store.read_text("utf-8").splitlines()) == 2


def test_queries_about_rules() -> None:
    table = axiom_table(RULES, AXIOMS, budget=BUDGET)
    assert table.rules_satisfying(["scale_covariance"]) == ("nash", "kalai_smorodinsky")
    assert table.rules_satisfying(["scale_covariance", "strong_monotonicity"]) == ()
    assert table.separating("nash", "proportional") == ("scale_covariance", "strong_monotonicity")
    assert table.separating("nash", "kalai_smorodinsky") == ()
    assert table.smallest_description("proportional") == (("strong_monotonicity",),)
    assert table.smallest_description("nash") == ()
    with pytest.raises(UnknownNameError, match="utilitarian"):
        table.cell("utilitarian", "symmetry")


def test_a_rule_of_my_own_in_the_table(tmp_path: Path) -> None:
    def mine(problem: BargainingProblem) -> Any:
        return solve(problem, "nash").points

    store = tmp_path / "cells.jsonl"
    table = axiom_table((mine, ("yu", {"p": 2}), "nash"), AXIOMS, budget=BUDGET, store=store)
    assert table.rules == ("mine", "yu(p=2)", "nash")
    assert [c.status for c in table.cells[:3]] == ["none found", "violated", "none found"]
    assert table.cell("mine", "strong_monotonicity").violation.reported  # type: ignore[union-attr]
    assert "mine" not in store.read_text("utf-8")  # a name does not say what a function does
    with pytest.raises(InputValueError, match="given twice"):
        axiom_table(("nash", "nash"), AXIOMS, budget=BUDGET)
    mine.__name__ = "nash"
    with pytest.raises(InputValueError, match="rename the function"):
        axiom_table((mine,), AXIOMS, budget=BUDGET)


def test_forms_and_verification() -> None:
    table = axiom_table(RULES, AXIOMS, budget=BUDGET)
    text = str(table)
    assert "P proved" in text and "kalai_smorodinsky" in text
    assert "<td>P</td>" in table._repr_html_() and "tabular" in table._repr_latex_()
    assert verify(json.loads(json.dumps(table.to_json())))
    assert marks(axiom_table(RULES, AXIOMS, budget=BUDGET)) == marks(table)


def test_axioms_beyond_a_domain_are_not_tested_there() -> None:
    table = axiom_table(("nash",), ("midpoint_domination",), "finite", budget=BUDGET)
    assert table.cells[0].status == "not defined"


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "table.json"
    choice = ["--rules", "nash,proportional", "--axioms", "symmetry", "scale_covariance"]
    assert run(["axioms", *choice, "--budget", "20", "--json", str(file), "--witnesses"]) == DONE
    shown = capsys.readouterr().out
    assert "proportional  P  x" in shown and "breaks scale_covariance" in shown
    assert run(["verify", str(file)]) == DONE
    assert run(["axioms", "--names"]) == DONE
    assert "twisting" in capsys.readouterr().out
    assert run(["axioms", "--axioms", "symetry"]) == BAD_INPUT
    assert "did you mean 'symmetry'" in capsys.readouterr().err


def test_an_interrupted_table_says_where_its_cells_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gametheory_bp import axioms
    from gametheory_bp.cli.application import NOT_PROVED

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(axioms, "axiom_table", stopped)
    file = tmp_path / "cells.jsonl"
    assert run(["axioms", "--resume", str(file)]) == NOT_PROVED
    said = capsys.readouterr().err
    assert f"finished cells are in {file}" in said and "interrupted" in said
    assert run(["axioms"]) == NOT_PROVED
    assert "--resume FILE keeps" in capsys.readouterr().err
