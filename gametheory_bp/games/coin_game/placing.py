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


def placed(rules: CoinGameRules, placements: Ints) -> tuple[Ints, Ints]:
    """The states after some placements; those after one placement are equally likely.

    The first coin avoids both players and the old cell; the second one avoids both players and the
    first coin.  Wherever the first coin lies, the second has equally many cells, so the law is
    uniform.

    Parameters
    ----------
    rules : CoinGameRules
    placements : int array, shape (m, 4)

    Returns
    -------
    which : int array, shape (k,)
        The placement that each state comes from, ascending.
    states : int array, shape (k, 2 + coins + 1)

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import cooperation_phases
    >>> rules = CoinGameRules(cooperation_phases(2, 3), avoid_old_coin=True)
    >>> which, _ = placed(rules, np.array([(0, 1, 2, 0), (0, 0, 0, 0), (0, 1, 1, 0)]))
    >>> np.bincount(which).tolist()
    [36, 56, 42]
    """
    cells = np.arange(rules.cells)
    red, blue, old, phase = (column[:, None] for column in placements.T)
    free = (cells != red) & (cells != blue)
    allowed = free & (cells != old)
    if rules.coins == 2:
        apart = cells[:, None] != cells
        allowed = allowed[:, :, None] & free[:, None, :] & apart
    drawn = rules.next_phase == "random"
    phases = np.arange(len(rules.phases)) if drawn else np.zeros(1, np.int64)
    which, *coins, place = np.nonzero(np.repeat(allowed[..., None], len(phases), axis=-1))
    begins = phases[place] if drawn else phase[which, 0]
    return which, np.column_stack([red[which, 0], blue[which, 0], *coins, begins])
