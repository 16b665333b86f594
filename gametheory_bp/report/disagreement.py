"""The section on normative disagreement: how far the main notions of fairness are apart.

For two rules it shows the distance of their optima, each player's range of feasible payoffs
scaled to [0, 1], and what the players get if each plays its part of another rule's optimum.
Rules with the same optima share a name.
"""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

from gametheory_bp.bargaining import WelfareTable
from gametheory_bp.display import Table
from gametheory_bp.games.wording import point_words
from gametheory_bp.taxonomy.disagreement_degree import NormativeDisagreement, between_optima

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["MAIN_RULES", "MAIN_SETS", "disagreement_sections", "disagreements"]

MAIN_RULES = ("utilitarian", "egalitarian_pareto", "nash", "kalai_smorodinsky")
MAIN_SETS = ("feasible", "pure")
MOST_OUTCOMES = 4
"""Different outcomes of one pair of rules that are printed; the rest is counted."""


def disagreements(table: WelfareTable) -> tuple[NormativeDisagreement, ...]:
    """Between those main rules that the table has, on the main sets; their optima are reused."""
    found = []
    for among in MAIN_SETS:
        if among not in table.among:
            continue
        cells = (table.cell(rule, among) for rule in MAIN_RULES if rule in table.rules)
        optima = tuple(cell.optimum for cell in cells if cell.optimum is not None)
        if len(optima) > 1:
            found.append(between_optima(optima[0].game, optima))
    return tuple(found)


def disagreement_sections(report: Report) -> list[Table]:
    """One table of pairs of rules; nothing where the report has fewer than two main rules."""
    rows = [row for found in report.disagreements for row in _rows(found)]
    if not rows:
        return []
    heads = (
        "set",
        "first rule",
        "second rule",
        "distance",
        "row first's, column second's",
        "swapped",
    )
    note = (
        "distance of the rules' optima, each player's feasible payoffs scaled to [0, 1];\n"
        "last columns: row plays its part of the one rule's optimum, column of the other's"
    )
    return [Table("Normative disagreement between the main rules", heads, tuple(rows), note)]


def _rows(found: NormativeDisagreement) -> list[tuple[str, ...]]:
    """Pairs of groups of rules with the same optima; of one with itself if it can go wrong."""
    groups: dict[Any, list[int]] = {}
    for k, optimum in enumerate(found.optima):
        groups.setdefault((optimum.points, optimum.attained_by), []).append(k)
    members = list(groups.values())
    names = [", ".join(found.rules[k] for k in group) for group in members]
    among = found.optima[0].among
    rows: list[tuple[str, ...]] = []
    for a, b in combinations_with_replacement(range(len(members)), 2):
        r, s = members[a][0], members[b][0]
        there, back = _outcomes(found.cross_play[r][s]), _outcomes(found.cross_play[s][r])
        if a == b and " or " not in there:
            continue
        second = "the same" if a == b else names[b]
        distance = f"{float(found.distances[r][s]):.4g}"
        rows.append((among, names[a], second, distance, there, "" if a == b else back))
    return rows or [(among, names[0], "the same", "0", _outcomes(found.cross_play[0][0]), "")]


def _outcomes(pairs: tuple[Any, ...]) -> str:
    different = list(dict.fromkeys(point_words(pair) for pair in pairs))
    more = len(different) - MOST_OUTCOMES
    shown = " or ".join(different[:MOST_OUTCOMES])
    return f"{shown} or {more} more" if more > 0 else shown
