"""From given problems to the numbers of the relation between them.

A user gives problems, not scales and weights: the only numbers that can relate the problems are
computed here; whether they do is then tested exactly by the relation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from gametheory_bp.certificates.payoff_sets import payoff_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.geometry.vectors import Point

__all__ = ["RECOGNISERS", "recognise"]

Problems = tuple[ProblemStatement, ...]
Answers = tuple[tuple[Coordinates, ...], ...]
Numbers = tuple[Fraction, ...]


def recognise(relation: str, problems: Problems, points: Answers) -> Numbers | None:
    """The numbers that can relate the problems; None if there are none."""
    finder = RECOGNISERS.get(relation)
    return () if finder is None else finder(problems, points)


def _affine(problems: Problems, points: Answers) -> Numbers | None:
    if len(problems) != 2:
        return None
    return _map_between(*((*payoff_set(p), p.disagreement) for p in problems))


def _affine_same_d(problems: Problems, points: Answers) -> Numbers | None:
    return _map_between(*map(payoff_set, problems)) if len(problems) == 2 else None


def _map_between(before: tuple[Point, ...], after: tuple[Point, ...]) -> Numbers | None:
    """The map that takes the smallest box around the one set to that around the other.

    A player whose payoffs are all the same fits any scale; it gets the other player's.
    """
    boxes = [
        [(min(v[k] for v in points), max(v[k] for v in points)) for points in (before, after)]
        for k in (0, 1)
    ]
    scales = [(b[1] - b[0]) / (a[1] - a[0]) if a[1] > a[0] else None for a, b in boxes]
    known = next((s for s in scales if s is not None), Fraction(1))
    s0, s1 = (known if s is None else s for s in scales)
    return s0, s1, boxes[0][1][0] - s0 * boxes[0][0][0], boxes[1][1][0] - s1 * boxes[1][0][0]


def _weight(first: Point, second: Point, mixed: Point) -> Numbers | None:
    for k in (0, 1):
        if first[k] != second[k]:
            return ((mixed[k] - first[k]) / (second[k] - first[k]),)
    return None


def _mixture(problems: Problems, points: Answers) -> Numbers | None:
    if len(problems) != 3:
        return None
    a, b, m = (p.disagreement for p in problems)
    return _weight(a, b, m)


def _toward(problems: Problems, points: Answers) -> Numbers | None:
    if len(problems) != 2 or len(points[0]) != 1:
        return None
    x, y = points[0][0]
    if not (isinstance(x, Fraction) and isinstance(y, Fraction)):
        return None
    return _weight(problems[0].disagreement, (x, y), problems[1].disagreement)


def _bend(problems: Problems, points: Answers) -> Numbers | None:
    return None  # not determined by the two sets: the caller names where and how much


def _distances(problems: Problems, points: Answers) -> Numbers | None:
    """Bounds on the distance of each later problem from the first, vertex by vertex."""
    first = problems[0]
    return tuple(
        max(
            *(_farthest(payoff_set(a), payoff_set(b)) for a, b in ((first, p), (p, first))),
            *(abs(first.disagreement[k] - p.disagreement[k]) for k in (0, 1)),
        )
        for p in problems[1:]
    )


def _farthest(one: tuple[Point, ...], other: tuple[Point, ...]) -> Fraction:
    return max(min(max(abs(p[0] - q[0]), abs(p[1] - q[1])) for q in other) for p in one)


RECOGNISERS: Mapping[str, Callable[[Problems, Answers], Numbers | None]] = MappingProxyType(
    {
        "affine": _affine,
        "affine_same_d": _affine_same_d,
        "scaled_same_d": _affine_same_d,
        "translated_same_d": _affine_same_d,
        "scaled_together": _affine,
        "translated": _affine,
        "disagreement_mixture": _mixture,
        "disagreement_toward_solution": _toward,
        "concave_transform": _bend,
        "sequence": _distances,
    }
)
"""For relations with numbers: how to find them."""
