"""The best point for the worse-off player, with proof, on convex and on finite sets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import RuleAnswer
from gametheory_bp.certificates.kinds.lexicographic import Lexicographic
from gametheory_bp.geometry.ray import last_crossing
from gametheory_bp.geometry.vectors import Point

__all__ = ["best_for_worse_off", "best_in_order"]


def best_for_worse_off(problem: BargainingProblem) -> RuleAnswer:
    """The Pareto-optimal point of a convex set with the largest smaller gain; it is unique.

    The ray of equal gains leaves the comprehensive hull on the frontier, which it crosses, or
    beside it; then the nearer end of the frontier has the same smaller gain.
    """
    one = Fraction(1)
    found = last_crossing(problem.frontier, problem.disagreement, (one, one))
    a, b = found.normal
    if b == 0:
        point = problem.frontier[-1]
    elif a == 0:
        point = problem.frontier[0]
    else:
        point = found.point
    weights = (a / (a + b), b / (a + b))
    return RuleAnswer((point,), partial(Lexicographic, weights=weights))


def best_in_order(candidates: tuple[Point, ...], key: Callable[[Point], Any]) -> RuleAnswer:
    """All points of a finite set with the largest key."""
    keys = [key(p) for p in candidates]
    best = max(keys)
    points = tuple(p for p, k in zip(candidates, keys, strict=True) if k == best)
    return RuleAnswer(points, partial(Lexicographic, weights=None))
