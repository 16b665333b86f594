"""Other packages add leaves through entry points; reading them needs no slow import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gametheory_bp import leaves
from gametheory_bp.leaves import LeafError, LeafFolder

GROUP = "gametheory_bp.test_numbers"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that offers one number as a leaf, put on the path."""
    info = tmp_path / "numbers-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: numbers\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nseven = offered:SEVEN\n", "utf-8")
    (tmp_path / "offered.py").write_text("SEVEN = 7\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    declared = leaves._declared
    declared.cache_clear()
    yield tmp_path
    declared.cache_clear()
    sys.modules.pop("offered", None)


def folder(group: str, leaf_type: type = int) -> LeafFolder[int]:
    return LeafFolder("gametheory_bp.games.generators", leaf_type, "number", group)


def test_a_leaf_of_another_package_is_found(installed: Path) -> None:
    numbers = folder(GROUP)
    assert "seven" in numbers
    assert "seven" in numbers.names()
    assert numbers.load("seven") == 7


def test_another_group_does_not_see_it(installed: Path) -> None:
    assert "seven" not in folder(f"{GROUP}.more")


def test_a_leaf_of_the_wrong_type_is_refused(installed: Path) -> None:
    with pytest.raises(LeafError, match="seven"):
        folder(GROUP, str).load("seven")


def test_an_archive_on_the_path_is_asked_too(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = installed / "more.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))  # an empty archive
    monkeypatch.syspath_prepend(str(archive))
    monkeypatch.setattr(leaves, "_declared", lambda: b"")
    assert "seven" in folder(GROUP)


def test_nobody_waits_for_the_import_of_the_metadata_reader() -> None:
    code = (
        "import sys, gametheory_bp\n"
        "assert 'chicken' in gametheory_bp.list_games()\n"
        "sys.exit('importlib.metadata' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
