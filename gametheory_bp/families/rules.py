"""Bargaining rules on a family: those whose optimum is a piecewise rational function of t.

Three shapes cover them all.  *Pieces*: maximise the smaller of one or two affine functions.
*Ray*: the same for gains along a line, then what is Pareto optimal.  *Slope*: follow the frontier
until an affine expression changes sign (Nash products, the nearest point to the ideal).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.families.germ import Germ, GermPoint
from gametheory_bp.families.planar import above, between, distinct, edges, hull
from gametheory_bp.families.problem import FamilyProblem, highest

__all__ = [
    "PIECEWISE_RATIONAL",
    "Affine",
    "affine_pieces",
    "at",
    "best_of_smallest",
    "lowest",
    "optima",
    "ray_pieces",
]

Affine = tuple[Any, Any, Any]
"""``(a, b, c)`` for ``a x + b y + c``."""
Values = Mapping[str, Any]

_PIECES = ("utilitarian", "weighted_utilitarian", "dictator", "egalitarian", "gini",
           "relative_utilitarian", "yu")  # fmt: skip
_RAYS = ("egalitarian_pareto", "equal_loss", "kalai_smorodinsky", "leximin", "proportional")
_SLOPES = ("asymmetric_nash", "nash", "yu")
PIECEWISE_RATIONAL = tuple(sorted({*_PIECES, *_RAYS, *_SLOPES}))


def optima(rule: str, problem: FamilyProblem, values: Values) -> list[GermPoint]:
    """All optima (the ends, where they form a segment), in increasing order.

    Raises
    ------
    NotDefinedError
        If the rule is no piecewise rational function of the parameter here.
    DisagreementError
        If the rule measures from d and no point is >= d.
    """
    _check(rule, problem, values)
    shares = rule in ("nash", "asymmetric_nash", "equal_loss", "kalai_smorodinsky", "proportional")
    if shares and problem.nobody_gains():
        return distinct(problem.chain())
    if rule in _RAYS:
        return distinct(_ray(rule, problem, values))
    if rule in _SLOPES and values.get("p") not in ("infinity", 1):
        slope = slope_of(rule, problem, values)
        if problem.finite:
            return _best(problem.rational(), lambda p: _product(rule, problem, p))
        return [_along(problem.chain(), slope)]
    domain, pieces = affine_pieces(rule, problem, values)
    return best_of_smallest(domain, pieces, finite=problem.finite)


def _check(rule: str, problem: FamilyProblem, values: Values) -> None:
    if rule not in PIECEWISE_RATIONAL:
        raise NotDefinedError(
            f"{rule!r} is no piecewise rational function of the parameter, or not known to be one; "
            f"take one of {', '.join(PIECEWISE_RATIONAL)}, or welfare_optimum at single values of t"
        )
    if rule == "yu" and values["p"] not in ("infinity", 1, 2):
        raise NotDefinedError(f"yu with p = {values['p']} is not rational; take 1, 2 or infinity")
    if problem.finite and (rule == "asymmetric_nash" or (rule == "yu" and values["p"] == 2)):
        raise NotDefinedError(f"{rule!r} on a finite set compares powers; take a convex set")
    if values.get("form") == "ratio" or values.get("ideal") == "whole_set":
        raise NotDefinedError("only the default form of kalai_smorodinsky is followed along t")


def at(piece: Affine, p: GermPoint) -> Any:
    """The value of an affine function at a point."""
    return piece[0] * p[0] + piece[1] * p[1] + piece[2]


def affine_pieces(
    rule: str, problem: FamilyProblem, values: Values
) -> tuple[list[GermPoint], list[Affine]]:
    """The domain of the rule, and the affine functions whose minimum it maximises there."""
    if rule == "utilitarian":
        return problem.points, [(1, 1, 0)]
    if rule == "weighted_utilitarian":
        return problem.points, [(values["weight"], 1 - values["weight"], 0)]
    if rule == "dictator":
        return problem.points, [(1, 0, 0) if values["player"] == "row" else (0, 1, 0)]
    if rule == "relative_utilitarian" and values["scale"] == "range":
        low, high = lowest(problem.points), highest(problem.points)
        return problem.points, [_relative(low, high)]
    (d, e), domain = problem.disagreement, problem.rational()
    if rule == "egalitarian":
        return domain, [(1, 0, -d), (0, 1, -e)]
    if rule == "gini":
        w, v = values["weight"], 1 - values["weight"]
        return domain, [(w, v, -(w * d) - v * e), (v, w, -(v * d) - w * e)]
    if rule == "relative_utilitarian":
        return domain, [_relative((d, e), problem.ideal())]
    a, b = problem.ideal()
    return domain, [(1, 1, -a - b)] if values["p"] == 1 else [(1, 0, -a), (0, 1, -b)]


def lowest(points: Sequence[GermPoint]) -> GermPoint:
    """The worst payoff of either player over some points."""
    return min(p[0] for p in points), min(p[1] for p in points)


def _relative(zero: GermPoint, one: GermPoint) -> Affine:
    first, second = (1 / (b - a) if b != a else a * 0 for a, b in zip(zero, one, strict=True))
    return first, second, -(zero[0] * first) - zero[1] * second


def best_of_smallest(
    domain: Sequence[GermPoint], pieces: Sequence[Affine], *, finite: bool
) -> list[GermPoint]:
    """All points with the largest minimum of the affine functions; the ends of a segment."""
    candidates = list(domain)
    if len(pieces) == 2 and not finite:
        for a, b in edges(domain):
            s, r = (at(pieces[0], p) - at(pieces[1], p) for p in (a, b))
            if s.sign() * r.sign() < 0:
                candidates.append(between(a, b, s / (s - r)))
    best = _best(candidates, lambda p: min(at(piece, p) for piece in pieces))
    return best if finite else distinct(hull(best))


def _best(points: Sequence[GermPoint], worth: Callable[[GermPoint], Any]) -> list[GermPoint]:
    worths = [worth(p) for p in points]
    top = max(worths)
    return distinct(p for p, w in zip(points, worths, strict=True) if w == top)


def ray_pieces(rule: str, problem: FamilyProblem, values: Values) -> list[Affine]:
    """The two gains that the rule makes equal, each over its share."""
    (d, e), one = problem.disagreement, Fraction(1)
    origin: tuple[Any, Any] = (d, e)
    share: tuple[Any, Any] = (one, one)
    if rule == "proportional":
        share = (values["weight"], 1 - values["weight"])
    elif rule == "equal_loss":
        origin = problem.ideal()
    elif rule == "kalai_smorodinsky":
        a, b = problem.ideal()
        share = (a - d, b - e)
    return [(1 / share[0], 0, -(origin[0] / share[0])), (0, 1 / share[1], -(origin[1] / share[1]))]


def _ray(rule: str, problem: FamilyProblem, values: Values) -> list[GermPoint]:
    pieces = ray_pieces(rule, problem, values)

    def gains(p: GermPoint) -> list[Germ]:
        return [at(piece, p) for piece in pieces]

    if problem.finite and rule in ("egalitarian_pareto", "leximin", "kalai_smorodinsky"):
        worst = _best(problem.chain(), lambda p: min(gains(p)))
        return worst if rule == "egalitarian_pareto" else _best(worst, lambda p: max(gains(p)))
    best = best_of_smallest(problem.rational(), pieces, finite=problem.finite)
    if rule in ("egalitarian_pareto", "leximin"):
        return [highest(best)]  # ends of a segment parallel to an axis: one is better
    level = min(gains(best[0]))  # the point of the line itself, if the set has it
    (a, _, c), (_, b, e) = pieces
    crossing = ((level - c) / a, (level - e) / b)
    inside = crossing in best if problem.finite else above(best, crossing)[:1] == [crossing]
    return [crossing] if inside else best


def slope_of(rule: str, problem: FamilyProblem, values: Values) -> Callable[..., Germ]:
    """A positive multiple of the slope of the welfare at a point in a direction."""
    weight = values.get("weight", Fraction(1, 2))
    if rule == "yu":
        a, b = problem.ideal()
        return lambda p, v: (a - p[0]) * v[0] + (b - p[1]) * v[1]
    d, e = problem.disagreement
    return lambda p, v: (p[1] - e) * v[0] * weight + (p[0] - d) * v[1] * (1 - weight)


def _product(rule: str, problem: FamilyProblem, p: GermPoint) -> Germ:
    d, e = problem.disagreement
    return (p[0] - d) * (p[1] - e)


def _along(chain: Sequence[GermPoint], slope: Callable[..., Germ]) -> GermPoint:
    for a, b in pairwise(chain):
        v = (b[0] - a[0], b[1] - a[1])
        start, end = slope(a, v), slope(b, v)
        if start <= 0:
            return a
        if end < 0:
            return between(a, b, start / (start - end))
    return chain[-1]
