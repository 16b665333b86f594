"""Algebraic numbers: isolation, order, equality, affine images."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.algebraic import Algebraic, root_of, roots_of
from gametheory_bp.exact.codec import decode_record, encode
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.polynomial import count_roots, evaluate, isolate_roots

SQRT2 = root_of([-2, 0, 1], Fraction(1), Fraction(2))


def test_square_root_of_two() -> None:
    assert isinstance(SQRT2, Algebraic)
    assert Fraction(7, 5) < SQRT2 < Fraction(3, 2)
    box = SQRT2.bounds(Fraction(1, 10**30))
    assert box.width <= Fraction(1, 10**30) and box.low**2 < 2 < box.high**2
    assert SQRT2.to_sympy() == sympy.sqrt(2)


def test_rational_roots_come_as_fractions() -> None:
    assert roots_of([-6, 11, -6, 1], Fraction(0), Fraction(5)) == (1, 2, 3)
    assert root_of([-1, 0, 4], Fraction(0), Fraction(1)) == Fraction(1, 2)


def test_equality_is_decided_by_the_root_not_by_the_interval() -> None:
    narrow = root_of([-2, 0, 1], Fraction(141, 100), Fraction(142, 100))
    negative = root_of([-2, 0, 1], Fraction(-2), Fraction(-1))
    assert narrow == SQRT2 and hash(narrow) == hash(SQRT2)
    assert negative != SQRT2 and negative < SQRT2
    assert SQRT2 != Fraction(3, 2)


def test_close_but_different_numbers_are_told_apart() -> None:
    close = root_of([-2 * 10**40 - 1, 0, 10**40], Fraction(1), Fraction(2))
    assert SQRT2 < close and not close <= SQRT2


def test_an_interval_without_exactly_one_root_is_refused() -> None:
    with pytest.raises(InputValueError, match="isolate"):
        Algebraic((-2, 0, 1), Fraction(-2), Fraction(2))
    with pytest.raises(InputValueError, match="isolate"):
        Algebraic((-2, 0, 1), Fraction(2), Fraction(3))
    with pytest.raises(InputValueError, match="degree"):
        Algebraic((-2, 1), Fraction(1), Fraction(3))


def test_a_reducible_polynomial_cannot_make_a_comparison_run_for_ever() -> None:
    strange = Algebraic((6, 0, -5, 0, 1), Fraction(1), Fraction(3, 2))  # (t^2 - 2)(t^2 - 3)
    assert not strange < SQRT2 and not SQRT2 < strange and strange <= SQRT2
    assert strange < root_of([-3, 0, 1], Fraction(1), Fraction(2))


def test_json_round_trip_and_float_refused() -> None:
    assert decode_record(encode(SQRT2)) == SQRT2
    bad = encode(SQRT2) | {"low": 1.0}
    with pytest.raises(InputValueError, match="fraction"):
        decode_record(bad)


rationals = st.fractions(min_value=-5, max_value=5, max_denominator=7)


@given(st.lists(rationals, min_size=1, max_size=4))
def test_isolation_finds_every_root(roots: list[Fraction]) -> None:
    """Polynomials with known roots: (t - r1)(t - r2)... times (t^2 + 1)."""
    coefficients = [Fraction(1)]
    for r in roots:
        shifted = [Fraction(0), *coefficients]
        coefficients = [s - r * c for s, c in zip(shifted, [*coefficients, 0], strict=True)]
    padded = [*coefficients, 0, 0]
    both = [a + b for a, b in zip(padded, [0, 0, *coefficients], strict=True)]
    found = roots_of(both, Fraction(-6), Fraction(6))
    assert list(found) == sorted(set(roots))
    assert count_roots(both, Fraction(-6), Fraction(6)) == len(set(roots))
    assert len(isolate_roots(both, Fraction(-6), Fraction(6))) == len(set(roots))
    # planted: a polynomial moved up by one no longer has the same value at a root
    assert evaluate([both[0] + 1, *both[1:]], roots[0]) != 0


@given(rationals.filter(bool), rationals)
def test_affine_image(scale: Fraction, shift: Fraction) -> None:
    image = SQRT2.affine(scale, shift)
    expected = scale * SQRT2.bounds(Fraction(1, 10**20)) + shift
    assert expected.low < image < expected.high


def test_intervals() -> None:
    box = Interval(Fraction(1), Fraction(2))
    assert (1 / box, 3 - box, -box) == (
        Interval(Fraction(1, 2), Fraction(1)),
        Interval(Fraction(1), Fraction(2)),
        Interval(Fraction(-2), Fraction(-1)),
    )
    assert Interval(Fraction(1, 3), Fraction(2, 3)).rounded(10) == Interval(
        Fraction(3, 10), Fraction(7, 10)
    )
    with pytest.raises(ZeroDivisionError):
        box / Interval(Fraction(-1), Fraction(1))
    with pytest.raises(InputValueError):
        Interval(Fraction(2), Fraction(1))
