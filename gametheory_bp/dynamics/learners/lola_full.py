"""Full look-ahead: the gradient of the value after the other's next step, without expansion.

    grad_1 [V_1(theta_1, theta_2 + eta grad_2 V_2(theta_1, theta_2))],

by the chain rule ``grad_1 V_1 + eta grad_1 (u . grad_2 V_2)`` with grad_1 V_1 and u = grad_2 V_1
taken at the moved point and the last derivative at the present one.

Source: Foerster et al. (2018), equation 4.2; the exact form of what LOLA-DiCE samples (2018).
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other, ahead = 1 - player, settings.look_ahead
    after = point.moved_by(other, ahead * point.gradient(other, other))
    shaping = point.mixed(other, player, after.gradient(player, other))
    return settings.step * (after.gradient(player, player) + ahead * shaping)


LOLA_FULL = Learner(
    title="Full look-ahead LOLA",
    statement="Each player follows the gradient of its value after the other's next step.",
    formula=Formula(
        "delta grad_1 V_1(theta_1, theta_2 + eta grad_2 V_2)",
        r"\delta\, \nabla_1 V_1(\theta_1, \theta_2 + \eta \nabla_2 V_2(\theta_1, \theta_2))",
    ),
    source="Foerster et al. 2018, Learning with Opponent-Learning Awareness",
    change=_change,
)
