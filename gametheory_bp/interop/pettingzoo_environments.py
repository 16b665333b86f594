"""Parallel environments of PettingZoo by id: coin games and repeated games of the library.

An id is the game's name with the version of the environment, as PettingZoo has it: ``cg_v0``.  The
version goes up when the same seed no longer gives the same episode.
"""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputTypeError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules
from gametheory_bp.games.library import list_games, load_game
from gametheory_bp.interop.requirement import require

__all__ = ["pettingzoo_ids", "to_pettingzoo"]

VERSION = "v0"


def pettingzoo_ids() -> tuple[str, ...]:
    """Ids that :func:`to_pettingzoo` knows, sorted.

    Examples
    --------
    >>> [name for name in pettingzoo_ids() if "cg" in name][:2]
    ['abcg_early_v0', 'abcg_intended_v0']
    """
    return tuple(sorted(f"{name}_{VERSION}" for name in (*list_coin_games(), *list_games())))


def to_pettingzoo(game: Any, **options: Any) -> Any:
    """A parallel environment of PettingZoo.

    Parameters
    ----------
    game : str, CoinGameRules, NamedCoinGame or BimatrixGame
        An id of :func:`pettingzoo_ids`, or a game; a ``BimatrixGame`` is repeated.
    **options
        ``horizon``, the steps of an episode; ``mirrored``, whether the second agent sees the game
        from its own side; ``render_mode="rgb_array"``.

    Returns
    -------
    CoinGameParallelEnv or MatrixGameParallelEnv

    Raises
    ------
    MissingPackageError
        If PettingZoo is not installed; the message holds the command that installs it.
    UnknownNameError
        If there is no such id; the nearest ones are offered.
    InputTypeError, InputValueError
        If it is no such game, or an option is out of its range.

    Examples
    --------
    >>> env = to_pettingzoo("cg_v0", horizon=2)
    >>> seen, _ = env.reset(seed=1)
    >>> seen["red"].shape, env.metadata["name"]
    ((3, 3, 4), 'cg_v0')
    >>> _, rewards, _, cut_off, _ = env.step({"red": 0, "blue": 3})
    >>> cut_off
    {'red': False, 'blue': False}
    """
    require("pettingzoo", "marl")
    from gametheory_bp.interop.pettingzoo_coin_game import CoinGameParallelEnv
    from gametheory_bp.interop.pettingzoo_matrix_game import MatrixGameParallelEnv

    if isinstance(game, str):
        if game not in pettingzoo_ids():
            raise UnknownNameError("PettingZoo id", game, pettingzoo_ids())
        options, plain = {"name": game, **options}, game.removesuffix(f"_{VERSION}")
        game = load_coin_game(plain) if plain in list_coin_games() else load_game(plain)
    if isinstance(game, NamedCoinGame):
        game = game.rules
    if isinstance(game, CoinGameRules):
        return CoinGameParallelEnv(game, **options)
    if isinstance(game, BimatrixGame):
        return MatrixGameParallelEnv(game, **options)
    raise InputTypeError(
        f"got a {type(game).__name__}; give an id such as 'cg_v0', CoinGameRules or a BimatrixGame"
    )
