"""First-order LOLA: the gradient of the whole first-order expansion of the look-ahead value.

    V_1(theta_1, theta_2 + eta grad_2 V_2)  ~  V_1 + eta grad_2 V_1 . grad_2 V_2,

with both factors of the product differentiated in theta_1.  LOLA-Exact leaves out one of the two
terms, ``eta grad_1 (grad_2 V_2 . grad_2 V_1)`` with grad_2 V_2 held constant.

Source: Foerster et al. (2018), equation 4.4; Letcher et al. (2019), section 3.1.
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other = 1 - player
    shaping = point.mixed(other, player, point.gradient(player, other))
    foresight = point.mixed(player, player, point.gradient(other, other))
    own = point.gradient(player, player)
    return settings.step * (own + settings.look_ahead * (shaping + foresight))


LOLA_FIRST_ORDER = Learner(
    title="First-order LOLA",
    statement="Each player follows the gradient of its value expanded at the other's next step.",
    formula=Formula(
        "delta grad_1 [V_1 + eta grad_2 V_1 . grad_2 V_2]",
        r"\delta\, \nabla_1 [V_1 + \eta\, \nabla_2 V_1 \cdot \nabla_2 V_2]",
    ),
    source="Foerster et al. 2018, Learning with Opponent-Learning Awareness",
    change=_change,
)
