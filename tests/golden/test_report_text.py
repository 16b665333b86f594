"""The report on asymmetric Bach or Stravinsky, played once and repeated, word for word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gametheory_bp import load_game
from gametheory_bp.report import analyse

EXPECTED = Path(__file__).parent / "asymmetric_bach_or_stravinsky.txt"
REPEATED = Path(__file__).parent / "prisoners_dilemma_discount_1_2.txt"
DISCOUNT, RULES, AMONG = "1/2", ("nash", "egalitarian", "utilitarian"), ("feasible", "nash")


def test_the_report_reads_as_before() -> None:
    """After a wanted change: ``python -m tests.golden.test_report_text`` writes it again."""
    assert str(analyse(load_game(EXPECTED.stem))) == EXPECTED.read_text("utf-8")


def test_the_command_prints_the_report() -> None:
    command = [sys.executable, "-m", "gametheory_bp", "analyse", EXPECTED.stem]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == EXPECTED.read_text("utf-8")


def repeated_text() -> str:
    game = load_game("prisoners_dilemma")
    return str(analyse(game, rules=RULES, among=AMONG, discount=DISCOUNT))


def test_the_report_on_repeated_play_reads_as_before() -> None:
    assert repeated_text() == REPEATED.read_text("utf-8")


if __name__ == "__main__":
    EXPECTED.write_text(str(analyse(load_game(EXPECTED.stem))), "utf-8")
    REPEATED.write_text(repeated_text(), "utf-8")
