"""A coin game as a finite stochastic game, in integer arrays.

After a joint action either nothing is taken and the next state is certain, or coins are placed
anew.  The law of a placement depends on little (the players' cells, the phase, sometimes an old
cell), so it is kept once and shared by all state-action pairs that lead to it.  Index k of a
*successor* means state k if k < S, and placement k - S otherwise, with S states.

All probabilities are rational with integer weights; nothing is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.coin_game.board import Ints
from gametheory_bp.games.coin_game.coin import Rewards
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.coin_game.symmetry_classes import SymmetryClasses

__all__ = ["CoinGameModel", "SparseLaw"]


@dataclass(frozen=True, slots=True, eq=False)
class SparseLaw:
    """The transition law written out: row (state, red's action, blue's action), by compressed rows.

    Attributes
    ----------
    offsets : int array, shape (states * actions * actions + 1,)
        Row r has the entries ``offsets[r] : offsets[r + 1]``; r = (s * actions + a) * actions + b.
    columns, numerators : int arrays, shape (entries,)
        Next states, ascending in each row, and the numerators of their probabilities.
    denominators : int array, shape (states * actions * actions,)
        The common denominator of each row: the sum of its numerators.
    """

    offsets: Ints
    columns: Ints
    numerators: Ints
    denominators: Ints


@dataclass(frozen=True, slots=True, eq=False)
class CoinGameModel:
    """States, actions, rewards and transition law of a coin game; made by ``coin_game_model``.

    Attributes
    ----------
    rules : CoinGameRules
    classes : SymmetryClasses
        Which states are identified.
    states : int array, shape (S, 2 + coins + 1)
        One state of each class that play can reach; columns: red's cell, blue's cell, the coins'
        cells, the phase.
    successor : int array, shape (S, actions, actions)
        Next state, or S + a placement.
    rewards : int array, shape (S, actions, actions, 2)
        Expected rewards of red and blue, as numerators over ``reward_denominator``.
    reward_denominator : int
    placement_offsets : int array, shape (placements + 1,)
    placement_states, placement_weights : int arrays, shape (entries,)
        Placement p leads to ``placement_states[k]``, ascending, with odds ``placement_weights[k]``,
        for k from ``placement_offsets[p]`` up to ``placement_offsets[p + 1]``.
    initial_weights : int array, shape (S,)
        Odds of the first state.

    Notes
    -----
    Odds have no common divisor; a probability is a weight over the sum of the weights.
    """

    rules: CoinGameRules
    classes: SymmetryClasses
    states: Ints
    successor: Ints
    rewards: Ints
    reward_denominator: int
    placement_offsets: Ints
    placement_states: Ints
    placement_weights: Ints
    initial_weights: Ints

    @property
    def shape(self) -> tuple[int, int, int]:
        """(states, actions, actions)."""
        s, a, b = self.successor.shape
        return s, a, b

    @property
    def placements(self) -> int:
        """Number of different placements."""
        return len(self.placement_offsets) - 1

    def reward(self, state: int, red: int, blue: int) -> Rewards:
        """Expected rewards (red, blue) of a joint action, exact."""
        one, two = self.rewards[state, red, blue].tolist()
        return Fraction(one, self.reward_denominator), Fraction(two, self.reward_denominator)

    def law(self, state: int, red: int, blue: int) -> tuple[tuple[int, Fraction], ...]:
        """Pairs (next state, probability) of a joint action, ascending, exact."""
        return self.law_of(int(self.successor[state, red, blue]))

    def law_of(self, successor: int) -> tuple[tuple[int, Fraction], ...]:
        """Pairs (state, probability) that an entry of ``successor`` stands for."""
        count = len(self.states)
        if successor < count:
            return ((successor, Fraction(1)),)
        first, last = self.placement_offsets[successor - count : successor - count + 2]
        weights = self.placement_weights[first:last].tolist()
        total = sum(weights)
        found = self.placement_states[first:last].tolist()
        return tuple((s, Fraction(w, total)) for s, w in zip(found, weights, strict=True))

    def initial_law(self) -> tuple[tuple[int, Fraction], ...]:
        """Pairs (state, probability > 0) of the first state, exact."""
        weights = self.initial_weights.tolist()
        total = sum(weights)
        return tuple((s, Fraction(w, total)) for s, w in enumerate(weights) if w)

    def sparse_law(self) -> SparseLaw:
        """The whole transition law, placements written out in every row that leads to one."""
        count = len(self.states)
        starts = np.concatenate([np.arange(count), count + self.placement_offsets[:-1]])
        sizes = np.concatenate([np.ones(count, np.int64), np.diff(self.placement_offsets)])
        columns = np.concatenate([np.arange(count), self.placement_states])
        weights = np.concatenate([np.ones(count, np.int64), self.placement_weights])
        totals = np.add.reduceat(weights, starts)
        rows = self.successor.ravel()
        offsets = np.concatenate([[0], np.cumsum(sizes[rows])])
        within = np.arange(offsets[-1]) - np.repeat(offsets[:-1], sizes[rows])
        entries = np.repeat(starts[rows], sizes[rows]) + within
        return SparseLaw(offsets, columns[entries], weights[entries], totals[rows])

    def locate(self, states: Ints) -> tuple[Ints, Ints]:
        """Where given states are found among the classes.

        Parameters
        ----------
        states : int array, shape (m, 2 + coins + 1)

        Returns
        -------
        index : int array, shape (m,)
            The class of each state.
        actions : int array, shape (m, actions)
            ``actions[k, a]`` is the action of the representative that is action a in state k.

        Raises
        ------
        InputValueError
            If play never reaches one of the states.
        """
        known, _ = self.classes.codes(self.states)
        codes, turns = self.classes.codes(np.asarray(states))
        index = np.searchsorted(known, codes).clip(max=len(known) - 1)
        strange = np.flatnonzero(known[index] != codes)
        if len(strange):
            row = np.asarray(states)[strange[0]].tolist()
            raise InputValueError(
                f"play never reaches the state {row} (red, blue, coins, phase); take one of .states"
            )
        return index, self.classes.actions[turns]
