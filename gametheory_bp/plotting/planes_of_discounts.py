"""Optima over the discount factor as curves: lines where they are proved, dots where sampled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.bargaining import OptimumOverDiscounts
from gametheory_bp.bargaining.discount_piece import DiscountPiece
from gametheory_bp.errors import InputTypeError
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.curves import Curve, Curves, curves_of, draw_curves

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot_over_discounts"]


@curves_of.register
def _(found: OptimumOverDiscounts) -> Curves:
    title = f"{found.game.title or 'Repeated game'}: {found.rule} among subgame-perfect equilibria"
    curves = tuple(
        Curve(name, tuple(part for piece in found.pieces for part in _parts(piece, player)))
        for player, name in enumerate(("row", "column"))
    )
    breaks = tuple((float(low) + float(high)) / 2 for low, high in found.break_points)
    return Curves(title.replace("_", " "), "payoff", curves, breaks)


def _parts(piece: DiscountPiece, player: int) -> list[tuple[tuple[float, float], ...]]:
    """A line for a proved piece, a dot per sample otherwise."""
    if piece.is_proved:
        values = [float(point[player]) for point in piece.points]
        return [((float(piece.start), v), (float(piece.end), v)) for v in values]
    return [
        ((float(sample.discount), float(point[player])),)
        for sample in piece.samples
        for point in sample.points
    ]


def plot_over_discounts(found: OptimumOverDiscounts, ax: Axes | None = None) -> Axes:
    """Draw both players' payoffs at the optimum over the discount factor.

    Lines are proved, dots are samples; dotted lines mark where the optimum changes.

    Parameters
    ----------
    found : OptimumOverDiscounts
    ax : matplotlib Axes, optional

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    InputTypeError
        If no optimum over discounts is given.

    See Also
    --------
    gametheory_bp.plotting.curves_of : the same as plain data.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from gametheory_bp import BimatrixGame
    >>> from gametheory_bp.bargaining import optimum_over_discounts
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> found = optimum_over_discounts(dilemma, "utilitarian", samples=3)
    >>> plot_over_discounts(found).get_xlabel()
    'discount factor'
    """
    if not isinstance(found, OptimumOverDiscounts):
        raise InputTypeError(
            f"got a {type(found).__name__}; give optimum_over_discounts(game, rule)"
        )
    axes = draw_curves(curves_of(found), axes_for(ax, size=(8.0, 4.6)))
    axes.set_xlabel("discount factor")
    axes.set_xlim(float(found.low), float(found.high))
    return axes
