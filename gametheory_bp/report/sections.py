"""The report as text: one section for each part, each a neutral table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Formula, Stack, Table
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.wording import (
    number_words,
    point_words,
    strategy_words,
    witness_words,
)
from gametheory_bp.report.disagreement import disagreement_sections
from gametheory_bp.report.leaving_out import LARGEST, LARGEST_REPEATED
from gametheory_bp.report.optima import HEADS, optima_sections

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["sections"]

Part = Table | Formula | Stack
MOST_ROWS = 40
"""Rows of a list that are printed; the rest is counted, and is in the JSON form."""


def sections(report: Report) -> Stack:
    """All sections in reading order; a part that is missing is named at the end."""
    parts: list[Part] = [_game(report)]
    if report.classification is not None:
        parts.append(report.classification.display())
    parts += [*_security(report), *_frontier(report), *_nash(report), *_correlated(report)]
    parts += [*optima_sections(report), *disagreement_sections(report)]
    if report.repeated is not None:
        parts += report.repeated.display().parts
    if report.left_out:
        parts.append(_left_out(report))
    if not report.complete:
        parts.append(_incomplete(report))
    return Stack(report.title, tuple(parts))


def _game(report: Report) -> Table:
    shown = report.game.display()
    m, n = report.game.shape
    return Table(f"Payoffs ({m} x {n})", shown.columns, shown.rows, shown.note)


def _security(report: Report) -> list[Part]:
    game = report.game
    rows = []
    for value in report.security:
        kind = "mixed" if value.mixed else "pure"
        rows.append(
            (
                value.player,
                kind,
                number_words(value.lower),
                strategy_words(value.strategies.row, game.row_actions),
                strategy_words(value.strategies.column, game.column_actions),
            )
        )
    heads = ("player", "strategies", "value", "row strategy", "column strategy")
    note = "what the opponent can hold the player to"
    return [Table("Minimax values", heads, tuple(rows), note)] if rows else []


def _frontier(report: Report) -> list[Part]:
    if report.frontier is None:
        return []
    frontier = report.frontier
    rows = tuple(
        (point_words(p), witness_words(w, report.game))
        for p, w in zip(frontier.points, frontier.witnesses, strict=True)
    )
    note = "points between consecutive ones are Pareto optimal too" if len(rows) > 1 else ""
    title = "Pareto frontier of the feasible payoffs (public lotteries allowed)"
    return [Table(title, ("payoffs", "attained by"), *_cut(rows, note))]


def _nash(report: Report) -> list[Part]:
    nash, game = report.nash, report.game
    if nash is None:
        return []
    rows = tuple(
        (str(k + 1), point_words(pay), witness_words(profile, game))
        for k, (profile, pay) in enumerate(zip(nash.extreme, nash.payoffs, strict=True))
    )
    word = "complete" if nash.complete else "INCOMPLETE: there may be more"
    title = f"Extreme Nash equilibria: {len(rows)} ({word})"
    parts: list[Part] = [Table(title, ("", "payoffs", "profile"), *_cut(rows, ""))]
    lines = []
    number = {profile: str(k + 1) for k, profile in enumerate(nash.extreme)}
    for subset in nash.maximal_subsets:
        if not subset.is_point:
            members = [
                number[MixedProfile(x, y)]
                for x in subset.row_vertices
                for y in subset.column_vertices
            ]
            low, high = subset.payoffs.low, subset.payoffs.high
            lines.append(
                (", ".join(members), *(_range(a, b) for a, b in zip(low, high, strict=True)))
            )
    if lines:
        heads = ("all mixtures of", "row payoff", "column payoff")
        parts.append(Table("Connected sets of Nash equilibria", heads, *_cut(tuple(lines), "")))
    return parts


def _correlated(report: Report) -> list[Part]:
    if report.correlated is None:
        return []
    vertices = report.correlated.vertices
    rows = tuple(
        (point_words(p), witness_words(report.correlated.witness(p), report.game)) for p in vertices
    )
    title = f"Payoffs of correlated equilibria: a polygon of {len(rows)} vertices"
    if len(rows) == 1:
        title = "Payoffs of correlated equilibria: one point"
    return [Table(title, ("vertex", "attained by"), *_cut(rows, ""))]


def _left_out(report: Report) -> Table:
    rows = tuple(
        ("repeated play", "--full", f"up to {LARGEST_REPEATED} action pairs")
        if name == "subgame_perfect"
        else (HEADS[name], f"--among {name}", f"up to {LARGEST[name]} action pairs")
        for name in report.left_out
    )
    m, n = report.game.shape
    note = f"this game has {m * n} action pairs; --full (full=True) computes everything"
    if "nash" in report.left_out:
        note += ";\nthe classes need all Nash equilibria, and are left out with them"
    heads = ("set", "ask for it with", "computed unasked")
    return Table("Left out, because it may take minutes", heads, rows, note)


def _incomplete(report: Report) -> Table:
    rows = [(part, "not done") for part in report.unfinished]
    later = report.repeated
    if later is not None:
        rows += [(part, "not done") for part in later.unfinished]
        bracket = later.payoffs
        if bracket is not None and not bracket.complete:
            rows.insert(0, (later.unfinished[0], "stopped; the bracket is proved"))
    listed = (("Nash equilibria", report.nash), ("correlated equilibria", report.correlated))
    for part, found in listed:
        if found is not None and not found.complete:
            rows.insert(0, (part, "stopped; what is listed is proved"))
    states: dict[str, str] = {}
    for part, state in rows:
        states.setdefault(part, state)
    return Table("INCOMPLETE", ("part", "state"), tuple(states.items()))


def _cut(rows: tuple[tuple[str, ...], ...], note: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    left = len(rows) - MOST_ROWS
    if left <= 0:
        return rows, note
    more = f"and {left} more (all of them in the JSON form)"
    return rows[:MOST_ROWS], f"{note}; {more}" if note else more


def _range(low: Any, high: Any) -> str:
    if low == high:
        return number_words(low)
    return f"{number_words(low)} to {number_words(high)}"
