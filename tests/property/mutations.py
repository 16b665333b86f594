"""Every way to damage a JSON document by one small change.

``mutations(body)`` yields pairs (path, damaged copy).  Numbers move by 1 and by a thousandth,
texts change, lists lose, repeat or exchange entries, records lose a field or get one more.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

Path = tuple[str | int, ...]
RATIONAL = re.compile(r"-?\d+(/\d+)?")


def mutations(body: Any) -> Iterator[tuple[Path, Any]]:
    """All single damages of a JSON body, with the place where each happened."""
    for path, value in _places(body):
        for changed in _changes(value):
            if changed != value:
                yield path, _replaced(body, path, changed)


def _places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for key, child in children:
        yield from _places(child, (*path, key))


def _changes(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, str):
        if RATIONAL.fullmatch(value):
            number = Fraction(value)
            yield from (str(number + 1), str(number - Fraction(1, 1000)), float(number))
        else:
            yield value + "?"
    elif value is None:
        yield "1"
    elif isinstance(value, list):
        yield from (value[1:], value[:-1], value + value[-1:], value[::-1])
    elif isinstance(value, dict):
        yield from ({k: v for k, v in value.items() if k != name} for name in value)
        yield {**value, "more": "1"}


def _replaced(body: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    damaged = copy.deepcopy(body)
    place = damaged
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return damaged
