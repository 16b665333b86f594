"""The ledger: one row per claim, recomputed, compared with the stored outcome.

A row *reproduces* if the recomputed verdict is the one that the claim expects, and verdict and
witness equal the stored ones.  A claim without stored outcome does not reproduce: store it first.
Outcomes are stored as JSON lines, one claim a line, exact ("p/q" strings).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from gametheory_bp.claims.claim import Claim
from gametheory_bp.claims.finding import Finding
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputValueError, MissingFileError

__all__ = ["Ledger", "Outcomes", "Row", "difference", "read_outcomes", "run_ledger"]

Outcomes = Mapping[str, Mapping[str, Any]]
_COMPARED = ("verdict", "scope", "witness", "weaker", "weaker_verdict", "proved_by", "checks")


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
        """The part that is stored: no seconds."""
        found = ((row.name, row.finding.to_json()) for row in self.rows if row.finding is not None)
        lines = ({"claim": name, **data} for name, data in found)
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def display(self) -> Table:
        """A table: claim, verdict and its basis, scope, seconds."""
        rows = tuple(
            (
                row.name,
                "error" if row.finding is None else row.finding.verdict,
                "" if row.finding is None else row.finding.proved_by,
                "" if row.finding is None else row.finding.scope,
                f"{row.seconds:.2f}",
                "yes" if row.reproduces else f"NO: {row.problem}",
            )
            for row in self.rows
        )
        basis = "proved by: for a refuted claim, what holds instead"
        counts: dict[str, int] = {}
        for line in rows:
            counts[line[1]] = counts.get(line[1], 0) + 1
        words = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
        note = f"{words}; {basis}" if rows else words
        columns = ("claim", "verdict", "proved by", "scope", "seconds", "reproduces")
        return Table("Claims", columns, rows, note)


def run_ledger(
    claims: Iterable[tuple[str, Claim]],
    stored: Outcomes,
    progress: Callable[[str], object] | None = None,
    workers: int = 1,
) -> Ledger:
    """Decide every claim anew and compare with what is stored.

    Parameters
    ----------
    claims : pairs (id, claim)
    stored : mapping
        Stored outcomes by id, as :func:`read_outcomes` gives them.
    progress : callable, optional
        Called with one line per finished claim.
    workers : int
        Number of processes; with more than one the decisions must be importable functions.

    Returns
    -------
    Ledger
        Rows in the order of the claims, whatever the number of processes.

    Examples
    --------
    >>> run_ledger([], {}).reproduces
    False
    """
    listed = list(claims)
    rows: dict[str, Row] = {}
    for name, claim, (finding, problem, seconds) in _finished(listed, workers):
        if finding is not None:
            problem = difference(claim, finding, stored.get(name))
        rows[name] = Row(name, claim, finding, seconds, problem)
        if progress is not None:
            word = "error" if finding is None else finding.verdict
            rest = f"; {problem}" if problem else ""
            progress(f"[{len(rows)}/{len(listed)}] {name}: {word} ({seconds:.1f} s){rest}")
    return Ledger(tuple(rows[name] for name, _ in listed))


def _finished(
    listed: list[tuple[str, Claim]], workers: int
) -> Iterable[tuple[str, Claim, tuple[Finding | None, str, float]]]:
    """The decisions as they come in."""
    if workers <= 1:
        for name, claim in listed:
            yield name, claim, _decided(claim)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting = {pool.submit(_decided, claim): (name, claim) for name, claim in listed}
        for future in as_completed(waiting):
            yield *waiting[future], future.result()


def read_outcomes(path: Path | str) -> dict[str, dict[str, Any]]:
    """Stored outcomes by claim id."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise MissingFileError(f"no stored outcomes at {path}; write them with --store") from None
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            row["claim"]
        except (json.JSONDecodeError, KeyError, TypeError):
            raise InputValueError(
                f"{path}, line {number}: no outcome of a claim; repair it, or delete the line and "
                f"run with --store"
            ) from None
        rows.append(row)
    return {row["claim"]: {k: row[k] for k in _COMPARED if k in row} for row in rows}


def _decided(claim: Claim) -> tuple[Finding | None, str, float]:
    start = perf_counter()
    try:
        finding, problem = claim.decide(), ""
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # one row, not the run
        finding, problem = None, f"{type(error).__name__}: {error}"
    return finding, problem, perf_counter() - start


def difference(claim: Claim, finding: Finding, stored: Mapping[str, Any] | None) -> str:
    """How a finding differs from the expected word and the stored outcome; empty if it does not."""
    if finding.verdict != claim.expected:
        return f"expected {claim.expected!r}, found {finding.verdict!r}"
    if stored is None:
        return "no outcome is stored; look at it, then run with --store"
    found = finding.to_json()
    changed = [key for key in _COMPARED if found[key] != stored.get(key)]
    return f"another {' and '.join(changed)} than stored" if changed else ""
