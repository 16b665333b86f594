"""From a small exact game, states identified by symmetry, to all states of the batched game."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_stochastic_game import coin_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays

__all__ = ["StateMap"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class StateMap:
    """A small game with the same play, and where the states of the tables are found in it.

    Attributes
    ----------
    game : StochasticGame or RepeatedGame
        The small one.
    arrays : StochasticArrays
        The same.
    states : int array, shape (states,)
        The small game's state for each of the tables.
    actions : pair of int array, shape (states, actions)
        ``actions[i][s, a]`` is the action in the small game that is player i's action a in s.
    """

    game: Any
    arrays: StochasticArrays
    states: Ints
    actions: tuple[Ints, Ints]

    @classmethod
    def of(cls, tables: GameTables, discount: Any) -> StateMap:
        """The map of a game.

        Examples
        --------
        >>> from gametheory_bp.deep import game_tables
        >>> found = StateMap.of(game_tables("cg"), "24/25")
        >>> found.arrays.size, found.states.shape, found.actions[0].shape
        (20, (1152,), (1152, 4))
        """
        d = as_fraction(discount, where="discount")
        if tables.kind == "coin_game":
            rules = tables.source.rules
            model = coin_game_model(rules)
            states, actions = model.locate(tables.source.states)
            game = coin_game(rules, d)
            return cls(game, StochasticArrays.of(game), states, (actions, actions))
        repeated = RepeatedGame(tables.source, d)
        same = (np.tile(np.arange(n), (tables.states, 1)) for n in tables.actions)
        one, two = same
        nowhere = np.zeros(tables.states, dtype=np.int64)
        return cls(repeated, StochasticArrays.of(repeated), nowhere, (one, two))

    def pure(self, player: int, choices: Any) -> Ints:
        """A pure policy of the small game, shape (small states,), in all states of the tables."""
        wanted = np.asarray(choices, dtype=np.int64)[self.states]
        found: Ints = np.argsort(self.actions[player], axis=1)[np.arange(len(wanted)), wanted]
        return found

    def mixed(self, player: int, odds: Any) -> NDArray[np.float64]:
        """A mixed policy of the small game, shape (small states, actions), likewise."""
        rows = np.asarray(odds, dtype=np.float64)[self.states]
        found: NDArray[np.float64] = np.take_along_axis(rows, self.actions[player], axis=1)
        return found

    def pairs(self, numbers: Any) -> NDArray[np.float64]:
        """Numbers of joint actions of the small game, in all states: (states, rows, columns)."""
        small = np.asarray(numbers, dtype=np.float64).reshape(self.arrays.size, -1)
        one, two = self.actions
        inside = one[:, :, None] * two.shape[1] + two[:, None, :]
        found: NDArray[np.float64] = small[self.states[:, None, None], inside]
        return found
