"""CES (Atkinson) welfare: a power mean of gains.

``W(x, y) = ((x - d1)^r + (y - d2)^r)^(1/r)`` with an exponent r <= 1, over the points that are at
least as good as d for both.  Inequality aversion in Atkinson's sense is 1 - r: r = 1 adds gains,
r = 0 is the Nash product (its limit), and r -> -infinity tends to the egalitarian rule.  The
default r = -1 is the harmonic mean.  Where no point is better than d for both (and r < 1), the
strongly Pareto optimal points >= d are returned, flagged.

Exactness: with r = p/q in lowest terms the optimum inside an edge has algebraic degree at most
q - p; up to degree 12 it is exact, beyond it a certified interval.

Source: Atkinson (1970), On the measurement of inequality; Arrow, Chenery, Minhas and Solow
(1961).
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.example import WorkedExample
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import Values, WelfareFunction, rational_part
from gametheory_bp.welfare.neutral import power
from gametheory_bp.welfare.parameter import Parameter
from gametheory_bp.welfare.shape import Pieces, PowerSum, Shape

ONE = Fraction(1)


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Any) -> Any:
    r, (d1, d2) = parameters["exponent"], frame.disagreement
    first, second = x - d1, y - d2
    if r == 0:
        return first * second
    if r > 0:
        return power(power(first, r) + power(second, r), 1 / r)
    mean = power(power(first, -r) + power(second, -r), -1 / r)
    return first * second / (mean + (mean == 0))  # the same, and 0 where a gain is 0


def _shape(frame: Frame, parameters: Values) -> Shape:
    r, (d1, d2) = parameters["exponent"], frame.disagreement
    assert isinstance(r, Fraction)
    if r == 1:
        return Pieces(((ONE, ONE, -d1 - d2),))
    return PowerSum(r, (ONE, ONE), frame.disagreement)


CES = WelfareFunction(
    title="CES (Atkinson)",
    statement="maximise a power mean of gains over the disagreement point",
    formula=Formula(
        "max ((x - d1)^r + (y - d2)^r)^(1/r), x >= d1, y >= d2",
        r"\max_{x \ge d}\; \left((x - d_1)^r + (y - d_2)^r\right)^{1/r}",
    ),
    source="Atkinson (1970)",
    evaluate=_evaluate,
    shape=_shape,
    example=WorkedExample(
        vertices=((0, 0), (9, 0), (0, 4), (6, 0)),
        points=((Fraction(18, 5), Fraction(12, 5)),),
    ),
    domain=rational_part,
    exactness="algebraic up to degree 12, then certified interval",
    parameters=(
        Parameter(
            "exponent", Fraction(-1), "exponent r; inequality aversion is 1 - r", high=Fraction(1)
        ),
    ),
)
