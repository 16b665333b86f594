"""Learners: one file each, found by the file's name.

>>> load_learner("naive").title
'Naive gradient'

To add a learner, add a file that defines one :class:`~gametheory_bp.dynamics.learner.Learner`;
other packages register theirs under the entry-point group ``gametheory_bp.learners``.
"""

from __future__ import annotations

from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.errors import InputTypeError
from gametheory_bp.leaves import LeafFolder

__all__ = ["LEARNERS", "list_learners", "load_learner"]

LEARNERS: LeafFolder[Learner] = LeafFolder(
    "gametheory_bp.dynamics.learners", Learner, "learner", "gametheory_bp.learners"
)
"""The folder of learners."""


def load_learner(name: str) -> Learner:
    """A learner by its name.

    Raises
    ------
    UnknownNameError
        If there is no such learner; the nearest names are offered.

    Examples
    --------
    >>> load_learner("lola_exact").source
    'Foerster et al. 2018, Learning with Opponent-Learning Awareness'
    """
    if not isinstance(name, str):
        raise InputTypeError(f"got a {type(name).__name__}; give the name of a learner")
    return LEARNERS.load(name)


def list_learners() -> tuple[str, ...]:
    """Names of all learners, sorted.

    Examples
    --------
    >>> {"lola_exact", "naive"} <= set(list_learners())
    True
    """
    return LEARNERS.names()
