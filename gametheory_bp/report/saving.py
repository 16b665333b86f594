"""The JSON form of a report: the game and all results, each with its certificate.

Nothing of the answer stands outside the results, so nothing can be changed without a
certificate noticing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.exact.codec import SCHEMA

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["report_json"]


def report_json(report: Report) -> dict[str, Any]:
    """A JSON-able dictionary that :func:`gametheory_bp.verify` re-proves part by part."""
    parts: dict[str, Any] = {
        "security": [value.to_json() for value in report.security],
        "feasible": report.feasible,
        "frontier": report.frontier,
        "nash": report.nash,
        "correlated": report.correlated,
        "classification": report.classification,
        "table": report.table,
        "disagreements": [found.to_json() for found in report.disagreements],
        "repeated": report.repeated,
    }
    return {
        "schema": SCHEMA,
        "type": "Report",
        "game": report.game.to_json(),
        "complete": report.complete,
        "unfinished": list(report.unfinished),
        "left_out": list(report.left_out),
        "results": {
            name: part.to_json() if hasattr(part, "to_json") else part
            for name, part in parts.items()
            if part is not None
        },
    }
