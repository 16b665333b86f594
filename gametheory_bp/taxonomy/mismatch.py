"""What happens when the players follow two different equilibria."""

from __future__ import annotations

from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point

__all__ = ["mismatch"]


def mismatch(
    game: BimatrixGame, first: MixedProfile | Distribution, second: MixedProfile | Distribution
) -> tuple[MixedProfile, Point]:
    """Row player's part of one equilibrium, column player's of another, and what they get.

    Examples
    --------
    >>> coin = Distribution.of([["1/2", 0], [0, "1/2"]])
    >>> mismatch(BimatrixGame([[2, 0], [0, 2]], [[2, 0], [0, 2]]), coin, coin)[1]
    (Fraction(1, 1), Fraction(1, 1))
    """
    row = first if isinstance(first, MixedProfile) else first.marginals()
    column = second if isinstance(second, MixedProfile) else second.marginals()
    profile = MixedProfile(row.row, column.column)
    return profile, game.expected(profile)
