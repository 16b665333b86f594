"""One formula for Fractions, intervals, floats, arrays and tensors; formula and shape agree."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from gametheory_bp.errors import InputValueError, UnknownNameError
from gametheory_bp.exact.algebraic import root_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.neutral import power, root_bounds, smaller
from gametheory_bp.welfare.parameter import Parameter, read_parameters
from gametheory_bp.welfare.radical_sum import compare_power_sums
from gametheory_bp.welfare.shape import PowerSum, compare
from tests.property.welfare_problems import CASES

F = Fraction
FRAME = Frame((F(1, 3), F(0)), (F(0), F(-1)), (F(7), F(9, 2)))
ROUNDING = 1e-12  # relative; single formulas on numbers below 10
EVERY_CASE = (*CASES, ("inequity_averse", {}), ("inequity_averse", {"penalty": "1/4"}))


def points(count: int) -> list[Point]:
    """Rational points between the disagreement point and the ideal point."""
    rng = random.Random(5)
    return [(F(1, 3) + F(rng.randint(1, 20), 3), F(rng.randint(1, 9), 2)) for _ in range(count)]


def middle(value: object) -> float:
    return float(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(("rule", "given"), EVERY_CASE)
def test_floats_arrays_and_tensors_give_the_exact_value(
    rule: str, given: dict[str, object]
) -> None:
    torch = pytest.importorskip("torch")
    welfare, chosen = LIBRARY.load(rule), points(12)
    exact = [middle(welfare.value(x, y, FRAME, **given)) for x, y in chosen]
    xs, ys = ([float(p[k]) for p in chosen] for k in (0, 1))
    floats = [welfare.value(x, y, FRAME, **given) for x, y in zip(xs, ys, strict=True)]
    assert floats == pytest.approx(exact, rel=ROUNDING)
    array = welfare.value(np.array(xs), np.array(ys), FRAME, **given)
    assert isinstance(array, np.ndarray) and array.dtype == np.float64
    assert array.tolist() == pytest.approx(exact, rel=ROUNDING)
    a, b = (torch.tensor(v, dtype=torch.float64, requires_grad=True) for v in (xs, ys))
    tensor = welfare.value(a, b, FRAME, **given)
    assert tensor.detach().numpy().tolist() == pytest.approx(exact, rel=ROUNDING)
    tensor.sum().backward()
    assert a.grad is None or bool(torch.isfinite(a.grad).all())


@pytest.mark.parametrize(("rule", "given"), CASES)
def test_formula_and_shape_order_points_alike(rule: str, given: dict[str, object]) -> None:
    welfare = LIBRARY.load(rule)
    assert welfare.shape is not None
    shape = welfare.shape(FRAME, dict(read_parameters(welfare.parameters, given, rule)))
    chosen = points(14)
    for p in chosen:
        for q in chosen:
            a, b = (middle(welfare.value(*r, FRAME, **given)) for r in (p, q))
            order = compare(shape, p, q)
            if abs(a - b) > ROUNDING:
                assert order == (1 if a > b else -1), (p, q)


def test_a_planted_wrong_shape_orders_some_points_differently() -> None:
    welfare, chosen = LIBRARY.load("nash"), points(14)
    wrong = PowerSum(F(0), (F(2), F(1)), FRAME.disagreement)
    orders = {
        (compare(wrong, p, q) > 0, welfare.value(*p, FRAME) > welfare.value(*q, FRAME))
        for p in chosen
        for q in chosen
    }
    assert (True, False) in orders


@pytest.mark.parametrize(("rule", "given"), EVERY_CASE)
def test_intervals_and_algebraic_numbers_give_bounds(rule: str, given: dict[str, object]) -> None:
    welfare = LIBRARY.load(rule)
    root = root_of([-2, 0, 1], F(1), F(2))
    value = welfare.value(root, F(2), FRAME, **given)
    near = welfare.value(2**0.5, 2.0, FRAME, **given)
    assert middle(value) == pytest.approx(near, rel=ROUNDING, abs=ROUNDING)
    wide = welfare.value(Interval(F(1), F(2)), Interval(F(1), F(2)), FRAME, **given)
    low, high = (wide.low, wide.high) if isinstance(wide, Interval) else (wide, wide)
    assert low <= near <= high


@pytest.mark.parametrize("exponent", [F(1, 2), F(-1, 2), F(5, 3), F(-7, 4), F(3)])
def test_powers_are_bounded(exponent: Fraction) -> None:
    for number in (F(1, 7), F(2), F(10**30), F(1, 10**40)):
        value = power(number, exponent)
        if isinstance(value, Interval):
            n, q = exponent.numerator, exponent.denominator
            assert value.low**q < number**n < value.high**q
        else:
            assert value**exponent.denominator == number**exponent.numerator
    assert smaller(Interval(F(0), F(1)), F(1, 2)) == Interval(F(0), F(1, 2))
    assert root_bounds(F(0), 3, 10) == (0, 0)


def test_sums_of_radicals_that_agree_are_equal() -> None:
    one, half = (F(1), F(1)), F(1, 2)
    # sqrt(2) + sqrt(3) differs from sqrt(5 + 2 sqrt 6) never; compare with near misses instead
    assert compare_power_sums(one, (F(2), F(3)), (F(3), F(2)), half) == 0
    assert compare_power_sums(one, (F(2), F(18)), (F(8), F(8)), half) == 0
    assert compare_power_sums(one, (F(2), F(18)), (F(8), F(8) + F(1, 10**40)), half) == -1
    assert compare_power_sums((F(1), F(2)), (F(1), F(4)), (F(9), F(1)), half) == 0
    third = F(1, 3)
    assert compare_power_sums(one, (F(2), F(54)), (F(16), F(16)), third) == 0
    assert compare_power_sums(one, (F(2), F(54)), (F(16), F(17)), third) == -1


def test_parameters_are_read_exactly_and_refused_by_name() -> None:
    yu = LIBRARY.load("yu").parameters
    assert read_parameters(yu, {"p": 2.5}, "yu") == (("p", F(5, 2)),)
    with pytest.raises(InputValueError, match=r"p=1/2; choose a value in \[1, oo\)"):
        read_parameters(yu, {"p": "1/2"}, "yu")
    with pytest.raises(UnknownNameError, match="unknown parameter of rule 'ces' 'exponnt'"):
        read_parameters(LIBRARY.load("ces").parameters, {"exponnt": 1}, "ces")
    with pytest.raises(InputValueError, match="choose 'row' or 'column'"):
        read_parameters(LIBRARY.load("dictator").parameters, {"player": 1}, "dictator")
    strict = Parameter("weight", F(1, 2), "weight", F(0), F(1), strict=True)
    with pytest.raises(InputValueError, match=r"choose a value in \(0, 1\)"):
        strict.read(1)
    with pytest.raises(InputValueError, match="exact answers need powers as high as"):
        PowerSum(F(10001, 10000), (F(1), F(1)), (F(0), F(0)), shortfall=True)
