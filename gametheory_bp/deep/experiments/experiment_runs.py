"""What an experiment gives: trained pairs, and what their agents earn together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gametheory_bp.deep.experiments.attainable import Corners
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.stored_pair import StoredPair
from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.evaluation.cross_play_runs import CrossPlayRuns
from gametheory_bp.evaluation.measures import Payoffs
from gametheory_bp.evaluation.normalized_score import NormalizedScore, normalized_score
from gametheory_bp.evaluation.score_table import ScoreTable, score_table

__all__ = ["MAXIMA", "ExperimentRuns", "scored_by"]

MAXIMA = ("exact", "observed")


@dataclass(frozen=True, slots=True, eq=False)
class ExperimentRuns(Displayed):
    """Pairs of an experiment and the payoffs of their agents; :func:`.run_experiment` makes one.

    Attributes
    ----------
    experiment : Experiment
    pairs : tuple of StoredPair
        Those that are kept, group by group.
    runs : CrossPlayRuns
        Mean rewards per step; run k is pair k, groups are kinds of rewards.
    trained, discarded : dict from kind of reward to int
        How many pairs were trained, and how many of them are not in the runs; ``runs.discarded``
        says why.
    attainable : corners
        Of the payoffs per step that joint plans attain in an episode.
    """

    experiment: Experiment
    pairs: tuple[StoredPair, ...]
    runs: CrossPlayRuns
    trained: dict[str, int]
    discarded: dict[str, int]
    attainable: Corners

    def scores(
        self, maxima: str = "exact", welfare: tuple[str, ...] = ("utilitarian", "egalitarian")
    ) -> ScoreTable:
        """NormalizedScore of self-play, cross-play, and cross-play within and between groups.

        Parameters
        ----------
        maxima : {"exact", "observed"}
            w* over all attainable payoffs, or among the evaluated profiles as published.
        welfare : tuple of str
            W of the score.

        Raises
        ------
        UnknownNameError
            If ``maxima`` is neither.
        """
        frame = _frame(self.experiment, self.attainable, maxima)
        return score_table(self.runs, welfare, self.experiment.disagreement, **frame)

    @property
    def cpu_seconds(self) -> float:
        """Of the training of the kept pairs."""
        return sum(pair.cpu_seconds for pair in self.pairs)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form, without networks and times: equal runs have equal ones."""
        pairings = (*self.runs.pairs("self"), *self.runs.pairings)
        return {
            "experiment": self.experiment.to_json(),
            "pairs": [
                {"reward": p.reward, "seed": list(p.seed), **p.metrics_summary} for p in self.pairs
            ],
            "payoffs": [[i, j, *self.runs.payoffs[i][j]] for i, j in pairings],
            "trained": self.trained,
            "discarded": self.discarded,
            "reasons": [list(reason) for reason in self.runs.discarded],
            "attainable": [[str(x), str(y)] for x, y in self.attainable],
        }

    def display(self) -> Stack:
        """Payoffs by groups, scores by both maxima, and how many pairs were kept."""
        reasons: dict[str, set[str]] = {kind: set() for kind in self.experiment.kinds}
        for name, why in self.runs.discarded:
            reasons[name.rpartition(" ")[0]].add(why)
        rows = tuple(
            (
                kind,
                str(self.trained[kind]),
                str(self.trained[kind] - self.discarded[kind]),
                str(self.discarded[kind]),
                "; ".join(sorted(why)),
            )
            for kind, why in reasons.items()
        )
        kept = Table("Pairs", ("reward", "trained", "kept", "discarded", "because"), rows)
        parts = (kept, self.runs.display(), *(self.scores(kind).display() for kind in MAXIMA))
        return Stack(repr(self), parts)

    def __repr__(self) -> str:
        return f"ExperimentRuns({self.experiment.name!r}, {len(self.pairs)} pairs)"


def scored_by(
    payoffs: Sequence[Payoffs],
    experiment: Experiment,
    attainable: Corners,
    maxima: str,
    welfare: tuple[str, ...],
) -> NormalizedScore:
    """The scores of payoffs of an experiment.

    Raises
    ------
    UnknownNameError
        If ``maxima`` is none of :data:`MAXIMA`.
    """
    return normalized_score(payoffs, welfare, experiment.disagreement,
                            **_frame(experiment, attainable, maxima))  # fmt: skip


def _frame(experiment: Experiment, attainable: Corners, maxima: str) -> dict[str, Any]:
    if maxima not in MAXIMA:
        raise UnknownNameError("maxima", maxima, MAXIMA)
    return {
        "among": attainable if maxima == "exact" else None,
        "criterion": f"mean reward per step of {experiment.horizon} steps",
    }
