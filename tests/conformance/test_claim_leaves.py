"""Every claim: decided, reproduced, and able to come out otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim
from gametheory_bp.claims.finding import Finding, Word, refutation
from gametheory_bp.claims.ledger import difference, read_outcomes, run_ledger
from tests.architecture.source_tree import ROOT
from theory_checks import papers

# Seconds, not fractions of one: the exhaustive search, the thousands of random games, and two of
# the four claims for which thousands of runs are learned.
SLOW = (
    "lola_dilemma",
    "lola_shaping",
    "coin_game_cross_play_degrades",
    "coin_game_sets_exploitable",
    "coin_game_sets_pareto_improvement",
    "proposition_1_any_two",
    "proposition_1_assumptions",
    "proposition_1_conceding",
    "proposition_1_insisting",
    "proposition_1_minimax_assumption",
    "proposition_1_steps",
)
# Of table 3 only the cells that are broken at once.
QUICK = ("table_3_utilitarian_resource_monotonicity", "table_3_kalai_smorodinsky_independence")
ALL = [(paper, name) for paper, folder in papers().items() for name in folder.names()]


def takes_seconds(name: str) -> bool:
    return name in SLOW or (name.startswith("table_3_") and name not in QUICK)


NAMED = [
    pytest.param(*item, marks=[pytest.mark.slow] if takes_seconds(item[1]) else [], id=item[1])
    for item in ALL
]


def claim(paper: str, name: str) -> Claim:
    return papers()[paper].load(name)


@cache
def found(paper: str, name: str) -> Finding:
    return claim(paper, name).decide()


def stored(paper: str) -> dict[str, dict[str, object]]:
    return read_outcomes(ROOT / "theory_checks" / paper / "outcomes.jsonl")


def test_there_is_a_stored_outcome_for_every_claim_and_no_other() -> None:
    for paper, folder in papers().items():
        assert set(stored(paper)) == set(folder.names())


@pytest.mark.parametrize(("paper", "name"), NAMED)
def test_the_stored_outcome_reproduces(paper: str, name: str) -> None:
    assert difference(claim(paper, name), found(paper, name), stored(paper)[name]) == ""


@pytest.mark.parametrize(("paper", "name"), NAMED)
def test_one_flipped_payoff_changes_the_verdict_or_the_witness(paper: str, name: str) -> None:
    leaf = claim(paper, name)
    other = leaf.decide(leaf.flipped())
    before = found(paper, name)
    changed_game = {key for key, value in before.witness if value in dict(leaf.given).values()}
    # the given game itself is part of the witness: something else must change, too
    kept = [(key, value) for key, value in before.witness if key not in changed_game]
    new = [(key, value) for key, value in other.witness if key not in changed_game]
    assert (before.verdict, kept) != (other.verdict, new)


@pytest.mark.parametrize(("paper", "name"), NAMED)
def test_what_is_called_proved_lists_what_it_rests_on(paper: str, name: str) -> None:
    finding = found(paper, name)
    if "proved" in (finding.verdict, finding.weaker_verdict):
        assert finding.checks
    assert finding.verdict != "refuted" or finding.weaker_verdict not in ("", "refuted")


@pytest.mark.parametrize(("paper", "name"), ALL)
def test_a_claim_says_what_where_and_what_comes_out(paper: str, name: str) -> None:
    leaf = claim(paper, name)
    assert leaf.statement and leaf.source and leaf.title
    assert leaf.expected in get_args(Word)


def test_a_planted_wrong_verdict_does_not_reproduce() -> None:
    leaf = replace(claim("stastny_2021", "fair_coin_in_bos"), expected="refuted")
    ledger = run_ledger([("planted", leaf)], {})
    assert not ledger.reproduces
    assert "expected 'refuted', found 'proved'" in ledger.rows[0].problem


def test_a_planted_false_claim_is_refuted() -> None:
    true = claim("stastny_2021", "fair_coin_in_bos")
    false = replace(true, given=tuple(true.flipped().items()))
    assert false.decide().verdict == "refuted"


def test_a_planted_false_weaker_claim_does_not_stand() -> None:
    # the coin pays the midpoint of BB and SS whatever they pay; a wrong midpoint is noticed
    wrong = Check("the coin pays 7", False)
    finding = refutation("one game", (("coin", 5),), "it pays 7", [wrong])
    assert finding.weaker_verdict == "refuted"
    assert "it is not so that the coin pays 7" in finding.weaker


def test_several_processes_find_the_same() -> None:
    names = ("fair_coin_in_bos", "pure_coordination", "amtft_meta_game")
    listed = [(name, claim("stastny_2021", name)) for name in names]
    one, two = (run_ledger(listed, {}, workers=workers) for workers in (1, 2))
    assert one.outcomes() == two.outcomes()
    assert [row.name for row in two.rows] == list(names)


def test_a_tampered_outcome_is_noticed(tmp_path: Path) -> None:
    text = (ROOT / "theory_checks/stastny_2021/outcomes.jsonl").read_text("utf-8")
    path = tmp_path / "outcomes.jsonl"
    path.write_text(text.replace('"5/2"', '"7/2"'), "utf-8")
    leaf = claim("stastny_2021", "fair_coin_in_bos")
    ledger = run_ledger([("fair_coin_in_bos", leaf)], read_outcomes(path))
    assert ledger.rows[0].problem == "another witness than stored"
