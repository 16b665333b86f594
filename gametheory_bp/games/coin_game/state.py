"""One state of a coin game, in cells (row, column)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.codec import record
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["Cell", "CoinGameState"]

Cell = tuple[int, int]
"""Row from the top and column from the left, both from 0."""


@record("coin_game_state")
@dataclass(frozen=True, slots=True)
class CoinGameState:
    """Where everything lies before a move.

    Parameters
    ----------
    red, blue : (row, column)
        Cells of the players; they may be equal.
    coins : tuple of (row, column)
        Cells of the coins, in the order of the phase; all different.
    phase : int
        Which coins they are: ``rules.phases[phase]``.

    Examples
    --------
    >>> CoinGameState((0, 0), (1, 2), ((2, 2),)).phase
    0
    """

    red: Cell
    blue: Cell
    coins: tuple[Cell, ...]
    phase: int = 0

    def numbers(self, rules: CoinGameRules) -> tuple[int, ...]:
        """The state as a row of a model: cell numbers, then the phase.

        Raises
        ------
        InputValueError
            If a cell lies off the grid, two coins share a cell, or there are other numbers of
            coins or phases.

        Examples
        --------
        >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
        >>> rules = CoinGameRules(own_coin_phases(), tie="both")
        >>> CoinGameState((0, 0), (1, 2), ((2, 2),)).numbers(rules)
        (0, 5, 8, 0)
        """
        n = rules.size
        for cell in (self.red, self.blue, *self.coins):
            if not _on_grid(cell, n):
                raise InputValueError(f"{cell!r} is no cell; give (row, column), each 0 to {n - 1}")
        if len(self.coins) != rules.coins or len(set(self.coins)) != rules.coins:
            raise InputValueError(f"coins at {self.coins!r}; give {rules.coins} different cells")
        if self.phase not in range(len(rules.phases)):
            raise InputValueError(f"phase {self.phase!r}; give 0 to {len(rules.phases) - 1}")
        cells = (self.red, self.blue, *self.coins)
        return (*(row * n + column for row, column in cells), self.phase)

    @classmethod
    def of(cls, rules: CoinGameRules, numbers: Any) -> CoinGameState:
        """The state that a row of a model stands for.

        Examples
        --------
        >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
        >>> CoinGameState.of(CoinGameRules(own_coin_phases(), tie="both"), (0, 5, 8, 0))
        CoinGameState(red=(0, 0), blue=(1, 2), coins=((2, 2),), phase=0)
        """
        *cells, phase = (int(k) for k in numbers)
        red, blue, *coins = (divmod(cell, rules.size) for cell in cells)
        return cls(red, blue, tuple(coins), phase)


def _on_grid(cell: Any, size: int) -> bool:
    return (
        isinstance(cell, tuple)
        and len(cell) == 2
        and all(type(k) is int and 0 <= k < size for k in cell)
    )
