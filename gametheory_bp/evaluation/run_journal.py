"""A journal of finished runs: one JSON line each, with settings, versions and seeds.

A run is found again by its name, its settings and the version of this library; a run that is in the
journal is not made again, so an interrupted experiment goes on where it stopped.  A line that was
cut off in the middle of writing counts as not written.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from gametheory_bp.errors import InputValueError, UnreadableFileError

__all__ = ["RunJournal", "settings_key", "versions"]

PACKAGES = ("numpy", "scipy")
OURS = __name__.partition(".")[0]


def versions() -> dict[str, str]:
    """Versions of what computes: this library, Python, and the libraries of numbers.

    Examples
    --------
    >>> sorted(versions())
    ['gametheory_bp', 'numpy', 'python', 'scipy']
    """
    found = {OURS: _own_version(), "python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # pragma: no cover - both are required
            continue
    return found


@dataclass(frozen=True, slots=True)
class RunJournal:
    """Finished runs in a file of JSON lines.

    Parameters
    ----------
    path : Path
        Made, with its folder, when the first run is written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     journal = RunJournal(Path(folder) / "runs.jsonl")
    ...     first = journal.run("sum", {"terms": [1, 2]}, lambda: {"sum": 3})
    ...     again = journal.run("sum", {"terms": [1, 2]}, lambda: {"sum": "not computed again"})
    >>> first, again
    ({'sum': 3}, {'sum': 3})
    """

    path: Path

    def lines(self) -> tuple[dict[str, Any], ...]:
        """All finished runs; a line that cannot be read was cut off and is passed over.

        Raises
        ------
        UnreadableFileError
            If the path is a folder or may not be read.
        """
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableFileError(f"{self.path} cannot be read as a journal: {error}") from None
        found = (_line(line) for line in text.splitlines())
        return tuple(line for line in found if line is not None)

    def find(self, name: str, settings: dict[str, Any]) -> Any:
        """The results of a finished run, or None."""
        wanted, present = _plain(settings), _own_version()
        for line in reversed(self.lines()):
            own = line["versions"].get(OURS) == present
            if own and line["run"] == name and line["settings"] == wanted:
                return line["results"]
        return None

    def run(self, name: str, settings: dict[str, Any], compute: Callable[[], Any]) -> Any:
        """The results of a run, computed and written unless they are there.

        Parameters
        ----------
        name : str
        settings : dict
            Everything that the results depend on, seeds included, as JSON allows it.
        compute : callable
            Its results must be what JSON can hold, without NaN.

        Raises
        ------
        InputValueError
            If settings or results have no JSON form.
        UnreadableFileError
            If the file cannot be written.
        """
        found = self.find(name, settings)
        if found is not None:
            return found
        started = time.process_time()
        results = compute()
        return self.write(name, settings, results, time.process_time() - started)

    def finished(self, name: str) -> dict[str, Any]:
        """Results of all finished runs of a name by :func:`settings_key`, in one reading."""
        present = _own_version()
        return {
            settings_key(line["settings"]): line["results"]
            for line in self.lines()
            if line["run"] == name and line["versions"].get(OURS) == present
        }

    def write(self, name: str, settings: dict[str, Any], results: Any, seconds: float) -> Any:
        """Write the results of a run that was made; returns them as they come back from JSON.

        Raises
        ------
        InputValueError, UnreadableFileError
            As for :meth:`run`.
        """
        plain = _plain(results)
        line = {
            "run": name,
            "settings": _plain(settings),
            "versions": versions(),
            "cpu_seconds": round(seconds, 3),
            "results": plain,
        }
        self._append(json.dumps(line, allow_nan=False))
        return plain

    def _append(self, line: str) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b") as file:
                if file.tell():
                    file.seek(-1, 2)
                    if file.read(1) != b"\n":  # cut off before: it must not spoil this line
                        file.write(b"\n")
                file.write(line.encode("utf-8") + b"\n")
        except OSError as error:
            raise UnreadableFileError(f"{self.path} cannot be written: {error}") from None


def settings_key(settings: dict[str, Any]) -> str:
    """Settings as one line of text that does not depend on their order.

    Examples
    --------
    >>> settings_key({"b": (1, 2), "a": 0})
    '{"a": 0, "b": [1, 2]}'
    """
    return json.dumps(_plain(settings), sort_keys=True)


def _own_version() -> str:
    found: str = sys.modules[OURS].__version__  # imported before any of its modules
    return found


def _line(text: str) -> dict[str, Any] | None:
    try:
        line = json.loads(text)
    except json.JSONDecodeError:
        return None
    wanted = {"run", "settings", "versions", "results"}
    return line if isinstance(line, dict) and wanted <= set(line) else None


def _plain(value: Any) -> Any:
    """The value as it comes back from JSON: tuples are lists there."""
    try:
        return json.loads(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise InputValueError(
            f"a run of an experiment has no JSON form: {error}; give lists, dicts, texts and "
            f"finite numbers"
        ) from None
