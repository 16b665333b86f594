"""The sections on welfare-optimal points: every rule against every set, and what attains them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.report.wording import point_words, points_words, witness_words

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["HEADS", "optima_sections"]

HEADS = {
    "feasible": "feasible",
    "individually_rational": "ind. rational",
    "independent": "independent",
    "pure": "pure",
    "nash": "Nash",
    "correlated": "correlated",
    "coarse_correlated": "coarse corr.",
}
"""Column heads of the payoff sets."""


def optima_sections(report: Report) -> list[Table | Formula | Stack]:
    """The table of optima, what attains each point, and why cells are not defined."""
    table = report.table
    if table is None:
        return []
    columns: dict[tuple[str, ...], list[str]] = {}
    for among in table.among:
        cells = tuple(_cell(table.cell(rule, among)) for rule in table.rules)
        columns.setdefault(cells, []).append(HEADS.get(among, among))
    rows = tuple(zip(table.rules, *columns, strict=True))
    heads = ("rule", *(_head(sets) for sets in columns.values()))
    notes = [f"disagreement point {point_words(table.disagreement)}"] * bool(table.disagreement)
    if any(" -- " in cell for cells in columns for cell in cells):
        notes.append("a -- b: every point between a and b is optimal")
    notes += [f"{_head(s)}: the same for {', '.join(s)}" for s in columns.values() if len(s) > 1]
    found: list[Table | Formula | Stack] = [
        Table("Welfare-optimal points: each rule over each set", heads, rows, ";\n".join(notes))
    ]
    return [*found, *_attained(report), *_reasons(table)]


def _head(sets: list[str]) -> str:
    """Sets with the same column share it, under the name of the first."""
    return sets[0] if len(sets) == 1 else f"{sets[0]}, ..."


def _cell(optimum: Any) -> str:
    if optimum.points:
        return points_words(optimum.points, segment=optimum.is_segment)
    return str(optimum.status)


def _attained(report: Report) -> list[Table]:
    """For each set the different points, and one profile or distribution that attains each."""
    lists: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for among in report.table.among:
        seen: dict[str, str] = {}
        for rule in report.table.rules:
            optimum = report.table.cell(rule, among)
            for point, witness in zip(optimum.points, optimum.attained_by, strict=False):
                if witness is not None:
                    seen.setdefault(point_words(point), witness_words(witness, report.game))
        lists.setdefault(tuple(sorted(seen.items())), []).append(HEADS.get(among, among))
    rows = [
        (", ".join(sets) if k == 0 else "", *item)
        for items, sets in lists.items()
        for k, item in enumerate(items)
    ]
    if not rows:
        return []
    return [Table("What attains these points", ("set", "payoffs", "attained by"), tuple(rows))]


def _reasons(table: Any) -> list[Table]:
    """Each reason once for each rule, with the sets that it concerns."""
    concerned: dict[tuple[str, str], list[str]] = {}
    for rule in table.rules:
        for among in table.among:
            optimum = table.cell(rule, among)
            if not optimum.points and optimum.reason:
                sets = concerned.setdefault((rule, optimum.reason), [])
                sets.append(HEADS.get(among, among))
    if not concerned:
        return []
    rows = tuple(
        (rule, "all" if len(sets) == len(table.among) else ", ".join(sets), reason)
        for (rule, reason), sets in concerned.items()
    )
    return [Table("Why a cell is empty or not defined", ("rule", "sets", "reason"), rows)]
