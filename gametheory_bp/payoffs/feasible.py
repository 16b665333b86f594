"""The feasible polygon of a game, its individually rational part, its comprehensive hull."""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.attained_hull import attained_hull
from gametheory_bp.payoffs.payoff_polygon import PayoffPolygon

__all__ = ["comprehensive_payoffs", "feasible_payoffs", "individually_rational_payoffs"]


def feasible_payoffs(game: BimatrixGame) -> PayoffPolygon:
    """Payoff pairs attainable with a public lottery: the convex hull of the payoff table.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    PayoffPolygon
        ``.vertices``, ``.pareto_frontier(strong=True)``, ``.contains(point)`` and
        ``.witness(point)``, a pure profile or a lottery over at most three.

    Raises
    ------
    InputTypeError
        If the argument is no game.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``feasible_polygon``: every vertex is the payoff of an
    action pair and every action pair's payoff satisfies all edge inequalities.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> [tuple(map(int, v)) for v in feasible_payoffs(game).vertices]
    [(0, 0), (4, 1), (2, 2)]
    >>> feasible_payoffs(game).witness((3, "3/2")).support
    ((0, 0), (1, 1))
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"{game!r} is no game; give a BimatrixGame")
    vertices, profiles = attained_hull(game)
    polygon = Polygon(vertices)
    return PayoffPolygon(game, "feasible", polygon, polygon, profiles)


def individually_rational_payoffs(game: BimatrixGame, disagreement: Any) -> PayoffPolygon:
    """The feasible payoffs that are at least the disagreement point for both players.

    Parameters
    ----------
    game : BimatrixGame
    disagreement : pair of numbers
        Payoffs (row, column), for instance the players' minimax values.  It need not be
        feasible.

    Returns
    -------
    PayoffPolygon
        Possibly empty: then ``.is_empty`` and ``.vertices == ()``.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``feasible_polygon``.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> [tuple(map(str, v)) for v in individually_rational_payoffs(game, ("4/3", "2/3")).vertices]
    [('4/3', '2/3'), ('8/3', '2/3'), ('4', '1'), ('2', '2'), ('4/3', '4/3')]
    """
    d = as_pair(disagreement, where="disagreement point")
    whole = feasible_payoffs(game)
    return PayoffPolygon(
        game, "individually_rational", whole.polygon.above(d), whole.polygon, whole.profiles, d
    )


def comprehensive_payoffs(game: BimatrixGame, floor: Any) -> PayoffPolygon:
    """All payoff pairs between a floor and some feasible pair: feasible with free disposal.

    ``{x : floor <= x <= y for some feasible y}``

    Parameters
    ----------
    game : BimatrixGame
    floor : pair of numbers
        Usually the disagreement point.

    Returns
    -------
    PayoffPolygon
        Empty if no feasible pair is at least the floor.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``feasible_polygon``.

    Examples
    --------
    >>> game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    >>> [tuple(map(int, v)) for v in comprehensive_payoffs(game, (0, 0)).vertices]
    [(0, 0), (4, 0), (4, 1), (2, 2), (0, 2)]
    """
    d = as_pair(floor, where="floor")
    whole = feasible_payoffs(game)
    return PayoffPolygon(
        game,
        "comprehensive",
        whole.polygon.comprehensive_hull(d),
        whole.polygon,
        whole.profiles,
        d,
    )
