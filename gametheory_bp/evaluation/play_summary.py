"""What many runs of a learner earn and end up doing, summed up with errors: floats, in bulk.

:class:`CrossPlayRuns` and :func:`score_table` keep every profile, exactly where payoffs are exact.
A thousand runs have a million pairs; here they stay arrays, and what is kept are means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gametheory_bp.display import Displayed, Stack, Table
from gametheory_bp.errors import EmptySetError, ShapeError
from gametheory_bp.evaluation.episode_play import cross_payoffs, own_shares
from gametheory_bp.evaluation.maxima import exact_maxima
from gametheory_bp.evaluation.measures import PayoffMeasure, payoff_measures
from gametheory_bp.evaluation.number_words import with_error
from gametheory_bp.evaluation.outcome_classes import OutcomeShares, outcome_shares, share_classes
from gametheory_bp.evaluation.series_lines import line_of
from gametheory_bp.evaluation.standard_error import pair_error
from gametheory_bp.exact.exactness import FLOAT, Exactness
from gametheory_bp.exact.reading import as_pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gametheory_bp.dynamics import LearningRun
    from gametheory_bp.games.bimatrix import BimatrixGame

    Array = NDArray[np.float64]

__all__ = ["PlayLine", "PlaySummary", "learned_play", "play_summary"]

STEPS = 200
"""Length of the published episodes."""


@dataclass(frozen=True, slots=True)
class PlayLine:
    """Means of one series of profiles, with errors over seeds (floats).

    Attributes
    ----------
    series : {"self", "cross", "same", "different"}
    profiles : int
    payoffs, payoff_errors : pairs of float
    score, score_error : float
        NormalizedScore by the largest attainable welfare.
    """

    series: str
    profiles: int
    payoffs: tuple[float, float]
    payoff_errors: tuple[float, float]
    score: float
    score_error: float


@dataclass(frozen=True, slots=True)
class PlaySummary(Displayed):
    """Outcomes of self-play; mean payoffs and scores of self-play and cross-play.

    Attributes
    ----------
    outcomes : OutcomeShares
    lines : tuple of PlayLine
        "same" and "different": cross-play of runs of one class of outcomes, and of two.
    discarded : int
        Runs whose parameters stopped being finite; they are in nothing.
    exactness : Exactness
        Floats.
    """

    outcomes: OutcomeShares
    lines: tuple[PlayLine, ...]
    discarded: int = 0
    exactness: Exactness = FLOAT

    def line(self, series: str) -> PlayLine:
        """The line of a series.

        Raises
        ------
        UnknownNameError
            If no profile is of that series.
        """
        return line_of(self.lines, series)

    def display(self) -> Stack:
        """The classes of outcomes, and one line per series."""
        rows = tuple(
            (
                x.series,
                *(with_error(v, e) for v, e in zip(x.payoffs, x.payoff_errors, strict=True)),
                with_error(x.score, x.score_error),
                str(x.profiles),
            )
            for x in self.lines
        )
        note = f"errors: seeds as independent; {self.discarded} runs diverged; {self.exactness}"
        heads = ("series", "row", "column", "normalized score", "profiles")
        table = Table("Mean payoffs per step", heads, rows, note)
        return Stack("Learned play", (self.outcomes.display(), table))


def play_summary(
    payoffs: Any,
    classes: Sequence[str],
    game: BimatrixGame,
    *,
    welfare: Sequence[str] = ("utilitarian", "egalitarian", "nash"),
    disagreement: Any = (0, 0),
    discarded: int = 0,
) -> PlaySummary:
    """Sum up the payoffs of all pairs of runs.

    Parameters
    ----------
    payoffs : array, shape (k, k, 2)
        Row player of run i with column player of run j.
    classes : sequence of k str
        The class of each run's self-play: BB, SS, alternating or inefficient.
    game : BimatrixGame
        Its feasible payoffs give the largest welfare.
    welfare : sequence of str
    disagreement : pair of numbers
    discarded : int
        How many runs were left out before.

    Returns
    -------
    PlaySummary

    Raises
    ------
    ShapeError, EmptySetError
        If the table is not square or empty, or classes are not one per run.

    Exactness
    ---------
    Float; the largest welfare is exact.

    Certificate
    -----------
    None; see :func:`normalized_score`.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> table = [[(4, 1), (0, 0)], [(0, 0), (2, 2)]]
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> found = play_summary(table, ["BB", "SS"], game)
    >>> [(line.series, line.score) for line in found.lines]
    [('self', 1.0), ('cross', 0.0), ('different', 0.0)]
    """
    import numpy as np

    table = np.asarray(payoffs, dtype=float)
    if table.ndim != 3 or table.shape[0] != table.shape[1] or table.shape[2] != 2:
        raise ShapeError(f"payoffs {table.shape}; give an array (k, k, 2)")
    if not len(table):
        raise EmptySetError("no runs to sum up; give at least one")
    if len(classes) != len(table):
        raise ShapeError(f"{len(classes)} classes for {len(table)} runs; give one per run")
    d = as_pair(disagreement, where="disagreement")
    measures = [w for w in payoff_measures(welfare, d) if isinstance(w, PayoffMeasure)]
    score = np.full(table.shape[:2], -np.inf)
    for w, (_, top) in zip(measures, exact_maxima(measures, game), strict=True):
        bottom = float(w.at_disagreement)
        if top > w.at_disagreement:
            score = np.maximum(score, (w.values(table) - bottom) / (float(top) - bottom))
    own = np.eye(len(table), dtype=bool)
    codes = np.unique(np.asarray(classes), return_inverse=True)[1]
    alike = codes[:, None] == codes[None, :]
    masks = {"self": own, "cross": ~own, "same": alike & ~own, "different": ~alike}
    lines = []
    for series, mask in masks.items():
        if mask.any():
            fields = (table[..., 0], table[..., 1], score)
            means = [float(field[mask].mean()) for field in fields]
            errors = [pair_error(field, mask) for field in fields]
            lines.append(
                PlayLine(series, int(mask.sum()), (means[0], means[1]), (errors[0], errors[1]),
                         means[2], errors[2])
            )  # fmt: skip
    return PlaySummary(outcome_shares(list(classes)), tuple(lines), discarded)


def learned_play(
    run: LearningRun,
    game: BimatrixGame | None = None,
    *,
    steps: int = STEPS,
    outcomes: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (1, 1)),
    welfare: Sequence[str] = ("utilitarian", "egalitarian", "nash"),
    disagreement: Any = (0, 0),
) -> PlaySummary:
    """Play the policies of a run of learning with themselves and with each other.

    Parameters
    ----------
    run : LearningRun
        Of memory-one policies.
    game : BimatrixGame, optional
        What is played; by default the game that was learned on.
    steps : int
        Length of an episode; payoffs are expected means per step.
    outcomes : pair of joint actions
        What counts as BB and as SS.
    welfare, disagreement
        As for :func:`play_summary`.

    Raises
    ------
    ShapeError
        If the policies are not memory-one policies of the game.
    EmptySetError
        If every run diverged.

    Exactness
    ---------
    Float.

    Examples
    --------
    >>> from gametheory_bp import dynamics, load_game
    >>> learned = dynamics.run(load_game("asymmetric_bach_or_stravinsky"), seeds=20)
    >>> found = learned_play(learned)
    >>> found.line("self").score > 0.95 > found.line("cross").score
    True
    """
    import numpy as np

    kept = np.flatnonzero(run.diverged_at == 0)
    if not len(kept):
        raise EmptySetError(f"all {len(run.seeds)} runs diverged; nothing is left to play")
    row, column = (policies[kept] for policies in run.policies)
    played: Any = run.game if game is None else game
    if row.shape[1:] != (played.shape[0] * played.shape[1] + 1, played.shape[0]):
        raise ShapeError(f"policies {row.shape[1:]} are no memory-one policies of {played!r}")
    classes = share_classes(own_shares(row, column, steps), *outcomes)
    payoffs = cross_payoffs(row, column, played, steps)
    return play_summary(
        payoffs, classes, played, welfare=welfare, disagreement=disagreement,
        discarded=len(run.seeds) - len(kept),
    )  # fmt: skip
