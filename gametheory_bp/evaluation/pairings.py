"""Which runs meet: in self-play a run's own players, in cross-play players of two runs.

A pairing is (row run, column run): the row player comes from the first run, the column player from
the second, and each keeps the role in which it was trained.
"""

from __future__ import annotations

from typing import Any

from gametheory_bp.errors import InputValueError

__all__ = ["Pairing", "all_pairings", "sampled_pairings", "self_pairings"]

Pairing = tuple[int, int]
"""(row run, column run)."""


def self_pairings(runs: int) -> tuple[Pairing, ...]:
    """Every run with itself.

    Examples
    --------
    >>> self_pairings(2)
    ((0, 0), (1, 1))
    """
    return tuple((k, k) for k in range(_number(runs)))


def all_pairings(runs: int) -> tuple[Pairing, ...]:
    """All ordered pairs of different runs.

    Examples
    --------
    >>> all_pairings(2)
    ((0, 1), (1, 0))
    """
    number = _number(runs)
    return tuple((i, j) for i in range(number) for j in range(number) if i != j)


def sampled_pairings(runs: int, opponents: int, *, rng: Any = 0) -> tuple[Pairing, ...]:
    """Pairs as the published evaluation draws them.

    For each run, in order, some opponents are drawn without replacement from all other runs; the
    run supplies the column player, its opponent the row player.

    Parameters
    ----------
    runs : int
    opponents : int
        From 1 to ``runs - 1``; published: 5, and 15 for LOLA-Exact.
    rng : int, SeedSequence or numpy Generator

    Raises
    ------
    InputValueError
        If there are not so many other runs.

    Examples
    --------
    >>> len(sampled_pairings(40, 15)), sampled_pairings(2, 1)
    (600, ((1, 0), (0, 1)))
    """
    import numpy as np

    number = _number(runs)
    if not 1 <= opponents < number:
        raise InputValueError(
            f"{opponents} opponents among {number} runs; take from 1 to {number - 1}"
        )
    generator = np.random.default_rng(rng)
    return tuple(
        (int(k + (k >= i)), i)
        for i in range(number)
        for k in generator.choice(number - 1, size=opponents, replace=False)
    )


def _number(runs: int) -> int:
    if runs < 1:
        raise InputValueError(f"{runs} runs; give at least 1")
    return runs
