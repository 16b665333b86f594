"""Naive gradient: each player climbs its own value and takes the other's policy as given.

With look-ahead 0 every shaping learner becomes this one.

Source: Foerster et al. (2018), the baseline "naive learner".
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    return settings.step * point.gradient(player, player)


NAIVE = Learner(
    title="Naive gradient",
    statement="Each player follows the gradient of its own value.",
    formula=Formula("delta grad_1 V_1", r"\delta\, \nabla_1 V_1"),
    source="Foerster et al. 2018, Learning with Opponent-Learning Awareness",
    change=_change,
)
