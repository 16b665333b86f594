"""Groups of runs by the welfare function that they serve without being told to.

Learners that are given no welfare function still settle on outcomes; comparing cross-play within
and between groups needs a rule that says which run serves which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from gametheory_bp.errors import EmptySetError, InputValueError
from gametheory_bp.geometry.vectors import Point

__all__ = ["PUBLISHED_RATIOS", "groups_by_optimum", "groups_by_ratio"]

PUBLISHED_RATIOS = (
    (Fraction(3, 2), "egalitarian"),
    (Fraction(5, 2), "mixed"),
    (None, "utilitarian"),
)
"""Bounds on row payoff / column payoff, each with the group of the ratios below it."""


def groups_by_ratio(
    payoffs: Sequence[Any],
    bounds: Sequence[tuple[Fraction | None, str]] = PUBLISHED_RATIOS,
) -> tuple[str, ...]:
    """The published rule for LOLA-Exact in asymmetric Bach or Stravinsky: by the ratio of returns.

    A ratio below 3/2 is *egalitarian*, below 5/2 *mixed* (turn taking, the Nash optimum), else
    *utilitarian*.  Where the column payoff is 0, or a payoff is negative, a ratio says nothing
    about welfare; it is taken as it is, as published.

    Parameters
    ----------
    payoffs : sequence of pairs
        Self-play payoffs (row, column) of each run.
    bounds : pairs (bound, group)
        In rising order, the last bound None.

    Raises
    ------
    InputValueError
        If a column payoff is 0.

    Examples
    --------
    >>> groups_by_ratio([(2, 2), (3, 1.5), (4, 1)])
    ('egalitarian', 'mixed', 'utilitarian')
    """
    found = []
    for k, (x, y) in enumerate(payoffs):
        if not y:
            raise InputValueError(f"run {k} pays the column player 0; no ratio of returns exists")
        ratio = Fraction(x) / Fraction(y)  # of the very numbers given, floats included
        found.append(next(name for bound, name in bounds if bound is None or ratio < bound))
    return tuple(found)


def groups_by_optimum(payoffs: Sequence[Any], optima: Mapping[str, Point]) -> tuple[str, ...]:
    """The welfare function whose exact optimum lies nearest to what a run earns.

    Distances are Euclidean, squared and compared exactly; a tie goes to the name that comes first.

    Parameters
    ----------
    payoffs : sequence of pairs
        Self-play payoffs (row, column) of each run.
    optima : mapping from name to point
        For example the points of ``welfare_optimum`` over the feasible payoffs.

    Raises
    ------
    EmptySetError
        If there are no optima.

    Examples
    --------
    >>> optima = {"utilitarian": (4, 1), "egalitarian": (2, 2), "nash": (3, Fraction(3, 2))}
    >>> groups_by_optimum([(3.9, 1.0), (2.1, 1.9), (3.0, 1.5)], optima)
    ('utilitarian', 'egalitarian', 'nash')
    """
    if not optima:
        raise EmptySetError("no optima to compare with; give at least one")

    def distance(pair: Any, point: Point) -> Fraction:
        return sum(((Fraction(x) - Fraction(p)) ** 2 for x, p in zip(pair, point, strict=True)),
                   start=Fraction(0))  # fmt: skip

    return tuple(min(optima, key=lambda name: distance(pair, optima[name])) for pair in payoffs)
