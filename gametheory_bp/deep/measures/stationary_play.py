"""What two stationary policies do in expectation, with proved errors; nothing is sampled.

Under a criterion (the discounted mean, the mean over T steps, the long-run mean) the expectation
of a number per cell (state, row action, column action) is linear in how often the play is in each
state.  These weights are those of a chain; floats find them, and their error is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.judging import step_law
from gametheory_bp.deep.measures.stationary_pair import StationaryPair, stationary_pair
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.criterion import Average, Criterion, Discounted, read_criterion
from gametheory_bp.norms.amtft_agents.chain import JointChain, Links
from gametheory_bp.norms.amtft_agents.occupancy import UNIT, Occupancy, occupancy

__all__ = ["StationaryPlay", "stationary_play"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class StationaryPlay:
    """The play of a pair under a criterion.

    Attributes
    ----------
    pair : StationaryPair
    criterion : Criterion
    discount : Fraction or None
        Of the discounted mean.
    """

    pair: StationaryPair
    criterion: Criterion
    discount: Fraction | None
    _weights: Occupancy

    def mean(self, values: Any) -> Interval:
        """The expectation of a number per cell, shape (cells,), per step.

        *Exactness*: certified; numbers that floats cannot hold are taken as the nearest floats,
        which the bound covers.
        """
        tables, (one, two) = self.pair.tables, self.pair.policies
        given = np.asarray(values, dtype=np.float64).reshape(tables.states, *tables.actions)
        by_state: Floats = np.einsum("sab,sa,sb->s", given, one, two)
        found, error = self._weights.mean(by_state)
        assert error is not None  # the long-run mean is refused
        cells = tables.actions[0] * tables.actions[1]
        most = Fraction(float(np.abs(given).max(initial=0.0)))
        slack = error + most * (cells + 8) * 2 * UNIT
        middle = Fraction(found)
        return Interval(middle - slack, middle + slack)

    def rate(self, counts: Any) -> Interval:
        """The same for counts, which are not below 0."""
        found = self.mean(counts)
        return Interval(max(found.low, Fraction(0)), max(found.high, Fraction(0)))

    @property
    def payoffs(self) -> tuple[Interval, Interval]:
        """Of row and column, per step."""
        paid = self.pair.tables.rewards.double().cpu().numpy()
        return self.mean(paid[:, 0]), self.mean(paid[:, 1])


def stationary_play(
    given: Any,
    criterion: Any = "discounted",
    *,
    discount: Any = "24/25",
    temperature: float | None = None,
) -> StationaryPlay:
    """How two stationary policies play, from the first states of the game.

    Parameters
    ----------
    given : LearnedPair, LearnedRule or StationaryPair
    criterion : "discounted" or int
        A number of steps: their mean.
    discount : number or str
        In [0, 1); for ``"discounted"``.
    temperature : float, optional
        Of softmax policies; None: best actions.

    Returns
    -------
    StationaryPlay

    Raises
    ------
    InputValueError
        If it is no such criterion.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> pair = StationaryPair(game_tables("prisoners_dilemma"), c, d)
    >>> row, column = stationary_play(pair, 20).payoffs
    >>> -3 in row, 0 in column, row.width < 1e-11
    (True, True, True)
    """
    pair = stationary_pair(given, temperature)
    chosen = read_criterion(criterion)
    if isinstance(chosen, Average):
        raise InputValueError(
            "the long-run mean of learned policies is not enclosed; give 'discounted' or a number "
            "of steps"
        )
    d = as_fraction(discount, where="discount")
    if not 0 <= d < 1:
        raise InputValueError(f"discount is {discount!r}; give a number in [0, 1), such as '24/25'")
    weights = occupancy(_chain(pair), chosen, d)
    return StationaryPlay(pair, chosen, d if isinstance(chosen, Discounted) else None, weights)


def _chain(pair: StationaryPair) -> JointChain:
    """The chain of states; there are no memories."""
    tables = pair.tables
    size = tables.states
    law = step_law(tables, *pair.policies, 0)[0].tocsr()
    start = np.zeros(size)
    first = tables.starts.cpu().numpy()
    odds = np.diff(tables.start_ends.cpu().numpy(), prepend=0)
    start[first] = odds / odds.sum()
    none, every = np.zeros(size, dtype=np.int64), np.arange(size)
    source = np.repeat(every, np.diff(law.indptr))
    links = Links(source, law.indices.astype(np.int64), law.data)
    # a chance is a sum over actions and equally likely targets, then summed over the inflow
    summed = tables.actions[0] * tables.actions[1] * int(tables.width.max())
    roundings = summed + int(np.bincount(law.indices).max()) + 16
    nothing: Any = ((), np.zeros((size, 0)))
    gains, missed = np.zeros((size, 2)), np.zeros((size, 2))
    return JointChain(
        every, none, none, links, gains, (nothing, nothing), missed, start, roundings, 1, False
    )
