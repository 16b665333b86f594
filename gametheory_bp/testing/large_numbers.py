"""Strategies for games whose numbers break inexact or fixed-size arithmetic."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["large_number_games"]

# Differences that vanish in doubles, sizes beyond 32 and 64 bits, thirds that are no decimals.
_BASES = (10**5, 10**9, 10**17, 10**30, 2**31 - 1, 2**53, 2**63 - 1, 2**64)


@st.composite
def large_number_games(draw: st.DrawFn, max_side: int = 3) -> BimatrixGame:
    """Games with payoffs near 10^5, 2^31, 2^53, 10^17, 2^63 or 10^30, or with large denominators.

    Payoffs are a base plus -1, 0 or 1, possibly divided by 3, 7 or 10^9: in doubles many of
    them become ties, in machine integers they overflow.

    Parameters
    ----------
    max_side : int >= 1
        Largest number of actions of a player.

    Returns
    -------
    strategy of BimatrixGame

    Examples
    --------
    >>> from hypothesis import find
    >>> game = find(large_number_games(), lambda game: max(game.row_payoffs[0]) > 2**63)
    >>> float(game.row_payoffs[0][0]) >= 2.0**63
    True
    """
    m, n = draw(st.integers(1, max_side)), draw(st.integers(1, max_side))
    base = draw(st.sampled_from(_BASES))
    divisor = draw(st.sampled_from((1, 1, 3, 7, 10**9)))
    signs = st.sampled_from((1, 0, -1)) if draw(st.booleans()) else st.just(1)
    number = st.builds(
        lambda step, sign: Fraction(sign * base + step, divisor), st.integers(-1, 1), signs
    )
    rows = st.lists(st.lists(number, min_size=n, max_size=n), min_size=m, max_size=m)
    return BimatrixGame(draw(rows), draw(rows))
