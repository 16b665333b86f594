"""Measurements of a run in JSON lines, one for each round."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gametheory_bp.deep.whole_files import replace_file
from gametheory_bp.errors import UnreadableFileError

__all__ = ["MetricsFile"]


class MetricsFile:
    """A file of JSON lines that a run appends to.

    Parameters
    ----------
    path : path, optional
        None: measurements are kept in ``lines`` only.
    rounds : int
        Lines of later rounds are taken out first: the run begins again before them.

    Attributes
    ----------
    lines : list of dict

    Raises
    ------
    UnreadableFileError
        If the file cannot be read or written.

    Examples
    --------
    >>> metrics = MetricsFile(None)
    >>> metrics.add({"round": 1, "loss": 0.5})
    >>> metrics.lines[0]["loss"]
    0.5
    """

    def __init__(self, path: str | Path | None, rounds: int = 0) -> None:
        self.path = None if path is None else Path(path)
        self.lines: list[dict[str, Any]] = []
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = self.path.read_text("utf-8") if self.path.exists() else ""
            self.lines = [line for line in map(_read, text.splitlines()) if _within(line, rounds)]
            whole = "".join(json.dumps(line) + "\n" for line in self.lines)
            if whole != text:
                replace_file(self.path, whole.encode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableFileError(f"{self.path} cannot be used for metrics: {error}") from None

    def add(self, line: Mapping[str, Any]) -> None:
        """Append one line."""
        self.lines.append(dict(line))
        if self.path is not None:
            try:
                with self.path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line) + "\n")
            except OSError as error:
                raise UnreadableFileError(f"{self.path} cannot be written: {error}") from None


def _read(text: str) -> dict[str, Any]:
    try:
        line = json.loads(text)
    except json.JSONDecodeError:
        return {}  # cut off while it was written
    return line if isinstance(line, dict) else {}


def _within(line: Mapping[str, Any], rounds: int) -> bool:
    number = line.get("round")
    return isinstance(number, int) and number <= rounds
