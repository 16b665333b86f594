"""The part of a report on repeated play: what is sustained at a discount factor, what is fair.

The steps are worked through in order.  Ctrl-C ends them: the bracket that is proved so far stays,
and the steps that are missing are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from gametheory_bp.bargaining import OptimumOverDiscounts, WelfareTable, welfare_table
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.display import Displayed, Stack
from gametheory_bp.equilibria.automata import joint_equilibrium
from gametheory_bp.equilibria.automata_verdict import AutomataVerdict
from gametheory_bp.equilibria.subgame_perfect import (
    RepeatedPayoffs,
    grim_payoffs,
    subgame_perfect_payoffs,
)
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import (
    AlgebraicPayoffs,
    exact_corners,
)
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.folk_theorem import FolkTheoremPayoffs, folk_theorem_payoffs
from gametheory_bp.report.patience import (
    RulePatience,
    is_cheap,
    rule_patience,
    rules_over_discounts,
)

__all__ = [
    "REPEATED_PARTS",
    "RepeatedReport",
    "RulePlan",
    "repeated_report",
    "unfinished_report",
]

REPEATED_PARTS = (
    "subgame-perfect payoffs",
    "irrational corners",
    "Nash payoffs in grim form",
    "folk theorem",
    "rules among subgame-perfect payoffs",
    "strategies",
    "least discounts",
    "optima over discounts",
)
"""The steps in the order in which they are worked out."""

SHOWN_RULES = ("egalitarian", "nash", "utilitarian")
"""Rules whose strategies are written out; of a table without them, the first."""


@dataclass(frozen=True, slots=True)
class RulePlan:
    """Strategies that attain what some rules pick, with their verdict."""

    rules: tuple[str, ...]
    plan: JointAutomaton
    verdict: AutomataVerdict


@dataclass(frozen=True, slots=True)
class RepeatedReport(Displayed):
    """What is sustained in a repeated game, and what each rule picks of it.

    Attributes
    ----------
    repeated : RepeatedGame
    payoffs : RepeatedPayoffs or None
        Subgame-perfect payoffs; after Ctrl-C the bracket that is proved so far.
    exact : AlgebraicPayoffs or None
        The same exactly, where corners are irrational and recognised.
    grim : RepeatedPayoffs or None
        Nash payoffs in grim form.
    folk : tuple of FolkTheoremPayoffs
        Above the pure, and above the mixed minimax payoffs.
    table : WelfareTable or None
        Every rule among the subgame-perfect payoffs.
    plans : tuple of RulePlan
        Strategies for the main rules.
    patience : tuple of RulePatience
        From which discount on the efficient frontier, and what the main rules pick, is sustained.
    over_discounts : tuple of OptimumOverDiscounts
        How the optima of the main rules move with the discount; of a full report.
    unfinished : tuple of str
        Steps that were not done.
    left_out : tuple of str
        Steps that may take minutes and were not asked for.
    """

    repeated: RepeatedGame
    payoffs: RepeatedPayoffs | None = None
    exact: AlgebraicPayoffs | None = None
    grim: RepeatedPayoffs | None = None
    folk: tuple[FolkTheoremPayoffs, ...] = ()
    table: WelfareTable | None = None
    plans: tuple[RulePlan, ...] = ()
    patience: tuple[RulePatience, ...] = ()
    over_discounts: tuple[OptimumOverDiscounts, ...] = ()
    unfinished: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def display(self) -> Stack:
        """The part as sections of tables."""
        from gametheory_bp.report.repeated_sections import repeated_sections

        return Stack("", tuple(repeated_sections(self)))

    def to_json(self) -> dict[str, Any]:
        """All results with their certificates."""
        table = self.table
        return {
            "discount": str(self.repeated.discount),
            "payoffs": None if self.payoffs is None else self.payoffs.to_json(),
            "exact": None if self.exact is None else self.exact.to_json(),
            "grim": None if self.grim is None else self.grim.to_json(),
            "folk_theorem": [found.to_json() for found in self.folk],
            "table": None if table is None else table.to_json(),
            "strategies": [
                {"rules": list(plan.rules), "verdict": plan.verdict.to_json()}
                for plan in self.plans
            ],
            "least_discounts": [
                {"of": list(one.of), "found": one.found.to_json()} for one in self.patience
            ],
            "over_discounts": [found.to_json() for found in self.over_discounts],
            "unfinished": list(self.unfinished),
            "left_out": list(self.left_out),
        }

    def __repr__(self) -> str:
        state = "incomplete" if self.unfinished else "complete"
        return f"RepeatedReport(discount {self.repeated.discount}, {state})"


def repeated_report(
    repeated: RepeatedGame,
    rules: Iterable[str] | None = None,
    disagreement: Point | str = "minimax",
    watch: Callable[[str], object] | None = None,
    full: bool = False,
) -> RepeatedReport:
    """Everything about one discount factor.

    Parameters
    ----------
    repeated : RepeatedGame
    rules : iterable of str, optional
        Ids of bargaining rules; all of them by default.
    disagreement : pair, "minimax" or "pure_minimax"
    watch : callable, optional
        Told what is worked on.  A KeyboardInterrupt that it raises ends the work like Ctrl-C.
    full : bool
        Also the steps that may take minutes.

    Returns
    -------
    RepeatedReport

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> repeated = RepeatedGame(load_game("prisoners_dilemma"), "1/2")
    >>> found = repeated_report(repeated, ["egalitarian"])
    >>> found, found.plans[0].verdict
    (RepeatedReport(discount 1/2, complete), AutomataVerdict((-1, -1), Nash, subgame perfect))
    """
    found, done = RepeatedReport(repeated), 0
    steps = _steps(found, rules, disagreement, watch or _silent, full)
    try:
        for found, finished in steps:  # noqa: B007 - the last one is the answer
            if not finished:
                break
            done += 1
    except KeyboardInterrupt:
        pass  # what is proved so far is the answer, and it says what is missing
    return replace(found, unfinished=REPEATED_PARTS[done:])


def unfinished_report(repeated: RepeatedGame) -> RepeatedReport:
    """A report that was stopped before its first step."""
    return RepeatedReport(repeated, unfinished=REPEATED_PARTS)


def _steps(
    found: RepeatedReport,
    rules: Iterable[str] | None,
    disagreement: Point | str,
    watch: Callable[[str], object],
    full: bool,
) -> Iterator[tuple[RepeatedReport, bool]]:
    """The report after each step, and whether the step was finished."""
    repeated = found.repeated

    def progress(links: int, moved: float) -> None:
        watch(f"{REPEATED_PARTS[0]}: {links} links, the last moved {moved:.1e}")

    watch(REPEATED_PARTS[0])
    payoffs = subgame_perfect_payoffs(repeated, progress=progress)
    found = replace(found, payoffs=payoffs)
    yield found, payoffs.complete
    watch(REPEATED_PARTS[1])
    if payoffs.inner != payoffs.outer and payoffs.vertices:
        found = replace(found, exact=exact_corners(payoffs))
    yield found, True
    watch(REPEATED_PARTS[2])
    grim = grim_payoffs(repeated)
    found = replace(found, grim=grim)
    yield found, grim.complete
    watch(REPEATED_PARTS[3])
    folk = tuple(folk_theorem_payoffs(repeated, t) for t in ("pure_minimax", "minimax"))
    found = replace(found, folk=folk)
    yield found, True
    watch(REPEATED_PARTS[4])
    table = welfare_table(
        repeated, rules, ["subgame_perfect"], disagreement, sustained=payoffs, progress=watch
    )
    found = replace(found, table=table)
    yield found, table.complete
    watch(REPEATED_PARTS[5])
    found = replace(found, plans=_plans(repeated, table))
    yield found, True
    watch(REPEATED_PARTS[6])
    shown = _shown(table)
    if full or is_cheap(repeated):
        found = replace(found, patience=rule_patience(repeated, table, shown, full, watch))
    else:
        found = replace(found, left_out=REPEATED_PARTS[6:7])
    yield found, True
    watch(REPEATED_PARTS[7])
    if full:
        found = replace(found, over_discounts=rules_over_discounts(repeated, table, shown, watch))
    else:
        found = replace(found, left_out=(*found.left_out, REPEATED_PARTS[7]))
    yield found, True


def _shown(table: WelfareTable) -> tuple[str, ...]:
    """The rules that are looked at more closely."""
    return tuple(rule for rule in SHOWN_RULES if rule in table.rules) or table.rules[:1]


def _plans(repeated: RepeatedGame, table: WelfareTable) -> tuple[RulePlan, ...]:
    """Strategies for each shown rule, of tied optima the one with the largest sum.

    Rules with the same strategies share them.
    """
    rules: dict[JointAutomaton, list[str]] = {}
    for rule in _shown(table):
        plans = [
            witness
            for witness in table.cell(rule, "subgame_perfect").attained_by
            if isinstance(witness, SustainedPlan)  # an irrational point is a lottery over two
        ]
        if plans:
            best = max(plans, key=lambda plan: sum(plan.payoffs))
            rules.setdefault(best.automaton, []).append(rule)
    return tuple(
        RulePlan(tuple(names), plan, joint_equilibrium(repeated, plan))
        for plan, names in rules.items()
    )


def _silent(words: str) -> None:
    """Nobody listens."""
