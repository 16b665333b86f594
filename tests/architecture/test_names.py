"""A file is named after the one thing it holds; words that hold anything are refused."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, python_files, write_tree

FOLDERS = ("gametheory_bp", "tests", "theory_checks", "examples")
FORBIDDEN = {"utils", "helpers", "misc", "common", "core", "base", "manager", "new", "old"}


def words(name: str) -> set[str]:
    """Words of a snake_case or CamelCase name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def badly_named(root: Path) -> list[str]:
    """Files, folders and classes with a forbidden word, functions with a forbidden name."""
    found = []
    for path in python_files(root, *FOLDERS):
        relative = path.relative_to(root)
        found += [f"{relative}: {part}" for part in relative.parts if words(part) & FORBIDDEN]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (isinstance(node, ast.ClassDef) and words(node.name) & FORBIDDEN) or (
                isinstance(node, ast.FunctionDef) and node.name.lstrip("_") in FORBIDDEN
            ):
                found.append(f"{relative}:{node.lineno}: {node.name}")
    return found


def test_no_name_is_an_empty_word() -> None:
    assert badly_named(ROOT) == []


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
def test_a_planted_name_is_found(word: str, tmp_path: Path) -> None:
    camel = word.capitalize()
    write_tree(
        tmp_path,
        {
            f"gametheory_bp/payoff_{word}.py": "",
            f"gametheory_bp/{word}/hull.py": "",
            "gametheory_bp/games.py": f"class Game{camel}:\n    def {word}(self): ...\n",
            "gametheory_bp/corehull.py": "def renew(): ...\nclass Baseline: ...\n",
        },
    )
    assert sorted(badly_named(tmp_path)) == sorted(
        [
            f"gametheory_bp/{word}/hull.py: {word}",
            "gametheory_bp/games.py:1: Game" + camel,
            f"gametheory_bp/games.py:2: {word}",
            f"gametheory_bp/payoff_{word}.py: payoff_{word}.py",
        ]
    )
