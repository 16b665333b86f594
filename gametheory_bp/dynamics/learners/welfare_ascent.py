"""Welfare ascent: both players climb a given welfare function of the payoffs per step.

    theta_1 += delta [W_x grad_1 V_1 + W_y grad_1 V_2],

with the slopes W_x, W_y of the function at the present payoffs, taken by central differences.
Ideal point and worst payoffs of its frame are those of the stage game.  A function without slopes
(powers of losses, ratios at 0) gives a number that is not finite, which the run reports.

Source: Stastny et al. (2021), welfare functions as training objectives.
"""

from fractions import Fraction

import numpy as np

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY

STEP = 2.0**-18
"""Half the width of a difference: the rounding and the truncation error are both about 1e-11."""


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    welfare = LIBRARY.load(settings.welfare)
    if welfare.games_only:
        raise NotDefinedError(f"{settings.welfare!r} is no function of payoffs per step")
    x, y = (1.0 - point.world.discount) * point.values
    stage = point.world.cells.T.tolist()
    cells = [(Fraction(a), Fraction(b)) for a, b in stage]
    frame = Frame.of(cells, settings.disagreement)

    def slope(dx: float, dy: float) -> Array:
        above = np.asarray(welfare.value(x + dx, y + dy, frame))
        below = np.asarray(welfare.value(x - dx, y - dy, frame))
        found: Array = (above - below) / (2 * STEP)
        return found

    climb = slope(STEP, 0.0) * point.gradient(0, player)
    climb += slope(0.0, STEP) * point.gradient(1, player)
    return settings.step * climb


WELFARE_ASCENT = Learner(
    title="Welfare ascent",
    statement="Both players follow the gradient of one welfare function of their payoffs.",
    formula=Formula("delta grad_1 W(V_1, V_2)", r"\delta\, \nabla_1 W(V_1, V_2)"),
    source="Stastny et al. 2021, Normative Disagreement as a Challenge for Cooperative AI",
    change=_change,
)
