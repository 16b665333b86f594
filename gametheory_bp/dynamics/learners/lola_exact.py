"""LOLA-Exact: climb the own value, and shape the other's next gradient step.

    theta_1 += delta [grad_1 V_1 + eta grad_1 (u . grad_2 V_2)],   u = grad_2 V_1 held constant.

The value to the row player of the column player's step ``eta grad_2 V_2`` is ``eta u . grad_2 V_2``
to first order; only the second factor is differentiated.  This is the correction that the
published runs used; the paper prints V_i where player 1's rule needs V_1.

Source: Foerster et al. (2018), equation 4.5; Stastny et al. (2021), appendix C.1.
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    slope = settings.look_ahead * point.shaping(player)
    slope += point.play.slope(player, player)
    slope *= settings.step
    found: Array = point.policies[player].pull(slope)
    return found


LOLA_EXACT = Learner(
    title="LOLA-Exact",
    statement=(
        "Each player follows its own gradient, plus what its parameters do to the other's next "
        "gradient step."
    ),
    formula=Formula(
        "delta [grad_1 V_1 + eta grad_1 (stop(grad_2 V_1) . grad_2 V_2)]",
        r"\delta\, [\nabla_1 V_1 + \eta\, (\nabla_2 V_1)^{\mathsf T} \nabla_1 \nabla_2 V_2]",
    ),
    source="Foerster et al. 2018, Learning with Opponent-Learning Awareness",
    change=_change,
)
