"""Competitive gradient: the exact equilibrium of the bilinear game of the two next steps.

Each player reckons with the step that the other takes *by the same rule*, so beliefs are
consistent:

    D_1 = delta (grad_1 V_1 + M_1 D_2),   D_2 = delta (grad_2 V_2 + M_2 D_1),

with the mixed second derivatives M_i of V_i: one linear system.  Its series in delta begins with
the look-ahead direction.  It is not the limit of higher-order LOLA, which has no closed form
(Willi et al. 2022 show that the two differ).

Source: Schäfer and Anandkumar (2019), Competitive gradient descent.
"""

from typing import Any

import numpy as np

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other, step = 1 - player, settings.step
    own = point.gradient(player, player)
    theirs = point.gradient(other, other)
    flat = own.reshape(-1, own.shape[-1]).T[..., None]
    flat_theirs = theirs.reshape(-1, own.shape[-1]).T[..., None]
    mine = point.mixed_hessian(player, player).transpose(2, 0, 1)
    back = point.mixed_hessian(other, other).transpose(2, 0, 1)
    matrix = np.eye(flat.shape[1]) - step**2 * mine @ back
    found: Any = np.linalg.solve(matrix, step * (flat + step * mine @ flat_theirs))
    change: Array = found[..., 0].T.reshape(own.shape)
    return change


COMPETITIVE_GRADIENT = Learner(
    title="Competitive gradient",
    statement="Both players take the equilibrium steps of their game's bilinear expansion.",
    formula=Formula(
        "(I - delta^2 M_1 M_2)^-1 delta (grad_1 V_1 + delta M_1 grad_2 V_2)",
        r"(I - \delta^2 M_1 M_2)^{-1} \delta\, (\nabla_1 V_1 + \delta M_1 \nabla_2 V_2)",
    ),
    source="Schäfer and Anandkumar 2019, Competitive Gradient Descent",
    change=_change,
    self_play=True,
)
