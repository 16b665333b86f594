"""Which parts of a report are left out of large games, unless they are asked for.

Some sets take minutes where the rest of the report takes seconds: the curved region of
independent mixtures, whose boundary grows with the square of the number of action pairs; the
polygons of correlated and coarse correlated equilibria; the list of all Nash equilibria, whose
number grows exponentially.  Repeated play takes seconds for each discount factor and thousand
action pairs.  The report names what it left out and how to ask for it.
"""

from __future__ import annotations

from collections.abc import Collection

from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["LARGEST", "LARGEST_REPEATED", "left_out_sets"]

LARGEST = {"independent": 64, "coarse_correlated": 64, "correlated": 144, "nash": 256}
"""Action pairs up to which each of these sets is part of a report by itself."""

LARGEST_REPEATED = 3600
"""The same for repeated play, where a discount factor is given."""


def left_out_sets(
    game: BimatrixGame, asked: Collection[str] | None, full: bool, *, repeated: bool = False
) -> tuple[str, ...]:
    """Names of the payoff sets that are too much work for a game of this size.

    Parameters
    ----------
    game : BimatrixGame
    asked : collection of str or None
        Sets that the user named; what is named is never left out.
    full : bool
        Leave out nothing.
    repeated : bool
        Whether repeated play is part of the report; its name is ``"subgame_perfect"``.

    Examples
    --------
    >>> game = BimatrixGame([[0] * 12] * 12, [[0] * 12] * 12)
    >>> left_out_sets(game, None, False)
    ('independent', 'coarse_correlated')
    >>> left_out_sets(game, ["independent"], False)
    ('coarse_correlated',)
    """
    m, n = game.shape
    bounds = {**LARGEST, **({"subgame_perfect": LARGEST_REPEATED} if repeated else {})}
    return tuple(
        name
        for name, most in bounds.items()
        if m * n > most and not full and name not in (asked or ())
    )
