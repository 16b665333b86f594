"""Cells of a plan: a grid over some settings, the others as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from gametheory_bp.errors import EmptySetError
from gametheory_bp.evaluation.run_journal import settings_key

__all__ = ["grid", "united"]


def grid(
    axes: Mapping[str, Sequence[Any]], fixed: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], ...]:
    """All combinations of the values of some settings; the last axis runs fastest.

    Raises
    ------
    EmptySetError
        If an axis has no values.

    Examples
    --------
    >>> grid({"a": [1, 2], "b": [0]}, {"c": 5})
    ({'c': 5, 'a': 1, 'b': 0}, {'c': 5, 'a': 2, 'b': 0})
    """
    empty = [name for name, values in axes.items() if not len(values)]
    if empty:
        raise EmptySetError(f"axis {empty[0]!r} has no values; give at least one")
    return tuple(
        {**(fixed or {}), **dict(zip(axes, values, strict=True))}
        for values in product(*axes.values())
    )


def united(*plans: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The cells of several plans, each once.

    Examples
    --------
    >>> united(grid({"a": [1, 2]}), grid({"a": [2, 3]}))
    ({'a': 1}, {'a': 2}, {'a': 3})
    """
    found = {settings_key(cell): cell for plan in plans for cell in plan}
    return tuple(found.values())
