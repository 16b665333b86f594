"""Any rule as one callable thing: an id, an id with parameters, or a user's function.

A rule of the library brings a certificate with every solution.  What a user's function returns
is taken as reported, even if it is a :class:`Solution`: which problem it solved is its own affair,
as long as the points lie in the payoff set.
A reported float stands for everything within a billionth of it, so that rounding breaks no axiom.
Problems on which a rule is not defined give None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.bargaining.solving import load_rule, solve
from gametheory_bp.certificates.kinds.axiom_violation import ReportedPoints
from gametheory_bp.certificates.point_outside import certainly_outside
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.errors import DisagreementError, InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["RuleCall", "Solved", "problem_of"]

ROUNDING = Fraction(1, 10**9)
"""How far, relative to the larger of 1 and itself, a reported float may be off."""
Solved = Any
"""A solution certificate, or :class:`ReportedPoints`: its ``points`` are the answer."""


class RuleCall:
    """A rule that remembers what it answered.

    Parameters
    ----------
    rule : str, (str, dict) pair, or callable
        An id, an id with parameters, or a function ``problem -> point or points``.

    Raises
    ------
    UnknownNameError
        If there is no rule or parameter of this name.
    InputTypeError
        If it is none of these, or a function returns no pair of numbers.
    InputValueError
        When it is called: if a function returns no point, or one outside the payoff set.

    Examples
    --------
    >>> call = RuleCall(("yu", {"p": 2}))
    >>> call.name
    'yu(p=2)'
    """

    def __init__(self, rule: Any) -> None:
        self.identity: str
        self.parameters: tuple[tuple[str, Fraction | str], ...] = ()
        self.certified = not callable(rule)
        self._known: dict[ProblemStatement, Solved | None] = {}
        if callable(rule):
            self._function: Callable[[BargainingProblem], Any] = rule
            self.identity = self.name = getattr(rule, "__name__", type(rule).__name__)
            return
        identity, given = rule if _is_pair(rule) else (rule, {})
        if not isinstance(identity, str) or not isinstance(given, Mapping):
            raise InputTypeError(
                f"the rule is {rule!r}; give an id, a pair (id, parameters), or a function from "
                f"a problem to a point"
            )
        self.parameters = read_parameters(load_rule(identity).parameters, given, identity)
        self.identity = identity
        listed = ", ".join(f"{name}={value}" for name, value in given.items())
        self.name = f"{identity}({listed})" if listed else identity
        self._function = lambda problem: solve(problem, identity, **given)

    def __call__(self, statement: ProblemStatement) -> Solved | None:
        """The rule's answer with its certificate; None where it is not defined."""
        if statement not in self._known:
            self._known[statement] = self._answer(statement)
        return self._known[statement]

    def _answer(self, statement: ProblemStatement) -> Solved | None:
        problem = problem_of(statement)
        try:
            answer = self._function(problem)
        except (NotDefinedError, DisagreementError):
            return None
        if isinstance(answer, Solution):
            if self.certified and answer.certificate is not None:
                return answer.certificate
            answer = answer.points
        points = read_points(answer, self.name)
        for point in points:
            if certainly_outside(point, statement):
                listed = ", ".join(f"({x}, {y})" for x, y in statement.payoff_set)
                kind = "points" if statement.finite else "corners"
                raise InputValueError(
                    f"rule {self.name} returned ({point[0]}, {point[1]}), which is no point of the "
                    f"payoff set with {kind} {listed}; return points of the set, or raise "
                    f"NotDefinedError where the rule has none"
                )
        return ReportedPoints(statement, self.identity, self.parameters, points, ())


def problem_of(statement: ProblemStatement) -> BargainingProblem:
    """The problem of a statement."""
    return BargainingProblem(
        statement.vertices, statement.disagreement, statement.comprehensive, statement.finite
    )


def read_points(answer: Any, name: str) -> tuple[Coordinates, ...]:
    """One pair or several, as exact coordinates, row payoffs increasing.

    Examples
    --------
    >>> read_points((1, 2), "mine")
    ((Fraction(1, 1), Fraction(2, 1)),)
    """
    if not isinstance(answer, Iterable) or isinstance(answer, str):
        raise InputTypeError(
            f"rule {name} returned {answer!r}; return a pair (row, column) or a list of pairs"
        )
    items = list(answer)
    if items and not isinstance(items[0], Iterable):
        items = [tuple(items)]
    if not items:
        raise InputValueError(f"rule {name} returned no point; return at least one pair")
    points = []
    for item in items:
        pair = tuple(item)
        if len(pair) != 2:
            raise InputValueError(f"rule {name} returned {item!r}; a point is a pair")
        points.append((_number(pair[0], name), _number(pair[1], name)))
    return tuple(sorted(points, key=lambda p: (float(p[0]), float(p[1]))))


def _number(value: Any, name: str) -> Fraction | Algebraic | Interval:
    if isinstance(value, (Algebraic, Interval)):
        return value
    if isinstance(value, float):
        exact = as_fraction(value, where=f"a point of rule {name}")
        margin = ROUNDING * max(abs(exact), Fraction(1))
        return Interval(exact - margin, exact + margin).rounded(10**12)
    return as_fraction(value, where=f"a point of rule {name}")


def _is_pair(rule: Any) -> bool:
    return isinstance(rule, (tuple, list)) and len(rule) == 2
