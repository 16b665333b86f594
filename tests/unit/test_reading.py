"""Reading numbers exactly, and refusing what cannot be read exactly."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy

from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NfgSyntaxError,
    UnknownNameError,
)
from gametheory_bp.exact.reading import as_fraction, as_fractions, as_pair

THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, Fraction(3)),
        (THIRD, THIRD),
        ("1/3", THIRD),
        (" -2 / 6 ", -THIRD),
        ("0.1", Fraction(1, 10)),
        ("1e-3", Fraction(1, 1000)),
        (0.1, Fraction(1, 10)),
        (-0.0, Fraction(0)),
        (1e300, Fraction(10**300)),
        (Decimal("2.50"), Fraction(5, 2)),
        (np.int8(-7), Fraction(-7)),
        (np.uint64(2**64 - 1), Fraction(2**64 - 1)),
        (np.float64(0.1), Fraction(1, 10)),
        (np.float32(0.1), Fraction(1, 10)),
        (sympy.Rational(1, 3), THIRD),
        (sympy.Integer(5), Fraction(5)),
        (sympy.Float("0.25"), Fraction(1, 4)),
        (10**40, Fraction(10**40)),
    ],
)
def test_reads_exactly(value: object, expected: Fraction) -> None:
    assert as_fraction(value) == expected


def test_a_float_as_stored_is_its_binary_value() -> None:
    assert as_fraction(0.1, floats="stored") == Fraction(3602879701896397, 36028797018963968)
    assert as_fraction(np.float64(0.1), floats="stored") == as_fraction(0.1, floats="stored")


@pytest.mark.parametrize("value", [True, np.bool_(True), sympy.true, 1j, None, [1], sympy.pi])
def test_refuses_types(value: object) -> None:
    with pytest.raises(InputTypeError, match="payoff"):
        as_fraction(value, where="payoff (0, 1)")


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), "nan", "inf", "", "1/0", "x", np.float64("nan"), Decimal("nan")],
)
def test_refuses_values(value: object) -> None:
    with pytest.raises(InputValueError, match=r"payoff \(0, 1\)"):
        as_fraction(value, where="payoff (0, 1)")


def test_an_exponent_that_would_fill_the_memory_is_refused() -> None:
    assert as_fraction("1e1000") == 10**1000
    for text in ("1e999999999", "1E-999999999"):
        with pytest.raises(InputValueError, match="exponent"):
            as_fraction(text)
    with pytest.raises(InputValueError, match="exponent"):
        as_fraction(Decimal("1e999999"))
    for long in (10**2000, Fraction(1, 10**2000), "7" * 2000):
        with pytest.raises(InputValueError, match="digits"):
            as_fraction(long)


def test_errors_survive_the_way_home_from_a_worker() -> None:
    for error in (NfgSyntaxError("bad token", 3, 4), UnknownNameError("rule", "nsh", ["nash"])):
        copy = pickle.loads(pickle.dumps(error))
        assert type(copy) is type(error) and str(copy) == str(error)
        assert vars(copy) == vars(error)


def test_sequences_name_the_position() -> None:
    with pytest.raises(InputValueError, match="weight 1"):
        as_fractions([1, "x"], where="weight")
    with pytest.raises(InputTypeError, match="list of numbers"):
        as_fractions("12", where="weight")
    with pytest.raises(InputValueError, match="3 numbers"):
        as_pair((1, 2, 3))
