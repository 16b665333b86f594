"""Searching the segments and arcs of a game's 2 x 2 subgames for the best payoffs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.curve_welfare import floor_breaks, scores, within
from gametheory_bp.certificates.kinds.independent_optimum import CurvePlace
from gametheory_bp.exact.polynomial import derivative
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.algebraic_image import Real, image, quotient, unit_roots
from gametheory_bp.geometry.bilinear import MixtureCurve, pure_profiles
from gametheory_bp.geometry.curve import Curve, minus
from gametheory_bp.geometry.curved_region import gaps
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.mixture_witness import IndependentWitness, two_by_two
from gametheory_bp.welfare.shape import Pieces, PowerSum, Shape, compare
from gametheory_bp.welfare.stationary import stationary_polynomial

__all__ = ["CurveSearch", "RealPoint"]

ZERO, ONE = Fraction(0), Fraction(1)
RealPoint = tuple[Real, Real]


class CurveSearch:
    """Candidates on the curves of a game, at least the floor."""

    def __init__(
        self, game: BimatrixGame, curves: Iterable[MixtureCurve], floor: Point | None
    ) -> None:
        self.game = game
        self.floor = floor
        self.curves = {(m.rows, m.columns): m for m in curves}
        for still in pure_profiles(game.row_payoffs, game.column_payoffs):
            self.curves[still.rows, still.columns] = still

    def _of(self, place: CurvePlace) -> MixtureCurve:
        return self.curves[place.rows, place.columns]

    def point(self, place: CurvePlace) -> RealPoint:
        """Exact coordinates of a place."""
        return self._of(place).curve.place(place.parameter)

    def witness(self, place: CurvePlace) -> IndependentWitness:
        """The mixtures that attain it."""
        m, t = self._of(place), place.parameter
        return two_by_two(self.game.shape, m.rows, m.columns, image(m.p, t), image(m.q, t))

    def best(self, shape: Shape) -> list[CurvePlace]:
        """Where W is largest: isolated points and the ends of segments of optima."""
        best: Real | None = None
        ties: list[CurvePlace] = []
        spans: list[tuple[RealPoint, RealPoint]] = []
        bar: Point | None = None  # a rational payoff, the best so far
        for mixture in sorted(self.curves.values(), key=lambda m: not _is_pure(m)):
            if bar is not None and self._hopeless(shape, mixture.curve, bar):
                continue
            parts = scores(shape, mixture.curve)
            breaks = sorted(self._candidates(shape, mixture.curve))
            level: list[tuple[Real, Real]] = []
            for t in breaks:
                if not within(mixture.curve.place(t), self.floor):
                    continue
                if any(image(bottom, t) == 0 for _, bottom in parts):
                    continue
                value = min(quotient(top, bottom, t) for top, bottom in parts)
                if best is None or value > best:
                    best, ties, spans, level = value, [], [], []
                    if isinstance(t, Fraction):
                        bar = mixture.curve.point(t)
                if value == best:
                    ties.append(CurvePlace(mixture.rows, mixture.columns, t))
                    level.append((t, value))
            for (s, value), (t, _) in zip(level, level[1:], strict=False):
                middle = next(gaps([], s, t))
                if within(mixture.curve.point(middle), self.floor) and value == min(
                    quotient(top, bottom, middle) for top, bottom in parts
                ):
                    spans.append((mixture.curve.place(s), mixture.curve.place(t)))
        return [p for p in ties if not any(_between(self.point(p), *span) for span in spans)]

    def _candidates(self, shape: Shape, curve: Curve) -> set[Real]:
        if not any(curve.c1):
            return {ZERO}
        found = floor_breaks(curve, self.floor)
        equations: list[Any] = []
        if isinstance(shape, Pieces):
            lines = [n for n, _ in scores(shape, curve)]
            equations = [derivative(line) for line in lines]
            equations += [minus(a, b) for a, b in zip(lines, lines[1:], strict=False)]
        else:
            equations = [stationary_polynomial(shape, curve.x, curve.y)]
        for equation in equations:
            if any(equation):
                found.update(unit_roots(equation))
        return found

    def _hopeless(self, shape: Shape, curve: Curve, bar: Point) -> bool:
        """Whether even the best corner of the curve's box is worse than a known payoff."""
        corner = curve.box[1]
        if self.floor is not None and (corner[0] < self.floor[0] or corner[1] < self.floor[1]):
            return True
        if isinstance(shape, PowerSum) and shape.shortfall:
            corner = min(corner[0], shape.origin[0]), min(corner[1], shape.origin[1])
        return compare(shape, corner, bar) < 0


def _is_pure(mixture: MixtureCurve) -> bool:
    return not any(mixture.curve.c1)


def _between(p: RealPoint, a: RealPoint, b: RealPoint) -> bool:
    """Whether p lies strictly between two other points on their line (rational points)."""
    numbers = (*p, *a, *b)
    if p in (a, b) or not all(isinstance(x, Fraction) for x in numbers):
        return False
    line = Curve.segment(a, b)  # type: ignore[arg-type]
    return line.contains(p)  # type: ignore[arg-type]
