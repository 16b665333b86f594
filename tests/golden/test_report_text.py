"""The report on asymmetric Bach or Stravinsky, word for word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from gametheory_bp import load_game
from gametheory_bp.report import analyse

EXPECTED = Path(__file__).parent / "asymmetric_bach_or_stravinsky.txt"


def test_the_report_reads_as_before() -> None:
    """After a wanted change: ``python -m tests.golden.test_report_text`` writes it again."""
    assert str(analyse(load_game(EXPECTED.stem))) == EXPECTED.read_text("utf-8")


def test_the_command_prints_the_report() -> None:
    command = [sys.executable, "-m", "gametheory_bp", "analyse", EXPECTED.stem]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == EXPECTED.read_text("utf-8")


if __name__ == "__main__":
    EXPECTED.write_text(str(analyse(load_game(EXPECTED.stem))), "utf-8")
