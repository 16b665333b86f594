"""The grid: moves of a player from cell to cell, and the symmetries of the grid.

Cell (row, column) has the number ``row * size + column``.  Actions are numbered right, left, down,
up, and then stay if the rules have it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["Ints", "Symmetry", "moves", "point_symmetries", "shift_table"]

Ints = npt.NDArray[np.int64]
STEPS = ((0, 1), (0, -1), (1, 0), (-1, 0), (0, 0))


@dataclass(frozen=True, slots=True, eq=False)
class Symmetry:
    """A symmetry of the grid: where it takes cells, and what it makes of actions.

    Attributes
    ----------
    cells : int array, shape (cells,)
    actions : int array, shape (actions,)
        A player in cell x who takes action a goes where the symmetry says: moving and then turning
        the grid is turning the grid and then making the turned move.
    """

    cells: Ints
    actions: Ints


def moves(rules: CoinGameRules) -> Ints:
    """The cell after each action, shape (cells, actions).

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> moves(CoinGameRules(own_coin_phases(), tie="both"))[0].tolist()
    [1, 2, 3, 6]
    >>> moves(CoinGameRules(own_coin_phases(), tie="both", board="walls"))[0].tolist()
    [1, 0, 3, 0]
    """
    n = rules.size
    cell = np.arange(n * n)[:, None]
    step = np.array(STEPS[: len(rules.action_names)])
    rows, columns = cell // n + step[:, 0], cell % n + step[:, 1]
    if rules.board == "torus":
        rows, columns = rows % n, columns % n
    else:
        rows, columns = rows.clip(0, n - 1), columns.clip(0, n - 1)
    found: Ints = rows * n + columns
    return found


def shift_table(rules: CoinGameRules) -> Ints:
    """Cells as seen from others on a torus, shape (origins, cells): the origin becomes cell 0.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> shift_table(CoinGameRules(own_coin_phases(), tie="both"))[4].tolist()
    [8, 6, 7, 2, 0, 1, 5, 3, 4]
    """
    n = rules.size
    row, column = np.divmod(np.arange(n * n), n)
    rows, columns = (row - row[:, None]) % n, (column - column[:, None]) % n
    found: Ints = rows * n + columns
    return found


def point_symmetries(rules: CoinGameRules) -> tuple[Symmetry, ...]:
    """The eight rotations and reflections that keep cell 0 (torus) or the grid (walls).

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.coin import own_coin_phases
    >>> found = point_symmetries(CoinGameRules(own_coin_phases(), tie="both"))
    >>> len(found), found[1].cells.tolist(), found[1].actions.tolist()
    (8, [0, 2, 1, 3, 5, 4, 6, 8, 7], [1, 0, 2, 3])
    """
    n = rules.size
    rows, columns = np.divmod(np.arange(n * n), n)
    last = 0 if rules.board == "torus" else n - 1
    steps = np.array(STEPS[: len(rules.action_names)])
    found = []
    for swap in (False, True):
        for down in (1, -1):
            for right in (1, -1):
                u = (rows if down == 1 else last - rows) % n
                v = (columns if right == 1 else last - columns) % n
                turned = steps * np.array([down, right])
                if swap:
                    u, v, turned = v, u, turned[:, ::-1]
                number = [STEPS.index((int(a), int(b))) for a, b in turned]
                found.append(Symmetry(u * n + v, np.array(number)))
    return tuple(found)
