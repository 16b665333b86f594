"""Dictator: one player's payoff.

``W(x, y) = x`` or ``y``.  It does not use the disagreement point.  The dictator does not care
about the other player, so all points of the best face are returned, also those that are only
weakly Pareto optimal.

Source: Arrow (1951), Social choice and individual values.
"""

from fractions import Fraction

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Pieces

ONE, ZERO = Fraction(1), Fraction(0)


def _shape(frame: Frame, parameters: Values) -> Pieces:
    row = parameters["player"] == "row"
    return Pieces(((ONE, ZERO, ZERO) if row else (ZERO, ONE, ZERO),))


DICTATOR = WelfareFunction(
    title="Dictator",
    statement="maximise the payoff of one player",
    formula=Formula("max x (or y)", r"\max\; x \text{ (or } y)"),
    source="Arrow (1951)",
    evaluate=lambda x, y, frame, parameters: x if parameters["player"] == "row" else y,
    shape=_shape,
    example=WorkedExample(vertices=((0, 0), (4, 0), (4, 1), (2, 2)), points=((4, 0), (4, 1))),
    pareto="weak",
    reads="nothing",
    impartial=False,
    scale_covariant=True,
    parameters=(Parameter("player", "row", "who decides", words=("row", "column"), numeric=False),),
)
