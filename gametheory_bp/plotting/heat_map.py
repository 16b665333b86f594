"""The table of rules by axioms as a heat map: a coloured square with a mark in every cell.

Every status has its own colour and its own mark, so that nothing is said by colour alone: P for a
theorem, the number of instances in which no violation was found, x for a violation with its
witness, a dash where the axiom does not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gametheory_bp.axioms import AxiomTable, list_axioms, load_axiom
from gametheory_bp.errors import InputTypeError
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["LOOKS", "HeatCell", "HeatMap", "Look", "draw_heat_map", "heat_map", "heat_map_size"]

SQUARE = 0.42
"""Inches of the side of a cell."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of a status look, and what the legend says of them."""

    color: str
    text: str
    label: str


LOOKS = MappingProxyType(
    {
        "proved": Look(OKABE_ITO["blue"], "white", "P: proved, and searched"),
        "none found": Look(OKABE_ITO["sky"], "black", "n: no violation in n instances"),
        "violated": Look(OKABE_ITO["orange"], "black", "x: violated, with a witness"),
        "not defined": Look("#f2f2f2", "#555555", "-: not defined on this domain"),
    }
)
"""The look of every status."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One square: the status that colours it, and the mark written in it.

    Attributes
    ----------
    disputed : bool
        Whether a witness speaks against a theorem; such a cell gets a thick frame.
    """

    status: str
    mark: str
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table of rules by axioms as plain data.

    Attributes
    ----------
    title : str
    rules, axioms : tuple of str
        Ids of the rows and titles of the columns.
    cells : tuple of rows of HeatCell
    """

    title: str
    rules: tuple[str, ...]
    axioms: tuple[str, ...]
    cells: tuple[tuple[HeatCell, ...], ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many cells have each status that occurs, in the order of the legend."""
        found = [cell.status for row in self.cells for cell in row]
        return tuple((status, found.count(status)) for status in LOOKS if status in found)


def heat_map(table: AxiomTable) -> HeatMap:
    """The data of the heat map of a table.

    Raises
    ------
    InputTypeError
        If it is no table of rules by axioms.

    Examples
    --------
    >>> from gametheory_bp.axioms import axiom_table
    >>> table = axiom_table(["nash", "proportional"], ["symmetry", "scale_covariance"], budget=20)
    >>> heat_map(table).counts
    (('proved', 3), ('violated', 1))
    """
    if not isinstance(table, AxiomTable):
        raise InputTypeError(f"got a {type(table).__name__}; give a table of axiom_table")
    known = list_axioms()
    rows = tuple(
        tuple(
            HeatCell(cell.status, cell.mark, cell.contradicts_a_theorem)
            for cell in (table.cell(rule, axiom) for axiom in table.axioms)
        )
        for rule in table.rules
    )
    titles = tuple(load_axiom(axiom).title if axiom in known else axiom for axiom in table.axioms)
    domain = table.domain.replace("_", " ")
    return HeatMap(f"Rules by axioms on {domain} problems", table.rules, titles, rows)


def heat_map_size(data: HeatMap) -> tuple[float, float]:
    """Inches (width, height) of a figure with squares that are large enough to read."""
    return 3.6 + SQUARE * len(data.axioms), 3.4 + SQUARE * len(data.rules)


def draw_heat_map(data: HeatMap, ax: Axes) -> Axes:
    """Draw the squares, their marks, the names of rules and axioms, and the legend."""
    from matplotlib.patches import Rectangle

    for k, row in enumerate(data.cells):
        for n, cell in enumerate(row):
            look = LOOKS[cell.status]
            ax.add_patch(
                Rectangle(
                    (n - 0.5, k - 0.5), 1, 1,
                    facecolor=look.color, edgecolor="white", linewidth=1.5, zorder=1,
                )
            )  # fmt: skip
            if cell.disputed:
                ax.add_patch(
                    Rectangle(
                        (n - 0.42, k - 0.42), 0.84, 0.84,
                        fill=False, edgecolor="black", linewidth=2.5, zorder=3,
                    )
                )  # fmt: skip
            size = 9 if len(cell.mark) < 4 else 7
            ax.text(n, k, cell.mark, color=look.text, fontsize=size, ha="center", va="center")
    ax.set_xlim(-0.5, len(data.axioms) - 0.5)
    ax.set_ylim(len(data.rules) - 0.5, -0.5)
    ax.set_aspect("equal")
    ax.set_xticks(
        range(len(data.axioms)), data.axioms, rotation=55, ha="left", rotation_mode="anchor"
    )
    ax.set_yticks(range(len(data.rules)), [rule.replace("_", " ") for rule in data.rules])
    ax.tick_params(length=0, labelsize=9, labeltop=True, labelbottom=False, top=True, bottom=False)
    for side in ax.spines.values():
        side.set_visible(False)
    ax.set_title(data.title, fontsize=12, loc="left", pad=12)
    _legend(data, ax)
    return ax


def _legend(data: HeatMap, ax: Axes) -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(facecolor=LOOKS[status].color, edgecolor="#999999", linewidth=0.6,
              label=f"{LOOKS[status].label} ({count} cells)")
        for status, count in data.counts
    ]  # fmt: skip
    if any(cell.disputed for row in data.cells for cell in row):
        handles.append(
            Patch(fill=False, edgecolor="black", linewidth=2.5, label="speaks against a theorem")
        )
    ax.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=2,
        frameon=False, fontsize=9,
    )  # fmt: skip
