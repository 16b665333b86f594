"""Look-ahead: reply to where the other is going, without trying to shape it.

    grad_1 V_1(theta_1, theta_2')  at  theta_2' = theta_2 + eta grad_2 V_2, held constant.

Source: Zhang and Lesser (2010), Multi-agent learning with policy prediction.
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other = 1 - player
    after = point.moved_by(other, settings.look_ahead * point.gradient(other, other))
    return settings.step * after.gradient(player, player)


LOOK_AHEAD = Learner(
    title="Look-ahead",
    statement="Each player follows its own gradient where the other will be after one step.",
    formula=Formula(
        "delta grad_1 V_1 at (theta_1, theta_2 + eta grad_2 V_2)",
        r"\delta\, (\nabla_1 V_1)(\theta_1, \theta_2 + \eta \nabla_2 V_2)",
    ),
    source="Zhang and Lesser 2010, Multi-Agent Learning with Policy Prediction",
    change=_change,
)
