"""Asymmetric Nash product: gains raised to bargaining weights.

``W(x, y) = (x - d1)^weight (y - d2)^(1 - weight)`` with a weight strictly between 0 and 1, over
the points that are at least as good as d for both.  Rational for every rational weight.  Where
no point is better than d for both, the strongly Pareto optimal points >= d are returned,
flagged.

Source: Harsanyi and Selten (1972), A generalized Nash solution for two-person bargaining games
with incomplete information; Kalai (1977), Nonsymmetric Nash solutions.
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.neutral import power
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import PowerSum


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Any) -> Any:
    weight, (d1, d2) = parameters["weight"], frame.disagreement
    return power(x - d1, weight) * power(y - d2, 1 - weight)


def _shape(frame: Frame, parameters: Values) -> PowerSum:
    weight = parameters["weight"]
    assert isinstance(weight, Fraction)
    return PowerSum(Fraction(0), (weight, 1 - weight), frame.disagreement)


ASYMMETRIC_NASH = WelfareFunction(
    title="Asymmetric Nash product",
    statement="maximise the product of gains raised to bargaining weights",
    formula=Formula(
        "max (x - d1)^weight (y - d2)^(1 - weight), x >= d1, y >= d2",
        r"\max_{x \ge d}\; (x - d_1)^{\alpha} (y - d_2)^{1 - \alpha}",
    ),
    source="Harsanyi and Selten (1972); Kalai (1977)",
    evaluate=_evaluate,
    shape=_shape,
    example=WorkedExample(
        vertices=((0, 0), (1, 0), (0, 1)),
        points=((Fraction(2, 3), Fraction(1, 3)),),
        parameters={"weight": Fraction(2, 3)},
    ),
    domain=rational_part,
    scale_covariant=True,
    parameters=(
        Parameter(
            "weight",
            Fraction(1, 2),
            "bargaining weight of the row player",
            Fraction(0),
            Fraction(1),
            strict=True,
        ),
    ),
)
