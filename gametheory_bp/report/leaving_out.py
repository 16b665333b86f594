"""Which parts of a report are left out of large games, unless they are asked for.

Some sets take minutes where the rest of the report takes seconds: the curved region of
independent mixtures, whose boundary grows with the square of the number of action pairs; the
polygons of correlated and coarse correlated equilibria; the list of all Nash equilibria, whose
number grows exponentially.  The report names what it left out and how to ask for it.
"""

from __future__ import annotations

from collections.abc import Collection

from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["LARGEST", "left_out_sets"]

LARGEST = {"independent": 64, "coarse_correlated": 64, "correlated": 144, "nash": 256}
"""Action pairs up to which each of these sets is part of a report by itself."""


def left_out_sets(game: BimatrixGame, asked: Collection[str] | None, full: bool) -> tuple[str, ...]:
    """Names of the payoff sets that are too much work for a game of this size.

    Parameters
    ----------
    game : BimatrixGame
    asked : collection of str or None
        Sets that the user named; what is named is never left out.
    full : bool
        Leave out nothing.

    Examples
    --------
    >>> game = BimatrixGame([[0] * 12] * 12, [[0] * 12] * 12)
    >>> left_out_sets(game, None, False)
    ('independent', 'coarse_correlated')
    >>> left_out_sets(game, ["independent"], False)
    ('coarse_correlated',)
    """
    m, n = game.shape
    return tuple(
        name
        for name, most in LARGEST.items()
        if m * n > most and not full and name not in (asked or ())
    )
