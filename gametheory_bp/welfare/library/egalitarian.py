"""Egalitarian welfare: the smaller of the two gains (bare maximin).

``W(x, y) = min(x - d1, y - d2)``.  All points where it is largest are returned, also those that
are only weakly Pareto optimal: on {(1, 3), (4, 1)} with d = 0 both points.  The rule
``egalitarian_pareto`` keeps the strongly Pareto optimal ones, ``leximin`` the one whose larger
gain is largest.

Source: Kalai (1977), Proportional solutions to bargaining situations; Rawls (1971).
"""

from fractions import Fraction

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.neutral import smaller
from gametheory_bp.welfare.shape import Pieces

ONE, ZERO = Fraction(1), Fraction(0)


def _shape(frame: Frame, parameters: Values) -> Pieces:
    d1, d2 = frame.disagreement
    return Pieces(((ONE, ZERO, -d1), (ZERO, ONE, -d2)))


EGALITARIAN = WelfareFunction(
    title="Egalitarian (bare maximin)",
    statement="maximise the smaller gain over the disagreement point",
    formula=Formula("max min(x - d1, y - d2)", r"\max\; \min(x - d_1, y - d_2)"),
    source="Kalai (1977)",
    evaluate=lambda x, y, frame, parameters: smaller(
        x - frame.disagreement[0], y - frame.disagreement[1]
    ),
    shape=_shape,
    example=WorkedExample(
        vertices=((0, 0), (1, 0), (1, 3), (0, 3)), points=((1, 1), (1, 3)), finite=False
    ),
    domain=rational_part,
    pareto="weak",
)
