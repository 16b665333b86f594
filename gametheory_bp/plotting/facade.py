"""``plot``: draw any result in the payoff plane, a table of rules by axioms as a heat map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gametheory_bp.axioms import AxiomTable
from gametheory_bp.bargaining import OptimumOverDiscounts
from gametheory_bp.equilibria.stochastic import ApproximatePayoffs, StochasticPayoffs
from gametheory_bp.families import FamilyDisagreement, FamilyOptimum
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.plotting.canvas import axes_for
from gametheory_bp.plotting.curves import curves_of, draw_curves
from gametheory_bp.plotting.dispatch import plane_of
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.heat_map import HeatMap, draw_heat_map, heat_map, heat_map_size
from gametheory_bp.plotting.panels_of_states import plot_states
from gametheory_bp.plotting.planes_of_discounts import plot_over_discounts
from gametheory_bp.plotting.plots_of_learning import drawing_of
from gametheory_bp.plotting.state_drawing import plot_automaton

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["plot"]


def plot(result: Any, ax: Axes | None = None) -> Axes:
    """Draw a result in the payoff plane.

    The row player's payoff runs to the right, the column player's upwards.  Every point is
    labelled once; labels do not overlap.

    Parameters
    ----------
    result : result record
        A game (with everything known about it), a payoff set, a Pareto frontier, equilibria, a
        bargaining problem, a solution, an optimum, a report; a violation of an axiom, which shows
        the related problems and what moved the wrong way; a table of rules by axioms; an
        answer for a family of games, as curves over its parameter; an automaton, as a graph;
        equilibrium payoffs of a stochastic game, one panel for each of the first nine states;
        a run of learning as paths of payoffs, profiles of self-play and cross-play, scores and
        shares of outcomes as bars.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure, which a notebook shows by itself.

    Returns
    -------
    matplotlib Axes
        ``show`` and ``savefig`` are left to the caller.

    Raises
    ------
    InputTypeError
        If the result has no place in the payoff plane, or ``ax`` is no Axes.

    See Also
    --------
    gametheory_bp.plotting.plane_of : the same drawing as plain data.
    gametheory_bp.plotting.curves_of : the same for curves over a parameter.
    gametheory_bp.plotting.heat_map : the same for a table of rules by axioms.
    gametheory_bp.plotting.plot_payoff_sets : equilibrium payoffs at several discount factors.
    gametheory_bp.plotting.plot_automaton : an automaton with the action names of a game.
    gametheory_bp.plotting.plot_welfare_contours : contours of a welfare function.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("Agg")
    >>> from gametheory_bp import BimatrixGame, feasible_payoffs
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> plot(feasible_payoffs(game)).get_xlabel()
    'row payoff'
    """
    if isinstance(result, (AxiomTable, HeatMap)):
        data = result if isinstance(result, HeatMap) else heat_map(result)
        return draw_heat_map(data, axes_for(ax, size=heat_map_size(data)))
    if isinstance(result, (FamilyOptimum, FamilyDisagreement)):
        return draw_curves(curves_of(result), axes_for(ax, size=(8.0, 4.6)))
    if isinstance(result, (Automaton, JointAutomaton)):
        return plot_automaton(result, ax=ax)
    if isinstance(result, (StochasticPayoffs, ApproximatePayoffs)):
        return plot_states(result, ax)
    if isinstance(result, OptimumOverDiscounts):
        return plot_over_discounts(result, ax)
    drawing = drawing_of(result)
    if drawing is not None:
        return drawing.draw(axes_for(ax, size=drawing.size))
    plane = plane_of(result)  # before any figure is made: a refused result leaves none behind
    return draw_plane(plane, axes_for(ax, size=figure_size(plane)))
