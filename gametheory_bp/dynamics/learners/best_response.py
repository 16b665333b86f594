"""Best response: each player jumps to a pure best reply to the other's present policy.

A baseline without parameters: its tables are the probabilities themselves.  It need not settle.

Source: Cournot (1838), for quantities; Matsui (1992), Best response dynamics.
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.best_replies import best_reply_tables
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other = point.mixtures[1 - player]
    return best_reply_tables(point.world, other, player) - point.mixtures[player]


BEST_RESPONSE = Learner(
    title="Best response",
    statement="Each player takes a best reply to the other's last policy.",
    formula=Formula("BR_1(y) - x", r"\mathrm{BR}_1(y) - x"),
    source="Matsui 1992, Best Response Dynamics and Socially Stable Strategies",
    change=_change,
    moves="probabilities",
)
