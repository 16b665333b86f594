"""Inequity-averse welfare: the sum of payoffs less the expected inequality.

For an outcome with payoffs (x, y): ``W = x + y - penalty |x - y|``.  Under a mixture it is the
*mean* of that over outcomes, ``E x + E y - penalty E |x - y|``, not the formula at the mean
payoffs: a fair coin between (4, 0) and (0, 4) has mean payoffs (2, 2) and still an expected
inequality of 4.  It is therefore no function of the payoff pair of a mixture, and ``solve``
refuses it; ``welfare_optimum`` computes it from the game, where it is linear in the
distribution.  In a one-shot game the smoothed rewards e_i of the source are the rewards.

Source: Hughes et al. (2018), Inequity aversion improves cooperation in intertemporal social
dilemmas; Fehr and Schmidt (1999).
"""

from fractions import Fraction
from typing import Any

from gametheory_bp.display import Formula
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.neutral import smaller
from gametheory_bp.welfare.parameter import Parameter


def _evaluate(x: Any, y: Any, frame: Frame, parameters: Any) -> Any:
    difference = x + y - 2 * smaller(x, y)  # |x - y|
    return x + y - parameters["penalty"] * difference


INEQUITY_AVERSE = WelfareFunction(
    title="Inequity averse",
    statement="maximise the sum of payoffs less a penalty on the expected inequality",
    formula=Formula(
        "max E x + E y - penalty E |x - y|",
        r"\max\; \mathbb{E}\,[x + y - \beta\, |x - y|]",
    ),
    source="Hughes et al. (2018); Fehr and Schmidt (1999)",
    evaluate=_evaluate,
    shape=None,
    example=None,
    pareto="weak",
    reads="nothing",
    parameters=(
        Parameter("penalty", Fraction(1), "weight of the expected inequality", Fraction(0)),
    ),
    games_only=(
        "over mixtures it takes the mean of |x - y| over outcomes, which the mean payoffs do not "
        "determine; use welfare_optimum(game, 'inequity_averse', among=...)"
    ),
)
