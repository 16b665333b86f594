"""A file fits in a reader's head: at most 300 lines; the whole verifier at most 1,500."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source_tree import ROOT, python_files, write_tree

FOLDERS = ("gametheory_bp", "tests", "theory_checks", "examples", "docs")
MOST_LINES = 300
VERIFIER = "gametheory_bp/certificates/verify"
MOST_VERIFIER_LINES = 1500


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def oversized(root: Path) -> list[str]:
    """``file: lines`` of every file over the cap."""
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path in python_files(root, *FOLDERS)
        if (lines := line_count(path)) > MOST_LINES
    ]


def verifier_lines(root: Path) -> int:
    return sum(map(line_count, python_files(root, VERIFIER)))


def test_no_file_is_over_the_cap() -> None:
    assert oversized(ROOT) == []


def test_a_planted_long_file_is_found(tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "gametheory_bp/long.py": "x = 1\n" * 301,
            "tests/unit/test_long.py": "x = 1\n" * 400,
            "theory_checks/nash_1950/fits.py": "x = 1\n" * 300,
        },
    )
    assert oversized(tmp_path) == [
        "gametheory_bp/long.py: 301 lines",
        "tests/unit/test_long.py: 400 lines",
    ]


def test_the_verifier_stays_readable() -> None:
    assert verifier_lines(ROOT) <= MOST_VERIFIER_LINES


def test_a_planted_long_verifier_is_counted(tmp_path: Path) -> None:
    write_tree(tmp_path, {f"{VERIFIER}/kind_{i}.py": "x = 1\n" * 300 for i in range(6)})
    assert verifier_lines(tmp_path) > MOST_VERIFIER_LINES
