"""Proofs that an expression is never negative: all its coefficients are non-negative.

The symbols stand for non-negative numbers between which polynomial relations hold.  Modulo the
relations the expression has many forms; one without a negative coefficient is a proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import permutations
from typing import Any

__all__ = ["nonnegative_form"]

LEADING = 3
"""How many symbols are tried as leading ones of an elimination order."""


def nonnegative_form(
    expression: Any, relations: Sequence[Any], positive: Sequence[Any] = ()
) -> Any | None:
    """A fraction equal to the expression whose coefficients are all non-negative; None if unknown.

    Parameters
    ----------
    expression : sympy expression
        Rational in its symbols.
    relations : sequence of sympy expressions
        Polynomials that are 0.
    positive : sequence of symbols
        Those that are not 0: the expression may be multiplied by one of them.

    Returns
    -------
    sympy expression or None
        A fraction without negative coefficients.

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> print(nonnegative_form(x**2 - y**2, [x - y - z]))
    2*y*z + z**2
    >>> nonnegative_form(x - y, []) is None
    True
    """
    import sympy

    parts = sympy.fraction(sympy.cancel(sympy.together(expression)))
    above, below = parts
    for sign in (1, -1):  # of fraction and denominator
        under = _form(sign * below, relations)
        for factor in (1, *positive) if under is not None and under != 0 else ():
            over = _form(sign * above * factor, relations)
            if over is not None:
                return over / (under * factor)
    return None


def _form(polynomial: Any, relations: Sequence[Any]) -> Any | None:
    import sympy

    polynomial = sympy.expand(polynomial)
    if _plain(polynomial):
        return polynomial
    names = set().union(polynomial.free_symbols, *(r.free_symbols for r in relations))
    order = sorted(names, key=str)
    for leading in permutations(order, min(LEADING, len(order))) if relations else ():
        rest_of_order = (name for name in order if name not in leading)
        basis = _basis(tuple(relations), (*leading, *rest_of_order))
        rest = basis.reduce(polynomial)[1]
        if _plain(rest):
            return sympy.expand(rest)
    return None


@cache
def _basis(relations: tuple[Any, ...], order: tuple[Any, ...]) -> Any:
    import sympy

    return sympy.groebner(relations, *order, order="lex", domain=sympy.QQ)


def _plain(polynomial: Any) -> bool:
    import sympy

    names = sorted(polynomial.free_symbols, key=str)
    if not names:
        return bool(polynomial >= 0)
    return all(c >= 0 for c in sympy.Poly(polynomial, *names).coeffs())
