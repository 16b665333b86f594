"""The sections on welfare-optimal points: every rule against every set, and what attains them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.bargaining import WelfareTable, load_rule
from gametheory_bp.bargaining.welfare_table import Cell
from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.games.wording import point_words, points_words, witness_words

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
    notes = [f"disagreement point {point_words(table.disagreement)}"]
    if any("*" in cell for cells in columns for cell in cells):
        notes.append("*: a special case, see the notes")
    if any(" -- " in cell for cells in columns for cell in cells):
        notes.append("a -- b: every point between a and b is optimal")
    notes += [f"{_head(s)}: the same for {', '.join(s)}" for s in columns.values() if len(s) > 1]
    found: list[Table | Formula | Stack] = [
        Table("Welfare-optimal points: each rule over each set", heads, rows, ";\n".join(notes))
    ]
    return [*found, *_attained(report, table), *_reasons(table)]


def _head(sets: list[str]) -> str:
    """Sets with the same column share it, under the name of the first."""
    return sets[0] if len(sets) == 1 else f"{sets[0]}, ..."


def _cell(cell: Cell) -> str:
    if cell.optimum is None:
        return cell.status
    words = points_words(cell.points, segment=cell.is_segment)
    return words + "*" * bool(cell.optimum.notes)


def _attained(report: Report, table: WelfareTable) -> list[Table]:
    """The different points of each set by row payoff, with what attains each."""
    lists: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for among in table.among:
        seen: dict[str, tuple[float, str]] = {}
        for rule in table.rules:
            cell = table.cell(rule, among)
            for point, witness in zip(cell.points, cell.attained_by, strict=True):
                words = witness_words(witness, report.game)
                seen.setdefault(point_words(point), (float(point[0]), words))
        ordered = sorted(seen.items(), key=lambda item: item[1][0])
        items = tuple((point, words) for point, (_, words) in ordered)
        lists.setdefault(items, []).append(HEADS.get(among, among))
    rows = [
        (", ".join(sets) if k == 0 else "", *item)
        for listed, sets in lists.items()
        for k, item in enumerate(listed)
    ]
    if not rows:
        return []
    return [Table("What attains these points", ("set", "payoffs", "attained by"), tuple(rows))]


def _reasons(table: WelfareTable) -> list[Table]:
    """Why cells hold no points, and special cases: each reason once, with rules and sets."""
    concerned: dict[tuple[str, str], list[str]] = {}
    for cell in table.cells:
        for note in (_reason(cell),) if cell.optimum is None else cell.optimum.notes:
            sets = concerned.setdefault((cell.rule, note), [])
            sets.append(HEADS.get(cell.among, cell.among))
    rules: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for (rule, note), sets in concerned.items():
        rules.setdefault((tuple(sets), note), []).append(rule)
    rows = tuple(
        (", ".join(names), "all" if len(sets) == len(table.among) else ", ".join(sets), note)
        for (sets, note), names in rules.items()
    )
    return [Table("Notes on the table", ("rule", "sets", "note"), rows)] if rows else []


def _reason(cell: Cell) -> str:
    """The rule's own words where it is not defined on a kind of set; else the cell's."""
    refusal = getattr(load_rule(cell.rule), "refusal", "")
    if refusal and cell.status == "not defined" and refusal in cell.reason:
        return f"not defined: {refusal}"
    return f"{cell.status}: {cell.reason}"
