"""Stochastic games as tables for networks: what is shown is the state alone, one number being 1.

With :func:`~gametheory_bp.dynamics.remembering_coin_game` a network sees what tables of policies
see: positions that a symmetry identifies as one, and the bits of memory if the game has some.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np
import torch

from gametheory_bp.deep.environments import GameTables
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["memory_tables"]

FINEST = 10_000
"""Probabilities are read as fractions with denominators up to this."""
MOST = 2**20


def memory_tables(game: MarkovGame) -> GameTables:
    """Tables of a stochastic game, for networks that see its state.

    Parameters
    ----------
    game : MarkovGame
        Its probabilities must be fractions with small denominators, as those of coin games are.

    Raises
    ------
    InputTypeError, InputValueError
        If it is no MarkovGame, or its law is not of that kind.

    Examples
    --------
    >>> from gametheory_bp.dynamics import remembering_coin_game
    >>> memory_tables(remembering_coin_game()).observations.shape
    torch.Size([1, 80, 80])
    """
    if not isinstance(game, MarkovGame):
        raise InputTypeError(f"game is a {type(game).__name__}; give a MarkovGame")
    law = game.law
    lotteries = [
        _odds(law.indices[a:b], law.data[a:b])
        for a, b in zip(law.indptr[:-1], law.indptr[1:], strict=True)
    ]
    width = np.array([len(one) for one in lotteries])
    possible = np.flatnonzero(game.start)
    starts = _odds(np.arange(len(possible)), game.start[possible])
    draws = lcm(*np.unique(width).tolist())
    if draws > MOST:
        raise InputValueError(f"the laws of this game need draws below {draws}; {MOST} is the most")
    return GameTables(
        game.title,
        "stochastic_game",
        game.shape,
        draws,
        torch.from_numpy((np.cumsum(width) - width).astype(np.int32)),
        torch.from_numpy(width.astype(np.int32)),
        torch.from_numpy(np.concatenate(lotteries).astype(np.int32)),
        torch.from_numpy(np.ascontiguousarray(game.payoffs.reshape(2, -1).T)).float(),
        torch.from_numpy(possible.astype(np.int32)),
        torch.from_numpy(np.cumsum(np.bincount(starts))),
        torch.eye(game.states, dtype=torch.uint8).unsqueeze(0),
        game,
    )


def _odds(places: np.typing.NDArray[np.int64], chances: np.typing.NDArray[np.float64]) -> list[int]:
    """The places, each as often as its probability says."""
    found = [Fraction(float(p)).limit_denominator(FINEST) for p in chances]
    total = sum(found, Fraction(0))
    whole = lcm(*(p.denominator for p in found))
    if abs(total - 1) > Fraction(1, FINEST) or whole > MOST:
        raise InputValueError("a law has probabilities that are no fractions of small numbers")
    return [
        int(place) for place, p in zip(places, found, strict=True) for _ in range(int(p * whole))
    ]
