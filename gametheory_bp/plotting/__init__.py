"""Plots of the payoff plane.  matplotlib is imported by the functions that draw, never before.

* :func:`plot` draws any result; :func:`plane_of` gives the same drawing as plain data;
* :func:`heat_map` is the data of a plotted table of rules by axioms;
* :func:`plot_welfare_contours` draws a welfare function; :func:`welfare_contours` is its data;
* :func:`file_figure` and :func:`save_figure` write figures without a display.
"""

from gametheory_bp.plotting import (  # noqa: F401 - they register what they draw
    planes_of_axioms,
    planes_of_equilibria,
    planes_of_problems,
    planes_of_sets,
    planes_of_values,
)
from gametheory_bp.plotting.canvas import file_figure, save_figure
from gametheory_bp.plotting.contours import (
    WelfareContours,
    plot_welfare_contours,
    welfare_contours,
)
from gametheory_bp.plotting.curves import Curve, Curves, curves_of, draw_curves
from gametheory_bp.plotting.dispatch import plane_of
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.facade import plot
from gametheory_bp.plotting.heat_map import (
    HeatCell,
    HeatMap,
    draw_heat_map,
    heat_map,
    heat_map_size,
)
from gametheory_bp.plotting.plane import Area, Arrow, Mark, Path, Plane

__all__ = [
    "Area",
    "Arrow",
    "Curve",
    "Curves",
    "HeatCell",
    "HeatMap",
    "Mark",
    "Path",
    "Plane",
    "WelfareContours",
    "curves_of",
    "draw_curves",
    "draw_heat_map",
    "draw_plane",
    "figure_size",
    "file_figure",
    "heat_map",
    "heat_map_size",
    "plane_of",
    "plot",
    "plot_welfare_contours",
    "save_figure",
    "welfare_contours",
]
