"""The axioms of the library by id."""

from __future__ import annotations

from copy import copy
from functools import cache

from gametheory_bp.axioms.axiom import Axiom
from gametheory_bp.axioms.library import LIBRARY
from gametheory_bp.errors import UnknownNameError

__all__ = ["list_axioms", "load_axiom", "read_axiom"]


def list_axioms() -> tuple[str, ...]:
    """Ids of all axioms, sorted, those of other installed packages included.

    Examples
    --------
    >>> {"symmetry", "independence_of_irrelevant_alternatives"} <= set(list_axioms())
    True
    """
    return LIBRARY.names()


def load_axiom(axiom: str) -> Axiom:
    """The axiom with this id; raises ``UnknownNameError`` offering the nearest ids.

    Examples
    --------
    >>> load_axiom("symmetry").relation
    'symmetric'
    """
    if axiom not in LIBRARY:
        raise UnknownNameError("axiom", axiom, LIBRARY.names())
    return _named(axiom)


@cache
def _named(axiom: str) -> Axiom:
    """A copy that knows its id; what ``dataclasses.replace`` makes of it has none."""
    item = copy(LIBRARY.load(axiom))
    object.__setattr__(item, "name", axiom)
    return item


def read_axiom(axiom: str | Axiom) -> Axiom:
    """The axiom itself, or the one of this id."""
    return axiom if isinstance(axiom, Axiom) else load_axiom(axiom)
