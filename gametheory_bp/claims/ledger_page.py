"""The ledger as one HTML page: a summary table, then one section per claim."""

from __future__ import annotations

from html import escape

from gametheory_bp.claims.ledger import Ledger, Row

__all__ = ["ledger_page"]


def ledger_page(ledger: Ledger, title: str = "Claims, checked") -> str:
    """A self-contained HTML page of a ledger; no script.

    Examples
    --------
    >>> ledger_page(Ledger(()))[:15]
    '<!doctype html>'
    """
    rows = "".join(_summary(row) for row in ledger.rows)
    sections = "".join(_section(row) for row in ledger.rows)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
        "</title><style>body{font-family:sans-serif;max-width:60em;margin:2em auto}"
        "td,th{text-align:left;vertical-align:top;padding:.2em .6em}</style></head><body>"
        f"<h1>{escape(title)}</h1><table><thead><tr><th>claim</th><th>verdict</th>"
        f"<th>proved by</th><th>scope</th><th>seconds</th><th>reproduces</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        f"{sections}</body></html>\n"
    )


def _summary(row: Row) -> str:
    verdict = "error" if row.finding is None else row.finding.verdict
    scope = "" if row.finding is None else row.finding.scope
    basis = "" if row.finding is None else row.finding.proved_by
    cells = (verdict, basis, scope, f"{row.seconds:.2f}", "yes" if row.reproduces else row.problem)
    link = f'<td><a href="#{escape(row.name)}">{escape(row.claim.title)}</a></td>'
    return f"<tr>{link}{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _section(row: Row) -> str:
    body = escape(row.problem) if row.finding is None else row.finding.display().html()
    return (
        f'<h2 id="{escape(row.name)}">{escape(row.claim.title)}</h2>'
        f"<p>{escape(row.claim.statement)}</p><p><i>{escape(row.claim.source)}</i></p>{body}"
    )
