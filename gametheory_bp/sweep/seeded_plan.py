"""Plans of settings by seeds: every record of settings with every seed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np

from gametheory_bp.dynamics.seeds import read_seeds, seed_of
from gametheory_bp.errors import InputTypeError, InputValueError

__all__ = ["seed_sequence", "seeded", "settings_cell", "settings_of"]

T = TypeVar("T")


def seeded(
    cells: Sequence[Mapping[str, Any]], runs: int, rng: int = 0
) -> tuple[dict[str, Any], ...]:
    """Each cell with each of some seeds, spawned from one number.

    The k-th seed is the same in all cells, and does not depend on how many there are: a plan that
    grows keeps the runs that it had.

    Parameters
    ----------
    cells : sequence of mappings
    runs : int
        At least 1.
    rng : int

    Raises
    ------
    InputTypeError, InputValueError
        If there are no runs, or a cell has a seed already.

    Examples
    --------
    >>> seeded([{"n": 3}], 2, rng=7)
    ({'n': 3, 'seed': [7, 0]}, {'n': 3, 'seed': [7, 1]})
    """
    taken = [cell for cell in cells if "seed" in cell]
    if taken:
        raise InputValueError(f"the cell {dict(taken[0])} has a seed; give cells without")
    if isinstance(runs, bool) or not isinstance(runs, int):
        raise InputTypeError(f"runs is {runs!r}; give how many, at least 1")
    seeds = [seed_of(sequence) for sequence in read_seeds(runs, rng)]
    return tuple({**cell, "seed": [first, *key]} for cell in cells for first, key in seeds)


def seed_sequence(cell: Mapping[str, Any]) -> np.random.SeedSequence:
    """The seed of a cell, as learners take it.

    Examples
    --------
    >>> seed_sequence({"seed": [7, 1]}) .spawn_key
    (1,)
    """
    first, *key = cell["seed"]
    return np.random.SeedSequence(first, spawn_key=key)


def settings_cell(settings: Any) -> dict[str, Any]:
    """A frozen record of settings as a cell: numbers that JSON cannot hold become texts.

    Raises
    ------
    InputTypeError
        If it is no dataclass, or a value has no such form.

    Examples
    --------
    >>> from gametheory_bp.dynamics import LearningSettings
    >>> cell = settings_cell(LearningSettings(discount="1/2", updates=3))
    >>> cell["discount"], cell["updates"]
    ('1/2', 3)
    >>> settings_of(LearningSettings, cell) == LearningSettings(discount="1/2", updates=3)
    True
    """
    if not is_dataclass(settings) or isinstance(settings, type):
        raise InputTypeError(f"settings is {settings!r}; give a record of settings")
    return {item.name: _plain(getattr(settings, item.name), item.name) for item in fields(settings)}


def settings_of(kind: type[T], cell: Mapping[str, Any]) -> T:
    """The record of settings that a cell was made of; what else is in the cell is left out."""
    found: dict[str, Any] = {}
    for item in fields(kind):  # type: ignore[arg-type]
        if item.name in cell:
            value = cell[item.name]
            real = isinstance(item.default, float) and isinstance(value, str)
            found[item.name] = float(value) if real else value
    return kind(**found)


def _plain(value: Any, name: str) -> Any:
    if isinstance(value, (tuple, list)):
        return [_plain(x, name) for x in value]
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise InputTypeError(
        f"setting {name} is a {type(value).__name__}; a plan holds numbers, texts and lists of them"
    )
