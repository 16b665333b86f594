"""Importing the package is instant: heavy libraries are imported where they are used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import PACKAGE, ROOT, imports, python_files, write_tree

# Seconds of import time each: never at the top of a file, outside their one folder.
INSIDE_FUNCTIONS = ("torch", "matplotlib", "cvxpy", "nashpy")
# Libraries that one file of a folder may use, so that they can be taken out again.
ONE_FILE_PER_FOLDER = ("cvxpy", "nashpy")

LOADED = """
import sys
before = set(sys.modules)
import gametheory_bp
new = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(new - set(sys.stdlib_module_names) - {"gametheory_bp"}))
"""


def third_party_loaded(root: Path) -> list[str]:
    """Third-party packages that ``import gametheory_bp`` loads in a fresh process."""
    outcome = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=root, capture_output=True, text=True, check=True
    )
    return outcome.stdout.split()


def eager_imports(root: Path) -> list[str]:
    """Imports of a heavy library at the top of a file (in ``deep``, torch is at home)."""
    return [
        f"{item.file}:{item.line} imports {item.target}"
        for path in python_files(root, PACKAGE)
        for item in imports(path, root)
        if item.target.partition(".")[0] in INSIDE_FUNCTIONS
        and not item.in_function
        and not item.file.startswith(f"{PACKAGE}/deep/")
    ]


def stray_drawing(root: Path) -> list[str]:
    """Imports of matplotlib that can run outside ``plotting``."""
    return [
        f"{item.file}:{item.line} imports {item.target}"
        for path in python_files(root, PACKAGE)
        for item in imports(path, root)
        if item.target.partition(".")[0] == "matplotlib"
        and not item.file.startswith(f"{PACKAGE}/plotting/")
    ]


def spread_imports(root: Path) -> list[str]:
    """Folders in which more than one file imports a library that is confined to one."""
    users: dict[tuple[str, str], set[str]] = {}
    for path in python_files(root, PACKAGE):
        for item in imports(path, root):
            library = item.target.partition(".")[0]
            folder = Path(item.file).parts[1]
            if library in ONE_FILE_PER_FOLDER and folder != "interop":
                users.setdefault((folder, library), set()).add(item.file)
    return [
        f"{folder}: {library} in {', '.join(sorted(files))}"
        for (folder, library), files in sorted(users.items())
        if len(files) > 1
    ]


def test_importing_the_package_loads_no_third_party_package() -> None:
    assert third_party_loaded(ROOT) == []


def test_a_planted_third_party_import_is_seen(tmp_path: Path) -> None:
    write_tree(tmp_path, {"gametheory_bp/__init__.py": "import packaging.version\n"})
    assert third_party_loaded(tmp_path) == ["packaging"]


def test_heavy_libraries_are_imported_inside_functions() -> None:
    assert eager_imports(ROOT) == []


@pytest.mark.parametrize("library", INSIDE_FUNCTIONS)
def test_a_planted_eager_import_is_found(library: str, tmp_path: Path) -> None:
    write_tree(
        tmp_path,
        {
            "gametheory_bp/deep/network.py": "import torch\n",
            "gametheory_bp/a.py": f"from {library} import x\n",
            "gametheory_bp/b.py": f"def late():\n    import {library}\n",
        },
    )
    assert eager_imports(tmp_path) == [f"gametheory_bp/a.py:1 imports {library}.x"]


def test_only_plotting_draws() -> None:
    assert stray_drawing(ROOT) == []


def test_a_planted_drawing_is_found(tmp_path: Path) -> None:
    typed = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import matplotlib\n"
    write_tree(
        tmp_path,
        {
            "gametheory_bp/plotting/plane.py": "def draw():\n    import matplotlib.pyplot\n",
            "gametheory_bp/reproduction/typed.py": typed,
            "gametheory_bp/reproduction/drawn.py": "def draw():\n    import matplotlib\n",
        },
    )
    assert stray_drawing(tmp_path) == ["gametheory_bp/reproduction/drawn.py:2 imports matplotlib"]


def test_confined_libraries_stay_in_one_file_per_folder() -> None:
    assert spread_imports(ROOT) == []


def test_a_planted_second_user_is_found(tmp_path: Path) -> None:
    late = "def late():\n    import cvxpy\n"
    write_tree(
        tmp_path,
        {
            "gametheory_bp/equilibria/a.py": late,
            "gametheory_bp/equilibria/b.py": late,
            "gametheory_bp/bargaining/c.py": late,
        },
    )
    assert spread_imports(tmp_path) == [
        "equilibria: cvxpy in gametheory_bp/equilibria/a.py, gametheory_bp/equilibria/b.py"
    ]
