"""Records as JSON and back, exactly and strictly.

A record is a frozen dataclass registered under a *kind* by :func:`record`.  It is written as
``{"kind": ..., field: ...}``; fractions become ``"p/q"`` strings, tuples become lists.  Reading
is driven by the declared field types and refuses everything else, so a certificate that comes
from a stranger cannot smuggle in a float or a missing field.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

from gametheory_bp.errors import InputValueError, UnknownNameError

__all__ = ["SCHEMA", "decode", "decode_record", "encode", "kind_of", "record", "record_class"]

SCHEMA = 1
"""Version of the JSON form, written into every saved result."""

_CLASSES: dict[str, type] = {}
_RATIONAL = re.compile(r"-?\d+(/[1-9]\d*)?")

Class = TypeVar("Class", bound=type)


def record(kind: str) -> Callable[[Class], Class]:
    """Class decorator: register a frozen dataclass under ``kind`` for JSON.

    It stands above ``@dataclass(frozen=True, slots=True)``.
    """

    def register(cls: Class) -> Class:
        known = _CLASSES.get(kind)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise InputValueError(f"kind {kind!r} is taken by {known.__qualname__}")
        _CLASSES[kind] = cls
        return cls

    return register


def record_class(kind: str) -> type:
    """The class registered under a kind."""
    if kind not in _CLASSES:
        raise UnknownNameError("kind of record", kind, _CLASSES)
    return _CLASSES[kind]


def kind_of(value: object) -> str:
    """The kind under which the class of ``value`` is registered."""
    for kind, cls in _CLASSES.items():
        if type(value) is cls:
            return kind
    raise InputValueError(f"{type(value).__name__} is not a registered record")


def encode(value: Any) -> Any:
    """A JSON-able form of a record, number, string, tuple or dict.

    Examples
    --------
    >>> encode((Fraction(1, 3), 2, "text", None))
    ['1/3', 2, 'text', None]
    """
    if isinstance(value, Fraction):
        return str(value)
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (tuple, list, frozenset)):
        return [encode(v) for v in value]
    if isinstance(value, dict):
        return {str(k): encode(v) for k, v in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        content = {f.name: encode(getattr(value, f.name)) for f in fields(value) if f.init}
        return {"kind": kind_of(value), **content}
    raise InputValueError(f"{type(value).__name__} has no exact JSON form: {value!r}")


def decode_record(data: Any) -> Any:
    """Read any registered record from its JSON form, by its ``kind`` field."""
    if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
        raise InputValueError(f"expected an object with a 'kind', got {_short(data)}")
    return decode(record_class(data["kind"]), data)


def decode(kind: Any, data: Any, where: str = "record") -> Any:
    """Read JSON data as the given type; every deviation is an error naming the place.

    Examples
    --------
    >>> decode(tuple[Fraction, ...], ["1/3", "2"])
    (Fraction(1, 3), Fraction(2, 1))
    """
    if kind is Fraction:
        if isinstance(data, str) and _RATIONAL.fullmatch(data):
            return Fraction(data)
        raise InputValueError(f"{where}: expected a fraction 'p/q', got {_short(data)}")
    if kind in (int, str, bool):
        if type(data) is kind:
            return data
        raise InputValueError(f"{where}: expected {kind.__name__}, got {_short(data)}")
    if kind is None or kind is type(None):
        if data is None:
            return None
        raise InputValueError(f"{where}: expected null, got {_short(data)}")
    origin = get_origin(kind)
    if origin is typing.Literal:
        if data in get_args(kind):
            return data
        raise InputValueError(f"{where}: expected one of {get_args(kind)}, got {_short(data)}")
    if origin is tuple:
        return _decode_tuple(get_args(kind), data, where)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _decode_dataclass(kind, data, where)
    raise InputValueError(f"{where}: no rule to read a {kind}")


def _decode_tuple(parts: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise InputValueError(f"{where}: expected a list, got {_short(data)}")
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(decode(parts[0], item, f"{where}[{k}]") for k, item in enumerate(data))
    if len(parts) != len(data):
        raise InputValueError(f"{where}: expected {len(parts)} entries, got {len(data)}")
    return tuple(
        decode(part, item, f"{where}[{k}]")
        for k, (part, item) in enumerate(zip(parts, data, strict=True))
    )


def _decode_union(parts: tuple[Any, ...], data: Any, where: str) -> Any:
    if isinstance(data, dict) and "kind" in data:  # records carry their kind: no guessing
        for part in parts:
            if isinstance(part, type) and _CLASSES.get(str(data["kind"])) is part:
                return decode(part, data, where)
    for part in parts:
        try:
            return decode(part, data, where)
        except InputValueError:
            continue
    raise InputValueError(f"{where}: {_short(data)} fits none of {parts}")


@cache
def _field_types(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls) if f.init}


def _decode_dataclass(cls: type, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise InputValueError(f"{where}: expected an object, got {_short(data)}")
    if data.get("kind") is None or _CLASSES.get(data["kind"]) is not cls:
        wanted = next((kind for kind, known in _CLASSES.items() if known is cls), cls.__name__)
        raise InputValueError(
            f"{where}: kind {data.get('kind')!r} where a {cls.__name__} is expected; give an "
            f'object with "kind": "{wanted}", as its to_json() writes it'
        )
    expected = _field_types(cls)
    given = set(data) - {"kind"}
    if given != set(expected):
        missing, extra = sorted(set(expected) - given), sorted(given - set(expected))
        raise InputValueError(f"{where}: missing fields {missing}, unexpected fields {extra}")
    return cls(**{name: decode(t, data[name], f"{where}.{name}") for name, t in expected.items()})


def _short(data: Any) -> str:
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "..."
