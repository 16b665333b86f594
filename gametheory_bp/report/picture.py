"""The payoff plane of a report: what is there is drawn, nothing is worked out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.payoffs import independent_payoffs
from gametheory_bp.plotting import Plane
from gametheory_bp.plotting.payoff_plane import game_pieces, outline
from gametheory_bp.plotting.pieces import assemble, pure_pieces

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["picture"]


def picture(report: Report) -> Plane:
    """All sets, all equilibria, and what each rule picks over the first set of the table."""
    if report.feasible is None:  # interrupted at the very start
        return assemble(report.title, pure_pieces(report.game))
    table, hidden = report.table, "independent" in report.left_out
    cells = () if table is None else tuple(c for c in table.cells if c.among == table.among[0])
    return assemble(
        report.title,
        game_pieces(
            report.feasible,
            () if hidden else outline(independent_payoffs(report.game)),
            report.correlated.vertices if report.correlated is not None else (),
            report.nash,
            table.disagreement if table is not None else None,
            [(cell.rule, cell.points) for cell in cells if cell.points],
            cells[0].among if cells else "",
        ),
    )
