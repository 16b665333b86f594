"""Adaptive tit-for-tat, amTFT(w) and amTFT(W), as finite controllers with exact play.

* :func:`amtft`, :func:`amtft_set` make agents; :class:`AmtftSettings` has every choice as a field;
* :func:`play` and :func:`play_under` play two of them against each other.
"""

from gametheory_bp.norms.amtft.agent import AmtftAgent, amtft, amtft_set
from gametheory_bp.norms.amtft.plan import CooperativePlan
from gametheory_bp.norms.amtft.play import AmtftPlay, play, play_under
from gametheory_bp.norms.amtft.settings import COIN_GAMES, MATRIX_GAMES, AmtftSettings

__all__ = [
    "COIN_GAMES",
    "MATRIX_GAMES",
    "AmtftAgent",
    "AmtftPlay",
    "AmtftSettings",
    "CooperativePlan",
    "amtft",
    "amtft_set",
    "play",
    "play_under",
]
