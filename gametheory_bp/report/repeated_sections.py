"""The sections on repeated play: payoff sets, what is played at corners, rules, strategies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from gametheory_bp.bargaining import WelfareTable
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import AlgebraicPayoffs
from gametheory_bp.exact.exactness import bound_words
from gametheory_bp.games.joint_automaton import JointAutomaton, Lottery
from gametheory_bp.games.wording import number_words, point_words, points_words, witness_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.plotting.planes_of_equilibrium_payoffs import first_play
from gametheory_bp.report.emptiness import why_empty
from gametheory_bp.report.patience import patience_tables

if TYPE_CHECKING:
    from gametheory_bp.report.repeated_play import RepeatedReport, RulePlan

__all__ = ["WHAT", "repeated_sections"]

WHAT = "pure actions on path, perfect monitoring, public lotteries; payoffs per step"
"""What all these equilibria are."""
LOTTERY = "a public lottery"
"""What stands beside a corner that no single action pair attains."""
MOST_CORNERS, MOST_STATES = 12, 24
"""Corners of a set, and states of strategies, that are printed."""
VISIBLE = Fraction(1, 10**6)
"""Gap from which on the outer polygon is printed, too."""
RARE = Fraction(1, 10**9)
"""Outcomes of lotteries below it are not printed; where corners are irrational many are tiny."""


def repeated_sections(report: RepeatedReport) -> list[Table]:
    """All sections in reading order; what is missing is missing here, too."""
    found: list[Table] = []
    if report.payoffs is not None:
        found += [_sets(report), *_corners(report.payoffs)]
        if report.payoffs.is_empty:
            found.append(why_empty(report.payoffs))
        if report.exact is not None:
            found.append(_exact(report.exact))
    if report.table is not None and report.payoffs is not None and not report.payoffs.is_empty:
        found += _optima(report.table)
    found += [_strategies(plan, report) for plan in report.plans]
    found += patience_tables(report.patience, report.over_discounts, report.left_out)
    return found


def _sets(report: RepeatedReport) -> Table:
    rows = []
    for name, one in (
        ("subgame-perfect payoffs", report.payoffs),
        ("Nash payoffs in grim form", report.grim),
    ):
        if one is not None:
            threat = "-" if _unthreatened(one) else point_words(one.threat_point)
            rows.append((name, _polygon(one.vertices), threat, _proof(one)))
            if one.gap is None or one.gap > VISIBLE:
                rows.append(("none of them outside", _polygon(one.outer.vertices), "", ""))
    for folk in report.folk:
        words = folk.threat.replace("_", " ")
        proof = "exact" if folk.has_interior else "exact; the theorem asks for an interior"
        rows.append(
            (
                f"folk theorem, above {words}",
                _polygon(folk.vertices),
                point_words(folk.floor),
                proof,
            )
        )
    title = f"Repeated game, discount {report.repeated.discount}: what is sustained"
    return Table(title, ("set", "corners", "threat point", "proof"), tuple(rows), WHAT)


def _unthreatened(found: RepeatedPayoffs) -> bool:
    return found.punishments is None and found.inner.is_empty


def _polygon(corners: tuple[Point, ...]) -> str:
    shown = ", ".join(map(point_words, corners[:MOST_CORNERS]))
    left = len(corners) - MOST_CORNERS
    return f"{shown} and {left} more" if left > 0 else shown or "empty"


def _proof(found: RepeatedPayoffs) -> str:
    """How well the set is known."""
    if found.is_empty:
        return "proved empty: no such equilibrium in pure actions"
    if found.inner == found.outer:
        return "exact"
    if found.gap is None:
        words = "no equilibrium known, none excluded inside the outer polygon"
    else:
        words = f"proved from both sides, gap {bound_words(found.gap)}"
    return words if found.complete else f"INCOMPLETE: stopped; {words}"


def _corners(found: RepeatedPayoffs) -> Iterator[Table]:
    """What is played first at each corner of the set of subgame-perfect payoffs."""
    if not found.vertices:
        return
    rows = []
    for corner, words, near in zip(
        found.vertices, found.display().rows, first_play(found), strict=True
    ):
        first = words[2]
        if first == LOTTERY and near != "lottery first":  # a corner that misses a value by a hair
            first = f"all but surely {near.removesuffix(' first')}"
        rows.append((point_words(corner), first))
    title = f"Corners of the subgame-perfect payoffs: {len(rows)}"
    yield Table(title, ("payoffs", "play starts with"), tuple(rows))


def _exact(exact: AlgebraicPayoffs) -> Table:
    """Irrational corners by their minimal polynomials."""
    shown = exact.display()
    title = "Exact corners of the subgame-perfect payoffs, each a root of its polynomial"
    return Table(title, shown.columns, shown.rows, shown.note)


def _optima(table: WelfareTable) -> list[Table]:
    """What each rule picks; rules that pick the same share a line."""
    groups: dict[tuple[str, str], list[str]] = {}
    notes: dict[str, list[str]] = {}
    for cell in table.cells:
        if cell.optimum is None:
            notes.setdefault(cell.reason, []).append(cell.rule)
            continue
        words = points_words(cell.points, segment=cell.is_segment)
        attained = "; ".join(witness_words(w, table.game) for w in cell.attained_by)
        groups.setdefault((words, attained), []).append(cell.rule)
        for note in cell.optimum.notes:
            notes.setdefault(note, []).append(cell.rule)
    rows = tuple((", ".join(rules), *words) for words, rules in groups.items())
    lines = [f"disagreement point {point_words(table.disagreement)}"]
    if any(" -- " in words for words, _ in groups):
        lines.append("a -- b: every point between a and b is optimal")
    title = "What each rule picks among the subgame-perfect payoffs"
    found = [Table(title, ("rules", "payoffs", "attained by"), rows, ";\n".join(lines))]
    if notes:
        reasons = tuple((", ".join(rules), note) for note, rules in notes.items())
        found.append(Table("Notes on these rules", ("rules", "note"), reasons))
    return found


def _strategies(found: RulePlan, report: RepeatedReport) -> Table:
    """One line per state: what both do, what that is worth, what follows."""
    plan, verdict, game = found.plan, found.verdict, report.repeated.game
    play = verdict.play
    worth = {state[0]: v for state, v in zip(play.states, play.values, strict=True)}
    rows = []
    for s, (i, j) in enumerate(plan.actions[:MOST_STATES]):
        pair = f"({game.row_actions[i]}, {game.column_actions[j]})"
        calm = plan.after(s, i, j)
        row = {plan.after(s, a, j) for a in range(plan.shape[0]) if a != i}
        column = {plan.after(s, i, b) for b in range(plan.shape[1]) if b != j}
        value = point_words(worth[s]) if s in worth else "never reached"
        after = (_after(plan, {calm}), _after(plan, row), _after(plan, column))
        rows.append((plan.name(s), pair, value, *after))
    heads = ("state", "plays", "worth", "both obey", "row deviates", "column deviates")
    margin = verdict.margin
    if verdict.is_subgame_perfect:
        loses = f"every deviation loses at least {number_words(margin)}" if margin else ""
        state = f"subgame perfect: {loses or 'no deviation gains, some lose nothing'}"
    else:
        state = f"NOT subgame perfect: some deviation gains {number_words(-verdict.worst_slack)}"
    note = f"starts in {_words(plan, plan.first)}; pays {point_words(play.payoffs)}; {state}"
    left = len(plan.actions) - MOST_STATES
    more = f";\nand {left} more states (all of them in the JSON form)" if left > 0 else ""
    if any(cell.endswith("...") for row in rows for cell in row):
        more += f";\n...: outcomes less likely than {float(RARE):.0e} (they are in the JSON form)"
    return Table(f"Strategies for: {', '.join(found.rules)}", heads, tuple(rows), note + more)


def _after(plan: JointAutomaton, lotteries: set[Lottery]) -> str:
    """Where play goes on, if it is the same for all of these deviations."""
    if len(lotteries) > 1:
        return "depends on the action"
    return "".join(_words(plan, lottery) for lottery in lotteries) or "cannot"


def _words(plan: JointAutomaton, lottery: Lottery) -> str:
    likely = [(s, p) for s, p in lottery if p >= RARE]
    words = [plan.name(s) if p == 1 else f"{number_words(p)} [{plan.name(s)}]" for s, p in likely]
    return " + ".join(words + ["..."] * (len(likely) < len(lottery)))
