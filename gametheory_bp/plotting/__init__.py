"""Plots of the payoff plane.  matplotlib is imported by the functions that draw, never before.

* :func:`plot` draws any result; :func:`plane_of` gives the same drawing as plain data;
* :func:`heat_map` is the data of a plotted table of rules by axioms;
* :func:`plot_payoff_sets` draws equilibrium payoffs of a repeated game at several discount factors,
  :func:`animate_payoff_sets` one after the other; :func:`payoff_sets_over_discounts` is their data;
* :func:`plot_over_discounts` draws how an optimum moves with the discount factor;
* :func:`plot_automaton` draws an automaton; :func:`state_diagram` is its data;
* :func:`profile_scatter` holds what learned policies earn, :func:`score_bars_figure` their scores;
* :func:`learning_curves`, :func:`payoff_paths` and :func:`phase_portrait` are the data of plots of
  learning;
* :func:`plot_welfare_contours` draws a welfare function; :func:`welfare_contours` is its data;
* :func:`file_figure`, :func:`file_panels` and :func:`save_figure` write figures without a display.
"""

from gametheory_bp.plotting import (  # noqa: F401 - they register what they draw
    planes_of_axioms,
    planes_of_equilibria,
    planes_of_equilibrium_payoffs,
    planes_of_problems,
    planes_of_repeated_play,
    planes_of_sets,
    planes_of_stochastic,
    planes_of_values,
)
from gametheory_bp.plotting.canvas import file_figure, file_panels, save_figure
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
from gametheory_bp.plotting.learning_curves import (
    LearningCurves,
    PayoffPaths,
    draw_learning_curves,
    draw_payoff_paths,
    learning_curves,
    payoff_paths,
)
from gametheory_bp.plotting.outcome_bars import draw_outcome_bars
from gametheory_bp.plotting.payoff_sets_over_discounts import (
    PayoffSetsOverDiscounts,
    animate_payoff_sets,
    payoff_sets_over_discounts,
    plot_payoff_sets,
    save_animation,
)
from gametheory_bp.plotting.phase_portraits import (
    PhasePanel,
    draw_phase_panel,
    phase_figure,
    phase_portrait,
)
from gametheory_bp.plotting.plane import Area, Arrow, Mark, Path, Plane
from gametheory_bp.plotting.planes_of_discounts import plot_over_discounts
from gametheory_bp.plotting.profile_scatter import (
    ScatterPanel,
    draw_profile_scatter,
    profile_scatter,
    profile_scatter_figure,
)
from gametheory_bp.plotting.score_bars import (
    ScoreBars,
    bar_group,
    draw_score_bars,
    score_bars_figure,
)
from gametheory_bp.plotting.state_diagram import StateDiagram, state_diagram
from gametheory_bp.plotting.state_drawing import draw_states, plot_automaton
from gametheory_bp.plotting.value_maps import ValueMap, draw_value_map, value_maps_figure

__all__ = [
    "Area",
    "Arrow",
    "Curve",
    "Curves",
    "HeatCell",
    "HeatMap",
    "LearningCurves",
    "Mark",
    "Path",
    "PayoffPaths",
    "PayoffSetsOverDiscounts",
    "PhasePanel",
    "Plane",
    "ScatterPanel",
    "ScoreBars",
    "StateDiagram",
    "ValueMap",
    "WelfareContours",
    "animate_payoff_sets",
    "bar_group",
    "curves_of",
    "draw_curves",
    "draw_heat_map",
    "draw_learning_curves",
    "draw_outcome_bars",
    "draw_payoff_paths",
    "draw_phase_panel",
    "draw_plane",
    "draw_profile_scatter",
    "draw_score_bars",
    "draw_states",
    "draw_value_map",
    "figure_size",
    "file_figure",
    "file_panels",
    "heat_map",
    "heat_map_size",
    "learning_curves",
    "payoff_paths",
    "payoff_sets_over_discounts",
    "phase_figure",
    "phase_portrait",
    "plane_of",
    "plot",
    "plot_automaton",
    "plot_over_discounts",
    "plot_payoff_sets",
    "plot_welfare_contours",
    "profile_scatter",
    "profile_scatter_figure",
    "save_animation",
    "save_figure",
    "score_bars_figure",
    "state_diagram",
    "value_maps_figure",
    "welfare_contours",
]
