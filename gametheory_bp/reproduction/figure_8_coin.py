"""Payoff profiles in the coin games (the coin games of figure 8 of the paper).

Published means lie below the exact Pareto frontier; beside them stand exact agents, one for the sum
and one for the minimum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.plotting.canvas import file_panels
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.frontier_with_profiles import frontier_with_profiles
from gametheory_bp.plotting.plane import Plane
from gametheory_bp.reproduction._published_and_exact import (
    PAYOFF_HEADS,
    RULES,
    RUNS,
    agents_earn,
    attainable_corners,
    payoff_lines,
)
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAMES = ("CG", "ABCG")


def _table() -> Table:
    lines = tuple(line for run in RUNS if run.split(", ")[0] in GAMES for line in payoff_lines(run))
    note = "shares of the largest sum and minimum that joint plans attain over as many steps"
    return Table("Mean rewards per step in the coin games", PAYOFF_HEADS, lines, note)


def _plane(game: str) -> Plane:
    groups = {
        f"published, {run.split(', ')[1]}": dict(told.payoffs)
        for run, (_, told, _) in RUNS.items()
        if run.split(", ")[0] == game
    }
    groups["exact agents, amTFT"] = {
        f"exact {one} - {two}": agents_earn(game.lower(), one, two, "discounted")
        for one in RULES
        for two in RULES
    }
    title = f"{game}: frontier and exact agents discounted; published: means over episodes"
    return frontier_with_profiles(attainable_corners(game.lower()), groups, title=title)


def _figure() -> Figure:
    planes = [_plane(game) for game in GAMES]
    drawing, axes = file_panels([figure_size(plane) for plane in planes])
    for plane, ax in zip(planes, axes, strict=True):
        draw_plane(plane, ax)
    return drawing


FIGURE_8_COIN = Reproduction(
    title="Payoff profiles in the coin games, below the exact frontier",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "figure 8, coin games",
    table=_table,
    figure=_figure,
)
