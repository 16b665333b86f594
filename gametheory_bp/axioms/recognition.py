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
    spans = []
    for p in problems:
        everything = (*payoff_set(p), p.disagreement)
        lows = [min(v[k] for v in everything) for k in (0, 1)]
        highs = [max(v[k] for v in everything) for k in (0, 1)]
        spans.append((lows, highs))
    scales, shifts = [], []
    for k in (0, 1):
        width = spans[0][1][k] - spans[0][0][k]
        if width == 0:
            return None
        scale = (spans[1][1][k] - spans[1][0][k]) / width
        scales.append(scale)
        shifts.append(spans[1][0][k] - scale * spans[0][0][k])
    return (*scales, *shifts)


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
        "scaled_together": _affine,
        "translated": _affine,
        "disagreement_mixture": _mixture,
        "disagreement_toward_solution": _toward,
        "concave_transform": _bend,
        "sequence": _distances,
    }
)
"""For relations with numbers: how to find them."""
