"""``reproduce``: draw a figure or print a table of the paper from the library's own answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gametheory_bp.reproduction import REPRODUCTIONS, Learning, Reproduction

__all__ = ["reproduce"]

ITEMS = tuple(name.replace("_", "-") for name in REPRODUCTIONS.names())
RUNS = Path("runs")
PRESETS = ("quick", "published")
PAPER = "Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI"
Item = Annotated[
    str | None, Parameter(help=f"One of {', '.join(ITEMS)}; left out, they are listed.")
]


def reproduce(
    item: Item = None,
    /,
    *,
    out: Path | None = None,
    runs: Path = RUNS,
    preset: str | None = None,
    jobs: int | None = None,
    executor: str | None = None,
) -> int:
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
    preset: str
        quick or published: with agents that learn, in items that have some (needs the extra deep).
    jobs: int
        Workers that learn side by side, 1 by default; results do not depend on how many.
    executor: str
        Which workers, if there are several: loky (processes, the default), threading, ray or dask.
    """
    from gametheory_bp.cli.terminal import progress, show
    from gametheory_bp.errors import UnknownNameError
    from gametheory_bp.reproduction._saving import ENDINGS, refuse_ending, save_table

    if item is None:
        return _listed()
    if item not in ITEMS:
        raise UnknownNameError("figure or table", item, ITEMS)
    found = _loaded(item)
    if out is not None and out.suffix not in ENDINGS:  # before the work, not after it
        if found.figure is None:
            raise refuse_ending(out)
        from gametheory_bp.plotting.canvas import figure_format

        figure_format(out)
    learns = _learning(item, found, preset, jobs, executor)
    try:
        with progress() as tell:
            tell(item)
            found = _kept(found, learns, runs, lambda words: tell(f"{item}: {words}"))
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


def _learning(
    item: str, found: Reproduction, preset: str | None, jobs: int | None, executor: str | None
) -> Learning | None:
    """How the item learns; None if nothing in it does.  Refused here, before any work."""
    from gametheory_bp.errors import InputValueError, UnknownNameError
    from gametheory_bp.sweep.executors import require_executor

    asked = {"--preset": preset, "--jobs": jobs, "--executor": executor}
    given = [flag for flag, value in asked.items() if value is not None]
    if found.at_preset is None:
        if given:
            able = [name for name in ITEMS if _loaded(name).at_preset is not None]
            raise InputValueError(
                f"{item} has no part that is learned by preset, so {given[0]} means nothing; it "
                f"does for {', '.join(able)}"
            )
        return None
    preset = found.preset if preset is None else preset
    if preset is None:
        if given:
            raise InputValueError(
                f"{given[0]} is for agents that learn; add --preset quick to have some in {item}"
            )
        return None
    if preset not in PRESETS:
        raise UnknownNameError("preset", preset, PRESETS)
    many = 1 if jobs is None else jobs
    if many < 1:
        raise InputValueError(f"--jobs is {many}; give at least 1")
    which = executor or "loky"
    require_executor(which, many)
    from gametheory_bp.deep.requirement import require_torch

    require_torch()
    return Learning(preset, None, many, which)


def _kept(
    found: Reproduction, learns: Learning | None, runs: Path, tell: Callable[[str], None]
) -> Reproduction:
    """The item with its runs kept in a folder, and what it learns told of."""
    if learns is not None and found.at_preset is not None:
        return found.at_preset(Learning(learns.preset, runs, learns.jobs, learns.executor, tell))
    return found if found.kept_in is None else found.kept_in(runs)


def _loaded(item: str) -> Reproduction:
    return REPRODUCTIONS.load(item.replace("-", "_"))


def _listed() -> int:
    """Names and titles; the paper is named once, below the table."""
    from gametheory_bp.cli.terminal import show
    from gametheory_bp.display import Table

    rows = []
    for item in ITEMS:
        found = _loaded(item)
        learns = "-" if found.at_preset is None else found.preset or "optional"
        rows.append((item, found.title, found.source.replace(f"{PAPER}, ", ""), learns))
    note = (
        f"numbers are those of {PAPER}\n"
        "preset: by which agents learn, unless --preset names another (-: none learns by preset)\n"
        "reproduce one with: gametheory-bp reproduce NAME"
    )
    show(Table("Figures and tables", ("name", "title", "number", "preset"), tuple(rows), note))
    return 0
