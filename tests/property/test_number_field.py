"""Arithmetic in a number field against enclosures, sympy and its own laws."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.number_field import FieldElement, field_number
from tests.effort import scaled


def _root(coefficients: list[int], low: float, high: float) -> Algebraic:
    root = root_of(coefficients, Fraction(low), Fraction(high))
    assert isinstance(root, Algebraic)
    return root


ROOTS = [
    _root([-2, 0, 1], 1, 2),
    _root([-2, 0, 1], -2, -1),
    _root([-2, 0, 0, 3], 0, 1),
    _root([1, -7, 0, 0, 5], 0, 0.5),
    _root([-130490, 201281, -79764, 3495], 1, 1.25),
]
fractions = st.fractions(-9, 9, max_denominator=12)


@st.composite
def elements(draw: st.DrawFn, count: int) -> list[FieldElement]:
    root = draw(st.sampled_from(ROOTS))
    return [
        FieldElement(root, tuple(draw(fractions) for _ in range(root.degree))) for _ in range(count)
    ]


@settings(max_examples=scaled(40))
@given(elements(3))
def test_the_laws_of_a_field(three: list[FieldElement]) -> None:
    x, y, z = three
    assert (x + y) * z == z * x + z * y
    assert (x - y) + y == x and -x + x == 0 and x * 1 == 1 * x == x + 0
    assert (x * y) * z == x * (y * z)
    if x != 0:
        assert x * x.inverse() == 1 and y / x * x == y and 2 / x == 2 * x.inverse()


@settings(max_examples=scaled(40))
@given(elements(2))
def test_the_order_is_that_of_the_enclosures(two: list[FieldElement]) -> None:
    x, y = two
    assert (x < y) + (x == y) + (x > y) == 1
    assert (x <= y) == (not x > y) and (x >= y) == (not x < y)
    near, other = x.bounds(400), y.bounds(400)
    if x < y:
        assert near.low < other.high and (x - y).sign() == -1
    both = (x * y).bounds(400)
    assert both.low <= (near * other).high and (near * other).low <= both.high


@settings(max_examples=scaled(40))
@given(elements(1))
def test_a_number_of_the_field_is_a_root_of_its_minimal_polynomial(one: list[FieldElement]) -> None:
    (x,) = one
    number = x.number()
    if isinstance(number, Fraction):
        assert x == number and hash(x) == hash(number)
        return
    value = sum((c * _power(x, k) for k, c in enumerate(number.coefficients)), x - x)
    assert value == 0 and number.low < x < number.high
    assert number.degree in {2, x.root.degree}


def _power(x: FieldElement, k: int) -> FieldElement:
    return FieldElement(x.root, (Fraction(1),)) if k == 0 else x * _power(x, k - 1)


def test_minimal_polynomials_agree_with_sympy() -> None:
    t = sympy.Symbol("t")
    root = ROOTS[0]
    for a, b in ((1, 1), (Fraction(1, 3), 2), (Fraction(-5, 2), Fraction(7, 3))):
        number = FieldElement(root, (Fraction(a), Fraction(b))).number()
        assert isinstance(number, Algebraic)
        expression = sympy.Rational(a) + sympy.Rational(b) * sympy.sqrt(2)
        known = sympy.Poly(sympy.minimal_polynomial(expression, t), t)
        assert list(number.coefficients) == [int(c) for c in reversed(known.all_coeffs())]


def test_close_numbers_are_told_apart() -> None:
    """The root of 2 and its thousandth binary place differ by less than any fixed precision."""
    root = ROOTS[0]
    near = root.bounds(Fraction(1, 1 << 1000)).low
    difference = FieldElement(root, (-near, Fraction(1)))
    assert difference.sign() == 1 and (near - FieldElement(root, (Fraction(0), Fraction(1)))) < 0


def test_fields_do_not_mix() -> None:
    x, y = (FieldElement(root, (Fraction(0), Fraction(1))) for root in (ROOTS[0], ROOTS[2]))
    with pytest.raises(InputTypeError, match="different fields"):
        _ = x + y
    with pytest.raises(TypeError):
        _ = x * 0.5  # type: ignore[operator]
    with pytest.raises(ZeroDivisionError):
        _ = 1 / (x - x)


def test_a_reducible_polynomial_is_found_out() -> None:
    """``(t^2 - 2)(t^2 - 3)``: its root 1.41.. makes ``t^2 - 2`` a zero with coefficients."""
    root = Algebraic((6, 0, -5, 0, 1), Fraction(1), Fraction(3, 2))
    zero = FieldElement(root, (Fraction(-2), Fraction(0), Fraction(1), Fraction(0)))
    with pytest.raises(InputValueError, match="reducible"):
        zero.sign()
    with pytest.raises(InputValueError, match="reducible"):
        zero.inverse()


def test_coefficients_are_as_many_as_the_degree() -> None:
    assert field_number(None, (Fraction(3, 7),)) == Fraction(3, 7)
    with pytest.raises(InputValueError, match="degree 2 needs 2"):
        field_number(ROOTS[0], (Fraction(1),))
    with pytest.raises(InputValueError, match="degree 1 needs 1"):
        field_number(None, ())
