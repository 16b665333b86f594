"""A file fits in a reader's head: at most 300 lines; the verifier is counted in lines of code.

The verifier is all of ``certificates/`` but the records in ``kinds/``: the checkers and what they
share.  Documentation is not counted, or the rule would reward terse checkers.  One checker has
at most 150 lines of code, so that each kind of proof can be read in one sitting; all of them
together at most 4,200: repeated and stochastic games brought kinds of proof of their own.
"""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

from tests.architecture.source_tree import ROOT, python_files, write_tree

FOLDERS = ("gametheory_bp", "tests", "theory_checks", "examples", "docs")
MOST_LINES = 300
CERTIFICATES = "gametheory_bp/certificates"
CHECKERS = f"{CERTIFICATES}/verify"
MOST_CHECKER_LINES = 150
MOST_VERIFIER_LINES = 4200
SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def oversized(root: Path) -> list[str]:
    """``file: lines`` of every file over the cap."""
    return [
        f"{path.relative_to(root)}: {lines} lines"
        for path in python_files(root, *FOLDERS)
        if (lines := line_count(path)) > MOST_LINES
    ]


def code_lines(path: Path) -> int:
    """Lines that hold code: no blank lines, comments or docstrings."""
    source = path.read_text("utf-8")
    documented: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                documented |= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in SILENT:
            held |= set(range(token.start[0], token.end[0] + 1))
    return len(held - documented)


def verifier_files(root: Path) -> list[Path]:
    kinds = root / CERTIFICATES / "kinds"
    return [path for path in python_files(root, CERTIFICATES) if kinds not in path.parents]


def long_checkers(root: Path) -> list[str]:
    return [
        f"{path.name}: {lines} lines of code"
        for path in python_files(root, CHECKERS)
        if (lines := code_lines(path)) > MOST_CHECKER_LINES
    ]


def verifier_lines(root: Path) -> int:
    return sum(map(code_lines, verifier_files(root)))


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
    assert long_checkers(ROOT) == []
    assert 1000 < verifier_lines(ROOT) <= MOST_VERIFIER_LINES


def test_a_planted_long_verifier_is_counted(tmp_path: Path) -> None:
    text = '"""Words.\n\nMore words.\n"""\n# a comment\n\n' + "x = 1\n" * 151
    files = {f"{CHECKERS}/kind_{i}.py": text for i in range(28)}
    files[f"{CERTIFICATES}/kinds/data.py"] = "x = 1\n" * 1000
    write_tree(tmp_path, files)
    assert len(long_checkers(tmp_path)) == 28
    assert verifier_lines(tmp_path) == 28 * 151 > MOST_VERIFIER_LINES
