"""Venn diagram of cooperation problems (figure 1 of the paper), with the library's games in it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.games.library import list_games, load_game
from gametheory_bp.plotting.canvas import file_figure
from gametheory_bp.plotting.venn import VennDiagram, draw_venn, region_name, venn_diagram
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.taxonomy import classify

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@cache
def diagram() -> VennDiagram:
    """The region of every library game, by its classification."""
    return venn_diagram((name, classify(load_game(name)).sets) for name in list_games())


def _table() -> Table:
    found = diagram()
    number = {name: k + 1 for k, name in enumerate(found.numbered)}
    rows = [
        (region_name(sets) if k == 0 else "", str(number[name]), name, load_game(name).title)
        for sets, names in (*found.regions, *found.strays)
        for k, name in enumerate(names)
    ]
    strays = "; ".join(region_name(sets) for sets, _ in found.strays)
    note = f"regions that the diagram does not have: {strays}" if strays else ""
    return Table("Cooperation problems", ("region", "number", "game", "title"), tuple(rows), note)


def _figure() -> Figure:
    figure, ax = file_figure(size=(10.0, 5.0))
    draw_venn(diagram(), ax, title="Cooperation problems: where the library's games lie")
    return figure


FIGURE_1 = Reproduction(
    title="Venn diagram of cooperation problems",
    source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
    "figure 1",
    table=_table,
    figure=_figure,
)
