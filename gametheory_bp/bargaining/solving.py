"""``solve``: one entry for all rules, on all kinds of payoff set."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from gametheory_bp.bargaining.argmax import argmax
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import BargainingRule
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.bargaining.solution import Solution
from gametheory_bp.errors import InputTypeError, NotDefinedError, UnknownNameError, UnprovedError
from gametheory_bp.exact.exactness import EXACT, exactness_of
from gametheory_bp.leaves import LeafError
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters

__all__ = ["list_rules", "load_rule", "solve"]


def list_rules() -> tuple[str, ...]:
    """Ids of all bargaining rules, sorted.

    Welfare functions (the rule is their argmax) and rules that are no argmax of a function of
    the payoff pair, those of other installed packages included.

    Returns
    -------
    tuple of str

    Raises
    ------
    LeafError
        If an id is defined as a welfare function and as a rule.

    Examples
    --------
    >>> {"nash", "kalai_smorodinsky", "utilitarian"} <= set(list_rules())
    True
    """
    both = set(LIBRARY.names()) & set(RULES.names())
    if both:
        raise LeafError(
            f"{sorted(both)} are defined both as welfare function and as bargaining rule; a "
            f"welfare function is the rule of its id by itself, so delete one of the files"
        )
    return tuple(sorted((*LIBRARY.names(), *RULES.names())))


def load_rule(rule: str) -> WelfareFunction | BargainingRule:
    """The welfare function or rule with this id.

    Raises
    ------
    UnknownNameError
        If there is none; the nearest ids are offered.

    Examples
    --------
    >>> load_rule("nash").title
    'Nash product'
    """
    if not isinstance(rule, str):
        raise UnknownNameError("rule", rule, list_rules())
    return _loaded(rule)


@cache
def _loaded(rule: str) -> WelfareFunction | BargainingRule:
    if rule in LIBRARY:
        return LIBRARY.load(rule)
    if rule in RULES:
        return RULES.load(rule)
    raise UnknownNameError("rule", rule, list_rules())


def solve(problem: BargainingProblem, rule: str, **parameters: Any) -> Solution:
    """All points that a bargaining rule picks, exactly, with a certificate.

    Parameters
    ----------
    problem : BargainingProblem
        Payoff set and disagreement point.
    rule : str
        An id of :func:`list_rules`.
    **parameters
        The rule's declared parameters, e.g. ``p=2`` of ``"yu"``.

    Returns
    -------
    Solution
        ``.points`` holds all optima: ties are never broken.  Where they form a segment, its two
        end points; on a finite set every optimal point.

    Raises
    ------
    UnknownNameError
        If the rule or a parameter is unknown.
    DisagreementError
        If the rule measures from the disagreement point d and no point is >= d.
    NotDefinedError
        If the rule is not defined on this kind of set; the message says why.

    Notes
    -----
    Exactness: rational where the rule is rational, algebraic where algebraic, otherwise
    certified intervals.  Where no point is better than d for both, rules that need a gain
    return the strongly Pareto-optimal points >= d, flagged ``"nobody_gains"``.

    Examples
    --------
    >>> problem = BargainingProblem([(0, 0), (4, 1), (2, 2), (1, 1)])
    >>> solve(problem, "nash").points
    ((Fraction(3, 1), Fraction(3, 2)),)
    >>> solve(BargainingProblem([(0, 2), (2, 0)]), "utilitarian")
    Solution(utilitarian: (0, 2), (2, 0); exact)
    """
    if not isinstance(problem, BargainingProblem):
        raise InputTypeError(
            f"the problem is a {type(problem).__name__}; build a BargainingProblem(vertices, "
            f"disagreement) first"
        )
    found = load_rule(rule)
    values = read_parameters(found.parameters, parameters, rule)
    if isinstance(found, WelfareFunction):
        answer = argmax(found, problem, dict(values))
    else:
        if problem.set_kind == "curved":
            raise NotDefinedError(
                f"{rule!r}: curved sets are optimised by welfare_optimum(among='independent')"
            )
        if problem.set_kind not in found.sets:
            raise NotDefinedError(f"{rule!r} on a {problem.set_kind} set: {found.refusal}")
        _ = problem.individually_rational  # no point >= d is refused here, for every rule
        answer = found.solve(problem, dict(values))
    if answer.evidence is None and not answer.uncertified_reason:
        raise UnprovedError(f"rule {rule!r} gave neither evidence nor a reason why there is none")
    certificate = answer.evidence and answer.evidence(
        problem=problem.statement,
        rule=rule,
        parameters=values,
        points=answer.points,
        flags=answer.flags,
    )
    rational = all(type(x) is Fraction and type(y) is Fraction for x, y in answer.points)
    exactness = EXACT if rational else exactness_of(n for pair in answer.points for n in pair)
    return Solution(
        problem,
        rule,
        values,
        answer.points,
        answer.flags,
        exactness,
        certificate,
        found.formula,
        answer.uncertified_reason,
    )
