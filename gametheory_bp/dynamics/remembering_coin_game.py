"""Coin games with one bit of memory for each player: whether its last coin was the other's.

A stationary policy of the coin game sees cells and colours only, so it cannot reply to what the
other did before.  Two public bits change that: bit i says whether the coin that player i took last
was the other's (0 before the first).  They are computed from the rules, not chosen by the players;
with them reciprocity is a stationary policy.  States that a symmetry of the torus identifies stay
identified, since bits do not turn.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.symmetry_classes import SymmetryName
from gametheory_bp.games.coin_game.takings import takings

__all__ = ["remembering_coin_game"]


def remembering_coin_game(
    name: str = "cg",
    discount: Any = "24/25",
    *,
    memory: bool = True,
    symmetry: SymmetryName = "all",
) -> MarkovGame:
    """A coin game with one coin at a time, with or without the two bits.

    Parameters
    ----------
    name : str
        A preset with one coin: ``"cg"`` and its kin.
    discount : number or str
        In [0, 1).
    memory : bool
        Whether the bits are part of the state.
    symmetry : {"all", "translations", "none"}
        Which positions are identified: policies then treat them alike.

    Returns
    -------
    MarkovGame
        Its marks are ``"coins"`` (taken) and ``"own coins"`` (of the player's colour).

    Raises
    ------
    NotDefinedError
        If the preset has other coins than one of the owner's colour at a time.

    Examples
    --------
    >>> remembering_coin_game(memory=False), remembering_coin_game().states
    (MarkovGame('cg', 20 states, discount 24/25), 80)
    """
    rules = load_coin_game(name).rules
    if rules.coins != 1 or rules.tie != "both":
        raise NotDefinedError(
            f"{name!r} has {rules.coins} coins and the tie rule {rules.tie!r}; bits are defined "
            f"for one coin that both may take"
        )
    model = coin_game_model(rules, symmetry)
    start = model.initial_weights / model.initial_weights.sum()
    payoffs = model.rewards.transpose(3, 0, 1, 2) / model.reward_denominator
    took, own = _events(model)
    law = _law(model, took, own, memory)
    if memory:
        start = np.kron(start, [1.0, 0.0, 0.0, 0.0])
        payoffs, took, own = (np.repeat(x, 4, axis=1) for x in (payoffs, took, own))
    marks = {"coins": took.astype(np.float64), "own coins": (took & own).astype(np.float64)}
    return MarkovGame(payoffs, law, start, discount, name, marks)


def _law(model: CoinGameModel, took: Any, own: Any, memory: bool) -> Any:
    """The transition law as a sparse matrix, shape (S m n, S); bits of s are state 4 s + bits."""
    from scipy.sparse import csr_array

    size, actions, _ = model.shape
    law = model.sparse_law()
    pair = np.repeat(np.arange(len(law.denominators)), np.diff(law.offsets))
    chance = law.numerators / law.denominators[pair]
    if not memory:
        return csr_array((chance, (pair, law.columns)), shape=(size * actions**2, size))
    state, action = np.divmod(pair, actions**2)
    rows, columns = [], []
    for bits in range(4):
        # a coin of the other's colour sets the bit, one's own clears it
        red, blue = (
            np.where(took[k].ravel(), ~own[k].ravel(), bool(bit))[pair]
            for k, bit in ((0, bits // 2), (1, bits % 2))
        )
        rows.append((4 * state + bits) * actions**2 + action)
        columns.append(4 * law.columns + 2 * red + blue)
    places = np.concatenate(rows), np.concatenate(columns)
    shape = (4 * size * actions**2, 4 * size)
    return csr_array((np.tile(chance, 4), places), shape=shape)


def _events(model: CoinGameModel) -> tuple[Any, Any]:
    """Who takes the coin, and whether it is the taker's: boolean, shape (2, S, m, n)."""
    step = takings(model.rules, model.states)
    cell = model.states[:, 2][:, None, None]
    taken = step.taken[..., 0]
    took = np.stack([(step.red == cell) & taken, (step.blue == cell) & taken])
    colours = [phase[0].colour for phase in model.rules.phases]
    red = np.array([c == "red" for c in colours])[model.states[:, -1]]
    own = np.broadcast_to(np.stack([red, ~red])[:, :, None, None], took.shape)
    return took, own
