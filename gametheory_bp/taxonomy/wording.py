"""Payoff pairs and profiles in few words, with the names of the actions."""

from __future__ import annotations

from collections.abc import Iterable

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile, Vector
from gametheory_bp.geometry.vectors import Point

__all__ = ["pair_text", "pairs_text", "played"]


def pair_text(point: Point) -> str:
    """A payoff pair.

    Examples
    --------
    >>> from fractions import Fraction
    >>> pair_text((Fraction(1, 2), Fraction(3)))
    '(1/2, 3)'
    """
    return f"({point[0]}, {point[1]})"


def pairs_text(points: Iterable[Point], most: int = 4) -> str:
    """Several payoff pairs; after some of them only their number."""
    listed = list(points)
    shown = ", ".join(pair_text(p) for p in listed[:most])
    return shown + (f" and {len(listed) - most} more" if len(listed) > most else "")


def played(game: BimatrixGame, profile: MixedProfile | Distribution) -> str:
    """A profile by the names of its actions.

    Examples
    --------
    >>> game = BimatrixGame([[1, 0]], [[0, 1]], ["T"], ["L", "R"])
    >>> played(game, MixedProfile.of([1], ["1/3", "2/3"]))
    '(T, 1/3 L + 2/3 R)'
    """
    if isinstance(profile, MixedProfile):
        row, column = (
            _mixture(p, names)
            for p, names in (
                (profile.row, game.row_actions),
                (profile.column, game.column_actions),
            )
        )
        return f"({row}, {column})"
    if len(profile.support) == 1:
        ((i, j),) = profile.support
        return f"({game.row_actions[i]}, {game.column_actions[j]})"
    return " + ".join(
        f"{profile.probabilities[i][j]} ({game.row_actions[i]}, {game.column_actions[j]})"
        for i, j in profile.support
    )


def _mixture(probabilities: Vector, names: tuple[str, ...]) -> str:
    return " + ".join(
        name if p == 1 else f"{p} {name}" for p, name in zip(probabilities, names, strict=True) if p
    )
