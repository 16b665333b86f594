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

from gametheory_bp.games.play_process import DecisionProcess
from gametheory_bp.games.profile import Vector

__all__ = ["Polynomial", "coefficients", "policy_polynomials", "slack_polynomials"]

Polynomial = tuple[Fraction, ...]
"""Coefficients from the constant term up."""


def policy_polynomials(
    process: DecisionProcess, mixtures: Sequence[Vector]
) -> tuple[list[fmpq_poly], fmpq_poly]:
    """Numerators of the values of a policy, one per state, and their positive denominator.

    Parameters
    ----------
    process : DecisionProcess
        Its discount is not looked at.
    mixtures : per state, the probabilities with which the policy takes the actions

    Examples
    --------
    >>> one, zero = Fraction(1), Fraction(0)
    >>> go, back = ((1, one),), ((0, one),)
    >>> turns = DecisionProcess(zero, ((one,), (zero,)), ((go,), (back,)), ())
    >>> values, below = policy_polynomials(turns, ((one,), (one,)))
    >>> [coefficients(v) for v in values] == [(1, -1), (0, 1, -1)]
    True
    >>> coefficients(below) == (1, 0, -1)
    True
    """
    size, d = len(process.gains), fmpq_poly([0, 1])
    table = [[fmpq_poly([int(k == c)]) for c in range(size)] for k in range(size)]
    for k, mixture in enumerate(mixtures):
        gain = Fraction(0)
        for p, stage, lottery in zip(mixture, process.gains[k], process.chances[k], strict=True):
            gain += p * stage
            for state, chance in lottery:
                table[k][state] -= d * _exact(p * chance)
        table[k].append((1 - d) * _exact(gain))
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
    return [line[size] for line in table], previous


def slack_polynomials(
    process: DecisionProcess, values: Sequence[fmpq_poly], below: fmpq_poly
) -> list[Polynomial]:
    """What each action loses if it is taken once, state by state, over the same denominator.

    Examples
    --------
    >>> one, zero, stay = Fraction(1), Fraction(0), ((0, Fraction(1)),)
    >>> choice = DecisionProcess(zero, ((one, zero),), ((stay, stay),), ())
    >>> values, below = policy_polynomials(choice, ((one, zero),))
    >>> slack_polynomials(choice, values, below) == [(), (1, -2, 1)]
    True
    """
    d = fmpq_poly([0, 1])
    found = []
    for value, gains, chances in zip(values, process.gains, process.chances, strict=True):
        for gain, lottery in zip(gains, chances, strict=True):
            after = sum((values[state] * _exact(p) for state, p in lottery), fmpq_poly([0]))
            found.append(coefficients(value - (1 - d) * _exact(gain) * below - d * after))
    return found


def coefficients(polynomial: fmpq_poly) -> Polynomial:
    """Coefficients from the constant term up."""
    return tuple(Fraction(int(c.p), int(c.q)) for c in polynomial.coeffs())


def _exact(number: Fraction) -> fmpq:
    return fmpq(number.numerator, number.denominator)
