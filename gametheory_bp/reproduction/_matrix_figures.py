"""Matrix games of figures 3, 4 and 8: what was published, what its rules give, what is correct.

*As run*: the rules of the release.  LOLA-Exact learns the prisoner's dilemma on transposed
matrices; 15 random opponents; w* is the largest observed welfare; d of the dilemma is
(-3, -3).  *Correct*: the true games; all ordered pairs; w* is the largest attainable welfare; d of
the dilemma is (-2, -2), what mutual defection pays.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from gametheory_bp.evaluation import sampled_pairings, score_table
from gametheory_bp.reproduction._cooperative_play import cooperative
from gametheory_bp.reproduction._evaluated_play import EvaluatedPlay
from gametheory_bp.reproduction._learned_play import learned
from gametheory_bp.reproduction._published_play import (
    AMTFT_BOS,
    AMTFT_IPD,
    LOLA_BOS,
    LOLA_IPD,
)

__all__ = ["DEFECTED", "LOWEST", "NAMES", "SUM_AND_MIN", "WITH_NASH", "ZERO", "matrix_play"]

DEFECTED, LOWEST = (Fraction(-2), Fraction(-2)), (Fraction(-3), Fraction(-3))
ZERO = (Fraction(0), Fraction(0))
SUM_AND_MIN, WITH_NASH = ("utilitarian", "egalitarian"), ("utilitarian", "egalitarian", "nash")
OPPONENTS = 15
NAMES = ("IPD, amTFT", "IPD, LOLA-Exact", "IAsymBoS, amTFT", "IAsymBoS, LOLA-Exact")


@lru_cache(maxsize=32)
def matrix_play(folder: Path | None, name: str) -> EvaluatedPlay:
    """One of ``NAMES``; runs of learners come from the journal in a folder."""
    environment, algorithm = name.split(", ")
    dilemma = environment == "IPD"
    lowest, proper = (LOWEST, DEFECTED) if dilemma else (ZERO, ZERO)
    if algorithm == "amTFT":
        game_id = "prisoners_dilemma" if dilemma else "asymmetric_bach_or_stravinsky"
        played = cooperative(game_id, lowest)
        game, runs, legacy = played.game, played.runs, played.runs
        published = AMTFT_IPD if dilemma else AMTFT_BOS
        welfare: tuple[str, ...] = SUM_AND_MIN
    else:
        title = "prisoner's dilemma" if dilemma else "asymmetric Bach or Stravinsky"
        found = learned(folder, title)
        game, runs = found.game, found.runs
        legacy = learned(folder, f"{title}, transposed").runs if dilemma else runs
        published = LOLA_IPD if dilemma else LOLA_BOS
        welfare = SUM_AND_MIN if dilemma else WITH_NASH
        legacy = legacy.sampled(sampled_pairings(len(legacy.seeds), OPPONENTS, rng=0))
    return EvaluatedPlay(
        name,
        game,
        published,
        legacy,
        runs,
        score_table(legacy, welfare, lowest),
        score_table(runs, welfare, proper, among=game),
    )
