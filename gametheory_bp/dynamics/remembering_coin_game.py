"""Coin games with a public memory, as float arrays for learners of stationary policies.

See :mod:`~gametheory_bp.dynamics.coin_memory` for what can be remembered.  Positions that a
symmetry of the grid identifies stay identified, since the memory does not turn.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np

from gametheory_bp.dynamics.coin_memory import CoinMemory, memory_of, memory_table
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.parameterisations import Array, Counts
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.model import CoinGameModel
from gametheory_bp.games.coin_game.payments import STANDING, payments
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.symmetry_classes import SymmetryName
from gametheory_bp.games.coin_game.tables import stochastic_tables
from gametheory_bp.games.coin_game.takings import Takings, takings
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["coin_marks", "remembering_coin_game"]


def remembering_coin_game(
    name: str = "cg",
    discount: Any = "24/25",
    *,
    memory: bool | CoinMemory = True,
    symmetry: SymmetryName = "all",
) -> MarkovGame:
    """A coin game whose players remember a little.

    Parameters
    ----------
    name : str
        A preset: ``"cg"``, ``"abcg"`` and their kin.
    discount : number or str
        In [0, 1).
    memory : bool or CoinMemory
        True: a bit per player, ``TRESPASS`` or ``CONCESSION`` as the coins demand.
    symmetry : {"all", "translations", "none"}
        Which positions are identified: policies then treat them alike.

    Returns
    -------
    MarkovGame
        State ``s * memory.states + remembered``.  Its marks count coins by player: ``"coins"``
        (that it takes, alone or together), ``"own coins"`` (those of its colour) and
        ``"joint coins"`` (taken together); expected numbers where chance decides who takes one.

    Raises
    ------
    NotDefinedError
        If a bit per player is asked for and not defined for these coins.

    Examples
    --------
    >>> remembering_coin_game(memory=False), remembering_coin_game().states
    (MarkovGame('cg', 20 states, discount 24/25), 80)
    >>> remembering_coin_game("abcg")
    MarkovGame('abcg', 616 states, discount 24/25)
    """
    rules = load_coin_game(name).rules
    kept = memory_of(rules, memory)
    model = coin_game_model(rules, symmetry)
    step = takings(rules, model.states)
    start = np.zeros((len(model.states), kept.states))
    start[:, 0] = model.initial_weights / model.initial_weights.sum()
    payoffs = model.rewards.transpose(3, 0, 1, 2) / model.reward_denominator
    remembered = _remembered(model, step, memory_table(rules, kept))
    marks = coin_marks(model, step)
    return MarkovGame(
        np.repeat(payoffs, kept.states, axis=1),
        _law(model, remembered),
        start.ravel(),
        discount,
        name,
        {key: np.repeat(counts, kept.states, axis=1) for key, counts in marks.items()},
        partial(_exactly, model, remembered),
    )


def _standing(model: CoinGameModel, step: Takings, place: int) -> Counts:
    """Who stands on a coin that is taken: 0 (it is not taken), 1 red, 2 blue, 3 both."""
    cell = model.states[:, 2 + place][:, None, None]
    found: Counts = (step.red == cell) + 2 * (step.blue == cell)
    found[~step.taken[..., place]] = 0
    return found


def _remembered(model: CoinGameModel, step: Takings, table: Counts) -> Counts:
    """The next state of the memory, shape (memory states, S m n)."""
    phase = model.states[:, -1][:, None, None]
    size = table.shape[-1]
    found = np.broadcast_to(np.arange(size)[:, None, None, None], (size, *model.shape))
    for place in range(model.rules.coins):
        found = table[phase, place, _standing(model, step, place), found]
    return found.reshape(size, -1)


def _law(model: CoinGameModel, remembered: Counts) -> Any:
    """The transition law as a sparse matrix, shape (S m n, S)."""
    from scipy.sparse import csr_array

    size, actions, _ = model.shape
    law, many = model.sparse_law(), len(remembered)
    pair = np.repeat(np.arange(len(law.denominators)), np.diff(law.offsets))
    chance = law.numerators / law.denominators[pair]
    state, action = np.divmod(pair, actions**2)
    rows = [(many * state + k) * actions**2 + action for k in range(many)]
    columns = [many * law.columns + then[pair] for then in remembered]
    places = np.concatenate(rows), np.concatenate(columns)
    shape = (many * size * actions**2, many * size)
    return csr_array((np.tile(chance, many), places), shape=shape)


def _exactly(model: CoinGameModel, remembered: Counts) -> StochasticGame:
    """The same game in fractions, at discount 0."""
    tables, many = stochastic_tables(model), len(remembered)
    then = remembered.T.reshape(*model.shape, many).tolist()
    names = [f"{s}, remembering {k}" for s in tables.states for k in range(many)]
    stages = [stage for stage in tables.stages for _ in range(many)]
    law = tuple(
        tuple(
            tuple(
                tuple((many * t + to[k], p) for t, p in lottery)
                for lottery, to in zip(lotteries, places, strict=True)
            )
            for lotteries, places in zip(lines, then[s], strict=True)
        )
        for s, lines in enumerate(tables.law)
        for k in range(many)
    )
    first = tuple((many * s, p) for s, p in tables.initial)
    return StochasticGame(tuple(names), tuple(stages), law, first, Fraction(0))


def coin_marks(model: CoinGameModel, step: Takings | None = None) -> dict[str, Array]:
    """Coins that each player takes, in expectation; shape (2, S, m, n) by name.

    Parameters
    ----------
    model : CoinGameModel
    step : Takings, optional
        What happens in the states of the model, if it is at hand.

    Examples
    --------
    >>> rules = load_coin_game("cg").rules
    >>> marks = coin_marks(coin_game_model(rules, "all"))
    >>> sorted(marks), marks["coins"].shape
    (['coins', 'joint coins', 'own coins'], (2, 20, 4, 4))
    """
    rules = model.rules
    step = takings(rules, model.states) if step is None else step
    counts = np.zeros((3, 2, len(rules.phases), rules.coins, 1 + len(STANDING)))
    for item in payments(rules):
        if not item.taken:
            continue
        where = item.phase, item.place, 1 + STANDING.index(item.standing)
        for k, colour in enumerate(("red", "blue")):
            share = _share(rules.tie, item.coin.owner, item.coin.is_joint, item.standing, colour)
            counts[0, k][where] = share
            counts[1, k][where] = share * (item.coin.colour == colour)
            counts[2, k][where] = share * item.coin.is_joint
    phase = model.states[:, -1][:, None, None]
    found = sum(
        counts[:, :, phase, place, _standing(model, step, place)] for place in range(rules.coins)
    )
    names = ("coins", "own coins", "joint coins")
    return dict(zip(names, np.asarray(found), strict=True))


def _share(tie: str | None, owner: str | None, joint: bool, standing: str, colour: str) -> float:
    """How much of a coin that is taken goes to a player, as far as taking is concerned."""
    if owner is not None:
        return float(owner == colour)
    if joint or standing != "both" or tie == "both":
        return float(standing in (colour, "both"))
    return 0.5 if tie == "random" else float(tie == colour)
