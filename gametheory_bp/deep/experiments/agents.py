"""The one place where agents are made of stored pairs."""

from __future__ import annotations

from collections.abc import Sequence

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.play import BatchedAgent
from gametheory_bp.deep.experiments.stored_pair import StoredPair
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["stored_agent"]


def stored_agent(pairs: Sequence[StoredPair], player: str, settings: AmtftSettings) -> BatchedAgent:
    """The amTFT agent of one player of some pairs: of one rule for each pair.

    Parameters
    ----------
    pairs : sequence of StoredPair
        One for amTFT(w), several for amTFT(W).
    player : {"row", "column"}
    settings : AmtftSettings

    Raises
    ------
    NotDefinedError
        If a network has a memory.
    """
    if any(pair.has_memory for pair in pairs):
        raise NotDefinedError(
            "networks with an LSTM are trained, but no agent plays with them yet; give settings "
            "whose network has memory=0, such as the preset 'quick'"
        )
    return LearnedAmtft([pair.rule for pair in pairs], player, settings)
