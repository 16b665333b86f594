"""``.. claim-pages::``: every claim of every paper, decided anew while the page is built.

One section per claim: what the paper says, the verdict, the witness, what holds instead. Nothing is
listed by hand, and no verdict is copied: a claim whose stored outcome does not reproduce stops the
build with a warning.
"""

from __future__ import annotations

import importlib
import re

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from docs.extensions.leaf_cards import HEADING
from gametheory_bp.claims.finding import exact_text
from gametheory_bp.claims.ledger import Row, read_outcomes, run_ledger

LOG = logging.getLogger(__name__)


def rows() -> list[tuple[str, Row]]:
    """Every row of the ledger with the docstring of its claim."""
    from pathlib import Path

    from theory_checks import papers

    here = Path(__file__).resolve().parents[2] / "theory_checks"
    found = []
    for paper, folder in papers().items():
        ledger = run_ledger(folder.items(), read_outcomes(here / paper / "outcomes.jsonl"))
        for row in ledger.rows:
            module = importlib.import_module(f"{folder.package}.{row.name}")
            found.append((module.__doc__ or "", row))
    return found


def section(docstring: str, row: Row) -> list[str]:
    """The lines of one claim."""
    text = HEADING.sub(r"**\1**\n", docstring.strip())
    text = re.sub(r"([|`*_])(?=\S)", r"\\\1", text) if "|" in text else text
    lines = [f".. rubric:: {row.claim.title}", "", f"*{row.claim.source}* (``{row.name}``)", ""]
    lines += [*text.splitlines(), ""]
    if row.finding is None:
        return [*lines, f"Not decided: {row.problem}", ""]
    found = row.finding
    lines += [f"**{found.verdict}**: {found.scope}", "", "::", ""]
    lines += [f"   {name}: {exact_text(value)}" for name, value in found.witness] or ["   -"]
    if found.weaker:
        lines += ["", f"Instead ({found.weaker_verdict}):", "", "::", "", f"   {found.weaker}"]
    return [*lines, ""]


class ClaimPages(SphinxDirective):
    """List all claims."""

    def run(self) -> list[nodes.Node]:
        container = nodes.container()
        for docstring, row in rows():
            if not row.reproduces:
                LOG.warning("claim %s: %s", row.name, row.problem)
            lines = StringList(section(docstring, row), source=f"<claim {row.name}>")
            self.state.nested_parse(lines, self.content_offset, container)
        return container.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("claim-pages", ClaimPages)
    return {"parallel_read_safe": True}
