"""Records of repeated play show themselves: short repr, text, HTML that is escaped and closed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.equilibria.subgame_perfect import sustained_plan
from gametheory_bp.games.strategies import load_strategy
from gametheory_bp.norms import load_norm
from gametheory_bp.norms.library import named_norm
from gametheory_bp.plotting import payoff_sets_over_discounts
from gametheory_bp.report.repeated_play import repeated_report

STANDOFF = gt.load_game("asymmetric_bach_or_stravinsky")
DILEMMA = gt.load_game("prisoners_dilemma")
REPEATED = gt.RepeatedGame(STANDOFF, "24/25")
FOUND = gt.subgame_perfect_payoffs(REPEATED)
PLAN = sustained_plan(FOUND, (3, "3/2"))
RECORDS = {
    "payoffs": FOUND,
    "plan": PLAN,
    "joint automaton": PLAN.automaton,
    "its table": PLAN.automaton.display(STANDOFF),
    "automaton": load_strategy("contrite_tit_for_tat")(DILEMMA, "row", ("C", "C")),
    "norm": load_norm("always_b"),
    "named norm": named_norm("turn_taking"),
    "sets": payoff_sets_over_discounts(DILEMMA, ["1/2"]),
    "report": repeated_report(REPEATED, ["nash"]),
}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", RECORDS)
def test_a_notebook_shows_tables(name: str) -> None:
    record: Any = RECORDS[name]
    tags = _Tags()
    tags.feed(record._repr_html_())
    assert tags.open == [] and {"table", "td"} <= tags.seen and "script" not in tags.seen
    assert "tabular" in record._repr_latex_()
    assert "\n" in str(record) and "Fraction(" not in str(record)


@pytest.mark.parametrize("name", [n for n in RECORDS if n not in ("its table", "named norm")])
def test_reprs_are_short(name: str) -> None:
    assert len(repr(RECORDS[name])) < 100


def test_descriptions_print_and_escape() -> None:
    table = Table("<b>", ("a",), (("1 < 2",),))
    assert str(table).endswith("1 < 2") and "1 &lt; 2" in table._repr_html_()
    assert str(Stack("both", (table, Formula("x", "x")))).splitlines()[0] == "both"
    assert Formula("x", "x^2")._repr_html_() == r"<p>\(x^2\)</p>"


def test_names_of_actions_are_used_where_a_game_is_given() -> None:
    assert "plays B" in str(load_norm("always_b").display(STANDOFF))
    assert "(B, S)" in str(PLAN.display(STANDOFF)) and "(1, 2)" in str(PLAN)
