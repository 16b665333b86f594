"""What agents of sets of rules earn together: the data of figure 5 and table 5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from gametheory_bp.deep.experiments.attainable import Corners
from gametheory_bp.deep.experiments.experiment import Experiment
from gametheory_bp.deep.experiments.experiment_runs import scored_by
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import UnknownNameError
from gametheory_bp.evaluation.cross_play_runs import CrossPlayRuns
from gametheory_bp.evaluation.measures import Payoffs
from gametheory_bp.evaluation.standard_error import mean, standard_error

__all__ = ["Measured", "RuleSet", "SetRuns", "set_name"]

RuleSet = tuple[str, ...]
"""Kinds of rewards."""


class Measured(NamedTuple):
    """A mean over pairings.

    Attributes
    ----------
    mean, error : float
        With the standard error, pairings as independent.
    pairings : int
    """

    mean: float
    error: float
    pairings: int


def set_name(rules: RuleSet) -> str:
    """How a set is written.

    Examples
    --------
    >>> set_name(("utilitarian", "inequity_averse"))
    '{utilitarian, inequity_averse}'
    """
    return "{" + ", ".join(rules) + "}"


@dataclass(frozen=True, slots=True, eq=False)
class SetRuns(Displayed):
    """Cross-play of learned amTFT(W) agents; :func:`.run_set_experiment` makes one.

    Attributes
    ----------
    experiment : Experiment
    reading : {"paper", "released"}
    sets : tuple of tuples of str
        The sets W.
    runs : CrossPlayRuns
        Mean rewards per step; groups are names of sets, and there is no self-play.
    attainable : corners
        Of the payoffs per step that joint plans attain in an episode.
    """

    experiment: Experiment
    reading: str
    sets: tuple[RuleSet, ...]
    runs: CrossPlayRuns
    attainable: Corners

    def between(self, one: RuleSet, two: RuleSet) -> tuple[Payoffs, ...]:
        """Payoffs of the pairings where row has the first set and column the second."""
        for rules in (one, two):
            if tuple(rules) not in self.sets:
                raise UnknownNameError("set", set_name(rules), map(set_name, self.sets))
        return self.runs.between(set_name(one), set_name(two))

    def payoffs(self, one: RuleSet, two: RuleSet) -> tuple[Measured, Measured]:
        """Means of row's and of column's payoffs."""
        found = self.between(one, two)
        row, column = (_measured([pair[k] for pair in found]) for k in (0, 1))
        return row, column

    def scores(
        self,
        maxima: str = "exact",
        welfare: tuple[str, ...] = ("utilitarian", "egalitarian", "nash"),
    ) -> dict[tuple[RuleSet, RuleSet], Measured]:
        """NormalizedScore for each pair (W1, W2) that met.

        Parameters
        ----------
        maxima : {"exact", "observed"}
            w* over all attainable payoffs, or among these pairings as published.
        welfare : tuple of str
            W of the score.
        """
        pairings = self.runs.pairings
        listed = [self.runs.payoffs[i][j] for i, j in pairings]
        found = scored_by(listed, self.experiment, self.attainable, maxima, welfare)
        blocks: dict[tuple[str, str], list[float]] = {}
        for (i, j), score in zip(pairings, found.scores, strict=True):
            key = self.runs.groups[i], self.runs.groups[j]
            blocks.setdefault(key, []).append(float(score))
        return {
            (one, two): _measured(blocks[set_name(one), set_name(two)])
            for one in self.sets
            for two in self.sets
            if (set_name(one), set_name(two)) in blocks
        }

    def to_json(self) -> dict[str, Any]:
        """JSON-able form."""
        return {
            "experiment": self.experiment.to_json(),
            "reading": self.reading,
            "sets": [list(one) for one in self.sets],
            "groups": list(self.runs.groups),
            "payoffs": [[i, j, *self.runs.payoffs[i][j]] for i, j in self.runs.pairings],
            "reasons": [list(reason) for reason in self.runs.discarded],
        }

    def display(self) -> Table:
        """One line for each pair of sets."""
        exact, observed = (self.scores(kind) for kind in ("exact", "observed"))
        rows = tuple(
            (
                set_name(one),
                set_name(two),
                *(f"{x.mean:.4f}" for x in self.payoffs(one, two)),
                *(f"{found[one, two].mean:.3f} ({found[one, two].error:.3f})"
                  for found in (exact, observed)),
                str(exact[one, two].pairings),
            )
            for one, two in exact
        )  # fmt: skip
        heads = (
            "W1", "W2", "row", "column", "score, w* attainable", "score, w* observed", "pairings",
        )  # fmt: skip
        how = "first redraw, then punish" if self.reading == "paper" else "never punishing"
        note = f"{self.runs.run_words()}; {how}; standard errors over pairings; float"
        return Table(f"Learned amTFT(W) in {self.experiment.name}", heads, rows, note)

    def __repr__(self) -> str:
        return f"SetRuns({self.experiment.name!r}, {self.reading}, {len(self.runs.seeds)} agents)"


def _measured(values: list[Any]) -> Measured:
    return Measured(float(mean(values)), standard_error(values), len(values))
