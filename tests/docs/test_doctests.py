"""Every example in every docstring of the package runs and prints what it says."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, module_name, python_files

FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL

# `__main__` runs the command line when it is imported.
MODULES = [
    name
    for path in python_files(ROOT, PACKAGE)
    if not (name := module_name(path, ROOT)).endswith("__main__")
]


def failures(module: ModuleType) -> list[str]:
    """The report of each failing example of the module."""
    reports: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module):
        before = runner.failures
        output: list[str] = []
        runner.run(test, out=output.append)
        if runner.failures > before:
            reports.append("".join(output))
    return reports


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module(name)
    monkeypatch.chdir(tmp_path)
    assert not (found := failures(module)), "\n".join(found)


def test_a_planted_wrong_example_is_found(tmp_path: Path) -> None:
    path = tmp_path / "planted.py"
    path.write_text('def two():\n    """Two.\n\n    >>> 1 + 1\n    3\n    """\n', "utf-8")
    spec = importlib.util.spec_from_file_location("planted", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.pop("planted", None)
    spec.loader.exec_module(module)
    (report,) = failures(module)
    assert "Expected:\n    3\nGot:\n    2" in report
