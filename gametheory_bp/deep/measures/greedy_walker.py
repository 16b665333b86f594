"""A player who walks to the nearest coin that it may take alone."""

from __future__ import annotations

import numpy as np

from gametheory_bp.deep.amtft.rule import Policy
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.coin_game.board import Ints, moves
from gametheory_bp.games.coin_game.rules import CoinGameRules

__all__ = ["greedy_walker"]


def greedy_walker(tables: GameTables, player: int) -> Policy:
    """The policy of a player who takes a shortest way to the nearest coin, the first of several.

    Only coins that pay whoever takes them alone count; where there are none, coins for both.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> tables = game_tables("cg")
    >>> policy = greedy_walker(tables, 0)
    >>> tables.source.states[0].tolist(), policy[0].tolist()  # red in 0, its coin in 1: right
    ([0, 0, 1, 0], [1.0, 0.0, 0.0, 0.0])
    """
    if tables.kind != "coin_game":
        raise NotDefinedError(f"{tables.name!r} has no coins to walk to; give a coin game")
    rules, states = tables.source.rules, tables.source.states
    go, far = moves(rules), _distances(rules)
    after = go[states[:, player]]  # (states, actions)
    nearest = np.full(after.shape, far.max() + 1)
    for alone in (True, False):
        none = (nearest > far.max()).all(axis=1, keepdims=True)
        for phase, coins in enumerate(rules.phases):
            here = (states[:, -1] == phase)[:, None] & none
            for place, coin in enumerate(coins):
                may = (coin.by_red, coin.by_blue)[player] is not None if alone else coin.is_joint
                if may:
                    way = far[after, states[:, 2 + place][:, None]]
                    nearest = np.where(here, np.minimum(nearest, way), nearest)
    policy: Policy = np.eye(after.shape[1])[nearest.argmin(axis=1)]
    return policy


def _distances(rules: CoinGameRules) -> Ints:
    """Numbers of moves from cell to cell."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    go = moves(rules)
    count, actions = go.shape
    source = np.repeat(np.arange(count), actions)
    links = csr_array((np.ones(go.size), (source, go.ravel())), shape=(count, count))
    found: Ints = shortest_path(links, unweighted=True).astype(np.int64)
    return found
