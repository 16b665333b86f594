"""How many states a coin game has, by grid size and symmetry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["StateCount", "StateCounts", "count_states", "orbit_sizes"]


@dataclass(frozen=True, slots=True)
class StateCount:
    """Numbers of reachable states for one size of the grid.

    Attributes
    ----------
    size : int
    full, classes, placements : int
        Reachable states; classes of them under all symmetries of the grid; different placements of
        coins, by class.
    parity : bool
        Whether the players' distance stays odd or even for ever.
    """

    size: int
    full: int
    classes: int
    placements: int
    parity: bool


@dataclass(frozen=True, slots=True)
class StateCounts(Displayed):
    """One line for each size."""

    counts: tuple[StateCount, ...]

    def display(self) -> Table:
        """The counts as a table."""
        rows = tuple(
            (f"{c.size} x {c.size}", str(c.full), str(c.classes), str(c.placements),
             "kept" if c.parity else "-")
            for c in self.counts
        )  # fmt: skip
        return Table(
            "Reachable states",
            ("grid", "states", "up to symmetry", "placements", "parity of the distance"),
            rows,
        )


def orbit_sizes(model: CoinGameModel) -> Ints:
    """How many states of the full game each state of a model stands for; shape (S,).

    A class has as many states as there are different images of one of them.
    """
    classes, rules = model.classes, model.rules
    images = [
        np.column_stack([cells[model.states[:, :-1]], model.states[:, -1:]])
        for cells in classes.cells
    ]
    place = max(rules.cells, len(rules.phases)) ** np.arange(model.states.shape[1])
    codes = np.sort(np.array([image @ place for image in images]), axis=0)
    different = 1 + (np.diff(codes, axis=0) != 0).sum(axis=0)
    sizes: Ints = different * (1 if classes.shifts is None else rules.cells)
    return sizes


def count_states(rules: CoinGameRules, sizes: Iterable[int]) -> StateCounts:
    """Numbers of reachable states on several grids.

    Parameters
    ----------
    rules : CoinGameRules
        All rules but the size.
    sizes : iterable of int

    Returns
    -------
    StateCounts

    Notes
    -----
    *Exactness.* Counted on the models, which list every reachable class.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> print(count_states(load_coin_game("cg").rules, (2, 3, 4)))
    Reachable states
    grid   states  up to symmetry  placements  parity of the distance
    -----  ------  --------------  ----------  ----------------------
    2 x 2  72      10              6           kept
    3 x 3  1152    20              6           -
    4 x 4  7200    88              12          kept
    """
    found = []
    for size in sizes:
        own = replace(rules, size=size)
        model = coin_game_model(own)
        full = int(orbit_sizes(model).sum())
        found.append(StateCount(size, full, len(model.states), model.placements, own.parity_kept))
    return StateCounts(tuple(found))
