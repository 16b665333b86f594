"""One page for each claim of every paper: statement, verdict, witness, what holds instead.

The pages show the stored outcomes, so that they are the same on every machine and however busy it
is; ``make theory`` decides every claim anew and fails where one does not reproduce.  A claim
without stored outcome, an outcome without claim, and a stored verdict other than the one that the
claim's file expects stop the build with a warning.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from docs.extensions.leaf_pages import (
    GENERATED,
    fields,
    heading,
    literal,
    prose,
    table,
    write_pages,
)
from gametheory_bp.claims import Claim
from gametheory_bp.claims.ledger import Outcomes, read_outcomes
from gametheory_bp.errors import MissingFileError
from gametheory_bp.games.bimatrix import BimatrixGame

LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
BASES = {
    "computation": "the code decides the whole scope",
    "argument": "a written proof, below; its premises are computed and its steps tested",
    "citation": "a theorem of the literature; a search found nothing against it",
}
"""On what the word "proved" rests."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim with its stored outcome, as JSON data."""

    paper: str
    name: str
    claim: Claim
    outcome: Mapping[str, Any]

    @property
    def word(self) -> str:
        """The verdict word of the outcome."""
        return str(self.outcome.get("verdict", "not decided"))

    @property
    def problem(self) -> str:
        """Why the outcome cannot stand; empty if it can."""
        if not self.outcome:
            return "no outcome is stored; look at it, then store it"
        if self.word != self.claim.expected:
            return f"its file expects {self.claim.expected!r}, stored is {self.word!r}"
        return ""


def stored_ones(
    paper: str, claims: Iterable[tuple[str, Claim]], stored: Outcomes
) -> tuple[Decided, ...]:
    """All claims of a paper with their stored outcomes, in their order; problems are warned of."""
    found = tuple(Decided(paper, name, claim, stored.get(name, {})) for name, claim in claims)
    for one in found:
        if one.problem:
            LOG.warning("claim %s: %s", one.name, one.problem)
    for name in sorted(set(stored) - {one.name for one in found}):
        LOG.warning("claim %s: %s", name, "an outcome is stored, and there is no such claim")
    return found


def page(one: Decided, docstring: str) -> str:
    """The page of one claim."""
    claim, label = one.claim, f"claim-{one.paper}-{one.name}"
    lines = [
        ".. highlight:: none",
        "",
        f".. _{label}:",
        "",
        *heading(claim.title, "="),
        f"``{one.name}``",
        "",
    ]
    lines += [f"*{literal(claim.statement)}*", ""]
    instead = ""
    if one.outcome.get("weaker"):
        instead = f"{literal(one.outcome['weaker'])} (**{one.outcome['weaker_verdict']}**)"
    lines += fields(
        (
            ("Source", literal(claim.source)),
            ("Verdict", f":ref:`{one.word} <{label}-witness>`"),
            ("Scope", literal(one.outcome.get("scope", ""))),
            ("What holds instead", instead),
            ("Proved by", proved_by(one)),
            ("Problem", literal(one.problem)),
        )
    )
    lines += [prose(docstring), ""]
    lines += [f".. _{label}-witness:", "", *heading("Witness")]
    for what, value in one.outcome.get("witness", {}).items():
        lines += [f"{literal(what)} ::", "", *indented(text_of(value)), ""]
    if not one.outcome.get("witness"):
        lines += ["The verdict needs none.", ""]
    checks = one.outcome.get("checks", ())
    if checks:
        rows = [[literal(statement), literal(detail)] for statement, detail in checks]
        lines += [*heading("Decided on the way"), *table(("statement", "numbers"), rows, "60 40")]
    if claim.given:
        lines += heading("What the decision is given")
        for what, game in claim.given:
            lines += [f"{literal(what)} ::", "", *indented(str(game)), ""]
        lines += [flip_sentence(claim), ""]
    return "\n".join(lines)


def flip_sentence(claim: Claim) -> str:
    """Which change of one payoff the decision must notice."""
    flip = claim.flip
    return (
        f"With the {flip.player} player's payoff at {flip.actions} of {literal(flip.game)} changed "
        f"to {flip.payoff}, verdict or witness change: a test checks it."
    )


def proved_by(one: Decided) -> str:
    """The basis of the word "proved", in words."""
    basis = one.outcome.get("proved_by", "")
    return f"{basis}: {BASES[basis]}" if basis else ""


def text_of(value: Any) -> str:
    """A witness from its JSON form: games as tables, lists of lists one item a line."""
    if isinstance(value, Mapping):
        if value.get("kind") == "payoff_table":
            return str(BimatrixGame.from_json(dict(value)))
        return "\n".join(f"{key}: {_line(item)}" for key, item in value.items())
    if isinstance(value, list) and any(isinstance(item, (list, Mapping)) for item in value):
        return "\n".join(map(text_of if _has_games(value) else _line, value))
    return _line(value)


def _has_games(value: list[Any]) -> bool:
    return any(isinstance(item, Mapping) for item in value)


def _line(value: Any) -> str:
    if isinstance(value, list):
        inside = ", ".join(map(_line, value))
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    return str(value)


def indented(text: str) -> list[str]:
    """The lines of a literal block."""
    return [f"   {line}".rstrip() for line in text.splitlines()] or ["   -"]


def index(found: Iterable[Decided]) -> str:
    """The table of all claims: the verdict leads to the witness."""
    rows = []
    for one in found:
        label = f"claim-{one.paper}-{one.name}"
        rows.append(
            (
                f":ref:`{literal(one.claim.title)} <{label}>`",
                f":ref:`{one.word} <{label}-witness>`",
                literal(one.outcome.get("scope", one.problem)),
                literal(one.claim.source),
                one.outcome.get("proved_by", ""),
            )
        )
    columns = ("claim", "verdict", "scope", "source", "proved by")
    return "\n".join(table(columns, rows, "26 12 32 18 12"))


def docstring_of(package: str, name: str) -> str:
    """What the claim's file says."""
    return importlib.import_module(f"{package}.{name}").__doc__ or ""


def write(app: Sphinx) -> None:
    """Write the pages of all claims of all papers."""
    from theory_checks import papers

    folder = Path(app.srcdir) / GENERATED / "claims"
    found: list[Decided] = []
    for paper, claims in papers().items():
        try:
            stored = read_outcomes(ROOT / "theory_checks" / paper / "outcomes.jsonl")
        except MissingFileError:  # then every one of its claims says so
            stored = {}
        here = stored_ones(paper, claims.items(), stored)
        texts = {f"{one.name}.rst": page(one, docstring_of(claims.package, one.name))
                 for one in here}  # fmt: skip
        write_pages(folder / paper, texts)
        found += here
    write_pages(folder, {"table.txt": index(found)})


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True}
