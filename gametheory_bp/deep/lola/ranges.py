"""Ranges of settings: refused with the field's name, its value and the rule."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError

__all__ = ["HUGE", "TINY", "require_choices", "require_counts", "require_numbers"]

TINY, HUGE = sys.float_info.min, sys.float_info.max


def require_counts(settings: object, fewest: Mapping[str, int]) -> None:
    """Refuse fields that are no integers of at least so many.

    Raises
    ------
    InputTypeError, InputValueError
    """
    for name, least in fewest.items():
        count = getattr(settings, name)
        if type(count) is not int:
            raise InputTypeError(f"{name} is {count!r}; give an integer >= {least}")
        if count < least:
            raise InputValueError(f"{name} is {count}; give an integer >= {least}")


def require_numbers(settings: object, rules: Iterable[tuple[str, str, float, float]]) -> None:
    """Refuse fields that are no numbers of a range: (field, rule in words, least, most).

    Raises
    ------
    InputTypeError, InputValueError
    """
    for name, rule, least, most in rules:
        number = getattr(settings, name)
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise InputTypeError(f"{name} is {number!r}; give {rule}")
        if not least <= number <= most:
            raise InputValueError(f"{name} is {number}; give {rule}")


def require_choices(settings: object, choices: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse fields that are none of some names.

    Raises
    ------
    UnknownNameError
        The nearest names are offered.
    """
    for name, known in choices.items():
        if getattr(settings, name) not in known:
            raise UnknownNameError(name, getattr(settings, name), known)
