"""The facade: few names, each documented with an example that runs, each in the docs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Mapping
from types import SimpleNamespace

import gametheory_bp
from tests.architecture.source_tree import ROOT

MOST_NAMES = 25


def facade() -> dict[str, object]:
    return {name: getattr(gametheory_bp, name) for name in gametheory_bp.__all__}


def undocumented(names: Mapping[str, object]) -> list[str]:
    """Names whose docstring is missing or has no doctest."""
    return [
        name
        for name, item in sorted(names.items())
        if not name.startswith("__") and ">>> " not in (inspect.getdoc(item) or "")
    ]


def test_the_facade_is_small_and_sorted() -> None:
    names = list(gametheory_bp.__all__)
    assert len(names) <= MOST_NAMES
    assert len(set(names)) == len(names)


def test_every_public_name_has_a_docstring_with_a_doctest() -> None:
    assert undocumented(facade()) == []


def test_planted_names_without_doctest_are_found() -> None:
    def silent() -> None: ...

    def wordy() -> None:
        """Words only."""

    def shown() -> None:
        """Words.

        >>> 1 + 1
        2
        """

    assert undocumented({"silent": silent, "wordy": wordy, "shown": shown}) == ["silent", "wordy"]


def test_every_public_name_is_offered_for_completion() -> None:
    assert set(gametheory_bp.__all__) <= set(dir(gametheory_bp))


def missing_from_reference(names: Mapping[str, object], page: str) -> list[str]:
    """Public names without an entry on the reference page."""
    return [name for name in names if f":: gametheory_bp.{name}\n" not in page + "\n"]


def test_the_reference_lists_every_public_name() -> None:
    page = (ROOT / "docs/reference/facade.rst").read_text("utf-8")
    assert ".. public-names:: gametheory_bp" in page
    from docs.extensions.public_names import entries

    assert missing_from_reference(facade(), "\n".join(entries(gametheory_bp))) == []


def test_a_planted_unlisted_name_is_found() -> None:
    from docs.extensions.public_names import entries

    module = SimpleNamespace(__name__="gametheory_bp", __all__=["solve"], solve=len)
    listed = "\n".join(entries(module))
    assert missing_from_reference({"solve": len}, listed) == []
    assert missing_from_reference({"solve": len, "plot": len}, listed) == ["plot"]


ALL_LOADED = """
import importlib, pkgutil, types, gametheory_bp
for found in pkgutil.walk_packages(gametheory_bp.__path__, "gametheory_bp."):
    if found.ispkg:
        importlib.import_module(found.name)
print(*(name for name in gametheory_bp.__all__
        if isinstance(getattr(gametheory_bp, name), types.ModuleType)))
"""


def test_no_subpackage_hides_a_public_name() -> None:
    # A folder named like a function replaces it in its parent once it is imported.
    outcome = subprocess.run(
        [sys.executable, "-c", ALL_LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.split() == []
