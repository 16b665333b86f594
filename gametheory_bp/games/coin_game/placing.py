"""Where coins are placed: exact uniform laws.

A *placement* is a row of four numbers: red's cell, blue's cell, the old cell of the second coin (or
``rules.cells`` if that does not matter), and the phase that begins (0 if it is drawn by lot).  All
states that may follow it are equally likely.
"""

from __future__ import annotations

from itertools import product

import numpy as np

from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["first_placements", "placed", "placement_phase"]


def placement_phase(rules: CoinGameRules, phase: Ints) -> Ints:
    """The last entry of a placement after a coin of each phase was taken."""
    after: Ints = (phase + 1) % len(rules.phases)
    return after if rules.next_phase == "alternate" else np.zeros_like(phase)


def first_placements(rules: CoinGameRules) -> Ints:
    """The placements from which the first state comes, equally likely; shape (m, 4)."""
    phases = range(len(rules.phases)) if rules.next_phase == "alternate" else (0,)
    old = 0 if rules.old_coin_at_start else rules.cells
    return np.array(
        [
            (red, blue, old, phase)
            for red, blue, phase in product(range(rules.cells), range(rules.cells), phases)
            if red != blue or not rules.distinct_start
        ]
    )


def placed(rules: CoinGameRules, placement: Ints) -> Ints:
    """The states after a placement, equally likely; shape (m, 2 + coins + 1).

    The first coin avoids both players and the old cell; the second one avoids both players and the
    first coin.  Wherever the first coin lies, the second has equally many cells, so the law is
    uniform.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import cooperation_phases
    >>> rules = CoinGameRules(cooperation_phases(2, 3), avoid_old_coin=True)
    >>> [len(placed(rules, np.array(at))) for at in ((0, 1, 2, 0), (0, 0, 0, 0), (0, 1, 1, 0))]
    [36, 56, 42]
    """
    red, blue, old, phase = placement.tolist()
    cells = np.arange(rules.cells)
    free = cells[(cells != red) & (cells != blue)]
    first = free[free != old]
    phases = np.array([phase]) if rules.next_phase == "alternate" else np.arange(len(rules.phases))
    axes = (first, phases) if rules.coins == 1 else (first, free, phases)
    columns = [grid.ravel() for grid in np.meshgrid(*axes, indexing="ij")]
    players = [np.full_like(columns[0], red), np.full_like(columns[0], blue)]
    found = np.stack([*players, *columns], axis=1)
    return found if rules.coins == 1 else found[found[:, 2] != found[:, 3]]
