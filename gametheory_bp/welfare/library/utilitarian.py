"""Utilitarian welfare: the sum of payoffs.

``W(x, y) = x + y``.  It does not use the disagreement point and assumes that utilities are
comparable between players.  On an edge of slope -1 all points are optimal: both ends are
returned.

Source: Harsanyi (1955), Cardinal welfare, individualistic ethics, and interpersonal comparisons
of utility.
"""

from fractions import Fraction

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.shape import Pieces

ONE, ZERO = Fraction(1), Fraction(0)

UTILITARIAN = WelfareFunction(
    title="Utilitarian",
    statement="maximise the sum of payoffs",
    formula=Formula("max x + y", r"\max\; x + y"),
    source="Harsanyi (1955)",
    evaluate=lambda x, y, frame, parameters: x + y,
    shape=lambda frame, parameters: Pieces(((ONE, ONE, ZERO),)),
    example=WorkedExample(vertices=((0, 0), (4, 1), (2, 2)), points=((4, 1),)),
    reads="nothing",
)
