"""The argmax of a welfare function over a payoff set, exactly, as a bargaining rule.

Over a convex set the optimum of a non-decreasing function is found on the strong Pareto
frontier; ties are then completed over the whole set.  Over a finite set all points are
compared.  Over the curved set of independent mixtures the payoff module optimises along the
arcs of its boundary.

*Nobody gains.*  A function of gains that is 0 (or has no slope) where a player gains nothing
cannot choose if no point is better than d for both.  The answer is then the strongly Pareto
optimal points among those >= d, flagged ``"nobody_gains"``: one point of a convex set, possibly
several of a finite one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from gametheory_bp.bargaining.finite_argmax import best_points
from gametheory_bp.bargaining.piecewise_argmax import best_segment
from gametheory_bp.bargaining.power_argmax import best_point
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.rule import RuleAnswer
from gametheory_bp.certificates.kinds.enumeration import Enumeration
from gametheory_bp.certificates.kinds.supergradient import Supergradient
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.parameter import ParameterValue
from gametheory_bp.welfare.shape import Pieces, PowerSum

__all__ = ["argmax"]


def argmax(
    welfare: WelfareFunction, problem: BargainingProblem, parameters: Mapping[str, ParameterValue]
) -> RuleAnswer:
    """All maximisers of a welfare function over its domain in the problem's set.

    Raises
    ------
    NotDefinedError
        If the function is no function of the payoff pair.
    DisagreementError
        If it measures from d and no point is >= d.

    Notes
    -----
    Certificate: ``supergradient`` on convex sets, ``enumeration`` on finite ones.
    """
    if welfare.shape is None:
        raise NotDefinedError(
            f"{welfare.title} is not defined on payoff sets: {welfare.games_only}"
        )
    if problem.set_kind == "curved":
        raise NotDefinedError("curved sets are optimised by welfare_optimum(among='independent')")
    rational = welfare.domain(parameters) == "individually_rational"
    domain = problem.individually_rational if rational else problem.payoff_set
    frame = problem.frame if rational else Frame.of(domain, problem.disagreement)
    shape = welfare.shape(frame, parameters)
    finite = problem.set_kind == "finite"
    if isinstance(shape, PowerSum) and not shape.shortfall and problem.nobody_gains:
        evidence = Enumeration if finite else partial(Supergradient, multipliers=(), edge=())
        return RuleAnswer(problem.frontier, evidence, ("nobody_gains",))
    if finite:
        return RuleAnswer(best_points(shape, domain), Enumeration)
    if isinstance(shape, Pieces):
        points, multipliers = best_segment(
            shape, problem.integers("individually_rational" if rational else "payoff_set")
        )
        return RuleAnswer(points, partial(Supergradient, multipliers=multipliers, edge=()))
    point, edge = best_point(shape, problem.frontier, problem.integers("frontier"))
    return RuleAnswer((point,), partial(Supergradient, multipliers=(), edge=edge))
