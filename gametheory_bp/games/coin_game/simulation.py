"""Many coin games played at once, from the tables of the exact model.

A state is a number of the model's list, so a step is two gathers: successor and rewards.  Where
coins are placed anew, the next state is drawn from a table in which every state stands as often as
its weight says, so the draw is uniform over the table's part for that placement.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.coin_game.model import CoinGameModel

__all__ = ["CoinGameBatch"]

Small = npt.NDArray[np.int32]


class CoinGameBatch:
    """A batch of games that move on together.

    Parameters
    ----------
    model : CoinGameModel
        With ``symmetry="none"`` states are true positions; else classes of them, and actions are
        those of the class's representative.
    count : int
        Number of games, at least 1.
    rng : int, SeedSequence or numpy Generator

    Attributes
    ----------
    states : int32 array, shape (count,)
        Where each game is; change it to start elsewhere.
    rewards : int32 array, shape (count, 2)
        Rewards of red and blue in the last step, numerators over ``model.reward_denominator``.
        Filled again by every step: copy what is to be kept.
    placed : bool array, shape (count,)
        Whether coins were placed anew in the last step.

    Raises
    ------
    InputTypeError, InputValueError
        If this is no model, or there is no game.

    Notes
    -----
    *Exactness.* Rewards are exact; a draw has a bias below 2^-40.  Whose turn ends after
    ``rules.horizon`` steps is left to the caller: :meth:`reset` begins anew.

    Examples
    --------
    >>> from gametheory_bp.games.coin_game.building import coin_game_model
    >>> from gametheory_bp.games.coin_game.presets import load_coin_game
    >>> batch = CoinGameBatch(coin_game_model(load_coin_game("cg").rules), 1000, rng=0)
    >>> right = np.zeros(1000, np.int32)
    >>> batch.step(right, right).shape, int(abs(batch.rewards).max()) <= 2
    ((1000, 2), True)
    """

    __slots__ = ("_actions", "_index", "_initial", "_paid", "_rng", "_share", "_size", "_starts",
                 "_successor", "_table", "_totals", "model", "placed", "rewards",
                 "states")  # fmt: skip

    def __init__(self, model: CoinGameModel, count: int, rng: Any = 0) -> None:
        if not isinstance(model, CoinGameModel):
            raise InputTypeError(f"got a {type(model).__name__}; give a coin_game_model(rules)")
        if type(count) is not int or count < 1:
            raise InputValueError(f"count is {count!r}; give a number of games, at least 1")
        self.model = model
        self._size, self._actions, _ = model.shape
        self._successor: Small = model.successor.astype(np.int32).ravel()
        self._paid: Small = model.rewards.astype(np.int32).reshape(-1, 2)
        weights, odds = model.placement_weights, model.initial_weights
        self._table: Small = np.repeat(model.placement_states, weights).astype(np.int32)
        begins = np.concatenate([[0], np.cumsum(weights)])[model.placement_offsets]
        self._starts = begins[:-1].astype(np.int64)
        self._totals = np.diff(begins).astype(np.float64)
        self._initial = np.cumsum(odds / odds.sum())
        self._rng = np.random.default_rng(rng)
        self.states: Small = np.zeros(count, np.int32)
        self.rewards: Small = np.zeros((count, 2), np.int32)
        self.placed = np.zeros(count, np.bool_)
        self._index: Small = np.zeros(count, np.int32)
        self._share = np.zeros(count)
        self.reset()

    def __len__(self) -> int:
        """Number of games."""
        return len(self.states)

    def reset(self, which: Any = slice(None)) -> Small:
        """Begin anew: all games, or those that an index picks; returns the states."""
        drawn = self._rng.random(self.states[which].shape)
        found = np.searchsorted(self._initial, drawn, side="right")
        self.states[which] = np.minimum(found, self._size - 1)
        return self.states

    def step(self, red: Any, blue: Any) -> Small:
        """Both players of every game act.

        Parameters
        ----------
        red, blue : int array, shape (count,)
            Actions 0, 1, ...

        Returns
        -------
        int32 array, shape (count, 2)
            The rewards; the same array in every step.

        Raises
        ------
        ShapeError, InputValueError
            If there is not one action for each game, or an action does not exist.
        """
        if np.shape(red) != self.states.shape or np.shape(blue) != self.states.shape:
            raise ShapeError(f"actions of shapes {np.shape(red)} and {np.shape(blue)} for "
                             f"{len(self)} games; give one for each")  # fmt: skip
        for actions in (red, blue):
            if np.min(actions) < 0 or np.max(actions) >= self._actions:
                raise InputValueError(
                    f"actions lie between {np.min(actions)} and {np.max(actions)}; there are "
                    f"0 to {self._actions - 1}"
                )
        index = self._index
        np.multiply(self.states, self._actions, out=index)
        np.add(index, red, out=index, casting="unsafe")
        np.multiply(index, self._actions, out=index)
        np.add(index, blue, out=index, casting="unsafe")
        # actions were looked at: mode="raise" would look again, and copy what it writes
        np.take(self._paid, index, axis=0, out=self.rewards, mode="clip")
        np.take(self._successor, index, out=self.states, mode="clip")
        np.greater_equal(self.states, self._size, out=self.placed)
        fresh = np.flatnonzero(self.placed)
        if len(fresh):
            placement = self.states[fresh] - self._size
            share = self._share[: len(fresh)]
            self._rng.random(out=share)
            share *= self._totals[placement]
            self.states[fresh] = self._table[self._starts[placement] + share.astype(np.int64)]
        return self.rewards
