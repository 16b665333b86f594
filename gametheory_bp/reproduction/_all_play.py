"""All environments and algorithms of figures 3 and 8, learned here.

amTFT agents are deep Q-learners.  LOLA-Exact is that of the paper.  In place of LOLA-PG, whose
networks are recurrent, LOLA is learned from sampled play with tables that have a public memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from gametheory_bp.evaluation import sampled_pairings, score_table
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.reproduction._evaluated_play import EvaluatedPlay
from gametheory_bp.reproduction._learned_agents import agents_steps, learned_agents
from gametheory_bp.reproduction._learned_play import learning_steps
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._matrix_figures import (
    DEFECTED,
    LOWEST,
    SUM_AND_MIN,
    ZERO,
    matrix_play,
)
from gametheory_bp.reproduction._published_coin_games import COIN_GAME_PLAY
from gametheory_bp.reproduction._published_play import AMTFT_BOS, AMTFT_IPD
from gametheory_bp.reproduction._shaped_play import STEPS, shaped, shaping_steps

__all__ = ["BARGAINING", "DILEMMAS", "all_steps", "learned_play"]

DILEMMAS = ("IPD, amTFT", "IPD, LOLA-Exact", "CG, amTFT", "CG, LOLA-PG")
BARGAINING = ("IAsymBoS, amTFT", "IAsymBoS, LOLA-Exact", "ABCG, amTFT", "ABCG, LOLA-PG")
OPPONENTS = 5
"""That each run of LOLA-PG met, as published."""
IN_MATRIX_GAMES = {"utilitarian": "utilitarian", "inequity_averse": "egalitarian"}
IN_COIN_GAMES = {"utilitarian": "Util", "inequity_averse": "IA"}
"""Groups as the published numbers name them."""


def all_steps(learning: Learning) -> Iterator[str]:
    """Learn what is not there yet, naming each bit before it begins; short ones come first."""
    yield from learning_steps(learning.folder)
    yield from shaping_steps(learning)
    yield from agents_steps(learning, ("IPD", "IAsymBoS", "CG", "ABCG"))
    for name in (*DILEMMAS, *BARGAINING):
        yield f"{name}: attainable payoffs and scores"
        learned_play(learning, name)


@lru_cache(maxsize=32)
def learned_play(learning: Learning, name: str) -> EvaluatedPlay:
    """One of ``DILEMMAS`` or ``BARGAINING``, learned."""
    environment, algorithm = name.split(", ")
    if algorithm == "LOLA-Exact":
        return matrix_play(learning.folder, name)
    return _amtft(learning, environment) if algorithm == "amTFT" else _lola(learning, environment)


def _amtft(learning: Learning, environment: str) -> EvaluatedPlay:
    found = learned_agents(learning, environment)
    matrix = environment in ("IPD", "IAsymBoS")
    words = IN_MATRIX_GAMES if matrix else IN_COIN_GAMES
    runs = found.runs.grouped([words[kind] for kind in found.runs.groups])
    lowest, proper = (LOWEST, DEFECTED) if environment == "IPD" else (ZERO, ZERO)
    published = (
        {"IPD": AMTFT_IPD, "IAsymBoS": AMTFT_BOS}[environment]
        if matrix
        else COIN_GAME_PLAY[environment.lower(), "amTFT"]
    )
    return EvaluatedPlay(
        f"{environment}, amTFT",
        found.attainable,
        published,
        runs,
        runs,
        score_table(runs, SUM_AND_MIN, lowest),
        score_table(runs, SUM_AND_MIN, proper, among=found.attainable),
    )


def _lola(learning: Learning, environment: str) -> EvaluatedPlay:
    name = environment.lower()
    runs = shaped(learning, name)
    number = len(runs.seeds)
    fewer = sampled_pairings(number, OPPONENTS, rng=0) if number > OPPONENTS else runs.pairings
    legacy, attainable = runs.sampled(fewer), _attainable(learning, name)
    return EvaluatedPlay(
        f"{environment}, LOLA-PG",
        attainable,
        COIN_GAME_PLAY[name, "LOLA-PG"],
        legacy,
        runs,
        score_table(legacy, SUM_AND_MIN, ZERO),
        score_table(runs, SUM_AND_MIN, ZERO, among=attainable),
    )


def _attainable(learning: Learning, name: str) -> tuple[Point, ...]:
    """Corners of what joint plans attain in an episode of LOLA."""
    from gametheory_bp.deep.experiments.attainable import attainable_corners

    if learning.folder is not None:
        return attainable_corners(name, STEPS, learning.folder)
    with TemporaryDirectory() as folder:
        return attainable_corners(name, STEPS, Path(folder))
