"""The table of rules by axioms as a heat map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

import gametheory_bp as gt
from gametheory_bp.axioms import AxiomTable, Cell, axiom_table
from gametheory_bp.axioms.table_cell import CellStatus
from gametheory_bp.cli.axioms import axioms
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.plotting import draw_heat_map, file_figure, heat_map, heat_map_size
from gametheory_bp.plotting.heat_map import LOOKS, HeatCell, HeatMap

RULES = ["nash", "proportional", "inequity_averse"]
AXIOMS = ["symmetry", "scale_covariance", "midpoint_domination"]
TABLE = axiom_table(RULES, AXIOMS, budget=12)


def test_the_data_are_those_of_the_table() -> None:
    data = heat_map(TABLE)
    assert data.rules == tuple(RULES) and data.axioms[2] == "Midpoint domination"
    for k, rule in enumerate(RULES):
        for n, axiom in enumerate(AXIOMS):
            cell = TABLE.cell(rule, axiom)
            assert data.cells[k][n] == HeatCell(cell.status, cell.mark)
    assert dict(data.counts) == {"proved": 4, "violated": 2, "not defined": 3}


def test_every_status_has_a_look_of_its_own() -> None:
    assert set(LOOKS) == set(get_args(CellStatus))
    assert len({look.color for look in LOOKS.values()}) == len(LOOKS)


def test_a_square_and_a_mark_for_every_cell() -> None:
    data = heat_map(TABLE)
    _, ax = file_figure(size=heat_map_size(data))
    draw_heat_map(data, ax)
    squares = [p for p in ax.patches if isinstance(p, Rectangle)]
    assert len(squares) == len(ax.texts) == 9
    assert [t.get_text() for t in ax.texts] == [c.mark for row in data.cells for c in row]
    colors = [to_rgb(LOOKS[c.status].color) for row in data.cells for c in row]
    assert [s.get_facecolor()[:3] for s in squares] == colors
    legend = ax.get_legend()
    assert legend is not None and len(legend.get_texts()) == 3


def test_a_cell_against_a_theorem_is_framed() -> None:
    found = TABLE.cell("proportional", "scale_covariance").violation
    assert found is not None
    planted = Cell("nash", "symmetry", "comprehensive", 1, 1, 0, found)
    assert planted.contradicts_a_theorem
    table = AxiomTable("comprehensive", ("nash",), ("symmetry",), (planted,))
    _, ax = file_figure()
    draw_heat_map(heat_map(table), ax)
    assert len(ax.patches) == 2 and len(ax.get_legend().get_texts()) == 2


def test_plot_takes_the_table_and_its_data() -> None:
    assert gt.plot(TABLE).get_title(loc="left") == "Rules by axioms on comprehensive problems"
    data = replace(heat_map(TABLE), title="mine")
    assert gt.plot(data).get_title(loc="left") == "mine"
    with pytest.raises(InputTypeError, match="give a table of axiom_table"):
        heat_map("nash")  # type: ignore[arg-type]


def test_marks_fit_their_squares_in_a_table_of_21_by_24() -> None:
    cells = tuple(tuple(HeatCell("none found", "1234") for _ in range(24)) for _ in range(21))
    axioms = ("Independence of irrelevant alternatives",) * 24
    data = HeatMap("large", ("relative_utilitarian",) * 21, axioms, cells)
    figure, ax = file_figure(size=heat_map_size(data))
    draw_heat_map(data, ax)
    figure.draw_without_rendering()
    side = ax.transData.transform((1, 0))[0] - ax.transData.transform((0, 0))[0]
    assert max(t.get_window_extent().width for t in ax.texts) < side
    names = [t.get_window_extent() for t in ax.get_yticklabels()]
    assert not any(a.overlaps(b) for a, b in zip(names, names[1:], strict=False))
    assert min(b.x0 for b in names) >= 0
    tops = [t.get_window_extent() for t in ax.get_xticklabels()]
    assert max(b.x1 for b in tops) <= figure.bbox.x1 and max(b.y1 for b in tops) <= figure.bbox.y1


def test_the_command_line_draws_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "table.svg"
    assert axioms(rules=["nash"], axioms=["symmetry"], budget=8, figure=target) == 0
    assert "the heat map is in" in capsys.readouterr().out
    assert target.read_text("utf-8").count('<g id="patch_') >= 2
    with pytest.raises(InputValueError, match=r"must end in \.pdf, \.png, \.svg"):
        axioms(rules=["nash"], axioms=["symmetry"], budget=8, figure=tmp_path / "table.doc")
