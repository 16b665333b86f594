"""The one place where agents are made of stored pairs."""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.experiments.stored_pair import StoredPair
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["stored_agent"]


def stored_agent(pairs: Sequence[StoredPair], player: str, settings: AmtftSettings) -> LearnedAmtft:
    """The amTFT agent of one player of some pairs: of one rule for each pair.

    Parameters
    ----------
    pairs : sequence of StoredPair
        One for amTFT(w), several for amTFT(W).
    player : {"row", "column"}
    settings : AmtftSettings
    """
    return LearnedAmtft([pair.rule for pair in pairs], player, settings)
