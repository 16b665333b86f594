"""Experiments of figures 3, 5 and 8 and table 5 in seconds: few runs, small networks, few steps."""

from __future__ import annotations

import pytest

from gametheory_bp.deep import Experiment, experiment
from gametheory_bp.deep.lola import LolaSettings
from gametheory_bp.deep.q_learning.settings import NetworkShape
from gametheory_bp.reproduction import (
    _all_play,
    _learned_agents,
    _learned_play,
    _matrix_figures,
    _shaped_play,
)

CACHED = (
    _all_play.learned_play,
    _learned_agents.learned_agents,
    _learned_agents.learned_sets,
    _learned_play.learned,
    _matrix_figures.matrix_play,
    _shaped_play._learned,
    _shaped_play.shaped,
)
SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))
"""In place of the attainable payoffs of coin games, which take seconds."""

SEEDS = 1


def tiny_experiment(environment: str, preset: str) -> Experiment:
    """One pair of each reward, or two, one round of learning."""
    found = experiment(_learned_agents.EXPERIMENTS[environment], preset)
    learning = found.learning.but(
        horizon=4, sequence=4, episodes=8, parallel=8, updates=1, batch=2,
        network=NetworkShape("dense", (4,), head=4),
    )  # fmt: skip
    return found.but(
        learning=learning, seeds=SEEDS, games=2, consecutive=1, filter=None, set_filter=None,
    )  # fmt: skip


def forget() -> None:
    """As a new process finds it."""
    for cached in CACHED:
        cached.cache_clear()


def make_tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that the figures learn, in seconds."""
    few = {name: lambda: LolaSettings(updates=1, batch=4, horizon=4) for name in ("cg", "abcg")}
    monkeypatch.setattr(_learned_agents, "_experiment", tiny_experiment)
    monkeypatch.setattr(_shaped_play, "SETTINGS", few)
    monkeypatch.setattr(_shaped_play, "RUNS", {"quick": 2, "published": 3})
    monkeypatch.setattr(_shaped_play, "LEAST_PICKS", 0.0)
    monkeypatch.setattr(_learned_play, "RUNS", 3)
    monkeypatch.setattr(_matrix_figures, "OPPONENTS", 2)
    forget()
