"""Games of OpenSpiel (package ``open_spiel``, module ``pyspiel``)."""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.interop.requirement import require, require_game

__all__ = ["from_open_spiel", "to_open_spiel"]


def to_open_spiel(game: BimatrixGame) -> Any:
    """A ``pyspiel.MatrixGame`` with the payoffs as doubles.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    pyspiel.MatrixGame
        With action names and title.

    Raises
    ------
    MissingPackageError
        If OpenSpiel is not installed.

    Notes
    -----
    Exactness: float, the nearest doubles.

    Examples
    --------
    >>> theirs = to_open_spiel(BimatrixGame([["1/4", 1]], [[0, 2]], title="Quarter"))
    >>> theirs.row_utility(0, 0), theirs.get_type().long_name
    (0.25, 'Quarter')
    """
    own = require_game(game)
    return require("pyspiel", "openspiel").create_matrix_game(
        "bimatrix",
        own.title or "bimatrix game",
        list(own.row_actions),
        list(own.column_actions),
        own.row_matrix.floats().tolist(),
        own.column_matrix.floats().tolist(),
    )


def from_open_spiel(game: Any) -> BimatrixGame:
    """A game from an OpenSpiel game with two players.

    Parameters
    ----------
    game : pyspiel.Game
        A matrix game, or any small two-player game, whose strategic form is taken.

    Returns
    -------
    BimatrixGame
        Doubles are read as written: 0.1 is one tenth.

    Raises
    ------
    InputTypeError
        If it is no OpenSpiel game.
    NotDefinedError
        If it does not have exactly two players.

    Examples
    --------
    >>> import pyspiel
    >>> from_open_spiel(pyspiel.load_game("matrix_pd")).payoff(0, 1)
    (Fraction(0, 1), Fraction(10, 1))
    """
    pyspiel = require("pyspiel", "openspiel")
    if not isinstance(game, pyspiel.Game):
        raise InputTypeError(f"got a {type(game).__name__}; give a pyspiel.Game")
    if game.num_players() != 2:
        raise NotDefinedError(
            f"this OpenSpiel game has {game.num_players()} players; give one with exactly two"
        )
    matrix = game if isinstance(game, pyspiel.MatrixGame) else _strategic(pyspiel, game)
    m, n = matrix.num_rows(), matrix.num_cols()
    return BimatrixGame(
        [[matrix.row_utility(i, j) for j in range(n)] for i in range(m)],
        [[matrix.col_utility(i, j) for j in range(n)] for i in range(m)],
        [matrix.row_action_name(i) for i in range(m)],
        [matrix.col_action_name(j) for j in range(n)],
        title=matrix.get_type().long_name,
    )


def _strategic(pyspiel: Any, game: Any) -> Any:
    if game.get_type().dynamics == pyspiel.GameType.Dynamics.SIMULTANEOUS:
        game = pyspiel.convert_to_turn_based(game)
    return pyspiel.extensive_to_matrix_game(game)
