"""What the functions on norms are given, checked: kinds of arguments and shapes that must agree."""

from __future__ import annotations

from gametheory_bp.errors import InputTypeError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.norms.norm import Norm

__all__ = ["check_norm", "check_norm_fits_game", "check_policy_fits"]


def check_norm(norm: object) -> None:
    """Raise ``InputTypeError`` unless it is a norm.

    Examples
    --------
    >>> check_norm(Norm.always("always B", (2, 2), 0, 0))
    """
    if not isinstance(norm, Norm):
        raise InputTypeError(f"got {norm!r}, which is no Norm; give one, such as Norm.always(...)")


def check_policy_fits(policy: Automaton, norm: Norm) -> None:
    """Raise unless one is an automaton, the other a norm, and both are for games of one shape."""
    check_norm(norm)
    if not isinstance(policy, Automaton):
        raise InputTypeError(f"the policy is {policy!r}; give an Automaton")
    if policy.shape != norm.shape:
        raise ShapeError(
            f"a policy for {policy.shape} games does not fit the norm {norm.name!r} for "
            f"{norm.shape} games"
        )


def check_norm_fits_game(norm: Norm, game: BimatrixGame | RepeatedGame) -> None:
    """Raise unless one is a norm, the other a (repeated) game, and their shapes agree."""
    check_norm(norm)
    stage = game.game if isinstance(game, RepeatedGame) else game
    if not isinstance(stage, BimatrixGame):
        raise InputTypeError(f"the game is a {type(game).__name__}; give a game or a RepeatedGame")
    if norm.shape != stage.shape:
        raise ShapeError(
            f"norm {norm.name!r} for {norm.shape} games does not fit a game of shape {stage.shape}"
        )
