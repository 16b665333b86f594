"""The ledger, its page and its command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims import Claim, Finding, Flip, run_ledger
from gametheory_bp.claims.ledger import read_outcomes
from gametheory_bp.claims.ledger_page import ledger_page
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    MissingFileError,
    UnknownNameError,
)
from gametheory_bp.games.bimatrix import BimatrixGame
from theory_checks.__main__ import main

GAME = BimatrixGame([[1, 0]], [[0, 2]])


def _sum(given: object) -> Finding:
    total = sum(a + b for a, b in given["game"].payoffs())  # type: ignore[index]
    return Finding("proved", "<one> game", (("sum", total),))


def _checked(given: object) -> Finding:
    return replace(_sum(given), checks=(Check("the sum is 3", True, "1 game"),))


CLAIM = Claim(
    "Sum", "the sum is 3", "nowhere", "proved", _sum, (("game", GAME),),
    Flip("game", "row", (0, 0), "1/2"),
)  # fmt: skip


def test_a_finding_refuses_floats_anywhere() -> None:
    with pytest.raises(InputTypeError, match="no verdict depends on a float"):
        Finding("proved", "all", (("x", (1, (2, 0.5))),))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("believed", "all"), "choose one of"),
        (("refuted", "all"), "without witness"),
        (("refuted", "all", (("x", 1),)), "weaker claim"),
        (("proved", "all", (), "", "", (Check("1 > 2", False),)), "does not hold"),
        (("proved", "all", (("x", 1), ("x", 2))), "its own name"),
        (("proved", "all", (), "", "", (), "belief"), "basis 'belief'"),
    ],
)
def test_a_finding_refuses_what_it_cannot_mean(arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(InputValueError, match=message):
        Finding(*arguments)  # type: ignore[arg-type]


def test_a_row_reproduces_only_what_is_stored() -> None:
    first = run_ledger([("sum", CLAIM)], {})
    assert not first.reproduces
    line = json.loads(first.outcomes())
    stored = {"sum": {key: value for key, value in line.items() if key != "claim"}}
    assert run_ledger([("sum", CLAIM)], stored).reproduces
    flipped = replace(CLAIM, given=tuple(CLAIM.flipped().items()))
    assert run_ledger([("sum", flipped)], stored).rows[0].problem == "another witness than stored"


def test_another_basis_of_a_proof_does_not_reproduce() -> None:
    line = json.loads(run_ledger([("sum", CLAIM)], {}).outcomes())
    assert line["proved_by"] == "computation"
    row = run_ledger([("sum", CLAIM)], {"sum": {**line, "proved_by": "argument"}}).rows[0]
    assert row.problem == "another proved_by than stored"
    del line["proved_by"]  # a file of an earlier release
    assert not run_ledger([("sum", CLAIM)], {"sum": line}).rows[0].reproduces


def test_an_error_is_a_row_that_does_not_reproduce() -> None:
    def broken(given: object) -> Finding:
        raise ZeroDivisionError("nothing to divide by")

    ledger = run_ledger([("sum", replace(CLAIM, decision=broken))], {})
    assert ledger.rows[0].finding is None
    assert "nothing to divide by" in ledger.rows[0].problem
    assert "nothing to divide by" in ledger_page(ledger)
    assert not ledger.reproduces


def test_the_page_escapes_and_links() -> None:
    page = ledger_page(run_ledger([("sum", CLAIM)], {}))
    assert "&lt;one&gt; game" in page and "<one>" not in page
    assert 'href="#sum"' in page and 'id="sum"' in page


def test_a_claim_takes_only_its_own_games() -> None:
    with pytest.raises(UnknownNameError, match="game of the claim"):
        CLAIM.decide({"other": GAME})
    with pytest.raises(InputValueError, match="changes nothing"):
        replace(CLAIM, flip=Flip("game", "row", (0, 0), 1)).flipped()


def test_missing_outcomes_say_how_to_store_them(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="--store"):
        read_outcomes(tmp_path / "none.jsonl")


def test_an_outcome_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.jsonl"
    for line in ("{", "[]", '{"verdict": "proved"}'):
        path.write_text(f'{{"claim": "sum"}}\n{line}\n', "utf-8")
        with pytest.raises(InputValueError, match="line 2: no outcome"):
            read_outcomes(path)


def test_forged_numbers_of_a_check_are_noticed() -> None:
    checked = replace(CLAIM, decision=_checked)
    line = json.loads(run_ledger([("sum", checked)], {}).outcomes())
    forged = {**line, "checks": [["the sum is 3", "all of a million"]]}
    assert run_ledger([("sum", checked)], {"sum": line}).reproduces
    assert run_ledger([("sum", checked)], {"sum": forged}).rows[0].problem == (
        "another checks than stored"
    )


def test_the_command_line_writes_both_forms(tmp_path: Path) -> None:
    lines, page = tmp_path / "ledger.jsonl", tmp_path / "ledger.html"
    asked = ["fair_coin_in_bos", "table_2_nash_product", "--json", str(lines), "--html", str(page)]
    assert main(asked) == 0
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [row["verdict"] for row in rows] == ["proved", "refuted"]
    assert "proved" in page.read_text("utf-8")


def test_the_command_line_fails_where_nothing_is_reproduced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import theory_checks.__main__ as command

    (tmp_path / "stastny_2021").mkdir()
    monkeypatch.setattr(command, "HERE", tmp_path)
    assert main(["fair_coin_in_bos"]) == 1


def test_some_claims_are_stored_without_touching_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import theory_checks.__main__ as command

    (tmp_path / "stastny_2021").mkdir()
    path = tmp_path / "stastny_2021" / "outcomes.jsonl"
    monkeypatch.setattr(command, "HERE", tmp_path)
    assert main(["fair_coin_in_bos", "--store", "--jobs", "1"]) == 0
    assert main(["amtft_meta_game", "--store", "--jobs", "1"]) == 0
    assert sorted(read_outcomes(path)) == ["amtft_meta_game", "fair_coin_in_bos"]
    assert main(["fair_coin_in_bos", "amtft_meta_game"]) == 0


def test_the_command_line_refuses_unknown_claims() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["no_such_claim"])
    assert stopped.value.code == 2
