"""What is proved of an optimum over a payoff set that is known between two polygons only.

The best welfare over the inner polygon is attained; that over the outer one is a bound.  So the
best welfare over the set lies between the two, if the welfare function does not itself depend on
the set.  Of other rules only the distance of the polygons is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import load_rule, solve
from gametheory_bp.exact.exactness import Exactness, bound_words
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.distance import excess
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction

__all__ = ["SetBracket"]


@dataclass(frozen=True, slots=True)
class SetBracket:
    """The rule on the outer polygon, and bounds of the best welfare over the set.

    Attributes
    ----------
    outer : Solution
        What the rule picks from the outer polygon, with a certificate of its own.
    gap : Fraction
        Every outer point differs from some inner one by at most so much in both payoffs.
    welfare : Interval or None
        The best welfare over the set lies in it; None if the rule maximises no function that is
        the same for both polygons.

    Examples
    --------
    >>> inner = BargainingProblem([(0, 0), (2, 0), (0, 2)])
    >>> outer = BargainingProblem([(0, 0), (3, 0), (0, 2)])
    >>> SetBracket.around(solve(inner, "utilitarian"), outer).welfare
    Interval(2, 3)
    """

    outer: Solution
    gap: Fraction
    welfare: Interval | None

    @classmethod
    def around(cls, inner: Solution, problem: BargainingProblem) -> SetBracket:
        """The bracket of a solution over the inner polygon, given the problem on the outer one."""
        outer = solve(problem, inner.rule, **dict(inner.parameters))
        gap = excess(problem.polygon, inner.problem.polygon)
        rule = load_rule(inner.rule)
        fixed = isinstance(rule, WelfareFunction) and rule.reads != "ideal"
        if not fixed or inner.flags or outer.flags:
            return cls(outer, gap, None)
        low, high = (_welfare(rule, one) for one in (inner, outer))
        return cls(outer, gap, Interval(low.low, high.high))

    @property
    def exactness(self) -> Exactness:
        """Certified: to the width of the bounds of the welfare, where there are any."""
        return Exactness("certified", None if self.welfare is None else self.welfare.width)

    @property
    def note(self) -> str:
        """What is proved, in a sentence."""
        words = (
            f"the set is at most {bound_words(self.gap)} larger than where these points are best"
        )
        if self.welfare is None:
            return words
        width = self.welfare.width
        return f"{words}; the best welfare is proved" + (
            f" to {bound_words(width)}" if width else ""
        )


def _welfare(rule: Any, solution: Solution) -> Interval:
    d = solution.problem.disagreement
    value = rule.value(*solution.point, Frame(d, d, d), **dict(solution.parameters))
    return value if isinstance(value, Interval) else Interval(value, value)
