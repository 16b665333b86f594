"""Opponents of an agent: players, or policies that players follow."""

from __future__ import annotations

from typing import Any

import numpy as np

from gametheory_bp.deep.amtft.agent import FixedPlayer
from gametheory_bp.deep.amtft.play import BatchedAgent
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.measures.stationary_pair import SIDES
from gametheory_bp.errors import ShapeError

__all__ = ["as_opponent"]


def as_opponent(name: str, given: Any, tables: GameTables, player: int) -> BatchedAgent:
    """A player of a side: as it is, or following a policy of shape (states, actions).

    Raises
    ------
    ShapeError
        If it is neither a player nor a policy for the game.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> as_opponent("C", [[1.0, 0.0]] * 5, game_tables("prisoners_dilemma"), 1).index
    1
    """
    if hasattr(given, "act") and hasattr(given, "observe"):
        player_given: BatchedAgent = given
        return player_given
    shape = tables.states, tables.actions[player]
    if np.shape(given) != shape:
        raise ShapeError(
            f"opponent {name!r} is no player, and no policy of shape {shape} either; give "
            f"FixedPlayer(policy, {SIDES[player]!r}), an agent, or a policy"
        )
    return FixedPlayer(given, SIDES[player])
