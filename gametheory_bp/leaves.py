"""Leaf folders: adding an item is adding a file.

A *leaf file* defines exactly one module-level constant of its folder's type; the item's id is
the file's name.  A :class:`LeafFolder` finds its files in sorted order, loads each only when
it is asked for, and takes third-party leaves from an entry-point group of the same contract
(entry-point name = id, entry-point object = the constant).
"""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar

from gametheory_bp.errors import GameTheoryError, UnknownNameError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["LeafError", "LeafFolder"]

Leaf = TypeVar("Leaf")


@cache
def _declared() -> bytes:
    """The text of every installed ``entry_points.txt``; some 50 short files, read once.

    ``importlib.metadata`` takes ten times as long to import as this does to run, and hardly
    anybody has a package with leaves for us: it is asked only where a group is mentioned.
    """
    found = []
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # no folder: a zip archive, or not there
            names = []
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                path = os.path.join(folder, name, "entry_points.txt")
                if os.path.exists(path):
                    with open(path, "rb") as file:
                        found.append(file.read())
    return b"\n".join(found)


def _entry_points(group: str) -> tuple[EntryPoint, ...]:
    usual = all(os.path.isdir(folder or ".") or not os.path.exists(folder) for folder in sys.path)
    if usual and f"[{group}]".encode() not in _declared():
        return ()
    from importlib.metadata import entry_points

    return tuple(entry_points(group=group))


class LeafError(GameTheoryError, ImportError):
    """A leaf file breaks the contract of its folder."""


class LeafFolder(Generic[Leaf]):
    """The items of one folder, by id.

    Parameters
    ----------
    package : str
        Dotted name of the folder, e.g. ``"gametheory_bp.games.library"``.
    leaf_type : type
        The type of the one constant that each file defines.
    what : str
        What an item is called in error messages, e.g. ``"game"``.
    group : str
        Entry-point group through which other packages add items.
    """

    def __init__(self, package: str, leaf_type: type[Leaf], what: str, group: str) -> None:
        self.package = package
        self.leaf_type = leaf_type
        self.what = what
        self.group = group

    @cached_property
    def _files(self) -> tuple[str, ...]:
        path = import_module(self.package).__path__
        return tuple(sorted(m.name for m in pkgutil.iter_modules(path) if m.name[0] != "_"))

    @cached_property
    def _plugins(self) -> dict[str, EntryPoint]:
        found: dict[str, EntryPoint] = {}
        for point in _entry_points(self.group):
            if point.name in self._files or point.name in found:
                raise LeafError(
                    f"{self.what} {point.name!r} is defined twice: entry point {point.value!r} "
                    f"repeats an existing id; rename it"
                )
            found[point.name] = point
        return found

    def names(self) -> tuple[str, ...]:
        """Ids of all items, sorted."""
        return tuple(sorted((*self._files, *self._plugins)))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (name in self._files or name in self._plugins)

    def load(self, name: str) -> Leaf:
        """The item with this id; raises ``UnknownNameError`` offering the nearest ids."""
        if name not in self:
            raise UnknownNameError(self.what, name, self.names())
        if name in self._files:
            return self._constant(name)
        if name in self._plugins:
            item = self._plugins[name].load()
            if not isinstance(item, self.leaf_type):
                raise LeafError(f"entry point {name!r} is no {self.leaf_type.__name__}: {item!r}")
            return item
        raise UnknownNameError(self.what, name, self.names())

    def items(self) -> Iterator[tuple[str, Leaf]]:
        """Pairs (id, item) in sorted order."""
        for name in self.names():
            yield name, self.load(name)

    def _constant(self, name: str) -> Leaf:
        module = import_module(f"{self.package}.{name}")
        found = [v for v in vars(module).values() if isinstance(v, self.leaf_type)]
        if len(found) != 1:
            raise LeafError(
                f"{module.__name__} defines {len(found)} constants of type "
                f"{self.leaf_type.__name__}; a leaf file defines exactly one"
            )
        return found[0]
