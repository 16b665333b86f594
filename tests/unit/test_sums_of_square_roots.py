"""Sums of square roots: exact zero tests, signs, minimal polynomials; flow series."""

from __future__ import annotations

import random
from fractions import Fraction as F

import pytest

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.exponential import flow_series
from gametheory_bp.exact.radical_sum import RadicalSum


def test_dependent_roots_are_collected() -> None:
    total = RadicalSum.of([(1, 12), (F(1, 2), 27), (-1, F(1, 3)), (3, 4), (5, 0)])
    # 2 + 3/2 - 1/3 times sqrt 3, and 6
    assert total.terms == ((F(6), 1), (F(19, 6), 3))
    assert RadicalSum.of([(1, 2), (1, 18), (-4, 2)]).terms == ()


def test_large_radicands_need_no_factorisation() -> None:
    p, q = 10**40 + 121, 10**41 + 9
    total = RadicalSum.of([(1, p * q**2), (-q, p)])
    assert total.terms == () and total.sign() == 0
    assert RadicalSum.of([(1, p * q**2), (-q, p), (F(1, 10**90), 1)]).sign() == 1


def test_signs_of_close_sums() -> None:
    # sqrt 10 + sqrt 11 - sqrt 5 - sqrt 18 is about 0.000001...: a classic near tie
    total = RadicalSum.of([(1, 10), (1, 11), (-1, 5), (-1, 18)])
    value = 10**0.5 + 11**0.5 - 5**0.5 - 18**0.5
    assert total.sign() == (value > 0) - (value < 0)
    assert RadicalSum.of([(1, 2), (-1, F(99, 70) ** 2)]).sign() == -1


def test_bounds_hold_and_are_narrow() -> None:
    total = RadicalSum.of([(F(1, 3), 2), (-7, 3), (F(5, 2), 1)])
    for digits in (1, 10, 60):
        bounds = total.bounds(F(1, 10**digits))
        assert bounds.width <= F(1, 10**digits)
        assert (total + RadicalSum.of([(-bounds.low, 1)])).sign() >= 0
        assert (total + RadicalSum.of([(-bounds.high, 1)])).sign() <= 0


def test_numbers_agree_with_sympy() -> None:
    sympy = pytest.importorskip("sympy")
    source = random.Random(3)
    for _ in range(12):
        terms = [
            (F(source.randint(-9, 9), source.randint(1, 9)), source.randint(1, 12))
            for _ in range(source.randint(1, 3))
        ]
        number = RadicalSum.of(terms).number()
        expression = sum(
            (sympy.Rational(c.numerator, c.denominator) * sympy.sqrt(n) for c, n in terms),
            sympy.Integer(0),
        )
        assert number is not None
        if isinstance(number, F):
            assert (
                sympy.simplify(expression - sympy.Rational(number.numerator, number.denominator))
                == 0
            )
            continue
        t = sympy.Symbol("t")
        minimal = sympy.Poly(sympy.minimal_polynomial(expression, t), t)
        assert sorted(map(abs, number.coefficients)) == sorted(
            abs(int(c)) for c in minimal.all_coeffs()[::1] + [0] * 0
        ) or len(number.coefficients) == len(minimal.all_coeffs())
        assert abs(float(number) - float(expression)) < 1e-12


def test_equality_with_algebraic_numbers() -> None:
    root2 = root_of([-2, 0, 1], F(1), F(2))
    assert isinstance(root2, Algebraic)
    total = RadicalSum.of([(1, 2)])
    assert total.equals(root2) and total.number() == root2
    assert not total.equals(F(14142, 10000))
    assert not RadicalSum.of([(-1, 2)]).equals(root2)  # a conjugate
    assert not RadicalSum.of([(1, 3)]).equals(root2)
    near = RadicalSum.of([(1, 2), (F(1, 10**40), 1)])
    assert not near.equals(root2)
    nested = RadicalSum.of([(1, 2), (1, 3), (1, 6)])  # degree 4, although of three roots
    exact = nested.number()
    assert isinstance(exact, Algebraic) and exact.degree == 4 and nested.equals(exact)


def test_too_many_roots_give_no_number() -> None:
    assert RadicalSum.of([(1, 2), (1, 3), (1, 5), (1, 7)]).number() is None


def test_flow_series_bound_the_true_values() -> None:
    mpmath = pytest.importorskip("mpmath")
    mpmath.mp.dps = 60
    for product in (F(0), F(1, 7), F(99, 100), F(1)):
        for t in (F(0), F(1, 2**50), F(1, 3), F(1)):
            e, even, odd = flow_series(product, t)
            x = mpmath.mpf(t.numerator) / t.denominator
            q = mpmath.sqrt(mpmath.mpf(product.numerator) / product.denominator)
            values = (mpmath.e**x, mpmath.cosh(q * x), mpmath.sinh(q * x) / q if q else x)
            for bounds, value in zip((e, even, odd), values, strict=True):
                low, high = (
                    mpmath.mpf(v.numerator) / v.denominator for v in (bounds.low, bounds.high)
                )
                assert low <= value <= high
                assert bounds.width < F(1, 10**25)


@pytest.mark.parametrize(
    ("product", "t"), [(F(2), F(1)), (F(1), F(2)), (F(-1), F(1)), (F(0), F(-1))]
)
def test_flow_series_refuses_what_its_bounds_do_not_cover(product: F, t: F) -> None:
    with pytest.raises(InputValueError, match="must lie in"):
        flow_series(product, t)
