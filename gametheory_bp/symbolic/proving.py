"""Proofs of the closed forms of the two-edge problem, and their table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from gametheory_bp.certificates.verdict import Check, Verdict
from gametheory_bp.display import Displayed, Table
from gametheory_bp.symbolic.positivity import nonnegative_form
from gametheory_bp.symbolic.two_edge import Case, letters, two_edge_cases

__all__ = ["ClosedForms", "prove_case", "two_edge_table"]


@cache
def prove_case(case: Case) -> Verdict:
    """Prove that the case's point is the rule's, for all numbers that satisfy its conditions.

    Statements proved: the point is a mixture of neighbouring corners; no corner lies beyond the
    line through it with the stated normal; its defining equations hold.  For linear rules the
    normal is the weights, for the Nash product and the nearest point to the ideal it is the
    gradient at the point, so this is the Karush-Kuhn-Tucker condition of a concave problem.  For
    rules on a ray the normal is positive, so the point is Pareto optimal, and the ray has no
    other such point.

    Examples
    --------
    >>> all(prove_case(case) for case in two_edge_cases() if case.rule == "egalitarian")
    True
    """
    import sympy

    s = letters()
    slacks = sympy.symbols(f"E:{len(case.conditions)}", nonnegative=True)
    relations = [
        s.p * s.q - s.run * s.drop - s.bulge,
        *(sympy.expand(c - slack) for c, slack in zip(case.conditions, slacks, strict=True)),
    ]
    checks = [Check(f"shares: {name}", *_proved(share, relations)) for name, share in _shares(case)]
    x, y = case.point
    n, m = case.normal
    checks += [Check("normal >= 0", *_proved(part, relations)) for part in case.normal]
    for corner in s.corners:
        slack = n * (x - corner[0]) + m * (y - corner[1])
        checks.append(Check(f"supports at {corner}", *_proved(slack, relations)))
    for equation in case.optimality:
        rest = sympy.simplify(equation)
        checks.append(Check("defining equation", rest == 0, str(rest)))
    return Verdict(f"{case.rule}, {case.where}", tuple(checks))


def _shares(case: Case) -> list[tuple[str, Any]]:
    """How far along its edge the point is, from both ends; and that it is on the edge's line."""
    s = letters()
    x, y = case.point
    if case.where == "left edge":
        beside = s.drop * x + s.p * y - s.p * s.b
        return [("of the kink", x / s.p), ("of the end", 1 - x / s.p), *_line(beside)]
    if case.where == "right edge":
        beside = s.q * x + s.run * y - s.q * s.a
        return [("of the kink", y / s.q), ("of the end", 1 - y / s.q), *_line(beside)]
    ends = {"left end": s.corners[1], "kink": s.corners[2], "right end": s.corners[3]}
    corner = ends[case.where]
    return [*_line(x - corner[0]), *_line(y - corner[1])]


def _line(expression: Any) -> list[tuple[str, Any]]:
    return [("on the line", expression), ("on the line", -expression)]


def _proved(expression: Any, relations: list[Any]) -> tuple[bool, str]:
    import sympy

    s = letters()
    positive = (s.p, s.q, s.run, s.drop)
    form = nonnegative_form(sympy.sympify(expression), relations, positive)
    return (False, str(expression)) if form is None else (True, f"= {form}")


@dataclass(frozen=True, slots=True)
class ClosedForms(Displayed):
    """Proved cases as a table.

    Attributes
    ----------
    cases : tuple of Case
        Each with a proof.
    """

    cases: tuple[Case, ...]

    def display(self) -> Table:
        """One line for each case."""
        import sympy

        rows = tuple(
            (
                case.rule,
                case.where,
                ", ".join(f"{sympy.expand(c)} >= 0" for c in case.conditions) or "always",
                *(str(sympy.factor(sympy.cancel(value))) for value in case.point),
            )
            for case in self.cases
        )
        note = (
            "corners (0, 0), (0, q + B), (p, q), (p + A, 0); p q > A B; d = (0, 0);\n"
            "weights u : v; yu with exponent 2"
        )
        return Table("Two-edge problem", ("rule", "where", "if", "row", "column"), rows, note)


def two_edge_table(rules: Iterable[str] | None = None) -> ClosedForms:
    """The closed forms, case by case; only cases whose proof succeeds are listed.

    Parameters
    ----------
    rules : list of str, optional
        All rules by default.

    Examples
    --------
    >>> print(two_edge_table(["nash"]))
    Two-edge problem
    rule  where       if                        row              column
    ----  ----------  ------------------------  ---------------  ---------------
    nash  left edge   B - q >= 0                p*(B + q)/(2*B)  (B + q)/2
    nash  kink        -B + q >= 0, -A + p >= 0  p                q
    nash  right edge  A - p >= 0                (A + p)/2        q*(A + p)/(2*A)
    corners (0, 0), (0, q + B), (p, q), (p + A, 0); p q > A B; d = (0, 0);
    weights u : v; yu with exponent 2
    """
    wanted = None if rules is None else set(rules)
    return ClosedForms(
        tuple(
            case
            for case in two_edge_cases()
            if (wanted is None or case.rule in wanted) and prove_case(case)
        )
    )
