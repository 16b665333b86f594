"""Equilibrium payoffs of a stochastic game: small multiples, one panel per state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gametheory_bp.equilibria.stochastic import ApproximatePayoffs, StochasticPayoffs
from gametheory_bp.exact.exactness import bound_words
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.drawing import draw_plane
from gametheory_bp.plotting.legend import legend_handles
from gametheory_bp.plotting.pieces import Piece, assemble, set_pieces
from gametheory_bp.plotting.plane import Plane
from gametheory_bp.plotting.planes_of_equilibrium_payoffs import ASSUMPTIONS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["MOST", "planes_of_states", "plot_states"]

MOST, ACROSS, PANEL = 9, 3, 3.4
"""States that are shown, panels side by side, inches of each."""

Found = StochasticPayoffs | ApproximatePayoffs


def planes_of_states(found: Found) -> tuple[Plane, ...]:
    """The drawings of all states as plain data: the sibling of :func:`plot_states`.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame
    >>> from gametheory_bp.equilibria.stochastic import stochastic_equilibrium_payoffs
    >>> from gametheory_bp.games.stochastic import StochasticGame
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> game = StochasticGame.of(RepeatedGame(dilemma, "1/2"))
    >>> [len(plane.areas) for plane in planes_of_states(stochastic_equilibrium_payoffs(game))]
    [1]
    """
    return tuple(
        assemble(f"{name}: no equilibrium" if _is_empty(found, s) else name, _pieces(found, s))
        for s, name in enumerate(found.game.states)
    )


def plot_states(found: Found, ax: Axes | None = None) -> Axes:
    """Draw the sets of the first nine states side by side, with the same axes.

    Parameters
    ----------
    found : StochasticPayoffs or ApproximatePayoffs
    ax : matplotlib Axes, optional
        Then the first state alone is drawn there.

    Returns
    -------
    matplotlib Axes
        Of the first state; ``.figure.axes`` are those of all.
    """
    planes = planes_of_states(found)[:MOST]
    if ax is not None or len(planes) == 1:
        return draw_plane(planes[0], axes_for(ax))
    from matplotlib import pyplot as plt

    across = min(ACROSS, len(planes))
    down = -(-len(planes) // across)
    figure = plt.figure(figsize=(PANEL * across, PANEL * down + 1.1), layout="constrained")
    grid = figure.subplots(down, across, squeeze=False, sharex=True, sharey=True)
    for plane, panel in zip(planes, grid.flat, strict=False):
        draw_plane(plane, panel, legend=False)
    for panel in grid.flat[len(planes) :]:
        panel.set_visible(False)
    _share_limits(planes, grid.flat[0])
    shown = f" (first {len(planes)} of {len(found.game.states)})"
    shown = shown if len(planes) < len(found.game.states) else ""
    title = f"Equilibrium payoffs by state{shown}, discount {found.game.discount}. {_how(found)}"
    figure.suptitle(f"{title}\n{ASSUMPTIONS}", fontsize=11)
    lines = list(dict.fromkeys(line for plane in planes for line in plane.legend))
    figure.legend(handles=legend_handles(lines), loc="outside lower center", ncols=3, frameon=False)
    first: Axes = grid.flat[0]
    return first


def _pieces(found: Found, s: int) -> list[Piece]:
    if isinstance(found, ApproximatePayoffs):
        return list(set_pieces("sustained", found.sets[s], "equilibrium payoffs, floats"))
    inner, outer = found.inner[s], found.outer[s]
    pieces = list(set_pieces("sustained", inner.vertices, "subgame-perfect payoffs"))
    if inner != outer:
        pieces += set_pieces("sustained_bound", outer.vertices, "proved: none outside")
    return pieces


def _is_empty(found: Found, s: int) -> bool:
    return not found.sets[s] if isinstance(found, ApproximatePayoffs) else found.is_empty[s]


def _how(found: Found) -> str:
    if isinstance(found, ApproximatePayoffs):
        return "Floats, no proof."
    if found.inner == found.outer:
        return "Exact."
    if found.gap is None:
        return "INCOMPLETE: none found in some state."
    return f"The sets reach at most {bound_words(found.gap)} further."


def _share_limits(planes: Sequence[Plane], first: Axes) -> None:
    corners = [v for plane in planes for area in plane.areas for v in area.vertices]
    if corners:
        first.set_xlim(*_limits([float(x) for x, _ in corners]))
        first.set_ylim(*_limits([float(y) for _, y in corners]))


def _limits(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = 0.06 * (high - low) or 0.5
    return low - room, high + room
