"""``plane_of``: which function draws which type of result.

The functions stand in ``planes_of_sets``, ``planes_of_equilibria``, ``planes_of_problems`` and
``planes_of_values``.  A record of another package takes part by a method ``plane()``, or by
``plane_of.register``.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.plotting.plane import Plane

__all__ = ["plane_of", "titled"]


@singledispatch
def plane_of(result: Any) -> Plane:
    """The drawing of a result as plain data: the sibling of :func:`gametheory_bp.plot`.

    Parameters
    ----------
    result : result record
        A game, a payoff set, a frontier, equilibria, a problem, a solution, an optimum, a report.

    Returns
    -------
    Plane

    Raises
    ------
    InputTypeError
        If results of this type have no place in the payoff plane.

    Examples
    --------
    >>> from gametheory_bp import BargainingProblem, solve
    >>> plane = plane_of(solve(BargainingProblem([(0, 0), (4, 1), (2, 2)]), "utilitarian"))
    >>> plane.marks[-1].names, plane.marks[-1].point
    (('Utilitarian',), (Fraction(4, 1), Fraction(1, 1)))
    """
    if callable(getattr(result, "plane", None)) and not isinstance(result, type):
        plane: Plane = result.plane()
        return plane
    raise InputTypeError(
        f"a {type(result).__name__} cannot be plotted; give a game, a payoff set, equilibria, a "
        f"bargaining problem, a solution or a report"
    )


@plane_of.register
def _(plane: Plane) -> Plane:
    return plane


def titled(game: BimatrixGame, what: str) -> str:
    """The game's title and what is shown of it."""
    words = what.replace("_", " ")
    return f"{game.title}: {words}" if game.title else words[0].upper() + words[1:]
