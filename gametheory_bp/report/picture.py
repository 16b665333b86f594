"""The payoff planes of a report: what is there is drawn, nothing is worked out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.payoffs import independent_payoffs
from gametheory_bp.plotting import Plane, plane_of
from gametheory_bp.plotting.payoff_plane import game_pieces, outline
from gametheory_bp.plotting.pieces import assemble, pure_pieces, solution_pieces
from gametheory_bp.plotting.planes_of_equilibrium_payoffs import equilibrium_pieces_over

if TYPE_CHECKING:
    from gametheory_bp.report.record import Report

__all__ = ["picture", "repeated_picture"]


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


def repeated_picture(report: Report) -> tuple[Plane, ...]:
    """Subgame-perfect payoffs and what each rule picks of them; nothing before they are there."""
    later = report.repeated
    if later is None or later.payoffs is None:
        return ()
    alone = plane_of(later.payoffs)
    cells = () if later.table is None else later.table.cells
    solutions = [(cell.rule, cell.points) for cell in cells if cell.points]
    pieces = (
        *equilibrium_pieces_over(later.payoffs),
        *solution_pieces(solutions, "subgame_perfect"),
    )
    title = f"Repeated, discount {later.repeated.discount}"
    return (assemble(title, pieces, alone.caption),)
