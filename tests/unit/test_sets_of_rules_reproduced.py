"""Figure 5 and table 5: pairs of sets, journal, published numbers, matrices of scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp.norms.amtft_agents import amtft, play
from gametheory_bp.reproduction import REPRODUCTIONS, _set_play
from gametheory_bp.reproduction._published_coin_games import COIN_GAME_PLAY, TABLE_5
from gametheory_bp.reproduction._set_play import CRITERIA, SetPlay, set_play, set_steps
from gametheory_bp.reproduction._set_tables import (
    PAPER_SETS,
    overlap_table,
    payoff_table,
    published_table,
    score_matrix,
)

U, E, BOTH = PAPER_SETS
CACHED = (_set_play.set_play, _set_play._row, _set_play._attainable)


@pytest.fixture(autouse=True)
def _three_sets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(_set_play, "SETS", PAPER_SETS)
    for cached in CACHED:
        cached.cache_clear()
    yield
    for cached in CACHED:
        cached.cache_clear()


def test_nine_pairs_exactly() -> None:
    for reading in ("paper", "released"):
        found = set_play(None, "IAsymBoS", reading)
        assert found.exact and len(found.payoffs) == 9
        assert found.payoffs[U, E][0] == (0, 0)
        assert found.payoffs[BOTH, E][0] == (Fraction(25, 13), Fraction(25, 13))
        assert found.payoffs[BOTH, BOTH][2] == (3, Fraction(3, 2))
        _, scores = found.scores(0)
        assert {pair for pair, score in scores.items() if not score} == {(U, E), (E, U)}


def test_finished_rows_are_not_computed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = list(set_steps(tmp_path, ("IAsymBoS",)))
    assert len(named) == 1 + 2 * 3 and named[1].endswith("U (1 of 3)")
    first = set_play(tmp_path, "IAsymBoS", "released")
    for cached in CACHED:
        cached.cache_clear()
    monkeypatch.setattr(_set_play, "play_under", None)  # whoever plays again fails
    assert set_play(tmp_path, "IAsymBoS", "released") == first
    monkeypatch.setattr(_set_play, "DISCOUNT", "1/2")  # planted: another discount, another run
    _set_play._row.cache_clear()
    with pytest.raises(TypeError):
        _set_play._row(tmp_path, "IAsymBoS", "released", U)


def test_tables_have_both_maxima_in_their_heads() -> None:
    plays = tuple(set_play(None, "IAsymBoS", reading) for reading in ("paper", "released"))
    table = published_table(plays)
    assert [row[:2] for row in table.rows][:2] == [("U", "U"), ("U", "E")]
    observed, attainable = table.columns[2:4]
    assert "w* observed" in observed and "N 4.41" in observed
    assert "w* attainable" in attainable and "N 9/2" in attainable
    assert table.rows[-1][2] > table.rows[-1][3], "nobody reaches the largest product"
    assert len(payoff_table(plays[0]).rows) == 9
    assert score_matrix(plays[0], 0).rows[0][1:3] == ("1.00", "0.00")
    kinds = {(row[1], row[2]): float(row[5]) for row in overlap_table(plays[:1]).rows}
    assert kinds["long-run average", "disjoint"] == 0 < kinds["long-run average", "common rule"]


def test_a_planted_failure_with_a_common_rule_shows() -> None:
    found = set_play(None, "IAsymBoS", "paper")
    worse = {**found.payoffs, (BOTH, E): ((Fraction(0), Fraction(0)),) * len(CRITERIA)}
    rows = overlap_table((replace(found, payoffs=worse),)).rows
    least = {row[2]: row[5:] for row in rows if row[1] == "discounted"}
    assert least["common rule"] == ("0.0000", "UE - E")


def test_published_numbers_of_table_5() -> None:
    assert sum(TABLE_5.values()) == pytest.approx(7.12)
    one, two = ("utilitarian",), ("inequity_averse",)
    assert (TABLE_5[one, two], TABLE_5[two, one]) == (0.12, 0.92)
    assert {name for name, _ in COIN_GAME_PLAY} == {"cg", "abcg"}


def test_table_5_sets_published_beside_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table with the play of another game in place of the one that takes minutes."""
    small = {
        reading: replace(set_play(None, "IAsymBoS", reading), game="ABCG")
        for reading in ("paper", "released")
    }

    def stand_in(folder: Path | None, game: str, reading: str) -> SetPlay:
        return small[reading]

    module = __import__("gametheory_bp.reproduction.table_5", fromlist=["set_play"])
    monkeypatch.setattr(module, "set_play", stand_in)
    text = str(REPRODUCTIONS.load("table_5").table())
    assert "published, w* observed over 100 steps" in text and "0.12" in text
    assert text.count("Scores in ABCG") == 6


def test_a_cell_is_what_the_agents_earn() -> None:
    game = _set_play._game("IAsymBoS")
    found = set_play(None, "IAsymBoS", "paper").payoffs[U, E]
    for k, criterion in enumerate(CRITERIA):
        met = play(amtft(game, "utilitarian"), amtft(game, "egalitarian", "column"), criterion)
        assert met.payoffs == found[k]
