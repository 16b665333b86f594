"""One page for each claim of every paper: statement, verdict, witness, what holds instead.

A claim is decided anew while the documentation is built, as far as that is quick: a decision that
takes longer than ``LIMIT`` seconds is cut off, and once all of them took ``BUDGET`` seconds no
more are begun.  Such a claim shows its stored outcome and says so; ``make theory`` decides every
one of them again.  A claim that does not reproduce stops the build with a warning.
"""

from __future__ import annotations

import importlib
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
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
from gametheory_bp.claims.ledger import Outcomes, read_outcomes, run_ledger
from gametheory_bp.errors import MissingFileError
from gametheory_bp.games.bimatrix import BimatrixGame

LOG = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
LIMIT, BUDGET = 2.0, 30.0
"""Seconds for one claim, and for all claims together."""


class TooLong(BaseException):
    """A decision was cut off; no decision catches this by accident."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim with its outcome, as JSON data: recomputed, or the stored one (seconds is None)."""

    paper: str
    name: str
    claim: Claim
    outcome: Mapping[str, Any]
    seconds: float | None
    problem: str = ""

    @property
    def word(self) -> str:
        """The verdict word of the outcome."""
        return str(self.outcome.get("verdict", "not decided"))


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise :class:`TooLong` in what takes longer, where the system has timers."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def decide(paper: str, name: str, claim: Claim, stored: Outcomes, limit: float) -> Decided:
    """The claim decided anew, or its stored outcome if that takes longer than the limit."""
    old = stored.get(name)
    if limit <= 0 and old is not None:
        return Decided(paper, name, claim, old, None)
    try:
        with limited(max(limit, 1.0)):
            (row,) = run_ledger([(name, claim)], stored).rows
    except TooLong:
        if old is not None:
            return Decided(paper, name, claim, old, None)
        return Decided(paper, name, claim, {}, None, "slow, and no outcome is stored")
    found = {} if row.finding is None else row.finding.to_json()
    return Decided(paper, name, claim, found, row.seconds, row.problem)


def decide_all(
    paper: str, claims: Iterable[tuple[str, Claim]], stored: Outcomes, budget: float = BUDGET
) -> tuple[Decided, ...]:
    """All claims of a paper, in their order."""
    found = []
    for name, claim in claims:
        one = decide(paper, name, claim, stored, min(LIMIT, budget))
        budget -= LIMIT if one.seconds is None else one.seconds
        found.append(one)
    return tuple(found)


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
            ("Decided", when(one)),
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


def when(one: Decided) -> str:
    """How the verdict on the page came about."""
    if one.seconds is not None:
        return f"in {one.seconds:.2f} seconds, while this page was built"
    return f"stored; deciding it takes more than {LIMIT:.0f} seconds, and ``make theory`` does it"


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
                "stored" if one.seconds is None else f"{one.seconds:.2f}",
            )
        )
    columns = ("claim", "verdict", "scope", "source", "seconds")
    return "\n".join(table(columns, rows, "26 13 33 20 8"))


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
        here = decide_all(paper, claims.items(), stored)
        for one in here:
            if one.problem:
                LOG.warning("claim %s: %s", one.name, one.problem)
        texts = {f"{one.name}.rst": page(one, docstring_of(claims.package, one.name))
                 for one in here}  # fmt: skip
        write_pages(folder / paper, texts)
        found += here
    write_pages(folder, {"table.txt": index(found)})


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True}
