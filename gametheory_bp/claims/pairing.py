"""One pairing of Proposition 1: row follows one optimum, column the other, every step decided."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.finding import exact_text
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms import NormCrossPlay, Punishments, bare_cross_play, grim_cross_play
from gametheory_bp.payoffs import feasible_payoffs

__all__ = ["Pairing", "pairing", "two_points"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Row follows one optimum, column the other.

    Attributes
    ----------
    row, column : ActionPath
        The path that either player's program prescribes.
    insisting : bool
        Whether both strictly prefer the optimum that they follow.
    met : NormCrossPlay
        Cross-play of the two grim profiles.
    time : int or None
        The first time from which on both get at most minimax; None if there is none.
    steps : tuple of Check
        Premises and steps of the printed proof for this pairing; a step may fail.
    """

    row: ActionPath
    column: ActionPath
    insisting: bool
    met: NormCrossPlay
    time: int | None
    steps: tuple[Check, ...]

    @property
    def concluded(self) -> bool:
        """Whether the conclusion of the proposition holds for the grim profiles."""
        return self.time is not None


def pairing(
    repeated: RepeatedGame, row: ActionPath, column: ActionPath, punish: Punishments
) -> Pairing:
    """All steps for one pairing: row follows the one path, column the other."""
    mine, theirs = repeated.value(row), repeated.value(column)
    met = grim_cross_play(repeated, row, column, punish)
    insisting = mine[0] > theirs[0] and theirs[1] > mine[1]
    plain = bare_cross_play(repeated, row, column).payoffs
    low = punish.minimax
    settled = met.settled_below(low)
    got, best = met.payoffs, (max(mine[0], theirs[0]), max(mine[1], theirs[1]))
    bound = min(mine[0], theirs[0]), min(mine[1], theirs[1])
    switches = f"row from {met.row_switch}, column from {met.column_switch}"
    last = met.continuations[-1]
    steps = (
        Check("cross-play of the bare paths is Pareto dominated", *_dominated(repeated, plain)),
        Check("cross-play of the grim profiles is Pareto dominated", *_dominated(repeated, got)),
        Check("bound (1) holds", got[0] <= bound[0] and got[1] <= bound[1], two_points(got, bound)),
        Check(
            "each gets at most what it gets where the other's program is at home",
            got[0] <= theirs[0] and got[1] <= mine[1],
            two_points(got, (theirs[0], mine[1])),
        ),
        Check(
            "each gets strictly less than in the optimum that it prefers",
            got[0] < best[0] and got[1] < best[1],
            two_points(got, best),
        ),
        Check(
            "a player switches to punishment", (met.row_switch, met.column_switch) != (None,) * 2,
            switches,
        ),
        Check("both switch", None not in (met.row_switch, met.column_switch), switches),
        Check(
            "from some time on both get at most minimax", settled is not None,
            two_points(last if settled is None else met.continuations[settled], low),
        ),
    )  # fmt: skip
    return Pairing(row, column, insisting, met, settled, steps)


def _dominated(repeated: RepeatedGame, point: Point) -> tuple[bool, str]:
    """Whether some feasible payoff pair is at least as good for both and better for one."""
    polygon = feasible_payoffs(repeated.game).polygon
    better = [p for p in polygon.above(point).vertices if p != point]
    return bool(better), exact_text(point) + (f" by {exact_text(better[0])}" if better else "")


def two_points(left: Point, right: Point) -> str:
    """Two payoff pairs as text."""
    return f"{exact_text(left)} and {exact_text(right)}"
