"""Weighted utilitarian welfare: a weighted mean of the payoffs.

``W(x, y) = weight x + (1 - weight) y`` with a weight in [0, 1].  With weight 0 or 1 only one
player counts and the optimum can be a whole edge, not all of it strongly Pareto optimal.

Source: Harsanyi (1955); Myerson (1981), Utilitarianism, egalitarianism, and the timing effect
in social choice problems.
"""

from fractions import Fraction

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Pieces


def _shape(frame: Frame, parameters: Values) -> Pieces:
    weight = parameters["weight"]
    assert isinstance(weight, Fraction)
    return Pieces(((weight, 1 - weight, Fraction(0)),))


WEIGHTED_UTILITARIAN = WelfareFunction(
    title="Weighted utilitarian",
    statement="maximise a weighted mean of payoffs",
    formula=Formula("max weight x + (1 - weight) y", r"\max\; \lambda x + (1 - \lambda) y"),
    source="Harsanyi (1955)",
    evaluate=lambda x, y, frame, parameters: (
        parameters["weight"] * x + (1 - parameters["weight"]) * y
    ),
    shape=_shape,
    example=WorkedExample(
        vertices=((0, 0), (4, 1), (2, 2)),
        points=((2, 2),),
        parameters={"weight": Fraction(1, 4)},
    ),
    pareto="weak",
    reads="nothing",
    parameters=(
        Parameter("weight", Fraction(1, 2), "weight of the row player", Fraction(0), Fraction(1)),
    ),
)
