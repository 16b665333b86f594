"""Arrows from what an axiom demands to what the rule picks, one function for each demand.

The length of an arrow is the shortfall of the demand: in the payoff that is short, or in both
where points are compared.  Irrational coordinates are drawn as floats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from gametheory_bp.certificates.axiom_case import AxiomCase
from gametheory_bp.certificates.payoff_sets import ideal, payoff_set, region, sum_set
from gametheory_bp.geometry.polygon import Polygon

__all__ = ["ARROWS", "Demanded", "demanded"]

Seen = tuple[Any, Any]
"""A payoff pair, rational or in floats."""
PLAYERS = ("row", "column")


@dataclass(frozen=True, slots=True)
class Demanded:
    """What the demand asks for, and where the rule falls short of it.

    Attributes
    ----------
    points : tuple of pairs
        Points that the axiom asks for, if they are no solutions themselves.
    name : str
        What those points are.
    arrows : tuple of (start, end, text)
        From what is asked for to what the rule picks; of length 0 where the demand is strict.
    """

    points: tuple[Seen, ...]
    name: str
    arrows: tuple[tuple[Seen, Seen, str], ...]


def demanded(demand: str, case: AxiomCase) -> Demanded:
    """What a demand asks for in a case in which it fails; nothing for a demand of other makers.

    Examples
    --------
    >>> from gametheory_bp.axioms import find_violation
    >>> c = find_violation("egalitarian", "scale_covariance").violation.certificate
    >>> case = AxiomCase(c.problems, c.points, c.player, c.numbers, c.selection)
    >>> demanded(c.demand, case).points
    ((Fraction(2, 1), Fraction(1, 1)),)
    """
    found = ARROWS.get(demand)
    return found(case) if found is not None else Demanded((), "", ())


def _seen(point: Sequence[Any]) -> Seen:
    x, y = (v if isinstance(v, Fraction) else float(v) for v in point)
    return x, y


def _all(points: Iterable[Sequence[Any]]) -> tuple[Seen, ...]:
    return tuple(map(_seen, points))


def _apart(p: Seen, q: Seen) -> Any:
    return max(abs(p[0] - q[0]), abs(p[1] - q[1]))


def _points(asked: Sequence[Seen], picked: Sequence[Seen], name: str = "") -> Demanded:
    """The point of either list that is farthest from the other list, and its nearest there."""
    pairs = [min(((a, b) for b in picked), key=lambda p: _apart(*p)) for a in asked]
    pairs += [min(((a, b) for a in asked), key=lambda p: _apart(*p)) for b in picked]
    start, end = max(pairs, key=lambda p: _apart(*p))
    return Demanded(tuple(asked) if name else (), name, ((start, end, "wrong by"),))


def _payoffs(
    target: Seen, picked: Seen, senses: Iterable[tuple[int, int]], name: str = ""
) -> Demanded:
    """An arrow along the axis of every payoff that is short (sense 1) or in excess (-1)."""
    arrows = []
    for axis, sense in senses:
        change = picked[axis] - target[axis]
        if change * sense < 0:
            end = (picked[0], target[1]) if axis == 0 else (target[0], picked[1])
            arrows.append((target, end, PLAYERS[axis]))
    return Demanded((target,) if name else (), name, tuple(arrows))


def _chosen(case: AxiomCase, k: int) -> Seen:
    return _seen(case.chosen(k))


def _weakly_optimal(c: AxiomCase) -> Demanded:
    """The gain that is largest for the player who gains less."""
    problem = c.problems[0]
    best = []
    for p in _all(c.points[0]):
        better = list(payoff_set(problem))
        if not problem.finite:  # or where an edge crosses the diagonal through p
            for a, b in zip(better, better[1:] + better[:1], strict=True):
                over, under = (v[0] - p[0] - v[1] + p[1] for v in (a, b))
                if over * under < 0:
                    t = over / (over - under)
                    better.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        top = max(better, key=lambda v: min(v[0] - p[0], v[1] - p[1]))
        best.append((min(top[0] - p[0], top[1] - p[1]), _seen(top), p))
    _, top, p = max(best)
    return Demanded((top,), "better for both", ((top, p, "wrong by"),))


def _strongly_optimal(c: AxiomCase) -> Demanded:
    """The largest sum of gains that hurts nobody."""
    problem = c.problems[0]
    best = []
    for p in _all(c.points[0]):
        exact = (Fraction(p[0]), Fraction(p[1]))
        if problem.finite:
            better = [q for q in payoff_set(problem) if q[0] >= p[0] and q[1] >= p[1]]
        else:
            better = list(region(problem).above(exact).vertices)
        top = max(better, key=lambda q: q[0] + q[1], default=p)
        best.append((top[0] + top[1] - p[0] - p[1], _seen(top), p))
    _, top, p = max(best)
    return Demanded((top,), "better for one", ((top, p, "wrong by"),))


def _least(c: AxiomCase, least: Seen, name: str = "") -> Demanded:
    """The payoff that is farthest below what it must be at least."""
    short = [(least[k] - p[k], k, p) for p in _all(c.points[0]) for k in (0, 1)]
    _, k, p = max(short, key=lambda s: s[0])
    start = (least[0], p[1]) if k == 0 else (p[0], least[1])
    return Demanded((least,) if name else (), name, ((start, p, PLAYERS[k]),))


def _above_midpoint(c: AxiomCase) -> Demanded:
    d, a = c.problems[0].disagreement, ideal(c.problems[0])
    return _least(c, ((d[0] + a[0]) / 2, (d[1] + a[1]) / 2), "half-way from d to the ideal point")


def _mapped(c: AxiomCase) -> Demanded:
    s0, s1, t0, t1 = c.numbers
    image = [(s0 * x + t0, s1 * y + t1) for x, y in _all(c.points[0])]
    return _points(image, _all(c.points[1]), "image of F(S)")


def _intersection(c: AxiomCase) -> Demanded:
    smaller, exact = c.problems[1], _all(c.points[0])
    kept: Sequence[Seen] = exact
    if len(exact) > 1 and smaller.finite:
        kept = [p for p in exact if p in payoff_set(smaller)]
    elif len(exact) > 1:
        part = Polygon.hull([(Fraction(x), Fraction(y)) for x, y in exact])
        for normal, offset in region(smaller).half_planes():
            part = part.clip(normal, offset)
        kept = part.vertices
    return _points(kept, _all(c.points[1]), "what S' keeps of F(S)")


def _mixture(c: AxiomCase) -> Demanded:
    (w,), p, q = c.numbers, _chosen(c, 0), _chosen(c, 1)
    mixed = ((1 - w) * p[0] + w * q[0], (1 - w) * p[1] + w * q[1])
    return _payoffs(mixed, _chosen(c, 2), ((0, 1), (1, 1)), "mixture of the first two")


def _sum_not_less(c: AxiomCase) -> Demanded:
    p, q = _chosen(c, 0), _chosen(c, 1)
    return _payoffs((p[0] + q[0], p[1] + q[1]), _chosen(c, 2), ((0, 1), (1, 1)), "F(S) + F(T)")


def _sum_same(c: AxiomCase) -> Demanded:
    a, b = _all(c.points[0]), _all(c.points[1])
    if len(a) == len(b) == 1:
        total: Sequence[Seen] = [(a[0][0] + b[0][0], a[0][1] + b[0][1])]
    else:
        total = sum_set(a, b, c.problems[0].finite)
    return _points(total, _all(c.points[2]), "F(S) + F(T)")


def _follows(c: AxiomCase) -> Demanded:
    last = _chosen(c, len(c.problems) - 1)
    start = min(_all(c.points[0]), key=lambda p: _apart(p, last))
    return Demanded((), "", ((start, last, "F(S) is not approached"),))


def _same(c: AxiomCase) -> Demanded:
    return _points(_all(c.points[-2]), _all(c.points[-1]))


def _exchanged(c: AxiomCase) -> Demanded:
    swapped = [(y, x) for x, y in _all(c.points[0])]
    return _points(swapped, _all(c.points[-1]), "F(S), players exchanged")


def _moved(*senses: tuple[bool, int]) -> Callable[[AxiomCase], Demanded]:
    """A comparison of the second solution with the first: (payoff of the player?, sense)."""

    def arrows(c: AxiomCase) -> Demanded:
        axes = [(i if own else 1 - i, sense) for i in c.players for own, sense in senses]
        return _payoffs(_chosen(c, 0), _chosen(c, 1), axes)

    return arrows


ARROWS: Mapping[str, Callable[[AxiomCase], Demanded]] = MappingProxyType(
    {
        "weakly_optimal": _weakly_optimal,
        "strongly_optimal": _strongly_optimal,
        "above_disagreement": lambda c: _least(c, c.problems[0].disagreement),
        "above_midpoint": _above_midpoint,
        "same": _same,
        "exchanged": _exchanged,
        "mapped": _mapped,
        "intersection": _intersection,
        "not_less": _moved((True, 1)),
        "not_more": _moved((True, -1)),
        "other_not_less": _moved((False, 1)),
        "not_less_other_not_more": _moved((True, 1), (False, -1)),
        "mixture_not_less": _mixture,
        "sum_not_less": _sum_not_less,
        "sum_same": _sum_same,
        "follows": _follows,
    }
)
"""The arrows of every demand, by name."""
