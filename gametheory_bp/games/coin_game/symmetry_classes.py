"""States that differ by a symmetry of the grid, and the one that stands for all of them.

On a torus a state is first shifted so that red is in cell 0; then, of its images under the eight
rotations and reflections, the one with the smallest code stands for the class.  With walls there
are no shifts.  Actions turn with the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from gametheory_bp.errors import UnknownNameError
from gametheory_bp.games.coin_game.board import Ints, point_symmetries, shift_table
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["SYMMETRIES", "SymmetryClasses", "SymmetryName"]

SymmetryName = Literal["none", "translations", "all"]
SYMMETRIES: tuple[SymmetryName, ...] = ("none", "translations", "all")


@dataclass(frozen=True, slots=True, eq=False)
class SymmetryClasses:
    """The symmetries by which states are identified.

    Attributes
    ----------
    shifts : int array, shape (cells, cells + 1), or None
        Cells as seen from red's cell; None if red is not brought to cell 0.
    cells : int array, shape (symmetries, cells + 1)
        Images of the cells; the last entry, "no cell", stays.
    actions : int array, shape (symmetries, actions)
        Images of the actions.
    """

    rules: CoinGameRules
    shifts: Ints | None
    cells: Ints
    actions: Ints

    @classmethod
    def of(cls, rules: CoinGameRules, symmetry: SymmetryName) -> SymmetryClasses:
        """The classes under no symmetry, under translations, or under all of the grid's."""
        if symmetry not in SYMMETRIES:
            raise UnknownNameError("symmetry", symmetry, SYMMETRIES)
        found = point_symmetries(rules)[: None if symmetry == "all" else 1]
        cells = np.array([[*g.cells, rules.cells] for g in found])
        actions = np.array([g.actions for g in found])
        shifts = None
        if symmetry != "none" and rules.board == "torus":
            stays = np.full((rules.cells, 1), rules.cells)
            shifts = np.hstack([shift_table(rules), stays])
        return cls(rules, shifts, cells, actions)

    def codes(self, rows: Ints) -> tuple[Ints, Ints]:
        """For rows (cells..., phase): the code of each class, and the symmetry that leads to it.

        Returns
        -------
        codes, turns : int arrays, shape (m,)
            ``actions[turns[k]]`` turns the actions of row k into those of its representative.
        """
        cells, phase = rows[:, :-1], rows[:, -1]
        if self.shifts is not None:
            cells = self.shifts[cells[:, :1], cells]
        best = self._code(self.cells[0][cells], phase)
        turns = np.zeros(len(rows), dtype=np.int64)
        for number, image in enumerate(self.cells[1:], 1):
            code = self._code(image[cells], phase)
            turns[code < best] = number
            best = np.minimum(best, code)
        return best, turns

    def _code(self, cells: Ints, phase: Ints) -> Ints:
        code = cells[:, 0]
        for column in cells.T[1:]:
            code = code * (self.rules.cells + 1) + column
        found: Ints = code * len(self.rules.phases) + phase
        return found

    def rows(self, codes: Ints, columns: int) -> Ints:
        """The rows with these codes, shape (m, columns)."""
        rest, phase = np.divmod(codes, len(self.rules.phases))
        found = [phase]
        for _ in range(columns - 1):
            rest, cell = np.divmod(rest, self.rules.cells + 1)
            found.append(cell)
        return np.stack(found[::-1], axis=1)
