"""The page on certificates names every kind, and only kinds that exist."""

from __future__ import annotations

import re
from pkgutil import iter_modules

import gametheory_bp.certificates.verify as checkers
from tests.architecture.source_tree import ROOT

PAGE = ROOT / "docs" / "theory" / "exactness_and_certificates.md"


def named_kinds(text: str) -> set[str]:
    return set(re.findall(r"^\| `(\w+)` \| \w", text, flags=re.MULTILINE)) - {
        "Fraction",
        "Algebraic",
        "Interval",
    }


def test_every_kind_is_named() -> None:
    kinds = {module.name for module in iter_modules(checkers.__path__)}
    text = PAGE.read_text("utf-8")
    assert named_kinds(text) == kinds
    planted = text.replace("| `ray` |", "| ray |")
    assert named_kinds(planted) != kinds
