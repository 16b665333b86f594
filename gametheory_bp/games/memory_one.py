"""Memory-one policies: mixtures that depend on the last joint action only.

These are the policies that Press and Dyson (2012) study and that LOLA-Exact (Foerster et al. 2018)
moves in: one mixture for the first step and one for each joint action of the step before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gametheory_bp.errors import ShapeError, UnknownNameError
from gametheory_bp.exact.reading import as_fractions
from gametheory_bp.games.automaton import Automaton, Player

__all__ = ["memory_one_automaton"]


def memory_one_automaton(
    player: Player, shape: tuple[int, int], first: Iterable[Any], after: Iterable[Iterable[Any]]
) -> Automaton:
    """A memory-one policy as an automaton with m n + 1 states.

    Parameters
    ----------
    player : {"row", "column"}
    shape : (int, int)
        (row actions m, column actions n) of the stage game.
    first : vector of numbers
        Probabilities over the player's own actions in the first step.
    after : m n vectors of numbers
        The same after each joint action, row by row: (0, 0), (0, 1), ..., (m-1, n-1).

    Raises
    ------
    ShapeError, InputValueError, UnknownNameError
        If the number of vectors or of probabilities is wrong, or a vector sums to no 1.

    Examples
    --------
    >>> tit_for_tat = memory_one_automaton("row", (2, 2), [1, 0], [[1, 0], [0, 1], [1, 0], [0, 1]])
    >>> tit_for_tat.names, tit_for_tat.minimal().moves
    (('start', '1 1', '1 2', '2 1', '2 2'), (((0, 1), (0, 1)), ((0, 1), (0, 1))))
    """
    if player not in ("row", "column"):
        raise UnknownNameError("player", player, ("row", "column"))
    m, n = shape
    replies = tuple(as_fractions(line, where=f"reply {k}") for k, line in enumerate(after))
    if len(replies) != m * n:
        raise ShapeError(f"{len(replies)} replies; give one after each of {m} x {n} joint actions")
    table = tuple(tuple(1 + i * n + j for j in range(n)) for i in range(m))
    names = ("start", *(f"{i + 1} {j + 1}" for i in range(m) for j in range(n)))
    mixtures = (as_fractions(first, where="first mixture"), *replies)
    return Automaton(player, mixtures, (table,) * (m * n + 1), 0, names)
