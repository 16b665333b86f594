"""The part of a report on patience: from which discount on, and how optima move with it.

Both look at many discounts.  A report does so unasked for small games only, and then stops each
search after a few: what is proved by then is a bracket.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining import OptimumOverDiscounts, WelfareTable, optimum_over_discounts
from gametheory_bp.display import Table
from gametheory_bp.equilibria.subgame_perfect import SustainedFrom, sustainable_from
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.games.repeated import RepeatedGame

__all__ = [
    "RulePatience",
    "is_cheap",
    "patience_tables",
    "rule_patience",
    "rules_over_discounts",
]

SMALL, PROBES, WIDTH = 16, 12, Fraction(1, 100)
"""Action pairs, discounts per search and width of brackets of a report that is not full."""

PRECISE, SAMPLES = Fraction(1, 10**6), 6
"""Width of brackets, and discounts of the grid for moving optima, of a full report."""

FRONTIER = "efficient frontier"


@dataclass(frozen=True, slots=True)
class RulePatience:
    """What some rules pick, or the frontier, and the least discount that sustains it."""

    of: tuple[str, ...]
    found: SustainedFrom


def is_cheap(repeated: RepeatedGame) -> bool:
    """Whether the game is small enough to look at many discounts unasked."""
    m, n = repeated.game.shape
    return m * n <= SMALL


def rule_patience(
    repeated: RepeatedGame,
    table: WelfareTable,
    rules: tuple[str, ...],
    full: bool,
    watch: Callable[[str], object],
) -> tuple[RulePatience, ...]:
    """Least discounts of the efficient frontier and of the rational optima of some rules."""
    targets: dict[Any, list[str]] = {FRONTIER: [FRONTIER]}
    for rule in rules:
        points = table.cell(rule, "subgame_perfect").points
        if points and all(isinstance(x, Fraction) for point in points for x in point):
            targets.setdefault(points, []).append(rule)
    found = []
    for target, names in targets.items():
        try:
            one = _least(repeated, target, full, watch)
        except GameTheoryError:  # no frontier above the minimax payoffs, or nothing is decided
            continue
        found.append(RulePatience(tuple(names), one))
    return tuple(found)


def _least(
    repeated: RepeatedGame, target: Any, full: bool, watch: Callable[[str], object]
) -> SustainedFrom:
    asked: list[Fraction] = []
    enough = False

    def progress(discount: Fraction) -> None:
        nonlocal enough
        asked.append(discount)
        watch(f"least discounts: {len(asked)} looked at")
        enough = not full and len(asked) > PROBES
        if enough:
            raise KeyboardInterrupt  # the bracket that is proved so far is the answer

    # what is picked at this discount is sustained at it: nothing larger is of interest
    d, wide = repeated.discount, {} if full else {"width": WIDTH}
    up_to = {} if target == FRONTIER or d == 0 else {"up_to": d}
    asked_for = target if target == FRONTIER else list(target)
    one = sustainable_from(repeated.game, asked_for, progress=progress, **wide, **up_to)
    if not (one.complete or enough):
        raise KeyboardInterrupt
    return one


def rules_over_discounts(
    repeated: RepeatedGame,
    table: WelfareTable,
    rules: tuple[str, ...],
    watch: Callable[[str], object],
) -> tuple[OptimumOverDiscounts, ...]:
    """How the optima of some rules move from discount 0 to the game's own."""
    if repeated.discount == 0:
        return ()

    def progress(discount: Fraction) -> None:
        watch(f"optima over discounts: {float(discount):.4g}")

    game, d, high = repeated.game, table.disagreement, repeated.discount
    return tuple(
        optimum_over_discounts(game, rule, 0, high, d, samples=SAMPLES, progress=progress)
        for rule in rules
        if table.cell(rule, "subgame_perfect").optimum is not None
    )


def patience_tables(
    patience: tuple[RulePatience, ...],
    over: tuple[OptimumOverDiscounts, ...],
    left_out: tuple[str, ...],
) -> list[Table]:
    """The sections."""
    found = []
    if patience:
        rows = tuple(
            (", ".join(one.of), *(cell for row in one.found.display().rows for cell in row))
            for one in patience
        )
        title = "From which discount factor on it is sustained"
        found.append(Table(title, ("rules", "payoffs", "discount"), rows))
    found += [one.display() for one in over]
    if left_out:
        rows = tuple((part, "--full") for part in left_out)
        title = "Left out of repeated play, because it may take minutes"
        found.append(Table(title, ("step", "ask for it with"), rows))
    return found
