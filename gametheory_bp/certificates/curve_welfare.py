"""Welfare along segments and parabola arcs, as polynomials in the parameter.

The optimum of a function that does not fall in either payoff lies on the boundary of the
payoffs of independent mixtures, hence on the segments and arcs of the 2 x 2 subgames, which all
consist of payoffs: the largest value over these curves is the optimum.

Along a curve W is an increasing function of a *score*, the minimum of one or two quotients
``N(t) / D(t)`` of polynomials with D >= 0:

* minimum of linear functions: these, with D = 1;
* product ``h_1^w_1 h_2^w_2``: ``h_1^a h_2^b`` with integers a : b = w_1 : w_2;
* sums of powers with an integer exponent e > 0 of shortfalls: ``-(w_1 h_1^e + w_2 h_2^e)``;
* sums of powers with an integer exponent -m < 0: ``-(w_1 h_2^m + w_2 h_1^m) / (h_1 h_2)^m``.

Other exponents have no such form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd, lcm

from gametheory_bp.errors import DisagreementError, NotDefinedError
from gametheory_bp.geometry.algebraic_image import Real, unit_roots
from gametheory_bp.geometry.bilinear import MixtureCurve
from gametheory_bp.geometry.curve import Curve, Polynomial, minus, plus, times
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import ParameterValue
from gametheory_bp.welfare.shape import Pieces, PowerSum, Shape

__all__ = [
    "Score",
    "curve_frame",
    "floor_breaks",
    "nothing_rational",
    "payoff_ranges",
    "scores",
    "shares_gains",
    "within",
]

Score = tuple[Polynomial, Polynomial]
"""Numerator and denominator."""

ZERO, ONE = Fraction(0), Fraction(1)
LARGEST_POWER = 24
"""Largest total power of a score; beyond it exact roots would be slow."""


def scores(shape: Shape, curve: Curve) -> tuple[Score, ...]:
    """The quotients whose minimum orders points of the curve as W does.

    Raises
    ------
    NotDefinedError
        If W has no such form (fractional exponents, very large powers).
    """
    if isinstance(shape, Pieces):
        return tuple((_linear(piece, curve), (ONE,)) for piece in shape.pieces)
    sign = -1 if shape.shortfall else 1
    h1, h2 = (
        tuple(sign * c for c in minus(axis, (start,)))
        for axis, start in zip((curve.x, curve.y), shape.origin, strict=True)
    )
    w1, w2 = shape.weights
    if shape.exponent == 0:
        common = lcm(w1.denominator, w2.denominator)
        a, b = int(w1 * common), int(w2 * common)
        a, b = a // gcd(a, b), b // gcd(a, b)
        _limit(a + b)
        return ((times(_power(h1, a), _power(h2, b)), (ONE,)),)
    if shape.exponent.denominator != 1:
        raise NotDefinedError(
            f"along the curved boundary of independent mixtures the exponent {shape.exponent} "
            f"leads to no polynomial equation; choose an integer exponent"
        )
    power = abs(int(shape.exponent))
    _limit(power)
    first, second = _power(h1, power), _power(h2, power)
    if shape.exponent < 0:
        first, second = second, first
    total = plus(tuple(-w1 * c for c in first), tuple(-w2 * c for c in second))
    return ((total, times(first, second) if shape.exponent < 0 else (ONE,)),)


def floor_breaks(curve: Curve, floor: Point | None) -> set[Real]:
    """Parameters where the curve meets ``x = floor[0]`` or ``y = floor[1]``, and its ends."""
    breaks: set[Real] = {ZERO, ONE}
    if floor is not None:
        for axis, level in zip((curve.x, curve.y), floor, strict=True):
            shifted = minus(axis, (level,))
            if any(shifted):
                breaks.update(unit_roots(shifted))
    return breaks


def within(place: tuple[Real, Real], floor: Point | None) -> bool:
    """Whether a point is at least the floor."""
    return floor is None or (place[0] >= floor[0] and place[1] >= floor[1])


def curve_frame(curves: Iterable[MixtureCurve], payoffs: Iterable[Point], d: Point) -> Frame:
    """The frame over the payoffs at least d: worst and best payoff of either player.

    Raises
    ------
    DisagreementError
        If no payoff of independent mixtures is at least d for both players.
    NotDefinedError
        If a best or worst payoff is irrational.
    """
    low, ideal = payoff_ranges(curves, payoffs, d)
    if not (isinstance(ideal[0], Fraction) and isinstance(ideal[1], Fraction)):
        raise NotDefinedError(
            "the best payoff of a player among the individually rational independent mixtures is "
            "irrational; this rule measures from it and needs a rational one"
        )
    floor = tuple(e if isinstance(e, Fraction) else e.low for e in low)
    return Frame(d, (floor[0], floor[1]), (ideal[0], ideal[1]))


def nothing_rational(d: Point) -> DisagreementError:
    """The refusal where no payoff is at least d."""
    return DisagreementError(
        f"no payoff of independent mixtures is at least ({d[0]}, {d[1]}) for both players; "
        f"lower the disagreement point, or allow public lotteries"
    )


def payoff_ranges(
    curves: Iterable[MixtureCurve], payoffs: Iterable[Point], d: Point
) -> tuple[tuple[Real, Real], tuple[Real, Real]]:
    """Lowest and highest payoffs of both players over the payoffs at least d.

    Raises
    ------
    DisagreementError
        If no payoff of independent mixtures is at least d for both players.
    """
    inside = {place for place in _extremes(curves, payoffs, d) if within(place, d)}
    if not inside:
        raise nothing_rational(d)
    xs, ys = {place[0] for place in inside}, {place[1] for place in inside}
    return (min(xs), min(ys)), (max(xs), max(ys))


def shares_gains(
    welfare: WelfareFunction,
    parameters: Mapping[str, ParameterValue],
    curves: Sequence[MixtureCurve],
    payoffs: Sequence[Point],
    d: Point,
) -> bool:
    """Whether a welfare function cannot choose where nobody can gain: sums of powers of gains."""
    if welfare.shape is None or welfare.domain(parameters) != "individually_rational":
        return False
    shape = welfare.shape(curve_frame(curves, payoffs, d), parameters)
    return isinstance(shape, PowerSum) and not shape.shortfall


def _extremes(
    curves: Iterable[MixtureCurve], payoffs: Iterable[Point], d: Point
) -> Iterator[tuple[Real, Real]]:
    yield from payoffs
    for mixture in curves:
        curve = mixture.curve
        if curve.box[1][0] < d[0] or curve.box[1][1] < d[1]:
            continue
        turns = {-a / (2 * b) for a, b in zip(curve.c1, curve.c2, strict=True) if b != 0}
        for t in {t for t in turns if 0 <= t <= 1} | floor_breaks(curve, d):
            yield curve.place(t)


def _linear(piece: tuple[Fraction, Fraction, Fraction], curve: Curve) -> Polynomial:
    a, b, c = piece
    return plus(plus(tuple(a * k for k in curve.x), tuple(b * k for k in curve.y)), (c,))


def _power(p: Polynomial, exponent: int) -> Polynomial:
    result: Polynomial = (ONE,)
    for _ in range(exponent):
        result = times(result, p)
    return result


def _limit(power: int) -> None:
    if power > LARGEST_POWER:
        raise NotDefinedError(
            f"exact optima along curves would need polynomials of degree {4 * power}; choose "
            f"weights or exponents with smaller numerators and denominators"
        )
