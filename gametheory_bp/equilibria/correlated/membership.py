"""Whether a distribution is a (coarse) correlated equilibrium, with the slack of each incentive."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.obedience import Lines, obedience_slacks
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import Distribution

__all__ = ["Membership", "membership"]


@dataclass(frozen=True, slots=True)
class Membership(Displayed):
    """The verdict on one distribution; true in conditions if it is an equilibrium.

    Attributes
    ----------
    coarse : bool
    row_slacks, column_slacks : tuples of tuples of Fraction
        ``[i][k]``: what the player loses in expectation by playing k when told i (``[0][k]``: by
        playing k whatever the device says, if coarse).  Negative means a profitable deviation.
    """

    coarse: bool
    row_slacks: Lines
    column_slacks: Lines

    @property
    def least_slack(self) -> Fraction:
        """The smallest slack of all; negative if some deviation pays."""
        return min(
            s for side in (self.row_slacks, self.column_slacks) for line in side for s in line
        )

    @property
    def holds(self) -> bool:
        """Whether no deviation pays."""
        return self.least_slack >= 0

    @property
    def violations(self) -> tuple[tuple[str, int | None, int, Fraction], ...]:
        """Profitable deviations: (player, told action or None if coarse, deviation, gain)."""
        sides = (("row", self.row_slacks), ("column", self.column_slacks))
        return tuple(
            (player, None if self.coarse else i, k, -slack)
            for player, side in sides
            for i, line in enumerate(side)
            for k, slack in enumerate(line)
            if slack < 0
        )

    def __bool__(self) -> bool:
        return self.holds

    def display(self) -> Table:
        """The profitable deviations, or none."""
        kind = "coarse correlated" if self.coarse else "correlated"
        word = "is" if self.holds else "is not"
        rows = tuple(
            (player, "any" if told is None else str(told + 1), str(k + 1), str(gain))
            for player, told, k, gain in self.violations
        )
        note = f"least slack {self.least_slack}"
        columns = ("player", "told", "deviation", "gain")
        return Table(f"The distribution {word} a {kind} equilibrium", columns, rows, note)

    def __repr__(self) -> str:
        return f"Membership({self.holds}, least slack {self.least_slack})"


def membership(game: BimatrixGame, distribution: Distribution, *, coarse: bool) -> Membership:
    """Slacks of all incentives of a distribution."""
    return Membership(coarse, *obedience_slacks(PayoffTable.of(game), distribution, coarse=coarse))
