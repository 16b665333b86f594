"""How far a sweep has come, read from its journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import UnreadableFileError
from gametheory_bp.evaluation.run_journal import RunJournal, settings_key

__all__ = ["SweepState", "state_of"]


@dataclass(frozen=True, slots=True)
class SweepState(Displayed):
    """Which cells of a plan are finished.

    Attributes
    ----------
    name : str
    done, missing : tuple of int
        Places of the cells.
    torn : int
        Lines of the journal that cannot be read, since writing was cut off; they count as not
        written.
    elsewhere : int
        Lines of the sweep's name that are no cells of the plan, or of another version of this
        library.
    cpu_seconds : float
        Of the finished cells.

    Examples
    --------
    >>> SweepState("squares", (0, 2), (1,), 1, 0, 0.5).note()
    'squares: 2 of 3 cells finished; 1 line was cut off in writing and is passed over'
    """

    name: str
    done: tuple[int, ...]
    missing: tuple[int, ...]
    torn: int
    elsewhere: int
    cpu_seconds: float

    def note(self) -> str:
        """The state in one sentence."""
        cells = len(self.done) + len(self.missing)
        words = f"{self.name}: {len(self.done)} of {cells} cells finished"
        if self.torn:
            was = "1 line was" if self.torn == 1 else f"{self.torn} lines were"
            are = "is" if self.torn == 1 else "are"
            words += f"; {was} cut off in writing and {are} passed over"
        if self.elsewhere:
            words += f"; {self.elsewhere} of other plans or versions"
        return words

    def display(self) -> Table:
        """Finished and missing cells, and the time they took."""
        rows = (
            ("finished", str(len(self.done))),
            ("missing", str(len(self.missing))),
            ("lines cut off", str(self.torn)),
            ("of other plans or versions", str(self.elsewhere)),
            ("CPU seconds", f"{self.cpu_seconds:.1f}"),
        )
        return Table(self.name, ("cells", "number"), rows)


def state_of(name: str, cells: Sequence[Mapping[str, Any]], journal: RunJournal) -> SweepState:
    """How far a sweep has come.

    Raises
    ------
    UnreadableFileError
        If the journal cannot be read.

    Examples
    --------
    >>> from pathlib import Path
    >>> state_of("squares", [{"n": 1}], RunJournal(Path("nowhere.jsonl"))).missing
    (0,)
    """
    known = journal.finished(name)
    keys = [settings_key(dict(cell)) for cell in cells]
    done = tuple(k for k, key in enumerate(keys) if key in known)
    lines = journal.lines()
    own = [line for line in lines if line["run"] == name]
    wanted = set(keys)
    counted = {
        settings_key(line["settings"]): float(line.get("cpu_seconds", 0.0))
        for line in own
        if settings_key(line["settings"]) in wanted & set(known)
    }
    return SweepState(
        name,
        done,
        tuple(k for k in range(len(keys)) if k not in set(done)),
        _written(journal) - len(lines),
        len(own) - len(done),
        sum(counted.values()),
    )


def _written(journal: RunJournal) -> int:
    try:
        return len(journal.path.read_text("utf-8").splitlines())
    except FileNotFoundError:
        return 0
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"{journal.path} cannot be read: {error}") from None
