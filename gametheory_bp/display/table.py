"""A table as data: title, column heads, rows of text, a note."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gametheory_bp.display.latex import latex_text
from gametheory_bp.display.shown import Shown

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table(Shown):
    """Rows of text cells under column heads.

    Examples
    --------
    >>> print(Table("Payoffs", ("player", "value"), (("row", "4/3"), ("column", "2/3"))).text())
    Payoffs
    player  value
    ------  -----
    row     4/3
    column  2/3
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    def text(self) -> str:
        """Plain text with aligned columns."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[k]) for line in lines) for k in range(len(self.columns))]
        shown = [_aligned(line, widths) for line in lines]
        rule = "  ".join("-" * w for w in widths)
        parts = [self.title, shown[0], rule, *shown[1:], self.note]
        return "\n".join(part for part in parts if part)

    def html(self) -> str:
        """A plain HTML table: no style, no script, all text escaped."""
        head = "".join(f"<th>{escape(c)}</th>" for c in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
            for row in self.rows
        )
        caption = f"<caption>{escape(self.title)}</caption>" if self.title else ""
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"

    def latex(self) -> str:
        """A ``tabular`` environment."""
        lines = [
            " & ".join(latex_text(cell) for cell in line) for line in (self.columns, *self.rows)
        ]
        body = " \\\\\n".join([lines[0] + " \\\\\\hline", *lines[1:]]).replace(
            "\\\\\\hline \\\\", "\\\\ \\hline"
        )
        return f"\\begin{{tabular}}{{{'l' * len(self.columns)}}}\n{body} \\\\\n\\end{{tabular}}"


def _aligned(line: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
