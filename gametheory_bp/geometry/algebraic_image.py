"""The value of a rational polynomial at a real algebraic number, exactly.

If t has degree n, so has the field Q(t); multiplication by g(t) is an n x n rational matrix on
the powers of t, and g(t) is a root of its characteristic polynomial (Faddeev and Le Verrier).
Interval arithmetic tells which root.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt

from gametheory_bp.exact.algebraic import Algebraic, roots_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.polynomial import evaluate

__all__ = [
    "Real",
    "bounds_of",
    "characteristic",
    "image",
    "quotient",
    "rational_between",
    "rational_sign",
    "unit_roots",
]

PLAIN_ORDER = 4
"""Up to this order characteristic polynomials need no library."""

Real = Fraction | Algebraic
"""A real number known exactly."""


def image(polynomial: Sequence[Fraction], t: Real) -> Real:
    """The number ``polynomial(t)``.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
    >>> image((Fraction(0), Fraction(0), Fraction(3)), root)
    Fraction(6, 1)
    >>> image((Fraction(1), Fraction(1), Fraction(1)), root)
    Algebraic(t^2 - 6*t + 7, near 4.41421356237)
    """
    if isinstance(t, Fraction):
        return evaluate(polynomial, t)
    if all(c == 0 for c in polynomial[2:]):
        padded = (*polynomial, Fraction(0), Fraction(0))
        return t.affine(padded[1], padded[0])
    reduced = _reduced(list(polynomial), t)
    if all(c == 0 for c in reduced[1:]):
        return reduced[0]
    own = characteristic(_multiplication(reduced, t))
    width = Fraction(1, 1000)
    while True:
        box = _evaluate_box(reduced, t.bounds(width))
        found = roots_of(own, box.low, box.high)
        if len(found) == 1:
            return found[0]
        width /= 10**6


def quotient(numerator: Sequence[Fraction], denominator: Sequence[Fraction], t: Real) -> Real:
    """The number ``numerator(t) / denominator(t)``; the denominator is not 0 there.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
    >>> quotient((Fraction(1),), (Fraction(0), Fraction(1)), root)
    Algebraic(2*t^2 - 1, near 0.707106781187)
    """
    if isinstance(t, Fraction):
        return evaluate(numerator, t) / evaluate(denominator, t)
    rows = _multiplication(_reduced(list(denominator), t), t)
    # solve (unknown polynomial) * denominator = numerator modulo the minimal polynomial
    table = [[row[k] for row in rows] for k in range(t.degree)]
    right = _reduced(list(numerator), t)
    for column in range(t.degree):
        pivot = next(k for k in range(column, t.degree) if table[k][column] != 0)
        table[column], table[pivot] = table[pivot], table[column]
        right[column], right[pivot] = right[pivot], right[column]
        for k in range(t.degree):
            if k != column and table[k][column] != 0:
                factor = table[k][column] / table[column][column]
                table[k] = [a - factor * b for a, b in zip(table[k], table[column], strict=True)]
                right[k] -= factor * right[column]
    return image([right[k] / table[k][k] for k in range(t.degree)], t)


def unit_roots(polynomial: Sequence[Fraction]) -> tuple[Real, ...]:
    """Distinct roots in [0, 1], increasing; rational ones of degree at most 2 by formula.

    Examples
    --------
    >>> unit_roots((Fraction(-1), Fraction(4), Fraction(0)))
    (Fraction(1, 4),)
    """
    c = [*polynomial]
    while c and c[-1] == 0:
        c.pop()
    if len(c) < 2:
        return ()
    if len(c) == 2:
        found = [-c[0] / c[1]]
    elif len(c) == 3:
        radicand = c[1] * c[1] - 4 * c[0] * c[2]
        if radicand < 0:
            return ()
        top, bottom = isqrt(radicand.numerator), isqrt(radicand.denominator)
        if top * top != radicand.numerator or bottom * bottom != radicand.denominator:
            return roots_of(c, Fraction(0), Fraction(1))
        root = Fraction(top, bottom)
        found = sorted({(-c[1] - root) / (2 * c[2]), (-c[1] + root) / (2 * c[2])})
    else:
        return roots_of(c, Fraction(0), Fraction(1))
    return tuple(t for t in found if 0 <= t <= 1)


def bounds_of(t: Real, width: Fraction = Fraction(1, 10**15)) -> Interval:
    """A narrow rational interval around the number."""
    return Interval(t, t) if isinstance(t, Fraction) else t.bounds(width)


def rational_between(a: Real, b: Real) -> Fraction:
    """A rational number strictly between two different numbers, a < b."""
    width = Fraction(1, 1000)
    while True:
        low, high = bounds_of(a, width).high, bounds_of(b, width).low
        if low < high:
            return (low + high) / 2
        width /= 1000


def rational_sign(u: Fraction, v: Fraction, radicand: Fraction) -> int:
    """Sign of ``u + v sqrt(radicand)``, radicand >= 0."""
    if u >= 0 and v >= 0:
        return int(u > 0 or (v > 0 and radicand > 0))
    if u <= 0 and v <= 0:
        return -int(u < 0 or (v < 0 and radicand > 0))
    squares = u * u - v * v * radicand
    sign = (squares > 0) - (squares < 0)
    return sign if u > 0 else -sign


def _reduced(values: list[Fraction], t: Algebraic) -> list[Fraction]:
    """Remainder modulo the minimal polynomial, padded to its degree."""
    n, lead = t.degree, t.coefficients[-1]
    values = values + [Fraction(0)] * max(0, n - len(values))
    while len(values) > n:
        top = values.pop()
        shift = len(values) - n
        for k in range(n):
            values[shift + k] -= top * t.coefficients[k] / Fraction(lead)
    return values


def _multiplication(g: list[Fraction], t: Algebraic) -> list[list[Fraction]]:
    rows, power = [], g
    for _ in range(t.degree):
        rows.append(power)
        power = _reduced([Fraction(0), *power], t)
    return rows


def characteristic(matrix: list[list[Fraction]]) -> list[Fraction]:
    """Characteristic polynomial, coefficients from the constant term up."""
    n = len(matrix)
    if n > PLAIN_ORDER:
        from flint import fmpq, fmpq_mat

        flat = [fmpq(c.numerator, c.denominator) for row in matrix for c in row]
        found = fmpq_mat(n, n, flat).charpoly()
        return [Fraction(int(c.p), int(c.q)) for c in found.coeffs()]
    coefficients = [Fraction(1)]
    power = [[Fraction(int(i == j)) for j in range(n)] for i in range(n)]
    for k in range(1, n + 1):
        columns = list(zip(*power, strict=True))
        product = [[_dot(row, column) for column in columns] for row in matrix]
        c = -sum((product[i][i] for i in range(n)), Fraction(0)) / k
        coefficients.append(c)
        power = [[product[i][j] + (c if i == j else 0) for j in range(n)] for i in range(n)]
    return coefficients[::-1]


def _dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


def _evaluate_box(polynomial: Sequence[Fraction], box: Interval) -> Interval:
    value = Interval(Fraction(0), Fraction(0))
    for c in reversed(polynomial):
        value = value * box + c
    return value
