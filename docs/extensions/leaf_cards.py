"""``.. leaf-cards:: folder``: one card for each leaf file of a folder, from its docstring.

A leaf is found by its file; a page that lists leaves therefore never has to be edited.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

HEADING = re.compile(r"^(\S.*)\n[-=~]{3,}$", re.M)


def leaves(folder: str) -> Iterator[tuple[str, str]]:
    """Pairs (id, docstring) of the leaf files of a package, sorted by id."""
    package = importlib.import_module(folder)
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        if not found.name.startswith("_"):
            module = importlib.import_module(f"{folder}.{found.name}")
            yield found.name, module.__doc__ or ""


def card(name: str, docstring: str) -> list[str]:
    """The lines of a card; headings inside the docstring become bold words."""
    text = HEADING.sub(r"**\1**\n", docstring.strip())
    return [f".. rubric:: ``{name}``", "", *text.splitlines(), ""]


class LeafCards(SphinxDirective):
    """List the leaves of the folder that the argument names."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        folder = self.arguments[0]
        container = nodes.container()
        for name, docstring in leaves(folder):
            lines = StringList(card(name, docstring), source=f"<{folder}.{name}>")
            self.state.nested_parse(lines, self.content_offset, container)
        return container.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("leaf-cards", LeafCards)
    return {"parallel_read_safe": True}
