"""How the learned part of an item is made: by which settings, where it is kept, by how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

__all__ = ["Learning"]


def _silent(words: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Learning:
    """How an item learns what it needs.

    Parameters
    ----------
    preset : {"quick", "published"}
        Of the settings and the number of runs.
    folder : Path, optional
        For runs, finished and begun; without one nothing is kept.
    jobs : int
        Workers.
    executor : str
        Which workers, if there are several: see :func:`gametheory_bp.sweep.sweep`.
    tell : callable
        Told what is worked on.  Results depend neither on it nor on the workers.

    Examples
    --------
    >>> Learning(jobs=2).at(Path("runs")) == Learning(folder=Path("runs"))
    True
    """

    preset: str = "quick"
    folder: Path | None = None
    jobs: int = field(default=1, compare=False)
    executor: str = field(default="loky", compare=False)
    tell: Callable[[str], object] = field(default=_silent, compare=False)

    def at(self, folder: Path | None) -> Learning:
        """The same, kept in another folder."""
        return replace(self, folder=folder)
