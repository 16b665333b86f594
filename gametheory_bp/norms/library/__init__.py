"""Named norms: one file each, found by the file's name.

>>> load_norm("always_b").name
'always B'

To add a norm, add a file that defines one :class:`~gametheory_bp.norms.named_norm.NamedNorm`;
other packages register theirs under the entry-point group ``gametheory_bp.norms``.
"""

from __future__ import annotations

from gametheory_bp.errors import InputTypeError
from gametheory_bp.leaves import LeafFolder
from gametheory_bp.norms.named_norm import NamedNorm
from gametheory_bp.norms.norm import Norm

__all__ = ["NORMS", "list_norms", "load_norm", "named_norm"]

NORMS: LeafFolder[NamedNorm] = LeafFolder(
    "gametheory_bp.norms.library", NamedNorm, "norm", "gametheory_bp.norms"
)
"""The folder of named norms."""


def load_norm(name: str) -> Norm:
    """A norm of the library by its name.

    Raises
    ------
    UnknownNameError
        If there is no such norm; the nearest names are offered.

    Examples
    --------
    >>> load_norm("grim_cooperation").shape
    (2, 2)
    """
    return named_norm(name).norm


def named_norm(name: str) -> NamedNorm:
    """A norm of the library with its game, source and facts.

    Raises
    ------
    UnknownNameError
        If there is no such norm; the nearest names are offered.

    Examples
    --------
    >>> named_norm("always_s").game_id
    'asymmetric_bach_or_stravinsky'
    """
    if not isinstance(name, str):
        raise InputTypeError(f"got a {type(name).__name__}; give the name of a norm")
    return NORMS.load(name)


def list_norms() -> tuple[str, ...]:
    """Names of the norms in the library, sorted.

    Examples
    --------
    >>> "turn_taking" in list_norms()
    True
    """
    return NORMS.names()
