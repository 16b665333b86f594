"""Measurements as event files of TensorBoard, beside the lines in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gametheory_bp.errors import MissingPackageError, UnreadableFileError

__all__ = ["EventFiles"]


class EventFiles:
    """Writes each number of a line under its name, a pair as name/row and name/column.

    Parameters
    ----------
    folder : path, optional
        None: nothing is written.
    rounds : int
        Later rounds of files that are there already are hidden: the run begins again before them.

    Raises
    ------
    MissingPackageError
        If TensorBoard is not installed; the message names the extra.
    UnreadableFileError
        If the folder cannot be written to.

    Examples
    --------
    >>> events = EventFiles(None)
    >>> events.add({"round": 1, "losses": [0.5, 0.25]})
    >>> events.close()
    """

    def __init__(self, folder: str | Path | None, rounds: int = 0) -> None:
        self._writer: Any = None
        if folder is None:
            return
        try:
            from torch.utils.tensorboard import SummaryWriter
        except ImportError as error:
            raise MissingPackageError(
                f"tensorboard=True needs the package 'tensorboard' ({error}); install it with "
                "pip install -c constraints.txt 'gametheory_bp[tensorboard]', or leave it out: "
                "metrics.jsonl has the same numbers"
            ) from None
        try:
            self._writer = SummaryWriter(str(folder), purge_step=rounds + 1)
        except OSError as error:
            raise UnreadableFileError(f"{folder} cannot be used for events: {error}") from None

    def add(self, line: Mapping[str, Any]) -> None:
        """Write the numbers of one round; they are on the disk when this returns."""
        if self._writer is None:
            return
        for name, value in line.items():
            if isinstance(value, (list, tuple)):
                for player, number in zip(("row", "column"), value, strict=False):
                    self._writer.add_scalar(f"{name}/{player}", number, line["round"])
            elif isinstance(value, (int, float)) and name != "round":
                self._writer.add_scalar(name, value, line["round"])
        self._writer.flush()

    def close(self) -> None:
        """Close the file."""
        if self._writer is not None:
            self._writer.close()
