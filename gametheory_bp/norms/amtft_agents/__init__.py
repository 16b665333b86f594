"""Adaptive tit-for-tat, amTFT(w) and amTFT(W), as finite controllers with exact play.

* :func:`amtft`, :func:`amtft_set` make agents; :class:`AmtftSettings` has every choice as a field;
* :func:`play`, :func:`play_under` play two of them; :func:`announced_payoffs` lets them talk first;
* :func:`exploitability`: best replies to an agent; :func:`openness_curve`: against robustness;
* :func:`set_table`: all pairs of sets of rules; :func:`meta_game`: which set to deploy;
* :func:`believed_game`: an agent may plan in one game and play in another;
* :func:`tie_range`, :func:`observed_tie_range`: what ties among optimal joint actions can do.
"""

from gametheory_bp.norms.amtft_agents.agent import AmtftAgent, amtft, amtft_set
from gametheory_bp.norms.amtft_agents.announcement import announced_payoffs
from gametheory_bp.norms.amtft_agents.beliefs import believed_game
from gametheory_bp.norms.amtft_agents.exploitability import Exploitability, exploitability
from gametheory_bp.norms.amtft_agents.meta_game import MetaGame, meta_game
from gametheory_bp.norms.amtft_agents.openness import OpennessCurve, OpennessPoint, openness_curve
from gametheory_bp.norms.amtft_agents.plan import CooperativePlan
from gametheory_bp.norms.amtft_agents.planning import cooperative_plan
from gametheory_bp.norms.amtft_agents.play import play, play_under
from gametheory_bp.norms.amtft_agents.play_record import AmtftPlay
from gametheory_bp.norms.amtft_agents.set_table import SetCell, SetTable, set_table
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES, AmtftSettings
from gametheory_bp.norms.amtft_agents.tie_range import TieRange, observed_tie_range, tie_range

__all__ = [
    "COIN_GAMES",
    "MATRIX_GAMES",
    "AmtftAgent",
    "AmtftPlay",
    "AmtftSettings",
    "CooperativePlan",
    "Exploitability",
    "MetaGame",
    "OpennessCurve",
    "OpennessPoint",
    "SetCell",
    "SetTable",
    "TieRange",
    "amtft",
    "amtft_set",
    "announced_payoffs",
    "believed_game",
    "cooperative_plan",
    "exploitability",
    "meta_game",
    "observed_tie_range",
    "openness_curve",
    "play",
    "play_under",
    "set_table",
    "tie_range",
]
