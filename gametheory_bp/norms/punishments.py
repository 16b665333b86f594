"""Pure minimax punishments of a stage game."""

from __future__ import annotations

from dataclasses import dataclass

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point

__all__ = ["Punishments"]


@dataclass(frozen=True, slots=True)
class Punishments:
    """Pure minimax values and the actions that enforce them.

    Attributes
    ----------
    row, column : int
        The action of the row player that punishes the column player, and the reverse.
    minimax : point
        ``min over the other's actions of max over one's own``, per player.
    """

    row: int
    column: int
    minimax: Point

    @classmethod
    def of(cls, game: BimatrixGame) -> Punishments:
        """The first punishing action of either player.

        Examples
        --------
        >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
        >>> Punishments.of(game)
        Punishments(row=0, column=1, minimax=(Fraction(2, 1), Fraction(1, 1)))
        """
        column_best = [max(line) for line in game.column_payoffs]
        row_best = [max(line) for line in zip(*game.row_payoffs, strict=True)]
        low = min(row_best), min(column_best)
        return cls(column_best.index(low[1]), row_best.index(low[0]), low)

    def all_of(self, game: BimatrixGame) -> tuple[Punishments, ...]:
        """Every choice of punishing actions: the argmin may be tied."""
        rows = [i for i, line in enumerate(game.column_payoffs) if max(line) == self.minimax[1]]
        columns = [
            j
            for j, line in enumerate(zip(*game.row_payoffs, strict=True))
            if max(line) == self.minimax[0]
        ]
        return tuple(Punishments(i, j, self.minimax) for i in rows for j in columns)
