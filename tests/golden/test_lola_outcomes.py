"""Figures of the page on LOLA: as stored by ``reproduce lola-outcomes``, a sample computed anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gametheory_bp.reproduction.lola_outcomes import CLASSES, cells, compute, tables
from tests.architecture.source_tree import ROOT

STORED = [
    json.loads(line)
    for line in (ROOT / "tests/golden/lola_outcomes.jsonl").read_text("utf-8").splitlines()
]
PAGE = ROOT / "docs/theory/what_lola_does.md"


def result(game: str, eta: str) -> tuple[dict[str, Any], dict[str, Any]]:
    for line in STORED:
        if (line["settings"]["game"], line["settings"]["eta"]) == (game, eta):
            return line["settings"], line["results"]
    raise KeyError(game)


def missing(page: str) -> list[tuple[str, ...]]:
    """Lines of the tables whose figures, rounded to three decimals, the page does not print."""
    stack = tables(tuple(line["results"] for line in STORED))
    rows = {tuple(part.strip() for part in line.strip("| \n").split("|"))
            for line in page.splitlines() if line.startswith("|")}  # fmt: skip
    wanted = []
    for row in stack.parts[0].rows:  # type: ignore[union-attr]
        shares = tuple(f"{float(cell.split(' ')[0]):.3f} ± {float(cell.split(' ')[2]):.3f}"
                       for cell in row[3:7])  # fmt: skip
        wanted.append((*row[:3], *shares, f"{int(row[7]):,}"))
    for line in STORED:
        means = line["results"]["lines"]
        if means:
            cells = [line["settings"]["game"], line["settings"]["eta"]]
            for series in ("self", "cross"):
                x, y, _, _, score, error, _ = means[series]
                cells += [f"({x:.3f}, {y:.3f})", f"{score:.3f} ± {error:.3f}"]
            wanted.append(tuple(cells))
    return [line for line in wanted if line not in rows]


def test_every_experiment_is_stored() -> None:
    assert [line["settings"] for line in STORED] == list(cells())


@pytest.mark.parametrize(("game", "eta"), [("IPD", "1"), ("IBoS", "1"), ("IAsymBoS", "0")])
def test_outcomes_computed_anew(game: str, eta: str) -> None:
    cell, stored = result(game, eta)
    found = compute({**cell, "cross": False})
    assert [found["counts"][name] for name in CLASSES] == [
        stored["counts"][name] for name in CLASSES
    ]
    assert found["diverged"] == stored["diverged"]


def test_means_of_a_smaller_experiment_lie_near_the_stored_ones() -> None:
    cell, stored = result("IAsymBoSandPD, -3/+2", "0")
    found = compute({**cell, "seeds": 60})
    for series in ("self", "cross"):
        x, y, _, _, score, error, _ = stored["lines"][series]
        u, v, du, dv, other, off, _ = found["lines"][series]
        assert abs(u - x) < 4 * max(du, 0.05) and abs(v - y) < 4 * max(dv, 0.05)
        assert abs(other - score) < 4 * (error**2 + off**2) ** 0.5
    shaped = result("IAsymBoSandPD, -3/+2", "1")[1]["lines"]["self"]
    assert shaped[4] > 0.9 > found["lines"]["self"][4]  # planted: shaping is another experiment


def test_the_page_prints_the_stored_figures() -> None:
    page = PAGE.read_text("utf-8")
    assert missing(page) == []
    for figure, wrong in (("0.489 ± 0.016", "0.488 ± 0.016"), ("(1.689, 0.789)", "(1.6, 0.789)")):
        assert figure in page and len(missing(page.replace(figure, wrong))) == 1


def test_the_page_prints_the_scores_of_correct_play() -> None:
    """The column "correct", in four decimals."""
    page = PAGE.read_text("utf-8")
    words = {"self": "self-play", "cross": "cross-play", "same": "same outcome",
             "different": "different outcomes"}  # fmt: skip
    for game, kinds in (("IPD", ("self", "cross")), ("IAsymBoS", tuple(words))):
        lines = result(game, "1")[1]["lines"]
        for series in kinds:
            score, error = lines[series][4:6]
            (row,) = [x for x in page.splitlines() if x.startswith(f"| {game}, {words[series]} |")]
            assert row.endswith(f"| {score:.4f} ± {error:.4f} |")
