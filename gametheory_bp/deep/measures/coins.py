"""Which coins two policies pick: own ones, the other's, joint ones; per step, in expectation.

A coin's *owner* is the player of its colour.  Where both stand on a coin that either may take, the
tie rule of the game says who picks: both, either with half a chance, or red.  Joint coins are
counted by the colour of their owner, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.estimate import Estimate
from gametheory_bp.deep.measures.stationary_play import stationary_play
from gametheory_bp.deep.measures.watching import watched_play
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.coin_game.takings import takings

__all__ = ["KINDS", "CoinsPicked", "coin_counts", "coins_picked", "sampled_coins"]

KINDS = ("red own", "red other's", "blue own", "blue other's", "joint red", "joint blue")
Rate = Interval | Estimate


@dataclass(frozen=True, slots=True)
class CoinsPicked(Displayed):
    """Coins per step.

    Attributes
    ----------
    rates : tuple of Interval or of Estimate
        Of the six ``KINDS``: proved, or sampled.
    words : str
        Criterion, or size of the sample.
    """

    rates: tuple[Rate, ...]
    words: str

    def rate(self, kind: str) -> Rate:
        """Coins of a kind per step."""
        return self.rates[KINDS.index(kind)]

    def own_share(self, player: int) -> float | None:
        """Own coins among a player's picks (joint ones left out); None if it picks nothing."""
        own, other = (float(x) for x in self.rates[2 * player : 2 * player + 2])
        return own / (own + other) if own + other > 1e-9 else None

    def display(self) -> Table:
        """One line for each kind."""
        rows = tuple(
            (kind, f"{float(x):.4f}", _error(x)) for kind, x in zip(KINDS, self.rates, strict=True)
        )
        shares = [self.own_share(i) for i in (0, 1)]
        words = ["none" if x is None else f"{x:.1%}" for x in shares]
        note = f"{self.words}; own among picks: red {words[0]}, blue {words[1]}"
        return Table("Coins per step", ("coin", "per step", "error"), rows, note)

    def __repr__(self) -> str:
        return f"CoinsPicked({', '.join(f'{float(x):.3f}' for x in self.rates)})"


def coins_picked(
    given: Any,
    criterion: Any = "discounted",
    *,
    discount: Any = "24/25",
    temperature: float | None = None,
) -> CoinsPicked:
    """Coins that two stationary policies pick per step, proved.

    Parameters
    ----------
    given : LearnedPair, LearnedRule or StationaryPair
    criterion : "discounted" or int
        A number of steps: their mean.
    discount : number or str
    temperature : float, optional
        Of softmax policies; None: best actions.

    Returns
    -------
    CoinsPicked

    Raises
    ------
    NotDefinedError
        If it is no coin game.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> from gametheory_bp.deep.measures.stationary_pair import StationaryPair
    >>> tables = game_tables("cg")
    >>> right = np.tile([1.0, 0, 0, 0], (tables.states, 1))
    >>> found = coins_picked(StationaryPair(tables, right, right), 20)
    >>> found.rate("red own").width < 1e-9, round(found.own_share(0), 2)
    (True, 0.5)
    """
    play = stationary_play(given, criterion, discount=discount, temperature=temperature)
    counts = coin_counts(play.pair.tables)
    words = str(play.criterion) if play.discount is None else f"discounted by {play.discount}"
    return CoinsPicked(tuple(map(play.rate, counts.T)), f"{words}, in expectation")


def sampled_coins(
    tables: GameTables, row: Any, column: Any, horizon: int, *, games: int = 200, seed: int = 0
) -> CoinsPicked:
    """Coins that two agents pick per step of episodes, sampled.

    Parameters
    ----------
    tables : GameTables
    row, column : BatchedAgent
    horizon : int
        Steps of an episode.
    games : int
        Episodes, independent of each other.
    seed : int

    Examples
    --------
    >>> from gametheory_bp.deep import FixedPlayer, game_tables
    >>> tables = game_tables("cg")
    >>> right = np.tile([1.0, 0, 0, 0], (tables.states, 1))
    >>> agents = FixedPlayer(right, "row"), FixedPlayer(right, "column")
    >>> found = sampled_coins(tables, *agents, 20, games=50)
    >>> found.own_share(0) is None or 0 <= found.own_share(0) <= 1
    True
    """
    counts = coin_counts(tables)
    seen = watched_play(tables, row, column, horizon, games=games, seed=seed)
    by_game = counts[seen.cells].mean(axis=0)  # (games, kinds)
    rates = tuple(map(Estimate.of, by_game.T))
    return CoinsPicked(rates, f"{games} episodes of {horizon} steps, sampled; standard errors")


def coin_counts(tables: GameTables) -> NDArray[np.float64]:
    """Expected coins of the six kinds in one step of every cell, shape (cells, 6)."""
    if tables.kind != "coin_game":
        raise NotDefinedError(f"{tables.name!r} has no coins; give a coin game")
    rules = tables.source.rules
    states = tables.source.states
    step = takings(rules, states)
    found = np.zeros((*step.taken.shape[:3], len(KINDS)))
    for place in range(rules.coins):
        cell = states[:, 2 + place][:, None, None]
        on = [step.red == cell, step.blue == cell]
        for phase, coins in enumerate(rules.phases):
            coin, owner = coins[place], ("red", "blue").index(coins[place].colour)
            taken = step.taken[..., place] & (states[:, -1] == phase)[:, None, None]
            if coin.is_joint:
                found[..., 4 + owner] += taken
                continue
            may = coin.by_red is not None, coin.by_blue is not None
            both = on[0] & on[1] & all(may)
            shares = {"both": (1.0, 1.0), "random": (0.5, 0.5), "red": (1.0, 0.0)}
            tied = shares.get(str(rules.tie), (0.0, 1.0))
            for player in (0, 1):
                if may[player]:
                    kind = 2 * player + int(owner != player)
                    found[..., kind] += taken * on[player] * np.where(both, tied[player], 1.0)
    return found.reshape(-1, len(KINDS))


def _error(rate: Rate) -> str:
    if isinstance(rate, Estimate):
        return f"{rate.error:.4f}"
    return f"{float(rate.width / 2):.0e}"
