"""A leaf file may be added, changed or deleted without looking at its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.source_tree import (
    LEAF_FOLDERS,
    ROOT,
    imports,
    module_name,
    python_files,
    write_tree,
)


def leaf_folders(root: Path) -> tuple[str, ...]:
    """The leaf folders that exist; every author's folder of theory_checks is one."""
    authors = sorted((root / "theory_checks").glob("*/"))
    candidates = (*LEAF_FOLDERS, *(f"theory_checks/{folder.name}" for folder in authors))
    return tuple(folder for folder in candidates if (root / folder).is_dir())


def dependent_leaves(root: Path) -> list[str]:
    """``file:line imports neighbour`` for every leaf that leans on another leaf of its folder."""
    found = []
    for folder in leaf_folders(root):
        leaves = {
            module_name(path, root)
            for path in python_files(root, folder)
            if not path.stem.startswith("_")
        }
        for path in python_files(root, folder):
            own = module_name(path, root)
            if own not in leaves:
                continue
            for item in imports(path, root):
                hit = {item.target, item.target.rpartition(".")[0]} & (leaves - {own})
                found += [f"{item.file}:{item.line} imports {name}" for name in sorted(hit)]
    return found


def test_leaves_are_independent() -> None:
    assert dependent_leaves(ROOT) == []


@pytest.mark.parametrize("folder", [*LEAF_FOLDERS, "theory_checks/nash_1950"])
def test_a_planted_dependence_is_found(folder: str, tmp_path: Path) -> None:
    package = folder.replace("/", ".")
    write_tree(
        tmp_path,
        {
            f"{folder}/__init__.py": "",
            f"{folder}/first.py": "X = 1\n",
            f"{folder}/second.py": f"from {package}.first import X\n",
            f"{folder}/third.py": f"from {package} import first\n",
        },
    )
    assert dependent_leaves(tmp_path) == [
        f"{folder}/second.py:1 imports {package}.first",
        f"{folder}/third.py:1 imports {package}.first",
    ]
