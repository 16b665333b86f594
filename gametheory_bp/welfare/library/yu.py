"""Yu compromise: the point nearest to the ideal point in a p-norm.

``W(x, y) = -((a1 - x)^p + (a2 - y)^p)^(1/p)`` with the ideal point a taken over the points that
are at least as good as d for both, and p in [1, infinity].  p = 2 (the default) is the rational
projection of a onto the set; p = 1 is utilitarian there; p = infinity minimises the larger
shortfall and can tie along an edge; other rational p give algebraic points, or certified
intervals where the degree is above 12.  Distances compare payoffs between players as they are.

Source: Yu (1973), A class of solutions for group decision problems; Freimer and Yu (1976).
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.neutral import power, smaller
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Pieces, PowerSum, Shape

ONE, ZERO = Fraction(1), Fraction(0)


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Any) -> Any:
    p, (a, b) = parameters["p"], frame.ideal
    if p == "infinity":
        return smaller(x - a, y - b)
    if p == 1:
        return x - a + y - b
    return -power(power(a - x, p) + power(b - y, p), 1 / p)


def _shape(frame: Frame, parameters: Values) -> Shape:
    p, (a, b) = parameters["p"], frame.ideal
    if isinstance(p, str):
        return Pieces(((ONE, ZERO, -a), (ZERO, ONE, -b)))
    if p == 1:
        return Pieces(((ONE, ONE, -a - b),))
    return PowerSum(p, (ONE, ONE), frame.ideal, shortfall=True)


YU = WelfareFunction(
    title="Yu compromise",
    statement="minimise the p-norm distance to the ideal point",
    formula=Formula(
        "min ((ideal1 - x)^p + (ideal2 - y)^p)^(1/p), x >= d1, y >= d2",
        r"\min_{x \ge d}\; \left((a_1 - x)^p + (a_2 - y)^p\right)^{1/p}",
    ),
    source="Yu (1973)",
    evaluate=_evaluate,
    shape=_shape,
    example=WorkedExample(
        vertices=((0, 0), (4, 1), (2, 2)), points=((Fraction(18, 5), Fraction(6, 5)),)
    ),
    domain=rational_part,
    exactness="rational for p = 1, 2, infinity; algebraic or certified interval otherwise",
    pareto="weak",
    reads="ideal",
    parameters=(
        Parameter("p", Fraction(2), "exponent of the norm", Fraction(1), words=("infinity",)),
    ),
)
