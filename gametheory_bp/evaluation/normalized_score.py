"""The paper's NormalizedScore: how much of the possible gain in welfare a profile brings.

    score(x) = max over w in W of (w(x) - w(d)) / (w* - w(d))

with x the payoffs of a policy profile, d those of the disagreement profile and w* the largest
welfare.  A profile that is best by some w in W scores 1; the score is not clipped, so it falls
below 0 where every w is worse than at disagreement.  The same criterion (reward per step, say)
must serve x, d and w*; the records carry its name into every head.

Source: Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, section
4.2.  Printed: the fraction has w(pi) - w(pi^d) above, and the maximum over profiles of w below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite
from typing import Any, Literal

from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError
from gametheory_bp.evaluation.maxima import Maxima, exact_maxima, observed_maxima
from gametheory_bp.evaluation.measures import (
    PayoffMeasure,
    Payoffs,
    Recorded,
    WelfareMeasure,
    payoff_measures,
)
from gametheory_bp.evaluation.number_words import number_words
from gametheory_bp.evaluation.standard_error import mean, standard_error
from gametheory_bp.exact.exactness import EXACT, FLOAT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.geometry.vectors import Point

__all__ = ["PER_STEP", "NormalizedScore", "normalized_score"]

PER_STEP = "mean reward per step"
"""The criterion by which payoffs are usually compared."""


@dataclass(frozen=True, slots=True)
class NormalizedScore(Displayed):
    """Scores of profiles, their mean, and what they were divided by.

    Attributes
    ----------
    scores : tuple of numbers
        One per profile.
    chosen : tuple of str
        The welfare function that gives the maximum, per profile.
    disagreement : pair of Fraction
    maxima : tuple of (name, number)
        w* of every welfare function that is used.
    taken_from : {"exact", "observed"}
        Whether w* is the largest attainable welfare or the largest among evaluated profiles.
    left_out : tuple of str
        Welfare functions with w* <= w(d): the disagreement profile is best by them.
    criterion : str
        In which unit payoffs, d and w* are given.
    exactness : Exactness
        Exact if every number that went in is rational, else float.

    Examples
    --------
    >>> found = normalized_score([(4, 1), (0, 0)], ["utilitarian"], (0, 0), among=[(4, 1), (0, 0)])
    >>> found.mean, found.exactness.word
    (Fraction(1, 2), 'exact')
    """

    scores: tuple[Any, ...]
    chosen: tuple[str, ...]
    disagreement: Point
    maxima: Maxima
    taken_from: Literal["exact", "observed"]
    left_out: tuple[str, ...]
    criterion: str
    exactness: Exactness

    @property
    def mean(self) -> Any:
        """The mean over profiles; a Fraction if all scores are."""
        return mean(self.scores)

    @property
    def standard_error(self) -> float:
        """Standard error of the mean, profiles taken as independent (a float)."""
        return standard_error(self.scores)

    def display(self) -> Table:
        """Mean, error and number, with w* in the heads."""
        kind = "attainable" if self.taken_from == "exact" else "observed"
        d = ", ".join(map(str, self.disagreement))
        heads = tuple(
            f"w* of {name}, {kind}, by {self.criterion}" for name, _ in self.maxima
        )  # fmt: skip
        line = (
            number_words(self.mean),
            number_words(self.standard_error),
            str(len(self.scores)),
            *(number_words(value) for _, value in self.maxima),
        )
        note = f"d = ({d}); {self.exactness}"
        if self.left_out:
            note += f"; left out, as nothing beats d by it: {', '.join(self.left_out)}"
        return Table(
            "Normalized score", ("mean", "standard error", "profiles", *heads), (line,), note
        )


def normalized_score(
    payoffs: Sequence[Payoffs],
    welfare: Iterable[str | Recorded] = ("utilitarian", "egalitarian"),
    disagreement: Any = (0, 0),
    *,
    among: Any = None,
    pool: Sequence[Payoffs] | None = None,
    criterion: str = PER_STEP,
) -> NormalizedScore:
    """NormalizedScore of payoff profiles.

    Parameters
    ----------
    payoffs : sequence of k pairs
        What the policy profiles earn, by the criterion; Fractions, ints or floats.
    welfare : list of str or Recorded
        The set W: ids of welfare functions, or values recorded on trajectories.
    disagreement : pair of numbers
        Payoffs d of the disagreement profile, by the same criterion.
    among : game, payoff polygon or vertices, optional
        Attainable payoffs: w* is then the exact maximum over them.
    pool : sequence of pairs, optional
        Without ``among``: the evaluated profiles over which w* is the largest welfare (by default
        ``payoffs``).  The released evaluation pools all profiles of an environment and algorithm.
    criterion : str
        Name of the unit, shown in the heads.

    Returns
    -------
    NormalizedScore

    Raises
    ------
    EmptySetError
        If there are no profiles or no welfare functions, or if w* <= w(d) for every w.
    InputValueError
        If both ``among`` and ``pool`` are given; if a welfare function is named twice; if no w
        counts at a profile (a product of gains below d and nothing else in W).
    ShapeError
        If a profile is no pair, or a recorded welfare has not one value per profile.

    Exactness
    ---------
    Fractions in, Fractions out; otherwise float, and labelled so.

    Certificate
    -----------
    None of its own: w* is the value of a certified ``solve``; the rest is a division.

    References
    ----------
    Stastny et al. (2021), section 4.2.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> profiles = [(4, 1), (2, 2), (0, 0)]
    >>> found = normalized_score(profiles, ["utilitarian", "egalitarian"], (0, 0), among=game)
    >>> found.scores
    (Fraction(1, 1), Fraction(1, 1), Fraction(0, 1))
    """
    if among is not None and pool is not None:
        raise InputValueError("both among and pool are given; w* is taken from one of them")
    d = as_pair(disagreement, where="disagreement")
    listed = tuple(_read(pair, k) for k, pair in enumerate(payoffs))
    if not listed:
        raise EmptySetError("no profiles to score; give at least one payoff pair")
    measures = payoff_measures(welfare, d)
    for w in measures:
        if isinstance(w, Recorded) and len(w.values) != len(listed):
            raise ShapeError(f"{w.name!r} has {len(w.values)} values for {len(listed)} profiles")
    if among is not None:
        maxima = exact_maxima(measures, among)
    else:
        maxima = observed_maxima(
            measures,
            listed if pool is None else tuple(_read(pair, k) for k, pair in enumerate(pool)),
        )
    used = [
        (w, w.at_disagreement, top) for w, (_, top) in zip(measures, maxima, strict=True)
        if top is not None and top > w.at_disagreement
    ]  # fmt: skip
    if not used:
        raise EmptySetError(
            f"no welfare function has w* > w(d) at d = ({d[0]}, {d[1]}): nothing beats "
            f"disagreement, and no score is defined; give a lower d or other welfare functions"
        )
    kept = {w.name for w, *_ in used}
    pairs = [_best(k, x, used) for k, x in enumerate(listed)]
    scores = tuple(score for score, _ in pairs)
    exact = all(isinstance(s, Fraction) for s in scores)
    return NormalizedScore(
        scores,
        tuple(name for _, name in pairs),
        d,
        tuple((name, top) for name, top in maxima if name in kept),
        "observed" if among is None else "exact",
        tuple(w.name for w in measures if w.name not in kept),
        criterion,
        EXACT if exact else FLOAT,
    )


def _read(pair: Any, k: int) -> Payoffs:
    """Rationals as Fractions; a pair with a float as two floats."""
    try:
        x, y = pair
    except (TypeError, ValueError):
        raise ShapeError(f"profile {k} is {pair!r}; give a pair of payoffs") from None
    if any(isinstance(v, float) for v in (x, y)):
        if not (isfinite(x) and isfinite(y)):
            raise InputValueError(f"profile {k} pays ({x}, {y}); payoffs are finite numbers")
        return float(x), float(y)
    return as_pair((x, y), where=f"profile {k}")


def _best(k: int, x: Payoffs, used: list[tuple[WelfareMeasure, Any, Any]]) -> tuple[Any, str]:
    found = []
    for w, bottom, top in used:
        if isinstance(w, PayoffMeasure):
            if not w.counts(x):
                continue
            value = w.value(x)
        else:
            value = w.values[k]
        found.append(((value - bottom) / (top - bottom), w.name))
    if not found:
        raise InputValueError(
            f"profile {k} pays ({x[0]}, {x[1]}), below disagreement, where no welfare function of "
            f"W counts; add one that is defined everywhere, such as 'utilitarian'"
        )
    return max(found, key=lambda pair: pair[0])
