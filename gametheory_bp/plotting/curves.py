"""Curves over the parameter of a family of games: payoffs of optima, degree of disagreement.

The formulas are evaluated at rational values of t; numbers become floats when they are drawn.
A curve stops at both sides of a break point, so a jump is seen as a jump; where a whole segment
of points is optimal at one value of t, a vertical bar joins its ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.families import FamilyDisagreement, FamilyOptimum
from gametheory_bp.families.piece import Piece
from gametheory_bp.families.places import Spot
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Curve", "Curves", "curves_of", "draw_curves"]

STEPS = 48
"""Parts into which a piece is divided for drawing."""
COLORS = ("blue", "vermilion")
LINES = ("-", "--")


@dataclass(frozen=True, slots=True)
class Curve:
    """One function of t, in parts without a break.

    Attributes
    ----------
    label : str
    parts : tuple of tuples of (t, value)
        Each part is a polyline; a part over a single t is a point or a vertical bar.
    """

    label: str
    parts: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """Several functions of t with the break points that they have in common."""

    title: str
    value: str
    curves: tuple[Curve, ...]
    break_points: tuple[float, ...]


@singledispatch
def curves_of(result: Any) -> Curves:
    """The curves of a piecewise answer as plain data: the sibling of :func:`gametheory_bp.plot`.

    Raises
    ------
    InputTypeError
        If the result is no function of a parameter.

    Examples
    --------
    >>> from gametheory_bp.families import GameFamily, family_optimum
    >>> family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    >>> curves = curves_of(family_optimum(family, "utilitarian"))
    >>> curves.break_points, [curve.label for curve in curves.curves]
    ((3.0,), ['row', 'column'])
    """
    raise InputTypeError(f"a {type(result).__name__} is no function of a parameter")


@curves_of.register
def _(result: FamilyOptimum) -> Curves:
    title = f"{result.family.title or 'Family'}: {result.rule} among {result.among}"
    joined = result.among not in ("pure", "nash")
    curves = tuple(
        Curve(name, tuple(p for piece in result.pieces for p in _parts(piece, k, joined)))
        for k, name in enumerate(("row", "column"))
    )
    return Curves(title.replace("_", " "), "payoff", curves, _floats(result.break_points))


@curves_of.register
def _(result: FamilyDisagreement) -> Curves:
    printed = result.measure == "printed"
    value = "max (x + y) - max min(x, y)" if printed else "largest distance of optima"
    title = f"{result.family.title or 'Family'}: disagreement of {', '.join(result.rules)}"
    parts = [part for piece in result.pieces for part in _parts(piece, 0, joined=False)]
    if not printed:  # the formulas give squares
        parts = [tuple((t, max(v, 0.0) ** 0.5) for t, v in part) for part in parts]
    curve = Curve("absolute value" if printed else "distance", tuple(parts))
    return Curves(title.replace("_", " "), value, (curve,), _floats(result.break_points))


def _floats(numbers: Any) -> tuple[float, ...]:
    return tuple(float(t) for t in numbers)


def _parts(piece: Piece, k: int, joined: bool) -> list[tuple[tuple[float, float], ...]]:
    if piece.low == piece.high:
        spot = Spot(piece.low)
        ends = [(float(piece.low), float(spot.value(p[k]))) for p in piece.points]
        return [tuple(ends)] if joined else [(end,) for end in ends]
    low, high = (
        t if isinstance(t, Fraction) else t.bounds(Fraction(1, 10**12)).middle
        for t in (piece.low, piece.high)
    )
    found = []
    for point in piece.points:
        ts = [low + (high - low) * Fraction(j, STEPS) for j in range(STEPS + 1)]
        # a formula may have a pole at an end that is not its own
        kept = [t for t in ts if Spot(t).polynomial_sign(point[k].denominator)]
        found.append(tuple((float(t), float(point[k](t))) for t in kept))
    return found


def draw_curves(curves: Curves, ax: Axes) -> Axes:
    """Draw the curves over t, break points as dotted lines."""
    for curve, color, line in zip(curves.curves, COLORS, LINES, strict=False):
        look: dict[str, Any] = {"color": OKABE_ITO[color], "linestyle": line, "linewidth": 2.0}
        label = curve.label
        for part in curve.parts:
            xs, ys = [t for t, _ in part], [v for _, v in part]
            marker = "o" if len(part) == 1 else ""
            ax.plot(xs, ys, marker=marker, markersize=5.0, label=label, **look)
            label = "_nolegend_"
    for t in curves.break_points:
        ax.axvline(t, color=OKABE_ITO["grey"], linestyle=":", linewidth=1.0, zorder=0)
    ax.set_xlabel("t")
    ax.set_ylabel(curves.value)
    ax.set_title(curves.title, fontsize=12, loc="left", pad=10)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    if len(curves.curves) > 1:
        ax.legend(frameon=False)
    return ax
