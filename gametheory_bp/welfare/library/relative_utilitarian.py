"""Relative utilitarian welfare: the sum of payoffs, each scaled to [0, 1].

Each player's payoff is scaled so that 0 is the disagreement payoff and 1 the ideal payoff, the
best over the points that are at least as good as d for both; the optimum is taken over those
points.  With ``scale="range"`` 0 and 1 are the player's worst and best payoff over the whole
set, and d plays no role.  A player whose two reference payoffs coincide cannot be scaled; the
term is left out.

Source: Dhillon and Mertens (1999), Relative utilitarianism; Cao (1982), Preference functions
and bargaining solutions.
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Domain, Values, WelfareFunction
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Linear, Pieces


def _domain(parameters: Values) -> Domain:
    return "whole" if parameters["scale"] == "range" else "individually_rational"


def _zero(frame: Frame, parameters: Values) -> Any:
    return frame.low if parameters["scale"] == "range" else frame.disagreement


def _scaled(payoff: Any, zero: Any, one: Any) -> Any:
    return (payoff - zero) / (one - zero) if one != zero else 0 * payoff


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Values) -> Any:
    (a, b), (c, d) = _zero(frame, parameters), frame.ideal
    return _scaled(x, a, c) + _scaled(y, b, d)


def _shape(frame: Frame, parameters: Values) -> Pieces:
    (a, b), (c, d) = _zero(frame, parameters), frame.ideal
    first = 1 / (c - a) if c != a else Fraction(0)
    second = 1 / (d - b) if d != b else Fraction(0)
    piece: Linear = (first, second, -a * first - b * second)
    return Pieces((piece,))


RELATIVE_UTILITARIAN = WelfareFunction(
    title="Relative utilitarian",
    statement="maximise the sum of gains, each relative to the player's largest possible gain",
    formula=Formula(
        "max (x - d1) / (ideal1 - d1) + (y - d2) / (ideal2 - d2)",
        r"\max\; \frac{x - d_1}{a_1 - d_1} + \frac{y - d_2}{a_2 - d_2}",
    ),
    source="Dhillon and Mertens (1999)",
    evaluate=_evaluate,
    shape=_shape,
    example=WorkedExample(vertices=((0, 0), (4, 1), (2, 2)), points=((2, 2), (4, 1))),
    domain=_domain,
    reads="ideal",
    scale_covariant=True,
    parameters=(
        Parameter(
            "scale",
            "disagreement",
            "what counts as 0: the disagreement payoff, or the worst payoff of the set",
            words=("disagreement", "range"),
            numeric=False,
        ),
    ),
)
