"""``.. public-names:: package``: the documentation of every name in ``package.__all__``.

Nothing is listed by hand, so that a public name cannot be missing from the reference.
"""

from __future__ import annotations

import importlib
import inspect
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


def entries(module: Any) -> list[str]:
    """The reStructuredText lines that document the public names of a module."""
    lines = []
    for name in sorted(module.__all__, key=str.lower):
        item = getattr(module, name)
        if inspect.isclass(item):
            lines += [f".. autoclass:: {module.__name__}.{name}", "   :members:", ""]
        elif callable(item):
            lines += [f".. autofunction:: {module.__name__}.{name}", ""]
        else:
            lines += [f".. autodata:: {module.__name__}.{name}", ""]
    return lines


class PublicNames(SphinxDirective):
    """List the public names of the module that the argument names."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        module = importlib.import_module(self.arguments[0])
        container = nodes.container()
        lines = StringList(entries(module), source=f"<public names of {module.__name__}>")
        self.state.nested_parse(lines, self.content_offset, container)
        return container.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("public-names", PublicNames)
    return {"parallel_read_safe": True}
