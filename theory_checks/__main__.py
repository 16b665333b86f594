"""``python -m theory_checks [claim ...] [--store] [--json FILE] [--html FILE]``.

Decides the claims anew, prints one row each, and ends with status 1 when a stored verdict no
longer reproduces, 2 for a wrong command line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from gametheory_bp.claims.ledger import Ledger, Outcomes, Row, read_outcomes, run_ledger
from gametheory_bp.claims.ledger_page import ledger_page
from gametheory_bp.errors import InputValueError, MissingFileError
from theory_checks import papers

HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> int:
    """Run the ledger; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m theory_checks", description=__doc__)
    parser.add_argument("claim", nargs="*", help="ids of claims; all by default")
    parser.add_argument("--store", action="store_true", help="store what this run found")
    parser.add_argument("--json", metavar="FILE", help="write the ledger as JSON lines")
    parser.add_argument("--html", metavar="FILE", help="write the ledger as a page")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes; 2 by default")
    parser.add_argument("--show", action="store_true", help="print each finding in full")
    asked = parser.parse_args(arguments)
    known = {name for folder in papers().values() for name in folder.names()}
    unknown = sorted(set(asked.claim) - known)
    if unknown:
        parser.error(f"unknown claim {unknown[0]!r}; known: {', '.join(sorted(known))}")
    rows: list[Row] = []
    for paper, folder in papers().items():
        path = HERE / paper / "outcomes.jsonl"
        try:
            stored = read_outcomes(path)
        except MissingFileError:
            stored = {}
        except InputValueError as error:
            parser.error(str(error))
        chosen = [item for item in folder.items() if not asked.claim or item[0] in asked.claim]
        ledger = run_ledger(chosen, stored, _say, min(asked.jobs, len(chosen)))
        if asked.store:
            path.write_text(_merged(ledger, stored, folder.names()), "utf-8")
            ledger = _again(ledger, read_outcomes(path))
        rows += ledger.rows
    ledger = Ledger(tuple(rows))
    if asked.json:
        Path(asked.json).write_text(ledger.json_lines(), "utf-8")
    if asked.html:
        Path(asked.html).write_text(ledger_page(ledger), "utf-8")
    if asked.show:
        for row in ledger.rows:
            found = row.finding or row.problem
            sys.stdout.write(f"\n{row.claim.title}\n{row.claim.statement}\n{found}\n")
    sys.stdout.write(f"{ledger}\nwitness of a claim: python -m theory_checks CLAIM --show\n")
    return 0 if ledger.reproduces else 1


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


def _merged(ledger: Ledger, stored: Outcomes, names: Iterable[str]) -> str:
    """The outcomes of this run, and the stored ones of the claims that it left out."""
    lines = {json.loads(line)["claim"]: line for line in ledger.outcomes().splitlines()}
    kept = {name: json.dumps({"claim": name, **old}, ensure_ascii=False)
            for name, old in stored.items()}  # fmt: skip
    ran = {row.name for row in ledger.rows}
    return "".join(
        f"{found}\n"
        for name in sorted(names)
        if (found := lines.get(name) if name in ran else kept.get(name)) is not None
    )


def _again(ledger: Ledger, stored: dict[str, dict[str, object]]) -> Ledger:
    """The same run beside what it stored: a decision with an error still fails."""
    from dataclasses import replace

    from gametheory_bp.claims.ledger import difference

    rows = []
    for row in ledger.rows:
        gap = row.problem
        if row.finding is not None:
            gap = difference(row.claim, row.finding, stored.get(row.name))
        rows.append(replace(row, problem=gap))
    return Ledger(tuple(rows))


if __name__ == "__main__":
    sys.exit(main())
