"""The ledger: one row per claim, recomputed, compared with the stored outcome.

A row *reproduces* if the recomputed verdict is the one that the claim expects, and verdict and
witness equal the stored ones.  A claim without stored outcome does not reproduce: store it first.
Outcomes are stored as JSON lines, one claim a line, exact ("p/q" strings).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from gametheory_bp.claims.claim import Claim
from gametheory_bp.claims.finding import Finding
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import MissingFileError

__all__ = ["Ledger", "Row", "difference", "read_outcomes", "run_ledger"]

Outcomes = Mapping[str, Mapping[str, Any]]
_COMPARED = ("verdict", "scope", "witness", "weaker", "weaker_verdict")


@dataclass(frozen=True, slots=True)
class Row:
    """One claim with its recomputed finding.

    Attributes
    ----------
    name : str
    claim : Claim
    finding : Finding or None
        None if the decision raised an error; ``problem`` has it.
    seconds : float
        Running time; no verdict depends on it.
    problem : str
        Why the row does not reproduce; empty if it does.
    """

    name: str
    claim: Claim
    finding: Finding | None
    seconds: float
    problem: str

    @property
    def reproduces(self) -> bool:
        """Whether the finding is the stored one."""
        return not self.problem

    def to_json(self) -> dict[str, Any]:
        """One line of the ledger."""
        found = {} if self.finding is None else self.finding.to_json()
        return {
            "claim": self.name,
            "source": self.claim.source,
            "statement": self.claim.statement,
            **found,
            "seconds": round(self.seconds, 3),
            "reproduces": self.reproduces,
            "problem": self.problem,
        }


@dataclass(frozen=True, slots=True)
class Ledger(Displayed):
    """All rows of a run."""

    rows: tuple[Row, ...]

    @property
    def reproduces(self) -> bool:
        """Whether there is a row and every row reproduces."""
        return bool(self.rows) and all(row.reproduces for row in self.rows)

    def json_lines(self) -> str:
        """One JSON object per line."""
        return "".join(json.dumps(row.to_json(), ensure_ascii=False) + "\n" for row in self.rows)

    def outcomes(self) -> str:
        """The part that is stored and compared: no seconds."""
        found = ((row.name, row.finding.to_json()) for row in self.rows if row.finding is not None)
        lines = ({"claim": name, **{k: data[k] for k in _COMPARED}} for name, data in found)
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def display(self) -> Table:
        """A table: claim, verdict, what holds instead, seconds."""
        rows = tuple(
            (
                row.name,
                "error" if row.finding is None else row.finding.verdict,
                f"{row.seconds:.2f}",
                "yes" if row.reproduces else f"NO: {row.problem}",
            )
            for row in self.rows
        )
        counts: dict[str, int] = {}
        for line in rows:
            counts[line[1]] = counts.get(line[1], 0) + 1
        note = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        return Table("Claims", ("claim", "verdict", "seconds", "reproduces"), rows, note)


def run_ledger(
    claims: Iterable[tuple[str, Claim]],
    stored: Outcomes,
    progress: Callable[[str], object] | None = None,
) -> Ledger:
    """Decide every claim anew and compare with what is stored.

    Parameters
    ----------
    claims : pairs (id, claim)
    stored : mapping
        Stored outcomes by id, as :func:`read_outcomes` gives them.
    progress : callable, optional
        Called with one line per finished claim.

    Returns
    -------
    Ledger

    Examples
    --------
    >>> run_ledger([], {}).reproduces
    False
    """
    rows = []
    for name, claim in claims:
        start = perf_counter()
        finding, problem = _decided(claim)
        seconds = perf_counter() - start
        if finding is not None:
            problem = difference(claim, finding, stored.get(name))
        rows.append(Row(name, claim, finding, seconds, problem))
        if progress is not None:
            word = "error" if finding is None else finding.verdict
            progress(f"{name}: {word} ({seconds:.1f} s){f'; {problem}' if problem else ''}")
    return Ledger(tuple(rows))


def read_outcomes(path: Path | str) -> dict[str, dict[str, Any]]:
    """Stored outcomes by claim id."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise MissingFileError(f"no stored outcomes at {path}; write them with --store") from None
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["claim"]: {k: row[k] for k in _COMPARED} for row in rows}


def _decided(claim: Claim) -> tuple[Finding | None, str]:
    try:
        return claim.decide(), ""
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # one row, not the run
        return None, f"{type(error).__name__}: {error}"


def difference(claim: Claim, finding: Finding, stored: Mapping[str, Any] | None) -> str:
    """How a finding differs from the expected word and the stored outcome; empty if it does not."""
    if finding.verdict != claim.expected:
        return f"expected {claim.expected!r}, found {finding.verdict!r}"
    if stored is None:
        return "no outcome is stored; look at it, then run with --store"
    found = finding.to_json()
    changed = [key for key in _COMPARED if found[key] != stored.get(key)]
    return f"another {' and '.join(changed)} than stored" if changed else ""
