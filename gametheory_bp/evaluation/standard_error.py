"""Means with standard errors: pairs taken as independent, and bootstrap over seeds.

In cross-play every pair of runs shares its seeds with others, so pairs are not independent and
``std / sqrt(n)`` over pairs says too little.  The bootstrap draws *seeds* again, and with a seed
come all pairs that it takes part in; :func:`pair_error` is its limit for many seeds, in one pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING, Any

from gametheory_bp.errors import EmptySetError, InputValueError, ShapeError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

__all__ = ["bootstrap_error", "mean", "pair_error", "standard_error"]


def mean(values: Sequence[Any]) -> Any:
    """The mean, exact for Fractions.

    Raises
    ------
    EmptySetError
        If there are no values.

    Examples
    --------
    >>> mean([Fraction(1), Fraction(1, 2)])
    Fraction(3, 4)
    """
    if not len(values):
        raise EmptySetError("no values to average; give at least one")
    return sum(values[1:], start=values[0]) / len(values)


def standard_error(values: Sequence[Any]) -> float:
    """Standard deviation (divisor n) over the root of n, as published: values as independent.

    Examples
    --------
    >>> standard_error([0, 1])
    0.3535533905932738
    """
    centre = mean([v if isinstance(v, Fraction) else float(v) for v in values])
    spread = sum((v - centre) ** 2 for v in values)
    return sqrt(float(spread)) / len(values)


def bootstrap_error(
    table: ArrayLike, pairs: ArrayLike, *, resamples: int = 1000, rng: Any = 0
) -> float:
    """Standard error of a mean over pairs of runs, by drawing seeds again.

    A resample draws k runs with replacement; a pair counts as often as both its runs were drawn
    together.  A pair of a run with itself is one profile, drawn as often as its run.

    Parameters
    ----------
    table : (k, k) array
        A number per pair: ``table[i][j]`` for row run i and column run j.
    pairs : (k, k) array of booleans
        Which pairs the mean is over.
    resamples : int
        At least 2.
    rng : int, SeedSequence or numpy Generator

    Returns
    -------
    float
        Standard deviation of the resampled means; resamples without a pair are drawn over.

    Raises
    ------
    ShapeError
        If the two are not square arrays of one shape.
    EmptySetError
        If there is no pair, or hardly any resample has one.

    Exactness
    ---------
    Float.

    References
    ----------
    Efron (1979), Bootstrap methods: another look at the jackknife.

    Examples
    --------
    >>> bootstrap_error([[0.5, 0.5], [0.5, 0.5]], [[True, True], [True, True]])
    0.0
    """
    import numpy as np

    numbers, chosen = np.asarray(table, dtype=float), np.asarray(pairs, dtype=bool)
    if numbers.ndim != 2 or numbers.shape[0] != numbers.shape[1] or numbers.shape != chosen.shape:
        raise ShapeError(
            f"table {numbers.shape}, pairs {chosen.shape}; give two square arrays of one shape"
        )
    if resamples < 2:
        raise InputValueError(f"{resamples} resamples; an error needs at least 2")
    if not chosen.any():
        raise EmptySetError("no pairs to average; choose at least one")
    generator = np.random.default_rng(rng)
    k = len(numbers)
    alone, apart = np.diag(chosen), chosen & ~np.eye(k, dtype=bool)
    weights = np.stack([np.where(apart, numbers, 0.0), apart.astype(float)])
    found: list[float] = []
    for _ in range(4):  # rounds, for resamples that hold no pair
        times = generator.multinomial(k, np.full(k, 1 / k), size=resamples).astype(float)
        total, number = np.einsum("ri,wij,rj->wr", times, weights, times, optimize=True)
        total += times @ np.where(alone, np.diag(numbers), 0.0)
        number += times @ alone
        found += (total[number > 0] / number[number > 0]).tolist()
        if len(found) >= resamples:
            # the difference from one of them: equal means give exactly 0
            kept = np.asarray(found[:resamples])
            return float(np.std(kept - kept[0]))
    raise EmptySetError(
        f"only {len(found)} of {4 * resamples} resamples hold a pair; too few runs for a bootstrap"
    )


def pair_error(table: ArrayLike, pairs: ArrayLike) -> float:
    """Standard error of a mean over pairs of runs, seeds as independent, by first projection.

    What one seed contributes to the mean m of the chosen pairs is, with their number N,

        g_i = (sum over chosen (i, j) of (h_ij - m) + sum over chosen (j, i) of (h_ji - m)) / N,

    a pair (i, i) once; the error is ``sqrt(sum_i g_i^2)``.  Costs one pass over the table, where
    the bootstrap costs one for each resample; for few seeds, or few pairs, take the bootstrap.

    Parameters
    ----------
    table : (k, k) array
        A number per pair.
    pairs : (k, k) array of booleans
        Which pairs the mean is over.

    Returns
    -------
    float

    Raises
    ------
    ShapeError
        If the two are not square arrays of one shape.
    EmptySetError
        If there is no pair.

    Exactness
    ---------
    Float; asymptotic in the number of seeds.

    References
    ----------
    Hoeffding (1948), A class of statistics with asymptotically normal distribution.

    Examples
    --------
    >>> pair_error([[1.0, 0.0], [0.0, 0.0]], [[True, False], [False, True]])
    0.3535533905932738
    """
    import numpy as np

    numbers, chosen = np.asarray(table, dtype=float), np.asarray(pairs, dtype=bool)
    if numbers.ndim != 2 or numbers.shape[0] != numbers.shape[1] or numbers.shape != chosen.shape:
        raise ShapeError(
            f"table {numbers.shape}, pairs {chosen.shape}; give two square arrays of one shape"
        )
    number = int(chosen.sum())
    if not number:
        raise EmptySetError("no pairs to average; choose at least one")
    centre = numbers[chosen].mean()
    off = np.where(chosen, numbers - centre, 0.0)
    shares = (off.sum(axis=0) + off.sum(axis=1) - np.diag(off)) / number
    return float(np.sqrt((shares**2).sum()))
