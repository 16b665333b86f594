"""The version is said in three places, and is the same in each."""

from __future__ import annotations

import re

import gametheory_bp
from tests.architecture.source_tree import ROOT


def disagreeing(version: str, changelog: str, citation: str) -> list[str]:
    """The files whose (newest) version is another one."""
    newest = re.search(r"^## (\S+)", changelog, flags=re.M)
    cited = re.search(r"^version: (\S+)$", citation, flags=re.M)
    said = {"CHANGELOG.md": newest, "CITATION.cff": cited}
    return [file for file, found in said.items() if not found or found.group(1) != version]


def test_versions_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert disagreeing(gametheory_bp.__version__, changelog, citation) == []


def test_a_planted_disagreement_is_found() -> None:
    assert disagreeing("0.2.0", "## 0.2.0 (x)\n## 0.1.0\n", "version: 0.1.0\n") == ["CITATION.cff"]
