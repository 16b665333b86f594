"""How many coins players take, and whose."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import torch

from gametheory_bp.deep.environments import GameTables
from gametheory_bp.deep.lola.rollouts import Rollouts
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.remembering_coin_game import coin_marks

__all__ = ["CoinCounts", "own_share"]


class CoinCounts(NamedTuple):
    """Expected numbers of coins that red and blue take in a cell of the tables.

    Attributes
    ----------
    coins, own : float64 tensor, shape (2, cells)
        All, and those of the player's own colour.
    actions : pair of int
        Numbers of both players' actions.
    """

    coins: torch.Tensor
    own: torch.Tensor
    actions: tuple[int, int]

    @classmethod
    def of(cls, tables: GameTables) -> CoinCounts | None:
        """Those of a coin game; None for other games."""
        if isinstance(tables.source, MarkovGame):
            marks = tables.source.marks
        elif tables.kind == "coin_game":
            marks = coin_marks(tables.source)
        else:
            marks = {}
        if not {"coins", "own coins"} <= set(marks):
            return None
        coins, own = (
            torch.from_numpy(np.ascontiguousarray(marks[name].reshape(2, -1))).to(tables.device)
            for name in ("coins", "own coins")
        )
        return cls(coins, own, tables.actions)

    def measure(self, played: Rollouts) -> dict[str, Any]:
        """Coins per step of both players, and the share of own ones among them."""
        rows, columns = self.actions
        cell = ((played.states * rows + played.row) * columns + played.column).reshape(-1)
        picks, own = (one[:, cell].mean(dim=1) for one in (self.coins, self.own))
        return {"picks": picks.tolist(), "own_share": own_share(picks, own)}


def own_share(picks: torch.Tensor, own: torch.Tensor) -> float | None:
    """Share of own coins among those of both players; None if there are none.

    Examples
    --------
    >>> own_share(torch.tensor([0.2, 0.3]), torch.tensor([0.2, 0.2]))
    0.8
    """
    taken = float(picks.sum())
    return round(float(own.sum()) / taken, 6) if taken > 0 else None
