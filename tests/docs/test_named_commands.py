"""The commands that the README and the guides name exist."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source_tree import ROOT

PAGES = ("README.md", "CONTRIBUTING.md", ".ci/run")


def named_targets(text: str) -> set[str]:
    """Targets in lines or inline code that begin with ``make``."""
    return set(re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text, flags=re.M))


def missing_targets(text: str, makefile: str) -> set[str]:
    """Targets that the text names and the Makefile lacks, or has without a description."""
    return named_targets(text) - set(re.findall(r"^([a-z-]+):.*## \S", makefile, flags=re.M))


@pytest.mark.parametrize("page", PAGES)
def test_every_named_command_exists(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    text = (ROOT / page).read_text("utf-8")
    assert named_targets(text)
    assert missing_targets(text, makefile) == set()


def test_planted_missing_commands_are_found() -> None:
    makefile = "test:  ## run the tests\nquiet:\n"
    text = "make test\nmake nothing\nand `make quiet` or `make test`, but do not make sense\n"
    assert missing_targets(text, makefile) == {"nothing", "quiet"}
