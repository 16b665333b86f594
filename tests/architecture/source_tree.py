"""Reading a source tree without importing it: files, modules and the imports they make."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "gametheory_bp"

# Folders whose files are leaves: adding an item is adding a file.
LEAF_FOLDERS = (
    "gametheory_bp/games/library",
    "gametheory_bp/games/strategies",
    "gametheory_bp/games/coin_game/presets",
    "gametheory_bp/welfare/library",
    "gametheory_bp/bargaining/rules",
    "gametheory_bp/axioms/library",
    "gametheory_bp/norms/library",
    "gametheory_bp/dynamics/learners",
    "gametheory_bp/reproduction",
)


@dataclass(frozen=True, slots=True)
class Import:
    """One name imported by one file."""

    file: str
    line: int
    target: str
    in_function: bool


def python_files(root: Path, *folders: str) -> tuple[Path, ...]:
    """All Python files below the folders of ``root``, sorted; missing folders hold none."""
    return tuple(sorted(path for folder in folders for path in (root / folder).rglob("*.py")))


def module_name(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, root: Path) -> tuple[Import, ...]:
    """Every absolute import that can run; ``from a import b`` counts as ``a.b``.

    Imports under ``if TYPE_CHECKING:`` never run; they only name types.
    """
    return tuple(_imports(ast.parse(path.read_text("utf-8")), str(path.relative_to(root)), False))


def _imports(node: ast.AST, file: str, in_function: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Import(file, node.lineno, alias.name, in_function)
    elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
        for alias in node.names:
            yield Import(file, node.lineno, f"{node.module}.{alias.name}", in_function)
    elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        for child in node.orelse:
            yield from _imports(child, file, in_function)
        return
    inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, file, inside)


def write_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Write a synthetic tree, to plant a violation in."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
