"""The two-edge problem with letters for numbers: what every rule picks, case by case.

The payoff set has the corners (0, 0), (0, b), (p, q), (a, 0), and d = (0, 0).  Written with the
run and the drop of its two edges,

    a = p + A,  b = q + B,   p, q, A, B > 0,   C = p q - A B > 0  (the kink sticks out),

so the left edge falls by B over p, the right one by q over A.  A rule picks the kink, a point of
either edge or an end of the frontier; each case is a list of polynomials that are >= 0 there.
Cases overlap where one of them is 0, and give the same point or a tie there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

__all__ = ["Case", "Letters", "letters", "two_edge_cases"]


@dataclass(frozen=True, slots=True)
class Letters:
    """The symbols of the problem, all positive: see the module."""

    p: Any
    q: Any
    run: Any
    drop: Any
    bulge: Any
    u: Any
    v: Any

    @property
    def a(self) -> Any:
        """The row player's best payoff."""
        return self.p + self.run

    @property
    def b(self) -> Any:
        """The column player's best payoff."""
        return self.q + self.drop

    @property
    def corners(self) -> tuple[tuple[Any, Any], ...]:
        """(0, 0), (0, b), (p, q), (a, 0)."""
        return (0, 0), (0, self.b), (self.p, self.q), (self.a, 0)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of one rule.

    Attributes
    ----------
    rule : str
    where : str
        Which part of the frontier: "left end", "left edge", "kink", "right edge", "right end".
    conditions : tuple of expressions
        All >= 0.
    point : pair of expressions
    normal : pair of expressions
        A direction in which no corner lies beyond the point.
    optimality : tuple of expressions
        Equal to 0 where the point has the defining property of the rule.
    """

    rule: str
    where: str
    conditions: tuple[Any, ...]
    point: tuple[Any, Any]
    normal: tuple[Any, Any]
    optimality: tuple[Any, ...]


@cache
def letters() -> Letters:
    """The symbols p, q, A, B, C and the weights u, v, all positive."""
    import sympy

    return Letters(*sympy.symbols("p q A B C u v", positive=True))


def two_edge_cases() -> tuple[Case, ...]:
    """All cases of all rules.

    Examples
    --------
    >>> [case.where for case in two_edge_cases() if case.rule == "nash"]
    ['left edge', 'kink', 'right edge']
    """
    s = letters()
    p, q, run, drop, u, v, a, b = s.p, s.q, s.run, s.drop, s.u, s.v, s.a, s.b
    left, right, kink = (drop, p), (q, run), (p, q)  # normals of the edges; the kink

    def linear(rule: str, n: Any, m: Any) -> list[Case]:
        rise, fall = n * p - m * drop, m * q - n * run
        return [
            Case(rule, "left end", (-rise,), (0, b), (n, m), ()),
            Case(rule, "kink", (rise, fall), kink, (n, m), ()),
            Case(rule, "right end", (-fall,), (a, 0), (n, m), ()),
        ]

    def ray(rule: str, side: Any, slope: Any, origin: Any = (0, 0)) -> list[Case]:
        """The frontier on the line ``origin + s slope``; ``side`` >= 0 if it is the right edge."""
        found = []
        for where, sign, n in (("left edge", -1, left), ("right edge", 1, right)):
            level = n[0] * p + n[1] * q - n[0] * origin[0] - n[1] * origin[1]
            along = level / (n[0] * slope[0] + n[1] * slope[1])
            point = origin[0] + along * slope[0], origin[1] + along * slope[1]
            gap = (point[0] - origin[0]) * slope[1] - (point[1] - origin[1]) * slope[0]
            found.append(Case(rule, where, (sign * side,), point, n, (gap,)))
        return found

    def curved(rule: str, conditions: Any, points: Any, gradient: Any) -> list[Case]:
        found = []
        for where, point, n in zip(
            ("left edge", "kink", "right edge"), points, (left, None, right), strict=True
        ):
            slope = gradient(*point)
            bend = () if n is None else (slope[0] * n[1] - slope[1] * n[0],)
            found.append(Case(rule, where, conditions[where], point, slope, bend))
        return found

    nash_points = ((b * p / (2 * drop), b / 2), kink, (a / 2, a * q / (2 * run)))
    nash = {"left edge": (drop - q,), "kink": (q - drop, p - run), "right edge": (run - p,)}
    first, second = drop * a / (drop**2 + p**2), run * b / (q**2 + run**2)
    yu_points = ((a - first * drop, b - first * p), kink, (a - second * q, b - second * run))
    yu = {
        "left edge": (drop**2 - run * p,),
        "kink": (run * p - drop**2, drop * q - run**2),
        "right edge": (run**2 - drop * q,),
    }
    return (
        *linear("utilitarian", 1, 1),
        *linear("weighted_utilitarian", u, v),
        Case("relative_utilitarian", "kink", (), kink, (1 / a, 1 / b), ()),
        *ray("egalitarian", q - p, (1, 1)),
        *ray("proportional", u * q - v * p, (u, v)),
        *ray("kalai_smorodinsky", q * run - p * drop, (a, b)),
        *ray("equal_loss", run - drop, (1, 1), (a, b)),
        *curved("nash", nash, nash_points, lambda x, y: (y, x)),
        *curved("yu", yu, yu_points, lambda x, y: (a - x, b - y)),
    )
