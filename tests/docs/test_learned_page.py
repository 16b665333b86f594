"""The page of learned numbers repeats published and exact ones as they are."""

from __future__ import annotations

from gametheory_bp.reproduction._evaluated_play import SERIES, told_words
from gametheory_bp.reproduction._matrix_figures import matrix_play
from gametheory_bp.reproduction._published_coin_games import TABLE_5
from tests.docs import published_page
from tests.docs.learned_page import PAGE, PLAYS, TOLD, stored


def wrongly_told(rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Rows whose published score is not what was published, or whose exact one is another."""
    exact = {row[:2]: row[3] for row in published_page.stored()["scores"]}
    wrong = []
    for name, series, told, _, _, ours in rows:
        known = TOLD[name].scores.get(series)
        if told != ("-" if known is None else told_words(*known)):
            wrong.append((name, series, told))
        if ours != exact.get((name, series), "-"):
            wrong.append((name, series, ours))
    return wrong


def test_published_and_exact_scores_stand_beside_the_learned_ones() -> None:
    rows = stored("scores")[1:]
    assert wrongly_told(rows) == []
    assert {row[:2] for row in rows} == {(name, series) for name in PLAYS for series in SERIES}
    first = rows[0]  # planted
    assert len(wrongly_told(((*first[:2], "0.9", *first[3:5], "0.5"),))) == 2


def test_table_5_is_printed_as_published() -> None:
    rows = stored("sets in ABCG")[1:10]
    assert [row[2] for row in rows] in ([], [f"{score:.2f}" for score in TABLE_5.values()])


def test_lola_exact_on_the_page_is_what_is_computed() -> None:
    found = matrix_play(None, "IAsymBoS, LOLA-Exact").correct_scores
    row = next(r for r in stored("scores") if r[:2] == ("IAsymBoS, LOLA-Exact", "different"))
    line = found.line("different")
    assert row[4].startswith(f"{line.mean:.4f} ± {line.error:.4f}, seeds {line.seed_error:.4f}")


def test_shares_named_in_the_text_are_those_of_the_tables() -> None:
    text = PAGE.read_text("utf-8")
    shares = {row[:2]: row[3] for row in stored("attainment")}
    assert shares["CG, LOLA-PG", "egalitarian"].endswith("(93.7%)") and "earns 94 %" in text
    assert shares["ABCG, LOLA-PG", "egalitarian"].endswith("(39.5%)") and "is 40 %" in text
    scores = {row[:2]: [float(cell.split(" ")[0]) for cell in row[3:5] if cell != "-"]
              for row in stored("scores")[1:]}  # fmt: skip
    assert [round(x, 2) for x in scores["ABCG, LOLA-PG", "self"]] == [0.97, 0.41]
    assert round(scores["IAsymBoS, amTFT", "different"][1], 2) == 0.01
    sets = {row[:2]: float(row[3].split(" ")[0]) for row in stored("sets in IAsymBoS")[1:10]}
    apart = {("U", "IA"), ("IA", "U")}
    assert min(score for pair, score in sets.items() if pair not in apart) > 0.97
    assert max(sets[pair] for pair in apart) < 0.04
    published = {row[:2]: row[4] for row in published_page.stored()["rewards"]}
    assert published["CG, LOLA-PG", "self-play"].endswith("(64%)") and "earns 64 %" in text
