"""Sums, products and quotients of two real algebraic numbers, exactly.

With companion matrices A and B of a and b, the sum ``a + b`` is an eigenvalue of the Kronecker
sum ``A x I + I x B``, the product ``a b`` one of ``A x B``: both are roots of characteristic
polynomials with rational coefficients, and interval arithmetic tells which root.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from gametheory_bp.exact.algebraic import Algebraic, roots_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.algebraic_image import Real, characteristic, quotient

__all__ = ["difference", "inverse", "product", "total"]

ZERO, ONE = Fraction(0), Fraction(1)


def total(a: Real, b: Real) -> Real:
    """The sum.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> two, three = (root_of([-k, 0, 1], Fraction(1), Fraction(2)) for k in (2, 3))
    >>> total(two, three), total(two, ONE)
    (Algebraic(t^4 - 10*t^2 + 1, near 3.14626436994), Algebraic(t^2 - 2*t - 1, near 2.41421356237))
    """
    if isinstance(b, Fraction):
        return a + b if isinstance(a, Fraction) else a.affine(1, b)
    if isinstance(a, Fraction):
        return b.affine(1, a)
    return _eigenvalue(
        a,
        b,
        lambda x, y, i, k, j, s: (x if j == s else ZERO) + (y if i == k else ZERO),
        Interval.__add__,
    )


def difference(a: Real, b: Real) -> Real:
    """``a - b``."""
    if a == b:
        return ZERO
    return total(a, -b if isinstance(b, Fraction) else b.affine(-1, 0))


def product(a: Real, b: Real) -> Real:
    """The product.

    Examples
    --------
    >>> from gametheory_bp.exact.algebraic import root_of
    >>> two, three = (root_of([-k, 0, 1], Fraction(1), Fraction(2)) for k in (2, 3))
    >>> product(two, three), product(two, two)
    (Algebraic(t^2 - 6, near 2.44948974278), Fraction(2, 1))
    """
    if isinstance(b, Fraction):
        return a * b if isinstance(a, Fraction) else a.affine(b, 0)
    if isinstance(a, Fraction):
        return b.affine(a, 0)
    return _eigenvalue(a, b, lambda x, y, i, k, j, s: x * y, Interval.__mul__)


def inverse(a: Real) -> Real:
    """``1 / a`` for a number that is not 0."""
    return 1 / a if isinstance(a, Fraction) else quotient((ONE,), (ZERO, ONE), a)


def _eigenvalue(
    a: Algebraic,
    b: Algebraic,
    entry: Callable[[Fraction, Fraction, int, int, int, int], Fraction],
    combine: Callable[[Interval, Interval], Interval],
) -> Real:
    """The eigenvalue of the combined companion matrices that lies in the combined intervals."""
    first, second = _companion(a), _companion(b)
    pairs = [(i, j) for i in range(a.degree) for j in range(b.degree)]
    matrix = [[entry(first[i][k], second[j][s], i, k, j, s) for k, s in pairs] for i, j in pairs]
    polynomial = characteristic(matrix)
    width = Fraction(1, 10**6)
    while True:
        box = combine(a.bounds(width), b.bounds(width))
        found = roots_of(polynomial, box.low, box.high)
        if len(found) == 1:
            return found[0]
        width /= 10**6


def _companion(a: Algebraic) -> list[list[Fraction]]:
    n, lead = a.degree, a.coefficients[-1]
    rows = [[ONE if k == i + 1 else ZERO for k in range(n)] for i in range(n - 1)]
    return [*rows, [Fraction(-c, lead) for c in a.coefficients[:-1]]]
