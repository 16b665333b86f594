"""The boundary of the payoffs of independent mixtures, exact and proved.

A walk guessed in floating point (:mod:`gametheory_bp.payoffs.boundary_trace`) becomes exact:
its break points are recomputed as algebraic numbers.  Where floats fail, at widely different
scales, the curves are arranged exactly (:mod:`gametheory_bp.payoffs.exact_arrangement`).  Then
everything is proved with rationals: the walk is closed, and no segment or arc of any 2 x 2
subgame leaves what it encloses.  Since the walk consists of payoffs, the boundary of the set
lies on these curves, and the set has no holes (:mod:`gametheory_bp.geometry.bilinear`), the set
is exactly what the walk encloses.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gametheory_bp.errors import UnprovedError
from gametheory_bp.exact.algebraic import roots_of
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.algebraic_image import Real, image
from gametheory_bp.geometry.bilinear import MixtureCurve, mixture_curve, mixture_curves
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.curved_region import CurvedRegion, Stretch
from gametheory_bp.payoffs.boundary_trace import RoughPiece, rough_walk
from gametheory_bp.payoffs.exact_arrangement import arranged_walk

__all__ = ["Walk", "exact_boundary"]

Walk = tuple[tuple[MixtureCurve, Real, Real], ...]
"""Cyclic sequence of curves with the parameters where the walk enters and leaves them."""

LOOK_AHEAD = (1e-4, 1e-6, 1e-3, 1e-2, 1e-7)
"""Distances at which branches of the walk are compared, tried in turn."""

NEAR = Fraction(1, 10**6)


def exact_boundary(game: BimatrixGame) -> tuple[Walk, CurvedRegion]:
    """The boundary walk of the set, counter-clockwise, and the region it encloses.

    A set within a line is walked to and fro; of a single point the walk is empty.

    Raises
    ------
    UnprovedError
        If neither the guesses nor the exact arrangement could be proved: a fault of the package.
    """
    a, b = game.row_payoffs, game.column_payoffs
    curves = list(mixture_curves(a, b))
    flat = _flat_walk(game)
    if flat is not None:
        return flat, _region(flat)
    for ahead in LOOK_AHEAD:
        rough = rough_walk(curves, ahead)
        walk = None if rough is None else _exact(rough, curves)
        if walk is not None and (region := _proved(walk, curves)) is not None:
            return walk, region
    walk = arranged_walk(game, curves)
    region = _proved(walk, curves)
    if region is None:
        raise UnprovedError(
            f"the boundary of the independent mixtures of this {game.shape[0]} x {game.shape[1]} "
            f"game was found but not proved; please report the game"
        )
    return walk, region


def _proved(walk: Walk, curves: Sequence[MixtureCurve]) -> CurvedRegion | None:
    """The region of a walk that is closed and encloses every curve; else None."""
    region = _region(walk)
    closed = region.is_closed and all(region.escape(m.curve) is None for m in curves)
    return region if closed else None


def _region(walk: Walk) -> CurvedRegion:
    return CurvedRegion(Stretch(m.curve, start, end) for m, start, end in walk)


def _exact(rough: Sequence[RoughPiece], curves: Sequence[MixtureCurve]) -> Walk | None:
    breaks = []
    for (k, _, t), (j, s, _) in zip(rough, [*rough[1:], rough[0]], strict=True):
        exact = _break(curves[k].curve, t, curves[j].curve, s)
        if exact is None:
            return None
        breaks.append(exact)
    return tuple(
        (curves[k], breaks[i - 1][1], breaks[i][0])
        for i, (k, _, _) in enumerate(rough)
        if breaks[i - 1][1] != breaks[i][0]
    )


def _break(first: Curve, t: float, second: Curve, s: float) -> tuple[Real, Real] | None:
    """The exact parameters, on both curves, of the point near t and s where they meet."""
    for end in (Fraction(0), Fraction(1)):
        if abs(t - end) < NEAR and second.contains(point := first.point(end)):
            other = second.parameter(point)
            if abs(other - Fraction(s)) < NEAR:
                return end, other
    for end in (Fraction(0), Fraction(1)):
        if abs(s - end) < NEAR and first.contains(point := second.point(end)):
            other = first.parameter(point)
            if abs(other - Fraction(t)) < NEAR:
                return other, end
    offset = second.offset_along(first)
    if not any(offset):
        return None
    around = Fraction(t)
    found = roots_of(offset, max(around - NEAR, Fraction(0)), min(around + NEAR, Fraction(1)))
    if not found:
        return None
    nearest = min(found, key=lambda root: abs(float(root) - t))
    other_end = image(second.parameter_along(first), nearest)
    return (nearest, other_end) if 0 <= other_end <= 1 else None


def _flat_walk(game: BimatrixGame) -> Walk | None:
    """To and fro along a set that lies within a line; None if it does not."""
    payoffs = game.payoffs()
    low, high = min(payoffs), max(payoffs)
    line = Curve.segment(low, high)
    if any(line.offset(p) != 0 for p in payoffs):
        return None
    n = game.shape[1]
    (i, j), (k, s) = (divmod(payoffs.index(p), n) for p in (low, high))
    forth = []
    for rows, columns in (((i, k), (j, j)), ((k, k), (j, s))):
        ordered = tuple(sorted(rows)), tuple(sorted(columns))
        leg = mixture_curve(game.row_payoffs, game.column_payoffs, *ordered)  # type: ignore[arg-type]
        if leg is not None:
            start, end = Fraction(0), Fraction(1)
            turned = ordered != (rows, columns)
            forth.append((leg, end, start) if turned else (leg, start, end))
    back = [(leg, end, start) for leg, start, end in reversed(forth)]
    return (*forth, *back)
