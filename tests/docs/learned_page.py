"""The page that sets learned numbers beside published and exact ones, with tables made from runs.

``python -m tests.docs.learned_page RUNS`` writes the tables from a folder of runs of the preset
``quick``, and makes what is missing there.  Behind the folder may stand what is finished, such as
``"CG, amTFT"``; other rows then say what was published and what exact agents earn, and no more.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from gametheory_bp.display import Table
from gametheory_bp.reproduction import Learning
from gametheory_bp.reproduction._all_play import BARGAINING, DILEMMAS, learned_play
from gametheory_bp.reproduction._evaluated_play import (
    SERIES,
    attainment_table,
    payoff_comparison,
    score_comparison,
    told_words,
)
from gametheory_bp.reproduction._learned_set_tables import learned_set_tables
from gametheory_bp.reproduction._published_and_exact import RUNS, payoff_lines, score_lines
from gametheory_bp.reproduction._published_coin_games import TABLE_5
from gametheory_bp.reproduction._published_play import LOLA_BOS, LOLA_IPD
from gametheory_bp.reproduction._set_play import READINGS, set_play
from gametheory_bp.reproduction.figure_3 import runs_table
from tests.architecture.source_tree import ROOT
from tests.docs.published_page import markdown

PAGE = ROOT / "docs" / "theory" / "learned_and_exact.md"
PLAYS = (*DILEMMAS, *BARGAINING)
TOLD = {name: told for name, (_, told, _) in RUNS.items()} | {
    "IPD, LOLA-Exact": LOLA_IPD,
    "IAsymBoS, LOLA-Exact": LOLA_BOS,
}
SETS = ("IAsymBoS", "ABCG")
NAMES = ("scores", "attainment", "rewards", *(f"sets in {game}" for game in SETS), "runs")


def stored(name: str) -> tuple[tuple[str, ...], ...]:
    """Lines of a table of the page, the heads first; empty where nothing was written yet."""
    part = PAGE.read_text("utf-8").split(f"<!-- {name} -->")[1].split(f"<!-- end of {name} -->")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    found = [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in lines]
    return tuple(found[:1] + found[2:])


def written(text: str, name: str, tables: Iterable[Table]) -> str:
    """The page with tables in this place, each with its note below."""
    here, after = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, end = text.split(here)[0], text.split(after)[1]
    parts = [part for table in tables for part in (markdown(table), table.note) if part]
    return before + "\n\n".join([here, *parts, after]) + end


def _all_tables(learning: Learning, there: tuple[str, ...]) -> dict[str, list[Table]]:
    plays = [learned_play(learning, name) for name in there]
    agents = [run for run in RUNS if run.endswith("amTFT")]
    scores = {(run, line[1]): line[3] for run in agents for line in score_lines(run)}
    payoffs = {(run, line[1]): line[3] for run in agents for line in payoff_lines(run)}
    compared = score_comparison(plays, scores)
    missing = tuple(
        (name, series, told_words(*TOLD[name].scores[series]), "-", "-",
         scores.get((name, series), "-"))
        for name in PLAYS
        if name not in there
        for series in SERIES
    )  # fmt: skip
    rows = sorted(compared.rows + missing, key=lambda row: PLAYS.index(row[0]))
    found = {
        "scores": [Table("", compared.columns, tuple(rows), compared.note)],
        "attainment": [attainment_table(plays)],
        "rewards": [payoff_comparison(plays, payoffs)],
        "runs": [runs_table(learning, there)],
    }
    for game in SETS:
        if f"{game}, amTFT" in there:
            exact = tuple(set_play(learning.folder, game, reading) for reading in READINGS)
            told = TABLE_5 if game == "ABCG" else None
            found[f"sets in {game}"] = list(learned_set_tables(learning, game, exact, told))
    return found


if __name__ == "__main__":
    page, chosen = PAGE.read_text("utf-8"), tuple(n for n in PLAYS if n in sys.argv[2:]) or PLAYS
    for place, made in _all_tables(Learning("quick", Path(sys.argv[1])), chosen).items():
        page = written(page, place, made)
    PAGE.write_text(page, "utf-8")
    print(PAGE.relative_to(ROOT))
