"""The last point of a rule's line below the payoffs of independent mixtures, by exact search.

Along a segment or arc the smaller of two scores is largest at an end, where a payoff turns, or
where the scores are equal: where it crosses the line.  A candidate improves on the best crossing
c exactly when it is better than c for both players.  The search looks at all payoffs: if some
are at least d the last crossing is, too, and what is better for both is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from gametheory_bp.certificates.curve_order import (
    NEEDS_GAIN,
    Line,
    RealPoint,
    beyond,
    picked,
    rule_line,
)
from gametheory_bp.certificates.curve_welfare import nothing_rational, within
from gametheory_bp.certificates.kinds.independent_optimum import CurvePlace
from gametheory_bp.errors import UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.algebraic_image import Real
from gametheory_bp.geometry.bilinear import MixtureCurve, pure_profiles
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.vectors import Point

__all__ = ["best_along_line", "undominated_without_gain"]


def best_along_line(
    game: BimatrixGame,
    curves: Sequence[MixtureCurve],
    rule: str,
    parameters: Mapping[str, Fraction | str],
    d: Point,
) -> tuple[list[CurvePlace], tuple[str, ...]]:
    """Where the points lie that a rule along a line picks, and flags."""
    if rule in NEEDS_GAIN:
        weak = undominated_without_gain(game, curves, d)
        if weak:
            return weak, ("nobody_gains",)
    line = rule_line(rule, parameters, curves, game.payoffs(), d)
    everything = _with_pure(game, curves)
    crossing = _last_crossing(everything, line)
    if not within(crossing, d):
        raise nothing_rational(d)
    places = _places(rule, everything, line, crossing)
    if places is None:
        raise UnprovedError(
            f"{rule}: the best independent mixtures were not found; please report the game"
        )
    chosen = [place for _, place in places]
    at_crossing = [point for point, _ in places] == [crossing]
    away = rule in ("proportional", "equal_loss") and not at_crossing
    return chosen, ("dominating",) if away else ()


def undominated_without_gain(
    game: BimatrixGame, curves: Sequence[MixtureCurve], d: Point
) -> list[CurvePlace] | None:
    """The strongly Pareto-optimal payoffs >= d, maybe none; None where somebody can gain."""
    line = Line(d, Fraction(1))
    places = _places("egalitarian_pareto", _with_pure(game, curves), line, d)
    return None if places is None else [place for _, place in places]


def _with_pure(game: BimatrixGame, curves: Sequence[MixtureCurve]) -> list[MixtureCurve]:
    return [*pure_profiles(game.row_payoffs, game.column_payoffs), *curves]


def _places(
    rule: str, curves: Sequence[MixtureCurve], line: Line, crossing: RealPoint
) -> list[tuple[RealPoint, CurvePlace]] | None:
    found = beyond(curves, crossing)
    if found is None:
        return None
    chosen = picked(rule, line, crossing, found)
    return [(p, CurvePlace(found[p][0].rows, found[p][0].columns, found[p][1])) for p in chosen]


def _last_crossing(curves: Sequence[MixtureCurve], line: Line) -> RealPoint:
    best = line.below(curves[0].curve, Fraction(0))
    for m in curves:
        top = m.curve.box[1]
        if top[0] > best[0] and top[1] > best[1]:
            for t in _candidates(m.curve, line):
                x, y = m.curve.place(t)
                if x > best[0] and y > best[1]:
                    best = line.below(m.curve, t)
    return best


def _candidates(curve: Curve, line: Line) -> set[Real]:
    turns = {-a / (2 * b) for a, b in zip(curve.c1, curve.c2, strict=True) if b != 0}
    ends = {Fraction(0), Fraction(1)}
    return {*ends, *line.meets(curve), *(t for t in turns if 0 <= t <= 1)}
