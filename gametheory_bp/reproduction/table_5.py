"""amTFT(W1) against amTFT(W2) in the asymmetric bargaining Coin Game (table 5 of the paper).

Published scores of learned agents beside those of exact ones, for all pairs of sets of four rules.
"""

from __future__ import annotations

from pathlib import Path

from gametheory_bp.display import Stack
from gametheory_bp.reproduction._published_coin_games import TABLE_5
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.reproduction._set_play import CRITERIA, READINGS, set_play, set_steps
from gametheory_bp.reproduction._set_tables import (
    LEGEND,
    overlap_table,
    payoff_table,
    published_table,
    score_matrix,
)

GAME = "ABCG"


def _table(folder: Path | None) -> Stack:
    plays = tuple(set_play(folder, GAME, reading) for reading in READINGS)
    parts = (
        published_table(plays, TABLE_5),
        *map(payoff_table, plays),
        overlap_table(plays),
        *(score_matrix(play, k) for play in plays for k in range(len(CRITERIA))),
    )
    return Stack(f"amTFT(W1) against amTFT(W2); {LEGEND}", parts)


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="Norm-adaptive agents in the asymmetric Coin Game, all pairs of sets",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "table 5 (appendix D)",
        table=lambda: _table(folder),
        steps=lambda: set_steps(folder, (GAME,)),
        kept_in=_reproduction,
    )


REPRODUCTION = _reproduction(None)
