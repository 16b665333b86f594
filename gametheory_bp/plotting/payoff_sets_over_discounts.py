"""How the set of subgame-perfect payoffs grows with patience: small multiples, or an animation.

All drawings have the same axes, those of the feasible polygon, so that they can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs, subgame_perfect_payoffs
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import bound_words
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.wording import number_words, point_words
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.legend import COLUMNS, ROW, legend_handles
from gametheory_bp.plotting.pieces import assemble
from gametheory_bp.plotting.plane import Plane
from gametheory_bp.plotting.planes_of_equilibrium_payoffs import (
    ASSUMPTIONS,
    equilibrium_pieces_over,
)

if TYPE_CHECKING:
    from matplotlib.animation import FuncAnimation
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "PayoffSetsOverDiscounts",
    "animate_payoff_sets",
    "payoff_sets_over_discounts",
    "plot_payoff_sets",
    "save_animation",
]

ACROSS, PANEL, GAP = 3, 3.5, 0.7
"""Drawings side by side, inches of the frame of each, and between two frames."""
DOTS = 90
"""Dots per inch of a GIF."""


@dataclass(frozen=True, slots=True)
class PayoffSetsOverDiscounts(Displayed):
    """Sets of subgame-perfect payoffs of one stage game, by increasing discount factor.

    Attributes
    ----------
    game : BimatrixGame
    found : tuple of RepeatedPayoffs
        Each with its certificate.
    """

    game: BimatrixGame
    found: tuple[RepeatedPayoffs, ...]

    @property
    def planes(self) -> tuple[Plane, ...]:
        """The drawings as plain data."""
        return tuple(
            assemble(f"discount {one.repeated.discount}", equilibrium_pieces_over(one))
            for one in self.found
        )

    def display(self) -> Table:
        """One line per discount factor."""
        rows = []
        for one in self.found:
            shown = ", ".join(map(point_words, one.vertices)) or "empty"
            state = "exact" if one.inner == one.outer else f"gap {_gap(one)}"
            rows.append((number_words(one.repeated.discount), shown, state))
        title = "Subgame-perfect payoffs over the discount factor"
        return Table(title, ("discount", "corners", "state"), tuple(rows), ASSUMPTIONS)

    def __repr__(self) -> str:
        return f"PayoffSetsOverDiscounts({self.game!r}, {len(self.found)} discounts)"


def payoff_sets_over_discounts(
    game: BimatrixGame,
    discounts: Iterable[Any],
    *,
    progress: Callable[[str], object] | None = None,
) -> PayoffSetsOverDiscounts:
    """The sets of subgame-perfect payoffs at several discount factors.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    discounts : iterable of numbers
        Each in [0, 1); a float is read as written.  They are sorted, repetitions dropped.
    progress : callable, optional
        Told each discount factor before its set is computed.

    Returns
    -------
    PayoffSetsOverDiscounts
        ``.planes`` is what :func:`plot_payoff_sets` and :func:`animate_payoff_sets` draw.  Ctrl-C
        keeps the sets found so far, the last of them as a bracket.

    Raises
    ------
    InputTypeError, InputValueError
        If no game is given, no discount factor, or one outside [0, 1).

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> sets = payoff_sets_over_discounts(load_game("prisoners_dilemma"), ["1/2", 0])
    >>> print(sets)
    Subgame-perfect payoffs over the discount factor
    discount  corners                                     state
    --------  ------------------------------------------  -----
    0         (-2, -2)                                    exact
    1/2       (-2, -2), (-1/2, -2), (-1, -1), (-2, -1/2)  exact
    pure actions on path, perfect monitoring, public lotteries
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"game is a {type(game).__name__}; give a BimatrixGame")
    repeated = {one.discount: one for one in (RepeatedGame(game, d) for d in discounts)}
    if not repeated:
        raise InputValueError("no discount factor is given; give some, such as ['1/2', '9/10']")
    found = []
    for discount, one in sorted(repeated.items()):
        if progress is not None:
            progress(f"subgame-perfect payoffs at discount {discount}")
        found.append(subgame_perfect_payoffs(one))
        if found[-1].was_interrupted:
            break
    return PayoffSetsOverDiscounts(game, tuple(found))


def plot_payoff_sets(sets: PayoffSetsOverDiscounts) -> tuple[Axes, ...]:
    """Small multiples: one drawing per discount factor in a new figure, with one legend.

    Parameters
    ----------
    sets : PayoffSetsOverDiscounts

    Returns
    -------
    tuple of matplotlib Axes
        One per discount factor; ``axes[0].figure`` is the whole.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from gametheory_bp import load_game
    >>> sets = payoff_sets_over_discounts(load_game("prisoners_dilemma"), [0, "1/2"])
    >>> [ax.get_title(loc="left") for ax in plot_payoff_sets(sets)]
    ['discount 0', 'discount 1/2']
    """
    from matplotlib import pyplot as plt

    planes = _planes(sets)
    across = min(ACROSS, len(planes))
    down = -(-len(planes) // across)
    lines = list(dict.fromkeys(line for plane in planes for line in plane.legend))
    below = 0.65 + ROW * -(-len(lines) // COLUMNS)
    wide, high = _frame(planes[0])
    size = (wide + GAP) * across + 0.4, (high + GAP) * down + below
    figure = plt.figure(figsize=size)
    grid = figure.subplots(down, across, squeeze=False)
    left, bottom = 0.75 / size[0], below / size[1]
    right, top = 1 - 0.2 / size[0], 1 - 0.85 / size[1]
    figure.subplots_adjust(left, bottom, right, top, wspace=GAP / wide, hspace=GAP / high)
    title = sets.game.title or "Repeated game"
    figure.suptitle(f"{title}: {ASSUMPTIONS}", fontsize=11, y=1 - 0.15 / size[1])
    figure.supxlabel("row payoff", y=(below - 0.55) / size[1], fontsize=10)
    figure.supylabel("column payoff", fontsize=10)
    figure.legend(handles=legend_handles(lines), loc="lower center", ncols=COLUMNS, frameon=False)
    axes = tuple(grid.flat)[: len(planes)]
    for ax in grid.flat[len(planes) :]:
        ax.set_visible(False)
    for plane, ax in zip(planes, axes, strict=True):
        draw_plane(plane, ax, legend=False)
        ax.set(xlabel="", ylabel="")
    return axes


def animate_payoff_sets(
    sets: PayoffSetsOverDiscounts, figure: Figure | None = None, *, frames_per_second: int = 1
) -> FuncAnimation:
    """An animation with one frame per discount factor; a notebook shows ``.to_jshtml()``.

    Parameters
    ----------
    sets : PayoffSetsOverDiscounts
    figure : matplotlib Figure, optional
        Where to draw; by default a new figure.
    frames_per_second : int
        How many discount factors are shown in a second.
    """
    from matplotlib.animation import FuncAnimation

    planes = _planes(sets)
    if figure is None:
        from matplotlib import pyplot as plt

        figure = plt.figure(figsize=figure_size(planes[-1]), layout="constrained")
    ax = figure.add_subplot()

    def draw(frame: int) -> tuple[()]:
        ax.clear()
        draw_plane(planes[frame], ax)
        return ()

    return FuncAnimation(figure, draw, frames=len(planes), interval=1000 / frames_per_second)


def save_animation(
    sets: PayoffSetsOverDiscounts, path: str | Path, *, frames_per_second: int = 1
) -> Path:
    """Write the animation as a GIF.

    Raises
    ------
    InputValueError
        If the name of the file does not end in ``.gif``.
    """
    from matplotlib.animation import PillowWriter
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    target = Path(path)
    if target.suffix.lower() != ".gif":
        raise InputValueError(f"animation file {str(target)!r}: its name must end in .gif")
    target.parent.mkdir(parents=True, exist_ok=True)
    figure = Figure(figsize=figure_size(_planes(sets)[-1]), dpi=DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    moving = animate_payoff_sets(sets, figure, frames_per_second=frames_per_second)
    moving.save(target, writer=PillowWriter(fps=frames_per_second))
    return target


def _planes(sets: PayoffSetsOverDiscounts) -> tuple[Plane, ...]:
    if not isinstance(sets, PayoffSetsOverDiscounts):
        raise InputTypeError(
            f"got a {type(sets).__name__}; give payoff_sets_over_discounts(game, discounts)"
        )
    return sets.planes


def _frame(plane: Plane) -> tuple[float, float]:
    """Inches of the frame of one small drawing, with the ratio that a large one has."""
    wide, high = figure_size(plane)
    return PANEL, PANEL * (high - 1.8) / (wide - 0.9)


def _gap(found: RepeatedPayoffs) -> str:
    return "unknown" if found.gap is None else bound_words(found.gap)
