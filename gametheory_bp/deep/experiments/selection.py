"""What a selection of settings gives: gaps of all candidates, and of the winner on fresh seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.deep.q_learning.settings import NetworkShape, QLearningSettings
from gametheory_bp.display import Displayed, Stack, Table

__all__ = ["Candidate", "Gap", "Selection", "median_gap"]

Gap = Fraction | str
"""Proved upper end of a gap, or why the run failed."""


def median_gap(gaps: Sequence[Gap]) -> Fraction | None:
    """The median, of an even number the upper one; None if the run in the middle failed.

    Examples
    --------
    >>> median_gap([Fraction(1, 2), Fraction(0), "diverged"]), median_gap([Fraction(0), "diverged"])
    (Fraction(1, 2), None)
    """
    proved = sorted(gap for gap in gaps if isinstance(gap, Fraction))
    middle = len(gaps) // 2
    return proved[middle] if middle < len(proved) else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Settings that were tried.

    Attributes
    ----------
    changes : dict
        Field and value.
    gaps : tuple of Fraction or str
        Of each seed; a text where the run diverged.
    """

    changes: dict[str, Any]
    gaps: tuple[Gap, ...]

    @property
    def median(self) -> Fraction | None:
        """Median gap; None if the run in the middle failed."""
        return median_gap(self.gaps)

    @property
    def failures(self) -> tuple[str, ...]:
        """Why runs failed."""
        return tuple(gap for gap in self.gaps if isinstance(gap, str))


@dataclass(frozen=True, slots=True)
class Selection(Displayed):
    """Candidates, the winner, and its score on fresh seeds; :func:`.select` makes one.

    Attributes
    ----------
    game, reward, welfare : str
    candidates : tuple of Candidate
    chosen : int
        Place of the winner.
    fresh : tuple of Fraction or str
        Gaps of the winner with seeds that had no part in the choice.
    settings : QLearningSettings
        Of the winner.
    """

    game: str
    reward: str
    welfare: str
    candidates: tuple[Candidate, ...]
    chosen: int
    fresh: tuple[Gap, ...]
    settings: QLearningSettings

    @property
    def winner(self) -> Candidate:
        """The candidate that was chosen."""
        return self.candidates[self.chosen]

    @property
    def ties(self) -> tuple[int, ...]:
        """Places of other candidates with the same median gap."""
        best = self.winner.median
        found = (k for k, one in enumerate(self.candidates) if one.median == best)
        return tuple(k for k in found if k != self.chosen)

    @property
    def score(self) -> Fraction | None:
        """Median gap on fresh seeds; None if the run in the middle failed."""
        return median_gap(self.fresh)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form."""
        return {
            "game": self.game,
            "reward": self.reward,
            "welfare": self.welfare,
            "candidates": [
                {
                    "changes": {k: _plain(v) for k, v in one.changes.items()},
                    "gaps": [str(gap) for gap in one.gaps],
                }
                for one in self.candidates
            ],
            "chosen": self.chosen,
            "fresh": [str(gap) for gap in self.fresh],
            "settings": self.settings.to_json(),
        }

    def display(self) -> Stack:
        """Candidates line by line, then the winner on fresh seeds."""
        axes = tuple(self.winner.changes)
        rows = tuple(
            (
                *(_written(one.changes[name]) for name in axes),
                _shown(one.median),
                ", ".join(_shown(gap) for gap in one.gaps),
                self._mark(k),
            )
            for k, one in enumerate(self.candidates)
        )
        failures = [why for one in self.candidates for why in one.failures]
        note = f"proved gap in {self.welfare} welfare, discounted, per step, rounded up; seeds of "
        note += "the selection"
        if len(self.winner.gaps) % 2 == 0:
            note += ", the upper of two medians"
        if failures:
            note += f"; diverged: {len(failures)}, the first: {failures[0]}"
        heads = (*axes, "median gap", "gaps", "")
        tried = Table(f"Candidates in {self.game}, paid {self.reward}", heads, rows, note)
        fresh = Table(
            "The winner on fresh seeds",
            ("median gap", "gaps"),
            ((_shown(self.score), ", ".join(_shown(gap) for gap in self.fresh)),),
            "this is its score: these seeds had no part in the choice",
        )
        return Stack(repr(self), (tried, fresh))

    def _mark(self, place: int) -> str:
        if place == self.chosen:
            return "chosen"
        return "tie" if place in self.ties else ""

    def __repr__(self) -> str:
        words = ", ".join(f"{k}={_written(v)}" for k, v in self.winner.changes.items())
        return f"Selection({self.game!r}: {words}; median gap {_shown(self.score)} on fresh seeds)"


def _shown(gap: Gap | None) -> str:
    """A gap rounded up, so that what is printed is proved."""
    if not isinstance(gap, Fraction):
        return "diverged"
    return f"{float(-(-gap * 10**4 // 1)) / 10**4:.4f}"


def _plain(value: Any) -> Any:
    return asdict(value) if isinstance(value, NetworkShape) else value


def _written(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return ";".join(f"{x:g}:{y:g}" for x, y in value)
    return str(value)
