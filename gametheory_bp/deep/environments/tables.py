"""A game as look-up tables: the exact transition law, laid out for batches.

A *cell* is a state with a joint action, ``(state * rows + a) * columns + b``.  With a whole number
u, uniform below ``draws``, the next state of a cell is

    targets[first[cell] + floor(u * width[cell] / draws)],

where the ``width[cell]`` entries from ``first[cell]`` on list the next states, each as often as its
odds say.  ``draws`` is a multiple of every width, so each entry has exactly the same number of u's:
the tables hold the law itself, and a test compares it with the exact model cell by cell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import lcm
from typing import Any

import numpy as np
import torch

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.channels import coin_boards, exchanged_channels
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.library import list_games, load_game

__all__ = ["GameTables", "coin_tables", "game_tables", "matrix_tables"]


@dataclass(frozen=True, slots=True, eq=False)
class GameTables:
    """Tables of a two-player game, on one device.

    Attributes
    ----------
    name : str
    kind : {"coin_game", "matrix_game"}
    actions : pair of int
        Numbers of red's (row's) and blue's (column's) actions.
    draws : int
    first : int32 tensor, shape (cells,)
    width : int32 tensor, shape (cells,)
    targets : int32 tensor
    rewards : float32 tensor, shape (cells, 2)
        Expected rewards of the step.
    starts : int32 tensor, shape (states that may come first,)
    start_ends : int64 tensor
        Cumulated odds of the starts.
    observations : uint8 tensor, shape (2, states, ...) or (1, states, ...)
        What row and column see; one table if they see the same.
    source : CoinGameModel or BimatrixGame
    """

    name: str
    kind: str
    actions: tuple[int, int]
    draws: int
    first: torch.Tensor
    width: torch.Tensor
    targets: torch.Tensor
    rewards: torch.Tensor
    starts: torch.Tensor
    start_ends: torch.Tensor
    observations: torch.Tensor
    source: Any

    @property
    def states(self) -> int:
        """Number of states."""
        return int(self.observations.shape[1])

    @property
    def preset_kind(self) -> str:
        """The ``kind`` for :func:`.learning_preset`; coins for both have settings of their own.

        Examples
        --------
        >>> game_tables("cg").preset_kind
        'coin_game'
        """
        if self.kind == "coin_game":
            coins = (coin for phase in self.source.rules.phases for coin in phase)
            if any(coin.is_joint for coin in coins):
                return "joint_coin_game"
        return self.kind

    @property
    def device(self) -> torch.device:
        """Where the tables lie."""
        return self.first.device

    def to(self, device: str | torch.device) -> GameTables:
        """The same on another device."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        tensors: dict[str, Any] = {
            k: v.to(device) for k, v in values.items() if isinstance(v, torch.Tensor)
        }
        return replace(self, **tensors)

    def observe(self, states: torch.Tensor, player: int) -> torch.Tensor:
        """What a player sees in some states, uint8, shape (*states.shape, ...)."""
        table = self.observations[min(player, len(self.observations) - 1)]
        flat = table.index_select(0, states.reshape(-1))
        return flat.view(*states.shape, *table.shape[1:])


def game_tables(game: Any, *, mirrored: bool = False) -> GameTables:
    """Tables of a coin game or a repeated matrix game.

    Parameters
    ----------
    game : str, CoinGameRules, NamedCoinGame or BimatrixGame
        A name is that of a preset of coin games, or of a game of the library.
    mirrored : bool
        Whether the column player sees the game from its own side.  Published runs: both see the
        same.

    Returns
    -------
    GameTables

    Raises
    ------
    UnknownNameError
        If there is no game of that name; the nearest names are offered.
    InputTypeError, NotDefinedError
        If it is no such game, or has no mirror image.

    Examples
    --------
    >>> tables = game_tables("abcg")
    >>> tables.states, tuple(tables.observations.shape), tables.draws
    (10296, (1, 10296, 3, 3, 6), 3528)
    """
    if isinstance(game, str):
        if game in list_games():
            return matrix_tables(load_game(game), game, mirrored=mirrored)
        if game not in list_coin_games():
            raise UnknownNameError("environment", game, (*list_coin_games(), *list_games()))
        return coin_tables(load_coin_game(game).rules, game, mirrored=mirrored)
    if isinstance(game, NamedCoinGame):
        game = game.rules
    if isinstance(game, CoinGameRules):
        return coin_tables(game, mirrored=mirrored)
    if isinstance(game, BimatrixGame):
        return matrix_tables(game, mirrored=mirrored)
    raise InputTypeError(
        f"got a {type(game).__name__}; give CoinGameRules, a BimatrixGame, or the name of one"
    )


def coin_tables(
    rules: CoinGameRules, name: str = "coin game", *, mirrored: bool = False
) -> GameTables:
    """Tables of a coin game on all its states, places of the players included."""
    model = coin_game_model(rules, "none")
    count, actions, _ = model.shape
    totals = np.add.reduceat(model.placement_weights, model.placement_offsets[:-1])
    targets = np.concatenate(
        [np.arange(count), np.repeat(model.placement_states, model.placement_weights)]
    )
    first = np.concatenate([np.arange(count), count + np.cumsum(totals) - totals])
    width = np.concatenate([np.ones(count, np.int64), totals])
    board = coin_boards(rules, model.states)
    shown = [board, board[..., exchanged_channels(rules)]] if mirrored else [board]
    cells = model.successor.ravel()
    return GameTables(
        name,
        "coin_game",
        (actions, actions),
        _draws(width),
        torch.from_numpy(first[cells].astype(np.int32)),
        torch.from_numpy(width[cells].astype(np.int32)),
        torch.from_numpy(targets.astype(np.int32)),
        torch.from_numpy(model.rewards.reshape(-1, 2) / model.reward_denominator).float(),
        *_starts(model.initial_weights),
        torch.from_numpy(np.stack(shown)),
        model,
    )


def matrix_tables(game: BimatrixGame, name: str = "", *, mirrored: bool = False) -> GameTables:
    """Tables of a repeated matrix game: the state is the last joint action.

    State a N + b follows the joint action (a, b); the last one is the first step's.  What is seen
    is the state, one number of N M + 1 being 1.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> matrix_tables(load_game("prisoners_dilemma")).rewards[:4].tolist()
    [[-1.0, -1.0], [-3.0, 0.0], [0.0, -3.0], [-2.0, -2.0]]
    """
    m, n = game.shape
    seen = np.eye(m * n + 1, dtype=np.uint8)
    shown = [seen]
    if mirrored:
        if m != n:
            raise InputValueError(f"a {m} x {n} game has no mirror image; give a square one")
        turned = [b * n + a for a in range(m) for b in range(n)]
        shown.append(seen[[*turned, m * n]])
    paid = np.array([game.payoff(a, b) for a in range(m) for b in range(n)], dtype=np.float64)
    first = np.zeros(m * n + 1, dtype=np.int64)
    first[-1] = 1
    return GameTables(
        name or game.title or "matrix game",
        "matrix_game",
        (m, n),
        1,
        torch.arange(m * n, dtype=torch.int32).repeat(m * n + 1),
        torch.ones((m * n + 1) * m * n, dtype=torch.int32),
        torch.arange(m * n + 1, dtype=torch.int32),
        torch.from_numpy(np.tile(paid, (m * n + 1, 1))).float(),
        *_starts(first),
        torch.from_numpy(np.stack(shown)),
        game,
    )


def _draws(width: Any) -> int:
    found = lcm(*np.unique(width).tolist())
    if found > 2**20:
        raise InputValueError(
            f"the laws of this game need draws below {found}; tables hold up to {2**20}"
        )
    return found


def _starts(weights: Any) -> tuple[torch.Tensor, torch.Tensor]:
    possible = np.flatnonzero(weights)
    return torch.from_numpy(possible.astype(np.int32)), torch.from_numpy(
        np.cumsum(weights[possible])
    )
