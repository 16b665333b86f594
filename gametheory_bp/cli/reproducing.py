"""``reproduce``: draw a figure or print a table of the paper from the library's own answers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gametheory_bp.reproduction import REPRODUCTIONS

__all__ = ["reproduce"]

ITEMS = tuple(name.replace("_", "-") for name in REPRODUCTIONS.names())
RUNS = Path("runs")
Item = Annotated[
    str | None, Parameter(help=f"One of {', '.join(ITEMS)}; left out, they are listed.")
]


def reproduce(item: Item = None, /, *, out: Path | None = None, runs: Path = RUNS) -> int:
    """Reproduce a figure or table of the paper.

    Parameters
    ----------
    item: str
        What to reproduce.
    out: Path
        File for the figure (by default ITEM.png in the present folder), or for the table if it
        ends in .html, .tex or .txt.
    runs: Path
        Folder for finished runs, where the item needs some: they are not made again.
    """
    from gametheory_bp.cli.terminal import progress, show
    from gametheory_bp.errors import UnknownNameError
    from gametheory_bp.reproduction._saving import ENDINGS, refuse_ending, save_table

    if item is None:
        return _listed()
    if item not in ITEMS:
        raise UnknownNameError("figure or table", item, ITEMS)
    found = REPRODUCTIONS.load(item.replace("-", "_"))
    if out is not None and out.suffix not in ENDINGS:  # before the work, not after it
        if found.figure is None:
            raise refuse_ending(out)
        from gametheory_bp.plotting.canvas import figure_format

        figure_format(out)
    if found.kept_in is not None:
        found = found.kept_in(runs)
    try:
        with progress() as tell:
            tell(item)
            for step in () if found.steps is None else found.steps():
                tell(f"{item}: {step}")
            table = found.table()
    except KeyboardInterrupt:
        if found.kept_in is not None and runs.exists():
            print(f"finished runs are in {runs}; the same command goes on", file=sys.stderr)
        raise
    show(table)
    print(f"source: {found.source}")
    if found.kept_in is not None:
        print(f"finished runs are in {runs}")
    if out is not None and (found.figure is None or out.suffix in ENDINGS):
        print(f"the table is in {save_table(table, out, found.title)}")
    elif found.figure is not None:
        from gametheory_bp.plotting import save_figure

        print(f"the figure is in {save_figure(found.figure(), out or Path(f'{item}.png'))}")
    return 0


def _listed() -> int:
    from gametheory_bp.cli.terminal import show
    from gametheory_bp.display import Table

    rows = []
    for item in ITEMS:
        found = REPRODUCTIONS.load(item.replace("-", "_"))
        rows.append((item, found.title, found.source))
    note = "reproduce one with: gametheory-bp reproduce NAME"
    show(Table("Figures and tables", ("name", "title", "source"), tuple(rows), note))
    return 0
