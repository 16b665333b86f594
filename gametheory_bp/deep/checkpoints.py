"""Checkpoints: all tensors in one file of safetensors, everything else in JSON beside it.

``checkpoint.json`` names its file of tensors, its size and its SHA-256.  A new checkpoint writes a
new file of tensors first and then replaces ``checkpoint.json`` in one step of the file system, so
at any moment the folder holds one whole checkpoint: an interrupted write, or a full disk, leaves
the former one as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load, save

from gametheory_bp.deep.whole_files import replace_file
from gametheory_bp.errors import InputValueError, MissingFileError, UnreadableFileError

__all__ = [
    "Checkpoint",
    "CheckpointError",
    "as_stored",
    "parts_that_fit",
    "read_checkpoint",
    "require_same",
    "write_checkpoint",
]

INDEX = "checkpoint.json"
FORMAT = 1


class CheckpointError(InputValueError):
    """A checkpoint is damaged or does not fit; the message names the file.

    Examples
    --------
    >>> raise CheckpointError("checkpoint.json is cut off")
    Traceback (most recent call last):
    gametheory_bp.deep.checkpoints.CheckpointError: checkpoint.json is cut off
    """


class Checkpoint(NamedTuple):
    """What a folder holds.

    Attributes
    ----------
    tensors : dict of tensors, on the CPU
    facts : dict
        What JSON can hold.
    """

    tensors: dict[str, torch.Tensor]
    facts: dict[str, Any]


def write_checkpoint(
    folder: str | Path, tensors: Mapping[str, torch.Tensor], facts: Mapping[str, Any]
) -> Path:
    """Write a checkpoint in place of the one that the folder holds.

    Parameters
    ----------
    folder : path
        Made if it does not exist.
    tensors : mapping of tensors
    facts : mapping
        As JSON allows it.

    Returns
    -------
    Path
        Of ``checkpoint.json``.

    Raises
    ------
    UnreadableFileError
        If it cannot be written (no permission, disk full, ...); the former one is kept.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = write_checkpoint(folder, {"x": torch.ones(2)}, {"round": 3})
    ...     found = read_checkpoint(folder)
    >>> found.tensors["x"].tolist(), found.facts
    ([1.0, 1.0], {'round': 3})
    """
    place = Path(folder)
    data = save({name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()})
    digest = sha256(data).hexdigest()
    name = f"tensors-{digest[:16]}.safetensors"
    index = {
        "format": FORMAT,
        "tensors": {"file": name, "bytes": len(data), "sha256": digest},
        "facts": dict(facts),
    }
    text = json.dumps(index, indent=1, allow_nan=False).encode("utf-8")
    try:
        place.mkdir(parents=True, exist_ok=True)
        replace_file(place / name, data)
        replace_file(place / INDEX, text)
    except OSError as error:
        _forget(place, keep=_named(place))
        raise UnreadableFileError(
            f"the checkpoint cannot be written to {place}: {error}; the former one, if any, is "
            "still there. Free some space, or give another folder"
        ) from error
    _forget(place, keep=name)
    return place / INDEX


def read_checkpoint(folder: str | Path) -> Checkpoint:
    """The checkpoint of a folder.

    Raises
    ------
    MissingFileError
        If there is none.
    UnreadableFileError
        If it may not be read.
    CheckpointError
        If a file is cut off or damaged.
    """
    place = Path(folder)
    index = _index(place)
    try:
        name, size, digest = (index["tensors"][key] for key in ("file", "bytes", "sha256"))
        facts = index["facts"]
    except (KeyError, TypeError):
        raise _no_index(place) from None
    if index.get("format") != FORMAT:
        raise CheckpointError(
            f"{place / INDEX} has format {index.get('format')!r}; this release reads {FORMAT}: "
            "give another folder"
        )
    path = place / Path(str(name)).name
    data = _bytes(path)
    if len(data) != size:
        raise CheckpointError(
            f"{path} has {len(data)} bytes of {size}: it was cut off; give another folder, or put "
            "a copy back"
        )
    if sha256(data).hexdigest() != digest:
        raise CheckpointError(
            f"{path} is damaged: its SHA-256 is not that in {INDEX}; give another folder, or put "
            "a copy back"
        )
    return Checkpoint(load(data), facts)


def require_same(facts: Mapping[str, Any], mine: Mapping[str, Any]) -> None:
    """Refuse the checkpoint of another run; of records only the fields that differ are named.

    Parameters
    ----------
    facts, mine : mapping
        Those of the checkpoint, and what the run that is to go on has in their place.

    Raises
    ------
    CheckpointError
        If they are not the same.

    Examples
    --------
    >>> held, wanted = {"updates": 5, "batch": 8}, {"updates": 6, "batch": 8}
    >>> require_same({"settings": held}, {"settings": wanted})  # doctest: +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
    gametheory_bp.deep.checkpoints.CheckpointError: the checkpoint has settings {'updates': 5}, this
    run {'updates': 6}; resume with the same arguments, or give another folder
    """
    for name, wanted in mine.items():
        held = facts.get(name)
        if held == wanted:
            continue
        if isinstance(held, dict) and isinstance(wanted, dict):
            apart = [key for key in {**held, **wanted} if held.get(key) != wanted.get(key)]
            held, wanted = ({k: one[k] for k in apart if k in one} for one in (held, wanted))
        raise CheckpointError(
            f"the checkpoint has {name} {held!r}, this run {wanted!r}; resume with the same "
            "arguments, or give another folder"
        )


@contextmanager
def parts_that_fit() -> Iterator[None]:
    """Turn what goes wrong where parts are missing, or have other shapes, into CheckpointError."""
    try:
        yield
    except (KeyError, RuntimeError) as error:
        raise CheckpointError(f"the checkpoint lacks a part or it does not fit: {error}") from None


def as_stored(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as they come back from JSON.

    Examples
    --------
    >>> as_stored({"pair": (1, 2)})
    {'pair': [1, 2]}
    """
    found: dict[str, Any] = json.loads(json.dumps(facts))
    return found


def _no_index(place: Path) -> CheckpointError:
    return CheckpointError(
        f"{place / INDEX} is no index of a checkpoint; give another folder, or put a copy back"
    )


def _index(place: Path) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(place / INDEX))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise CheckpointError(
            f"{place / INDEX} is cut off or damaged ({error}); give another folder, or put a copy "
            "back"
        ) from None
    if not isinstance(found, dict):
        raise _no_index(place)
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(
            f"there is no {path}; a run writes one after its first rounds"
        ) from None
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error}") from None


def _named(place: Path) -> str | None:
    """The file of tensors that the present index names."""
    try:
        found: str = _index(place)["tensors"]["file"]
    except (OSError, KeyError, TypeError, CheckpointError):
        return None
    return found


def _forget(place: Path, keep: str | None) -> None:
    """Delete files of tensors that no index names; nothing if there is no index to go by."""
    for path in place.glob("tensors-*.safetensors*"):
        if keep is not None and path.name != keep:
            try:
                path.unlink()
            except OSError:
                continue  # it only takes space
