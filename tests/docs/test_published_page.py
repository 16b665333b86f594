"""The page of published and exact numbers says what the library computes and what was published."""

from __future__ import annotations

import pytest

from gametheory_bp.reproduction._published_and_exact import (
    PAYOFF_HEADS,
    RUNS,
    SCORE_HEADS,
    payoff_lines,
    score_lines,
)
from tests.docs.published_page import PAGE, stored

QUICK = ("CG, amTFT", "CG, LOLA-PG", "IPD, amTFT", "IAsymBoS, amTFT")
CASES = [pytest.param(run, marks=[] if run in QUICK else [pytest.mark.slow]) for run in RUNS]


def differing(run: str, page: dict[str, tuple[tuple[str, ...], ...]]) -> list[tuple[str, ...]]:
    """Rows of a run that the page lacks or has besides."""
    now = {"rewards": payoff_lines(run), "scores": score_lines(run)}
    return [
        row
        for name, rows in now.items()
        for row in {*rows} ^ {row for row in page[name] if row[0] == run}
    ]


@pytest.mark.parametrize("run", CASES)
def test_the_page_has_what_is_computed(run: str) -> None:
    assert differing(run, stored()) == []


def test_a_planted_wrong_number_is_noticed() -> None:
    page = stored()
    first = page["scores"][0]
    page["scores"] = ((*first[:-1], "0.9999"), *page["scores"][1:])
    assert len(differing(first[0], page)) == 2


def test_nothing_published_is_left_out() -> None:
    page = stored()
    assert {row[0] for row in page["rewards"]} == {row[0] for row in page["scores"]} == set(RUNS)
    for run, (_, told, _) in RUNS.items():
        assert sum(row[0] == run for row in page["rewards"]) == len(told.payoffs)
        assert sum(row[0] == run for row in page["scores"]) == len(told.scores)
    text = PAGE.read_text("utf-8")
    for heads in (PAYOFF_HEADS, SCORE_HEADS):
        assert f"| {' | '.join(heads)} |" in text


def test_shares_named_in_the_text_are_those_of_the_tables() -> None:
    rewards = {row[:2]: row for row in stored()["rewards"]}
    text = PAGE.read_text("utf-8")
    assert rewards["ABCG, amTFT", "Util, self-play"][4].endswith("(75%)") and "75 %" in text
    assert rewards["ABCG, amTFT", "IA, self-play"][5].endswith("(43%)") and "43 %" in text
    assert rewards["CG, amTFT", "Util, self-play"][4].endswith("(100%)")
