"""What many runs of LOLA-Exact end up doing, counted for the ledger.

Learning is done in floats, from stated seeds.  Every learned policy is then replaced by the nearest
deterministic one, whose long-run play with every other is counted exactly: all verdicts rest on
those counts.  What the policies themselves earn, mixtures and first steps included, is told beside
them, rounded to three decimals, with standard errors over seeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from gametheory_bp.evaluation import CLASSES, cycle_counts, nearest_actions, play_summary
from gametheory_bp.games.bimatrix import BimatrixGame

__all__ = ["SEEDS", "LearnedOutcomes", "learned_outcomes"]

SEEDS = 1000
DIGITS = 1000
Witness = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LearnedOutcomes:
    """Counts of runs and of pairs of different runs.

    Attributes
    ----------
    runs : tuple of (class, int)
        By long-run self-play: BB or SS for ever, both in turn, anything else.
    pairs : int
        Ordered pairs of different runs.
    coordinated : int
        Pairs that play nothing but BB and SS in the long run.
    first, second : int
        Pairs that play nothing but BB, and nothing but SS.
    disagreeing : int
        Pairs of runs of different classes.
    disagreeing_coordinated : int
    scores : tuple of (series, score, standard error)
        NormalizedScore of the policies as learned, rounded.
    """

    runs: tuple[tuple[str, int], ...]
    pairs: int
    coordinated: int
    first: int
    second: int
    disagreeing: int
    disagreeing_coordinated: int
    scores: tuple[tuple[str, Fraction, Fraction], ...]

    def share(self, name: str) -> Fraction:
        """The share of runs in a class."""
        return Fraction(dict(self.runs)[name], sum(number for _, number in self.runs))

    @property
    def coordinating(self) -> Fraction:
        """The share of pairs that coordinate for ever."""
        return Fraction(self.coordinated, self.pairs)

    @property
    def within(self) -> Fraction:
        """The share of runs whose own players coordinate for ever."""
        return 1 - self.share("inefficient")

    @property
    def settled(self) -> tuple[str, ...]:
        """Classes of at least a tenth of the runs, coordinated ones only."""
        return tuple(name for name in CLASSES[:3] if self.share(name) >= Fraction(1, 10))

    def witness(self, words: str = "") -> Witness:
        """Everything, by name."""
        return (
            (f"runs by outcome of self-play{words}", self.runs),
            (f"pairs of different runs{words}", self.pairs),
            (f"pairs that coordinate for ever{words}", self.coordinated),
            (f"pairs of runs with different outcomes{words}", self.disagreeing),
            (f"of these coordinate for ever{words}", self.disagreeing_coordinated),
            (f"normalized scores as learned (series, mean, standard error){words}", self.scores),
        )


@lru_cache(maxsize=16)
def learned_outcomes(game: BimatrixGame, look_ahead: float = 1.0) -> LearnedOutcomes:
    """A thousand runs of LOLA-Exact with the published settings on a 2x2 game.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> found = learned_outcomes(load_game("pure_coordination"))
    >>> found.within >= Fraction(99, 100) and found.coordinating < 1
    True
    """
    import numpy as np

    from gametheory_bp.dynamics import LearningSettings, run, values

    settings = LearningSettings(look_ahead=look_ahead)
    learned = run(game, "lola_exact", seeds=SEEDS, rng=0, settings=settings)
    actions = [nearest_actions(policies) for policies in learned.policies]
    counts, steps = cycle_counts(actions[0], actions[1], game.shape)
    first, second = counts[..., 0, 0], counts[..., 1, 1]
    joint = first + second == steps
    codes = np.select(
        [np.diag(first) == steps, np.diag(second) == steps, np.diag(joint)], [0, 1, 2], 3
    )
    apart = ~np.eye(SEEDS, dtype=bool)
    unlike = codes[:, None] != codes[None, :]
    names = [CLASSES[k] for k in codes.tolist()]
    low = game_minimum(game)
    summary = play_summary(
        values(*learned.policies, game, settings.discount), names, game,
        welfare=("utilitarian", "egalitarian"), disagreement=low,
    )  # fmt: skip
    return LearnedOutcomes(
        summary.outcomes.counts,
        int(apart.sum()),
        int((joint & apart).sum()),
        int(((first == steps) & apart).sum()),
        int(((second == steps) & apart).sum()),
        int(unlike.sum()),
        int((joint & unlike).sum()),
        tuple((x.series, _rounded(x.score), _rounded(x.score_error)) for x in summary.lines),
    )


def game_minimum(game: BimatrixGame) -> tuple[Fraction, Fraction]:
    """The least payoff of each player off the diagonal: what failing to coordinate pays."""
    off = [game.payoff(0, 1), game.payoff(1, 0)]
    return min(x for x, _ in off), min(y for _, y in off)


def _rounded(value: float) -> Fraction:
    return Fraction(round(value * DIGITS), DIGITS)
