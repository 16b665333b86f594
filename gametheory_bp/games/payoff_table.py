"""The payoff table of a game: as a plain record (inside certificates) and as a display.

A certificate must be self-contained, so it carries the game as a :class:`PayoffTable`: payoffs
and action names, nothing derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.errors import ShapeError
from gametheory_bp.exact.codec import record
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point

if TYPE_CHECKING:
    from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["PayoffTable", "payoff_display"]

Rows = tuple[tuple[Fraction, ...], ...]


@record("payoff_table")
@dataclass(frozen=True, slots=True)
class PayoffTable:
    """Payoff matrices and action names of a two-player game.

    Examples
    --------
    >>> from gametheory_bp.games.bimatrix import BimatrixGame
    >>> PayoffTable.of(BimatrixGame([[1, 0]], [[0, 1]])).shape
    (1, 2)
    """

    row_payoffs: Rows
    column_payoffs: Rows
    row_actions: tuple[str, ...]
    column_actions: tuple[str, ...]

    def __post_init__(self) -> None:
        m, n = len(self.row_actions), len(self.column_actions)
        for rows in (self.row_payoffs, self.column_payoffs):
            if not m or not n or len(rows) != m or any(len(row) != n for row in rows):
                raise ShapeError(f"payoffs are not {m} x {n}, the numbers of action names")

    @classmethod
    def of(cls, game: BimatrixGame) -> PayoffTable:
        """The table of a game."""
        return cls(game.row_payoffs, game.column_payoffs, game.row_actions, game.column_actions)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of row and column actions."""
        return len(self.row_actions), len(self.column_actions)

    def expected(self, profile: MixedProfile | Distribution) -> Point:
        """Expected payoff pair of a profile or distribution of this shape."""
        p = profile.distribution() if isinstance(profile, MixedProfile) else profile
        if p.shape != self.shape:
            raise ShapeError(f"a {p.shape} distribution does not fit a {self.shape} game")
        row = column = Fraction(0)
        for i, j in p.support:
            row += p.probabilities[i][j] * self.row_payoffs[i][j]
            column += p.probabilities[i][j] * self.column_payoffs[i][j]
        return row, column


def payoff_display(game: BimatrixGame) -> Table:
    """Payoff pairs as a table; a payoff that is a best response carries a ``*``."""
    a, b = game.row_payoffs, game.column_payoffs
    best_row = [max(row[j] for row in a) for j in range(game.shape[1])]
    best_column = [max(row) for row in b]
    body = tuple(
        (
            name,
            *(
                f"{a[i][j]}{'*' if a[i][j] == best_row[j] else ''}, "
                f"{b[i][j]}{'*' if b[i][j] == best_column[i] else ''}"
                for j in range(game.shape[1])
            ),
        )
        for i, name in enumerate(game.row_actions)
    )
    return Table(
        title=game.title or "Game",
        columns=("", *game.column_actions),
        rows=body,
        note="payoffs (row, column); * marks a best response",
    )
