"""Check that points are optimal among the payoffs of independent mixtures.

Each point is attained by its mixtures, and along every segment and arc of the 2 x 2 subgames no
welfare is larger: polynomials keep their sign between roots, so one rational parameter of each
gap decides.  The bound for an irrational optimum is a rational within 10^-19 above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gametheory_bp.certificates.curve_welfare import curve_frame, floor_breaks, scores, within
from gametheory_bp.certificates.kinds.independent_optimum import CurvePlace, IndependentOptimum
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.errors import GameTheoryError
from gametheory_bp.exact.polynomial import evaluate
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.algebraic_image import Real, image, quotient, unit_roots
from gametheory_bp.geometry.bilinear import (
    MixtureCurve,
    mixture_curve,
    mixture_curves,
    pure_profiles,
)
from gametheory_bp.geometry.curve import Curve, Polynomial, minus, times
from gametheory_bp.geometry.curved_region import gaps
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters
from gametheory_bp.welfare.shape import PowerSum, Shape

__all__ = ["attained", "check", "curve_of"]

TINY = Fraction(1, 10**20)
ZERO, ONE = Fraction(0), Fraction(1)


def check(certificate: IndependentOptimum) -> Iterator[Check]:
    """Every rule's points are attained and nothing is better."""
    c, game = certificate, certificate.game
    a, b = game.row_payoffs, game.column_payoffs
    columns = (c.rules, c.parameters, c.points, c.flags, c.witnesses, c.places)
    yield Check("every rule has its points", {len(x) for x in columns} == {1} == {len(c.rules)})
    yield Check("no special case is flagged", c.flags == ((),) * len(c.rules))
    curves = list(mixture_curves(a, b))
    for rule, parameters, points, witnesses, places in zip(
        c.rules, c.parameters, c.points, c.witnesses, c.places, strict=False
    ):
        known = rule in LIBRARY and (welfare := LIBRARY.load(rule)).shape is not None
        yield Check("the rule is a welfare function", known, rule)
        if not known:
            return
        try:
            read = read_parameters(welfare.parameters, dict(parameters), rule)
            yield Check("the parameters are as declared", read == parameters)
            values = dict(read)
            rational = welfare.domain(values) == "individually_rational"
            pure = [p for x, y in zip(a, b, strict=True) for p in zip(x, y, strict=True)]
            frame = (
                curve_frame(curves, pure, c.disagreement)
                if rational
                else Frame.of(pure, c.disagreement)
            )
            shape = welfare.shape(frame, values)  # type: ignore[misc]
            floor = c.disagreement if rational else None
            aligned = len(points) == len(witnesses) == len(places) > 0
            yield Check("every point has a witness and a place", aligned)
            ordered = list(points) == sorted(set(points))
            yield Check("the points are distinct and in order", ordered)
            if aligned:
                yield from attained(game, points, witnesses, places, floor)
                yield from _optimal(game, curves, shape, places, floor)
        except GameTheoryError as error:
            yield Check("the welfare function is defined on this set", False, str(error))


def curve_of(game: PayoffTable, place: CurvePlace) -> MixtureCurve | None:
    """The curve of a place; a pure profile counts as a curve that stays there."""
    (i, k), (j, s), (m, n) = place.rows, place.columns, game.shape
    if not (0 <= i <= k < m and 0 <= j <= s < n and 0 <= place.parameter <= 1):
        return None
    if i == k and j == s:
        return next(pure_profiles(((game.row_payoffs[i][j],),), ((game.column_payoffs[i][j],),)))
    return mixture_curve(game.row_payoffs, game.column_payoffs, place.rows, place.columns)


def attained(
    game: PayoffTable,
    points: tuple[object, ...],
    witnesses: tuple[object, ...],
    places: tuple[CurvePlace, ...],
    floor: Point | None,
) -> Iterator[Check]:
    """Every point is the payoff of its witness, at its place, and at least the floor."""
    for point, witness, place in zip(points, witnesses, places, strict=True):
        found = curve_of(game, place)
        yield Check("the place exists", found is not None)
        if found is None:
            continue
        there, t = found.curve.place(place.parameter), place.parameter
        yield Check("the point is the payoff at its place", there == point)
        yield Check("it belongs to the domain", within(there, floor))
        row = _mixture(game.shape[0], place.rows, image(found.p, t))
        column = _mixture(game.shape[1], place.columns, image(found.q, t))
        same = (getattr(witness, "row", None), getattr(witness, "column", None)) == (row, column)
        yield Check("the witness is the pair of mixtures of that place", same)


def _mixture(length: int, actions: tuple[int, int], p: Real) -> tuple[Real, ...]:
    values: list[Real] = [ZERO] * length
    values[actions[0]] = image((ONE, -ONE), p)
    values[actions[1]] = p if actions[0] != actions[1] else ONE
    return tuple(values)


def _optimal(
    game: PayoffTable,
    curves: list[MixtureCurve],
    shape: Shape,
    places: tuple[CurvePlace, ...],
    floor: Point | None,
) -> Iterator[Check]:
    found: list[Real] = []
    for place in places:
        mixture = curve_of(game, place)
        if mixture is None:
            return
        parts = scores(shape, mixture.curve)
        if any(image(d, place.parameter) == 0 for _, d in parts):
            yield Check("the point has a welfare above the lowest one", False)
            return
        found.append(min(quotient(n, d, place.parameter) for n, d in parts))
    yield Check("all points have the same welfare", all(v == found[0] for v in found))
    value = found[0]
    if isinstance(shape, PowerSum) and shape.exponent == 0:  # a product: 0 where nobody gains
        yield Check("both players gain", value > 0)
    bound = value if isinstance(value, Fraction) else value.bounds(TINY).rounded(10**20).high
    gap = "" if isinstance(value, Fraction) else "to within 10^-19"
    better = sum(_exceeds(m.curve, shape, bound, floor) for m in curves)
    yield Check("no payoff of a 2 x 2 subgame has a larger welfare", better == 0, gap)


def _exceeds(curve: Curve, shape: Shape, bound: Fraction, floor: Point | None) -> bool:
    """Whether a point of the curve, maybe one that just touches the floor, beats the bound."""
    excess: list[Polynomial] = [minus(n, times((bound,), d)) for n, d in scores(shape, curve)]
    breaks = floor_breaks(curve, floor)
    for polynomial in excess:
        if any(polynomial):
            breaks.update(unit_roots(polynomial))
    ordered = sorted(breaks)
    samples = list(gaps(ordered))
    inside = [within(curve.point(t), floor) for t in samples]
    if any(
        d and all(evaluate(p, t) > 0 for p in excess) for t, d in zip(samples, inside, strict=True)
    ):
        return True
    alone = [
        t
        for t, a, b in zip(ordered, [False, *inside], [*inside, False], strict=True)
        if not (a or b)
    ]
    return any(
        within(curve.place(t), floor) and all(image(p, t) > 0 for p in excess) for t in alone
    )
