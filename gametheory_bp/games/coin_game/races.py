"""Who can be on which coin first.

Without a stay action a player at distance d reaches a cell after d steps, d + 2, and so on; on an
odd torus it changes parity by going around.  A joint coin is taken at the first time at which both
players can be there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.coin_game.board import moves
from gametheory_bp.games.coin_game.coin import Coin
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.state import CoinGameState

__all__ = ["Race", "Races", "races", "reach"]


@dataclass(frozen=True, slots=True)
class Race:
    """The race for one coin.

    Attributes
    ----------
    coin : Coin
    red, blue : int
        Least number of steps, at least 1, after which the player can be on the coin.
    together : int or None
        Least number of steps after which both can be there at once; None if never.
    """

    coin: Coin
    red: int
    blue: int
    together: int | None

    @property
    def winner(self) -> str:
        """Who can take the coin first: "red", "blue", "tie", "together", or "nobody"."""
        if self.coin.is_joint:
            return "nobody" if self.together is None else "together"
        if self.coin.owner is not None:
            return self.coin.owner
        if self.red == self.blue:
            return "tie"
        return "red" if self.red < self.blue else "blue"

    @property
    def steps(self) -> int | None:
        """After how many steps the coin can be taken at the earliest; None if never."""
        if self.coin.is_joint:
            return self.together
        return {"red": self.red, "blue": self.blue}.get(self.winner, self.red)


@dataclass(frozen=True, slots=True)
class Races(Displayed):
    """The races for all coins of a state."""

    races: tuple[Race, ...]

    def display(self) -> Table:
        """One line for each coin."""
        rows = tuple(
            (
                race.coin.label,
                str(race.red),
                str(race.blue),
                "never" if race.together is None else str(race.together),
                race.winner,
                "-" if race.steps is None else str(race.steps),
            )
            for race in self.races
        )
        heads = ("coin", "red's steps", "blue's steps", "both at once", "taken by", "after")
        return Table("Races", heads, rows)


def reach(rules: CoinGameRules) -> npt.NDArray[np.bool_]:
    """Where a player can be after t steps; shape (times, cells, cells), for t = 0, 1, ...

    The last time is 2 size + 2; from there on the sets repeat with period 1 or 2.
    """
    go = moves(rules)
    step = np.zeros((rules.cells, rules.cells), dtype=bool)
    step[np.arange(rules.cells)[:, None], go] = True
    found = [np.eye(rules.cells, dtype=bool)]
    for _ in range(2 * rules.size + 2):
        found.append((found[-1].astype(np.int64) @ step) > 0)
    return np.array(found)


def races(rules: CoinGameRules, state: CoinGameState) -> Races:
    """The race for each coin of a state.

    Parameters
    ----------
    rules : CoinGameRules
    state : CoinGameState

    Returns
    -------
    Races

    Raises
    ------
    InputValueError
        If the state does not fit the rules.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> print(races(load_coin_game("abcg").rules, CoinGameState((0, 0), (1, 1), ((0, 1), (2, 2)))))
    Races
    coin                    red's steps  blue's steps  both at once  taken by  after
    ----------------------  -----------  ------------  ------------  --------  -----
    red Cooperation coin    1            1             1             together  1
    blue Disagreement coin  2            2             2             blue      2
    """
    red, blue, *coins, phase = state.numbers(rules)
    after = reach(rules)[1:]
    found = []
    for coin, cell in zip(rules.phases[phase], coins, strict=True):
        one, two = after[:, red, cell], after[:, blue, cell]
        both = np.flatnonzero(one & two)
        together = int(both[0]) + 1 if len(both) else None
        found.append(Race(coin, int(one.argmax()) + 1, int(two.argmax()) + 1, together))
    return Races(tuple(found))
