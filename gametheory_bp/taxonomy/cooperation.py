"""Coordination problems, pure coordination and bargaining problems (the paper's section 3).

**Disagreement about the equilibrium.**  Let e and e' be equilibria.  The players disagree if the
row player plays its part of one and the column player its part of the other.

**Two efficient payoff pairs make a bargaining problem.**  Efficient equilibria with different
payoff pairs are ranked oppositely by the players.  Say row prefers e', column e.  If both insist,
the outcome is inefficient: row gains nothing by deviating from e and column nothing by deviating
from e', so the outcome is at most ``(u_1(e), u_2(e'))``, which e dominates.  So every bargaining
problem is a coordination problem, and a mixed-motive one, in all notions of equilibrium.

**One efficient payoff pair z.**  By the same inequalities no disagreement gives either player
more than in z.  So it is a coordination problem exactly if some disagreement gives not z.
"""

from __future__ import annotations

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.taxonomy.efficient import Candidates, EfficientGroup
from gametheory_bp.taxonomy.finding import Finding
from gametheory_bp.taxonomy.mismatch import mismatch
from gametheory_bp.taxonomy.wording import pair_text, pairs_text, played

__all__ = ["cooperation_findings"]

Equilibrium = MixedProfile | Distribution


def cooperation_findings(
    game: BimatrixGame, candidates: Candidates
) -> tuple[Finding, Finding, Finding]:
    """Verdicts on coordination problem, pure coordination and bargaining problem."""
    groups = candidates.groups
    payoffs = tuple(group.payoff for group in groups)
    if len(groups) > 1:
        return _conflicting(game, groups)
    if not groups:
        dominated = candidates.dominated
        reason = (
            f"no equilibrium is Pareto optimal; dominated: {pairs_text(dominated)}"
            if dominated
            else "there is no equilibrium of this kind"
        )
        return _all_no(reason, payoffs=dominated)
    pair = _disagreement(game, groups[0])
    same = f"all Pareto-optimal equilibria pay {pair_text(payoffs[0])}"
    if _single(groups[0]):
        only = f"only {played(game, groups[0].equilibrium)} is a Pareto-optimal equilibrium"
        return _all_no(only, (groups[0].equilibrium,), payoffs)
    if pair is None:
        reason = f"{same}, and players who mix two of them up still get it"
        return _all_no(reason, (groups[0].equilibrium,), payoffs)
    profile, got = mismatch(game, *pair)
    reason = (
        f"{played(game, pair[0])} and {played(game, pair[1])} both pay {pair_text(payoffs[0])}; "
        f"row's part of the first with column's of the second pays {pair_text(got)}"
    )
    profiles = (*pair, profile)
    return (
        Finding("coordination_problem", True, reason, profiles, (payoffs[0], got)),
        Finding("pure_coordination", True, f"{same}; {reason}", profiles, (payoffs[0], got)),
        Finding("bargaining_problem", False, same, (groups[0].equilibrium,), payoffs),
    )


def _conflicting(
    game: BimatrixGame, groups: tuple[EfficientGroup, ...]
) -> tuple[Finding, Finding, Finding]:
    """Two payoff pairs or more: sorted by the row payoff, the ends are the favourites."""
    for_column, for_row = groups[0], groups[-1]
    profile, got = mismatch(game, for_row.equilibrium, for_column.equilibrium)
    first = f"{played(game, for_row.equilibrium)} pays {pair_text(for_row.payoff)}"
    second = f"{played(game, for_column.equilibrium)} pays {pair_text(for_column.payoff)}"
    profiles = (for_row.equilibrium, for_column.equilibrium, profile)
    payoffs = (for_row.payoff, for_column.payoff, got)
    insists = f"{first}, {second}; if each insists on its favourite they get {pair_text(got)}"
    conflict = (
        f"{first}, which row prefers, {second}, which column prefers; both are Pareto optimal "
        f"({len(groups)} such payoff pairs in all)"
    )
    return (
        Finding("coordination_problem", True, insists, profiles, payoffs),
        Finding("pure_coordination", False, conflict, profiles[:2], payoffs[:2]),
        Finding("bargaining_problem", True, conflict, profiles[:2], payoffs[:2]),
    )


def _single(group: EfficientGroup) -> bool:
    """Whether the group is known to be one equilibrium."""
    return [(len(rows), len(columns)) for rows, columns in group.products] == [(1, 1)]


def _disagreement(
    game: BimatrixGame, group: EfficientGroup
) -> tuple[Equilibrium, Equilibrium] | None:
    """Two equilibria of the group whose mismatch does not give the group's payoff."""
    if isinstance(group.equilibrium, Distribution):
        from gametheory_bp.taxonomy.correlated_disagreement import correlated_disagreement

        return correlated_disagreement(game, group.payoff)
    for rows, columns in group.products:
        for other_rows, other_columns in group.products:
            for x in rows:
                for y in other_columns:
                    if game.expected(MixedProfile(x, y)) != group.payoff:
                        return MixedProfile(x, columns[0]), MixedProfile(other_rows[0], y)
    return None


def _all_no(
    reason: str,
    profiles: tuple[Equilibrium, ...] = (),
    payoffs: tuple[tuple, ...] = (),  # type: ignore[type-arg]
) -> tuple[Finding, Finding, Finding]:
    first, second, third = (
        Finding(name, False, reason, profiles, payoffs)
        for name in ("coordination_problem", "pure_coordination", "bargaining_problem")
    )
    return first, second, third
