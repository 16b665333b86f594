"""Long cells of a table, folded into several lines for plain text."""

from __future__ import annotations

from itertools import zip_longest
from textwrap import wrap

from gametheory_bp.display import Formula, Stack, Table

__all__ = ["folded"]

WIDTH = 60
"""Characters after which a cell goes on in the next line."""


def folded(part: Table | Formula | Stack, width: int = WIDTH) -> Table | Formula | Stack:
    """The same description with every table cell at most ``width`` wide, where words allow it.

    Examples
    --------
    >>> print(folded(Table("", ("who", "what"), (("row", "one two three"),)), 7).text())
    who  what
    ---  -------
    row  one two
         three
    """
    if isinstance(part, Stack):
        return Stack(part.heading, tuple(folded(inner, width) for inner in part.parts))
    if isinstance(part, Formula):
        return part
    rows = []
    for row in part.rows:
        lines = (
            wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]
            if len(cell) > width
            else [cell]
            for cell in row
        )
        rows += list(zip_longest(*lines, fillvalue=""))
    return Table(part.title, part.columns, tuple(rows), part.note)
