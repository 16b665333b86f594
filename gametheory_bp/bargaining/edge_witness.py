"""What attains an optimum: a profile or distribution, or for irrational points an edge lottery."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from gametheory_bp.bargaining.game_sets import AttainableSet
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery, Witness
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.errors import UnprovedError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval

__all__ = ["witness_of"]


def witness_of(attainable: AttainableSet, point: Coordinates) -> Witness:
    """A witness of a point of the set.

    An irrational optimum lies on an edge of the strong Pareto frontier: it is attained by a
    lottery over what attains the edge's ends, with an irrational weight.

    Raises
    ------
    UnprovedError
        If an interval does not fit on one edge.
    """
    x, y = point
    if isinstance(x, Fraction) and isinstance(y, Fraction):
        found: Witness = attainable.witness((x, y))
        return found
    for a, b in pairwise(attainable.problem.frontier):
        step = b[0] - a[0]
        weight = _affine(x, 1 / step, -a[0] / step)
        if isinstance(weight, Fraction) or not _in_unit(weight):
            continue
        if _affine(weight, b[1] - a[1], a[1]) == y:
            return EdgeLottery(attainable.witness(a), attainable.witness(b), weight)
    raise UnprovedError(f"no lottery is known that attains the certified point {point}")


def _affine(
    number: Fraction | Algebraic | Interval, scale: Fraction, shift: Fraction
) -> Fraction | Algebraic | Interval:
    if isinstance(number, Algebraic):
        return number.affine(scale, shift)
    return number * scale + shift


def _in_unit(weight: Algebraic | Interval) -> bool:
    if isinstance(weight, Interval):
        return weight.low >= 0 and weight.high <= 1
    return 0 < weight < 1
