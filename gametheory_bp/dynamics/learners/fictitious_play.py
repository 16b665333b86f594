"""Fictitious play on policies: best replies to averages, averaged.

After t updates the table moves by 1 / (t + 2) of the way to a best reply, so it is the average of
all replies and of the first table, state by state.  Averaging mixtures per state is not averaging
strategies: against a policy that visits a state rarely the two differ.

Source: Brown (1951), Iterative solution of games by fictitious play.
"""

from gametheory_bp.display import Formula
from gametheory_bp.dynamics.best_replies import best_reply_tables
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.dynamics.parameterisations import Array
from gametheory_bp.dynamics.point import Point
from gametheory_bp.dynamics.settings import LearningSettings


def _change(point: Point, player: int, settings: LearningSettings) -> Array:
    other = point.mixtures[1 - player]
    reply = best_reply_tables(point.world, other, player)
    return (reply - point.mixtures[player]) / (point.time + 2)


FICTITIOUS_PLAY = Learner(
    title="Fictitious play",
    statement="Each player's table is the average of its best replies to the other's table.",
    formula=Formula("(BR_1(y) - x) / (t + 2)", r"\frac{\mathrm{BR}_1(y) - x}{t + 2}"),
    source="Brown 1951, Iterative Solution of Games by Fictitious Play",
    change=_change,
    moves="probabilities",
)
