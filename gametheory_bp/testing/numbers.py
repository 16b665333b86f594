"""Strategies for payoffs: small integers often, fractions sometimes."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

__all__ = ["payoff_numbers", "payoff_pairs"]


def payoff_numbers(
    low: int = -9, high: int = 9, max_denominator: int = 6
) -> st.SearchStrategy[Fraction]:
    """Rationals in ``[low, high]``, integers about half of the time.

    Parameters
    ----------
    low, high : int
        Range, both included.
    max_denominator : int >= 1
        1 gives integers only.

    Returns
    -------
    strategy of Fraction
        Shrinks towards small integers.

    Examples
    --------
    >>> from hypothesis import find
    >>> find(payoff_numbers(), lambda x: x.denominator == 3 and x > 1) >= Fraction(4, 3)
    True
    """
    integers = st.integers(low, high).map(Fraction)
    if max_denominator == 1:
        return integers
    return integers | st.fractions(low, high, max_denominator=max_denominator)


def payoff_pairs(
    low: int = -9, high: int = 9, max_denominator: int = 6
) -> st.SearchStrategy[tuple[Fraction, Fraction]]:
    """Payoff pairs (row, column), both drawn by :func:`payoff_numbers`.

    Examples
    --------
    >>> from hypothesis import find
    >>> len(find(payoff_pairs(), lambda pair: pair[0] > pair[1] > 0))
    2
    """
    one = payoff_numbers(low, high, max_denominator)
    return st.tuples(one, one)
