"""Stable opponent shaping: as much shaping as does not spoil convergence.

With the simultaneous gradient G, the look-ahead direction ``G0 = G + eta H G`` (H: the mixed second
derivatives of each player's own value) and the shaping term X of LOLA-Exact, the players move along

    G0 + p eta X,   p = min(p1, p2),
    p1 = 1 if X . G0 >= 0, else min(1, -a (G0 . G0) / (eta X . G0)),
    p2 = G . G if it is below b^2, else 1,

so that the direction never opposes G0 and shaping fades near fixed points; a = 1/2, b = 1/10.

Source: Letcher et al. (2019), Stable opponent shaping in differentiable games, algorithm 1.
"""

import numpy as np

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings

A, B = 0.5, 0.1


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    eta = settings.look_ahead
    ahead, shaping, inner, length, size = [], [], 0.0, 0.0, 0.0
    for i in (0, 1):
        g = point.gradient(i, i)
        ahead.append(g + eta * point.mixed(i, i, point.gradient(1 - i, 1 - i)))
        shaping.append(eta * point.mixed(1 - i, i, point.gradient(i, 1 - i)))
        inner = inner + (shaping[i] * ahead[i]).sum(axis=(0, 1))
        length = length + (ahead[i] ** 2).sum(axis=(0, 1))
        size = size + (g**2).sum(axis=(0, 1))
    opposed = np.asarray(inner) < 0
    safe = np.where(opposed, inner, -1.0)
    first = np.where(opposed, np.minimum(1.0, -A * length / safe), 1.0)
    second = np.where(np.asarray(size) < B * B, size, 1.0)
    found: Array = settings.step * (ahead[player] + np.minimum(first, second) * shaping[player])
    return found


STABLE_OPPONENT_SHAPING = Learner(
    title="Stable opponent shaping",
    statement="Look-ahead, with shaping as far as it neither opposes it nor disturbs fixed points.",
    formula=Formula(
        "delta (G0 + p eta X), p = min(p1, p2)",
        r"\delta\, (G_0 + p\, \eta\, X)_1, \quad p = \min(p_1, p_2)",
    ),
    source="Letcher et al. 2019, Stable Opponent Shaping in Differentiable Games",
    change=_change,
    self_play=True,
)
