"""The README lists every test that `make test` leaves out, and no other."""

from __future__ import annotations

import ast
import re

from tests.architecture.source_tree import ROOT


def slow_functions(source: str) -> set[str]:
    """Names of test functions with the mark ``slow`` on them, on a parameter, or by a name.

    ``one_in`` of tests/effort marks most of its cases.
    """
    tree = ast.parse(source)
    marked = re.compile(r"\bmark\.slow\b|\bone_in\(")
    named = {
        ast.unparse(target)
        for n in tree.body
        if isinstance(n, ast.Assign) and marked.search(ast.unparse(n.value))
        for target in n.targets
    }
    found = set()
    for n in ast.walk(tree):
        if isinstance(n, ast.FunctionDef) and n.name.startswith("test_"):
            decorators = " ".join(ast.unparse(d) for d in n.decorator_list)
            words = set(re.findall(r"\w+", decorators))
            if marked.search(decorators) or words & named or "pytestmark" in named:
                found.add(n.name)
    return found


def slow_tests() -> set[str]:
    """``folder/file::function`` of every slow test."""
    return {
        f"{path.relative_to(ROOT).as_posix()}::{name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in slow_functions(path.read_text("utf-8"))
    }


def listed(text: str) -> set[str]:
    """What the section on slow tests lists."""
    section = text.split("## Slow tests", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^- `(.+?)`", section, re.M))


def test_the_list_is_complete() -> None:
    assert listed((ROOT / "README.md").read_text("utf-8")) == slow_tests()


def test_planted_slow_tests_are_found() -> None:
    direct = "@pytest.mark.slow\ndef test_a(): pass\ndef test_b(): pass\n"
    assert slow_functions(direct) == {"test_a"}
    named = "HARD = [pytest.param(1, marks=pytest.mark.slow)]\n"
    named += "@pytest.mark.parametrize('k', HARD)\ndef test_c(k): pass\n"
    assert slow_functions(named) == {"test_c"}
    some = "@pytest.mark.parametrize('k', one_in(3, CASES))\ndef test_e(k): pass\n"
    assert slow_functions(some) == {"test_e"}
    assert slow_functions("pytestmark = pytest.mark.slow\ndef test_d(): pass\n") == {"test_d"}
    assert listed("## Slow tests\n\n- `x::y`\n\n## Help\n- `z`\n") == {"x::y"}
