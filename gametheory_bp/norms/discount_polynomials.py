"""Discounted values as functions of the discount factor, exactly.

In a finite chain with stage payoffs g and transition matrix P the values per step solve

    (I - d P) V = (1 - d) g,

so V is a vector of rational functions of d over one denominator det(I - d P), which is positive on
[0, 1).  The system is solved over the polynomials by fraction-free elimination (Bareiss, 1968).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flint import fmpq, fmpq_poly

__all__ = ["Share", "coefficients", "discounted_values", "one_step"]

Share = Sequence[tuple[int, Fraction]]
"""Where a state leads: pairs (state, probability)."""


def discounted_values(
    shares: Sequence[Share], gains: Sequence[Sequence[Fraction]]
) -> tuple[list[list[fmpq_poly]], fmpq_poly]:
    """Numerators of the values per kind of gain and state, and their positive denominator.

    Parameters
    ----------
    shares : per state, where it leads
    gains : per kind of gain (player), stage payoffs of all states

    Examples
    --------
    >>> values, below = discounted_values([[(1, 1)], [(0, 1)]], [[1, 0]])
    >>> [coefficients(v) for v in values[0]] == [(1, -1), (0, 1, -1)]
    True
    >>> coefficients(below) == (1, 0, -1)
    True
    """
    size, d = len(shares), fmpq_poly([0, 1])
    table = [[fmpq_poly([int(k == c)]) for c in range(size)] for k in range(size)]
    for k, share in enumerate(shares):
        for state, p in share:
            table[k][state] -= d * _exact(p)
        table[k] += [fmpq_poly([_exact(gain[k]), -_exact(gain[k])]) for gain in gains]
    previous = fmpq_poly([1])
    for c in range(size):
        pivot = table[c][c]  # a leading minor of I - d P, which is 1 at d = 0
        for k in range(size):
            if k != c:
                factor = table[k][c]
                table[k] = [
                    (pivot * a - factor * b) // previous
                    for a, b in zip(table[k], table[c], strict=True)
                ]
        previous = pivot
    return [[table[k][size + g] for k in range(size)] for g in range(len(gains))], previous


def one_step(
    share: Share, gain: Fraction, values: Sequence[fmpq_poly], below: fmpq_poly
) -> fmpq_poly:
    """Numerator of ``(1 - d) gain + d (expected value after the step)`` over the same denominator.

    Examples
    --------
    >>> coefficients(one_step([], 2, [], fmpq_poly([1]))) == (2, -2)
    True
    """
    d = fmpq_poly([0, 1])
    after = sum((values[state] * _exact(p) for state, p in share), fmpq_poly([0]))
    return (1 - d) * _exact(gain) * below + d * after


def coefficients(polynomial: fmpq_poly) -> tuple[Fraction, ...]:
    """Coefficients from the constant term up."""
    return tuple(Fraction(int(c.p), int(c.q)) for c in polynomial.coeffs())


def _exact(number: Fraction | int) -> fmpq:
    return fmpq(number.numerator, number.denominator)
