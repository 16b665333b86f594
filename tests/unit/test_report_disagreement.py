"""The report shows how far the main rules are apart, and the saved report still verifies."""

from __future__ import annotations

import pytest

from gametheory_bp import load_game
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.report import Report, analyse
from gametheory_bp.report.reading import verify_saved
from gametheory_bp.taxonomy import normative_disagreement

TITLE = "Normative disagreement between the main rules"


@pytest.fixture(scope="module")
def report() -> Report:
    return analyse(load_game("asymmetric_bach_or_stravinsky"), among=["feasible", "pure"])


def test_the_numbers_are_those_of_the_taxonomy(report: Report) -> None:
    for found in report.disagreements:
        among = found.optima[0].among
        asked = normative_disagreement(report.game, found.rules, among)
        assert (found.distances, found.cross_play) == (asked.distances, asked.cross_play)
    assert [found.optima[0].among for found in report.disagreements] == ["feasible", "pure"]


def test_text_and_page_show_the_section(report: Report) -> None:
    row = "feasible  utilitarian              egalitarian_pareto       0.55      (8/9, 2/9)"
    assert TITLE in report.text() and row in report.text()
    assert TITLE in report.html()


def test_the_saved_report_verifies_and_a_changed_optimum_does_not() -> None:
    report = analyse(
        load_game("asymmetric_bach_or_stravinsky"), rules=["nash", "utilitarian"], among=["pure"]
    )
    data = report.to_json()
    assert verify_saved(data)
    (saved,) = data["results"]["disagreements"]
    saved["optima"][0]["claim"]["points"] = [[["9", "9"]]]
    assert not verify_saved(data)


def test_one_rule_alone_disagrees_with_nobody() -> None:
    report = analyse(load_game("bach_or_stravinsky"), rules=["nash"], among=["pure"])
    assert report.disagreements == () and TITLE not in report.text()
    with pytest.raises(UnknownNameError):
        analyse(load_game("bach_or_stravinsky"), rules=["nsah"])
