"""``reproduce``: draw a figure or print a table of the paper from the library's own answers."""

from __future__ import annotations

from pathlib import Path

__all__ = ["reproduce"]


def reproduce(item: str, /, *, out: Path | None = None) -> int:
    """Reproduce a figure or table of the paper.

    Parameters
    ----------
    item: str
        figure-1 (Venn diagram of cooperation problems) or figure-2 (payoff matrices).
    out: Path
        File for the figure; by default ITEM.png in the present folder.
    """
    from gametheory_bp.cli.terminal import show
    from gametheory_bp.errors import UnknownNameError
    from gametheory_bp.plotting import save_figure
    from gametheory_bp.reproduction import REPRODUCTIONS

    known = [name.replace("_", "-") for name in REPRODUCTIONS.names()]
    if item not in known:
        raise UnknownNameError("figure or table", item, known)
    found = REPRODUCTIONS.load(item.replace("-", "_"))
    target = out or Path(f"{item}.png")
    show(found.table())
    print(f"source: {found.source}")
    print(f"the figure is in {save_figure(found.figure(), target)}")
    return 0
