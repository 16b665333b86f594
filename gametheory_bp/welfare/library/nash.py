"""Nash product: the product of gains.

``W(x, y) = (x - d1)(y - d2)`` over the points that are at least as good as d for both.  Where
no point is better than d for both, the product is 0 everywhere and cannot choose: the strongly
Pareto optimal points >= d are returned, flagged.  On a finite set all maximisers are returned.

Source: Nash (1950), The bargaining problem.
"""

from fractions import Fraction

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.shape import PowerSum

ZERO, EQUAL = Fraction(0), (Fraction(1), Fraction(1))


def _shape(frame: Frame, parameters: Values) -> PowerSum:
    return PowerSum(ZERO, EQUAL, frame.disagreement)


NASH = WelfareFunction(
    title="Nash product",
    statement="maximise the product of gains over the disagreement point",
    formula=Formula(
        "max (x - d1)(y - d2), x >= d1, y >= d2", r"\max_{x \ge d}\; (x - d_1)(y - d_2)"
    ),
    source="Nash (1950)",
    evaluate=lambda x, y, frame, parameters: (
        (x - frame.disagreement[0]) * (y - frame.disagreement[1])
    ),
    shape=_shape,
    example=WorkedExample(vertices=((0, 0), (4, 1), (2, 2)), points=((3, Fraction(3, 2)),)),
    domain=rational_part,
    scale_covariant=True,
)
