"""No two modules of the package import each other, directly or in a ring."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.source_tree import (
    PACKAGE,
    ROOT,
    imports,
    module_name,
    python_files,
    write_tree,
)


def import_graph(root: Path) -> dict[str, set[str]]:
    """For each module the modules of the package that it imports, in functions too."""
    files = {module_name(path, root): path for path in python_files(root, PACKAGE)}
    graph: dict[str, set[str]] = {}
    for module, path in files.items():
        targets = (found.target for found in imports(path, root))
        graph[module] = {
            next(name for name in (target, target.rpartition(".")[0]) if name in files)
            for target in targets
            if target in files or target.rpartition(".")[0] in files
        } - {module}
    return graph


def cycle(root: Path) -> list[str]:
    """The modules of one import cycle; empty if there is none."""
    try:
        TopologicalSorter(import_graph(root)).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_the_package_has_no_import_cycle() -> None:
    assert cycle(ROOT) == []


@pytest.mark.parametrize(
    "back",
    [
        "import gametheory_bp.a",
        "from gametheory_bp import a",
        "from gametheory_bp.a import x",
        "def late():\n    from gametheory_bp.a import x",
    ],
)
def test_a_planted_cycle_is_found(back: str, tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "gametheory_bp/__init__.py": "",
            "gametheory_bp/a.py": "from gametheory_bp import b\nx = 1\n",
            "gametheory_bp/b.py": "from gametheory_bp.c import y\n",
            "gametheory_bp/c.py": f"y = 1\n{back}\n",
        },
    )
    assert set(cycle(tmp_path)) == {"gametheory_bp.a", "gametheory_bp.b", "gametheory_bp.c"}


def test_an_import_for_types_only_makes_no_cycle(tmp_path: Path) -> None:
    late = "if TYPE_CHECKING:\n    from gametheory_bp import a\n"
    write_tree(
        tmp_path,
        {
            "gametheory_bp/a.py": "from gametheory_bp import b\n",
            "gametheory_bp/b.py": f"from typing import TYPE_CHECKING\n{late}",
        },
    )
    assert cycle(tmp_path) == []
