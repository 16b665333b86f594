"""amTFT(W1) against amTFT(W2) in the asymmetric bargaining Coin Game (table 5 of the paper).

Published scores of learned agents beside those of exact ones, for all pairs of sets of four rules;
by a preset also beside agents that are learned here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gametheory_bp.display import Stack
from gametheory_bp.reproduction._learned_set_tables import learned_set_steps, learned_set_tables
from gametheory_bp.reproduction._learning import Learning
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


def _table(folder: Path | None, learning: Learning | None) -> Stack:
    plays = tuple(set_play(folder, GAME, reading) for reading in READINGS)
    learned = () if learning is None else learned_set_tables(learning, GAME, plays, TABLE_5)
    parts = (
        *learned,
        published_table(plays, TABLE_5),
        *map(payoff_table, plays),
        overlap_table(plays),
        *(score_matrix(play, k) for play in plays for k in range(len(CRITERIA))),
    )
    return Stack(f"amTFT(W1) against amTFT(W2); {LEGEND}", parts)


def _steps(folder: Path | None, learning: Learning | None) -> Iterator[str]:
    if learning is not None:
        yield from learned_set_steps(learning, GAME)
    yield from set_steps(folder, (GAME,))


def _reproduction(folder: Path | None, learning: Learning | None = None) -> Reproduction:
    return Reproduction(
        title="Norm-adaptive agents in the asymmetric Coin Game, all pairs of sets",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "table 5 (appendix D)",
        table=lambda: _table(folder, learning),
        steps=lambda: _steps(folder, learning),
        kept_in=lambda other: _reproduction(other, learning and learning.at(other)),
        at_preset=lambda chosen: _reproduction(chosen.folder, chosen),
    )


REPRODUCTION = _reproduction(None)
