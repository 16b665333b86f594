"""The record of many independent runs of one experiment."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gametheory_bp.display import Displayed, Table
from gametheory_bp.dynamics.markov_game import MarkovGame
from gametheory_bp.dynamics.parameterisations import Array, Counts
from gametheory_bp.dynamics.seeds import Seed
from gametheory_bp.dynamics.settings import LearningSettings
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["LearningRun"]

Pair = tuple[Array, Array]


@dataclass(frozen=True, slots=True, eq=False)
class LearningRun(Displayed):
    """What came of a learner on a game, for every seed.

    Attributes
    ----------
    game : BimatrixGame or MarkovGame
        The game that was learned on.
    learners : (str, str)
        Ids of the row and the column player's learner.
    settings : LearningSettings
    seeds : tuple of (entropy, spawn key)
    initial_parameters, parameters : pair of arrays, shape (seeds, states, parameters)
        Row and column player; with memory one the states are the joint actions row by row, then
        the first step.
    policies : pair of arrays, shape (seeds, states, actions)
        Final mixtures.
    values : array, shape (seeds, 2)
        Payoffs per step of the final policies.
    logged_values : array, shape (seeds, 2)
        Payoffs per step before the last update, which the published runs logged.
    recorded : int array, shape (records,)
        Updates done when ``history`` and ``gradient_norms`` were taken.
    history : array, shape (records, seeds, 2)
        Payoffs per step.
    gradient_norms : array, shape (records, seeds, 2)
        Euclidean norms of each player's gradient of its own unnormalised value.
    diverged_at : int array, shape (seeds,)
        The first update that gave a number that is not finite, counted from 1; 0 if none did.  The
        seed keeps the parameters that it had before.
    cpu_seconds : float
    exactness : Exactness
        Floats throughout.
    """

    game: BimatrixGame | MarkovGame
    learners: tuple[str, str]
    settings: LearningSettings
    seeds: tuple[Seed, ...]
    initial_parameters: Pair
    parameters: Pair
    policies: Pair
    values: Array
    logged_values: Array
    recorded: Counts
    history: Array
    gradient_norms: Array
    diverged_at: Counts
    cpu_seconds: float
    exactness: Exactness = FLOAT
    certificate: None = field(default=None)

    @property
    def diverged(self) -> Counts:
        """Indices of the seeds whose parameters left the finite numbers."""
        found: Counts = np.flatnonzero(self.diverged_at)
        return found

    def shared_seeds(self, other: LearningRun) -> tuple[Seed, ...]:
        """Seeds that both runs used: pairing these in cross-play would pair dependent runs."""
        return tuple(sorted(set(self.seeds) & set(other.seeds)))

    def display(self) -> Table:
        """Mean payoffs, their spread, and what diverged."""
        rows = []
        for k, name in enumerate(("row", "column")):
            x = self.values[:, k]
            rows.append((name, self.learners[k], *(f"{v:.4f}" for v in _numbers(x))))
        note = f"{len(self.seeds)} seeds, {self.settings.updates} updates, float"
        if len(self.diverged):
            first = self.diverged_at[self.diverged].min()
            note += f"; {len(self.diverged)} diverged, the first at update {first}"
        columns = ("player", "learner", "mean", "s.d.", "least", "most")
        return Table("Payoffs per step of learned policies", columns, tuple(rows), note)

    def __repr__(self) -> str:
        names = " against ".join(dict.fromkeys(self.learners))
        return f"LearningRun({names}, {len(self.seeds)} seeds, {self.settings.updates} updates)"


def _numbers(x: Array) -> tuple[float, ...]:
    return float(x.mean()), float(x.std()), float(x.min()), float(x.max())
