"""``.. leaf-cards:: folder``: one card for each leaf file of a folder.

A card shows the leaf's docstring and, where the leaf has them, its statement, its formula, its
source and its game. A page that lists leaves therefore never has to be edited.
"""

from __future__ import annotations

import importlib
import re
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from gametheory_bp.leaves import LeafFolder

HEADING = re.compile(r"^(\S.*)\n[-=~]{3,}$", re.M)


def folder_of(package: str) -> LeafFolder[Any]:
    """The leaf folder that the package defines."""
    (found,) = {
        id(item): item
        for item in vars(importlib.import_module(package)).values()
        if isinstance(item, LeafFolder)
    }.values()
    return found


def card(name: str, docstring: str, leaf: Any) -> list[str]:
    """The lines of a card; headings inside the docstring become bold words."""
    text = HEADING.sub(r"**\1**\n", docstring.strip())
    lines = [f".. rubric:: ``{name}``", "", *text.splitlines(), ""]
    statement = getattr(leaf, "statement", "")
    if statement:
        lines += [statement, ""]
    formula = getattr(leaf, "formula", None)
    if formula is not None:
        lines += [".. math::", "", f"   {formula.tex}", ""]
    game = getattr(leaf, "game", None)
    if game is not None:
        lines += ["::", "", *(f"   {line}" for line in str(game).splitlines()), ""]
    source = getattr(leaf, "source", "")
    if source and "Source:" not in docstring:
        lines += [f"Source: {source}", ""]
    return lines


class LeafCards(SphinxDirective):
    """List the leaves of the folder that the argument names."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        folder = folder_of(self.arguments[0])
        container = nodes.container()
        for name, leaf in folder.items():
            module = importlib.import_module(f"{folder.package}.{name}")
            lines = card(name, module.__doc__ or "", leaf)
            source = f"<{folder.package}.{name}>"
            self.state.nested_parse(
                StringList(lines, source=source), self.content_offset, container
            )
        return container.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("leaf-cards", LeafCards)
    return {"parallel_read_safe": True}
