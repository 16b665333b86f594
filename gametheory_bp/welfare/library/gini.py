"""Gini welfare: a weighted mean of the worse and the better gain.

``W = weight min(x - d1, y - d2) + (1 - weight) max(x - d1, y - d2)`` with the weight of the
worse-off player in [1/2, 1]: concave, because it is the smaller of the two ways to assign the
weights.  1/2 is half the sum of gains and 1 the egalitarian rule; the default 3/4 is the weight
of the usual Gini index of two persons.  The optimum is taken over the points >= d; ties along
an edge are returned whole.

Source: Weymark (1981), Generalized Gini inequality indices; Blackorby, Bossert and Donaldson
(1994), Generalized Ginis and cooperative bargaining solutions.
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.neutral import smaller
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Pieces


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Any) -> Any:
    weight, (d1, d2) = parameters["weight"], frame.disagreement
    worse = smaller(x - d1, y - d2)
    better = x - d1 + y - d2 - worse
    return weight * worse + (1 - weight) * better


def _shape(frame: Frame, parameters: Values) -> Pieces:
    w, (d1, d2) = parameters["weight"], frame.disagreement
    assert isinstance(w, Fraction)
    v = 1 - w
    return Pieces(((w, v, -w * d1 - v * d2), (v, w, -v * d1 - w * d2)))


GINI = WelfareFunction(
    title="Gini",
    statement="maximise a weighted mean of gains with the larger weight on the worse-off player",
    formula=Formula(
        "max weight min(x - d1, y - d2) + (1 - weight) max(x - d1, y - d2)",
        r"\max\; \omega \min(x - d_1, y - d_2) + (1 - \omega) \max(x - d_1, y - d_2)",
    ),
    source="Weymark (1981); Blackorby, Bossert and Donaldson (1994)",
    evaluate=_evaluate,
    shape=_shape,
    example=WorkedExample(vertices=((0, 0), (4, 1), (2, 2)), points=((2, 2),)),
    domain=rational_part,
    pareto="weak",
    parameters=(
        Parameter(
            "weight",
            Fraction(3, 4),
            "weight of the worse-off player",
            Fraction(1, 2),
            Fraction(1),
        ),
    ),
)
