"""Inequity aversion with running traces: a welfare that remembers who got what lately.

With the trace of the difference, ``D(t) = k D(t - 1) + r_1(t) - r_2(t)`` and D = 0 before the
start, the welfare per step of a play is

    (1 - d) sum_t d^t (r_1(t) + r_2(t) - b |D(t)|).

It is no function of the payoff pair, so the state is extended by D, rounded to multiples of h after
every step.  Along any play the rounded trace is within ``h / (2 (1 - k))`` of the true one, hence
the optimum of the rounded problem within ``b h / (2 (1 - k))`` of the true optimum.  The rounded
problem is finite; its value is enclosed by Bellman residuals in integers.

Rewards of a pair are expectations; where they are random the trace follows the expectation.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm
from typing import Any

import numpy as np

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import Exactness, bound_words
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.solvers.markov.policy_iteration import PATIENT, choice_values
from gametheory_bp.solvers.markov.process import DecisionProcess, Ints
from gametheory_bp.solvers.markov.residual import Rounded, lower_bound, upper_bound

__all__ = ["TracedWelfare", "traced_welfare"]

SWEEPS = 100_000


@dataclass(frozen=True, slots=True)
class TracedWelfare(Result):
    """Proved bounds of the best welfare with running traces.

    Attributes
    ----------
    lower, upper : Fraction
        Per step, from the initial law; the lower one is attained by a plan with the rounded trace
        as its memory.
    rounding : Fraction
        The part of the width on either side that is due to the rounding of traces.
    states : int
        Number of states with traces.
    """

    lower: Fraction
    upper: Fraction
    rounding: Fraction
    states: int

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the width."""
        return Exactness("certified", self.upper - self.lower)

    @property
    def certificate(self) -> None:
        """None."""
        return

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "proved by residuals in integers while it was computed; the proof is not stored"

    def claim(self) -> dict[str, Any]:
        """Both bounds."""
        return {"lower": self.lower, "upper": self.upper}

    def display(self) -> Table:
        """Both bounds."""
        row = tuple(f"{float(x):.6g}" for x in (self.lower, self.upper))
        note = f"{self.states} states with traces; {self.exactness}"
        return Table("Best welfare with running traces", ("at least", "at most"), (row,), note)

    def __repr__(self) -> str:
        width = bound_words(self.upper - self.lower)
        return f"TracedWelfare(about {float(self.lower + self.upper) / 2:.6g}, width {width})"


def traced_welfare(
    game: Any,
    aversion: Any,
    decay: Any = "576/625",
    *,
    step: Any = "1/10",
    most_states: int = 500_000,
) -> TracedWelfare:
    """The best joint plan for inequity aversion with running traces, between proved bounds.

    Parameters
    ----------
    game : StochasticGame, RepeatedGame or StochasticArrays
    aversion : number
        b >= 0.
    decay : number
        k in [0, 1); by default 0.96 * 0.96.
    step : number
        h > 0: the traces are rounded to its multiples.
    most_states : int
        Refuse more states with traces than this.

    Returns
    -------
    TracedWelfare

    Raises
    ------
    InputValueError
        If a number is out of range, or there would be too many states (the message says how large
        a step is small enough).

    Notes
    -----
    *Exactness*: certified to a stated width.  *Certificate*: none.

    References
    ----------
    E. Hughes and others, "Inequity aversion improves cooperation in intertemporal social dilemmas"
    (2018); here the traces decay by discount times a second factor.

    Examples
    --------
    The unequal payoffs have the larger sum, and their trace costs more than that.

    >>> from gametheory_bp import BimatrixGame, RepeatedGame
    >>> game = RepeatedGame(BimatrixGame([[1, 3], [0, 0]], [[1, 0], [0, 0]]), "1/2")
    >>> found = traced_welfare(game, aversion=1, decay="1/2", step="1/4")
    >>> found.lower <= 2 <= found.upper
    True
    """
    arrays = StochasticArrays.of(game)
    b, k, h = (
        as_fraction(x, where=name)
        for x, name in ((aversion, "aversion"), (decay, "decay"), (step, "step"))
    )
    if b < 0 or not 0 <= k < 1 or h <= 0:
        raise InputValueError(
            f"aversion {b}, decay {k}, step {h}; give aversion >= 0, decay in [0, 1), step > 0"
        )
    gaps = (arrays.rewards[:, 0] - arrays.rewards[:, 1]).tolist()
    widest = Fraction(max(map(abs, gaps)), arrays.reward_denominator) / (1 - k)
    most = ceil(widest / h + 1 / (2 * (1 - k)))  # rounded traces never leave -most..most
    if arrays.size * (2 * most + 1) > most_states:
        enough = float(2 * widest * arrays.size / most_states) * 1.1
        raise InputValueError(
            f"step {h} makes {arrays.size * (2 * most + 1)} states with traces; take a step of "
            f"{enough:.2g}, or raise most_states"
        )
    process, rewards, denominator = _extended(arrays, b, k, h, most)
    odds = np.zeros((arrays.size, 2 * most + 1), dtype=object)
    odds[:, most] = arrays.initial_weights
    start = odds.ravel().tolist()
    floats = rewards.astype(float) / denominator
    values, choice = _sweeps(process, floats)
    rounding = b * h / (2 * (1 - k))
    rounded = Rounded(values)
    return TracedWelfare(
        lower_bound(process, choice, rewards, denominator, rounded, start) - rounding,
        upper_bound(process, rewards, denominator, rounded, start) + rounding,
        rounding,
        process.size,
    )


def _extended(
    arrays: StochasticArrays, b: Fraction, k: Fraction, h: Fraction, most: int
) -> tuple[DecisionProcess, Ints, int]:
    """States (s, n) with the trace n h, n from -most to most; the same actions."""
    width, size = 2 * most + 1, arrays.size
    grid = np.arange(-most, most + 1)
    gaps = (arrays.rewards[:, 0] - arrays.rewards[:, 1]).astype(object)
    # nearest integer to k n + gap / h, ties upwards: floor((2 x + y) / (2 y))
    scale = lcm(k.denominator, (h * arrays.reward_denominator).numerator)
    unit = int(scale / (h * arrays.reward_denominator))
    moved = grid[None, :] * int(k * scale) + (gaps * unit)[:, None]
    after = ((2 * moved + scale) // (2 * scale)).astype(np.int64)
    sums = (arrays.rewards[:, 0] + arrays.rewards[:, 1]).astype(object)
    denominator = lcm(arrays.reward_denominator, (b * h).denominator)
    cost = int(b * h * denominator)
    rewards = (sums * (denominator // arrays.reward_denominator))[:, None] - cost * abs(after)
    # choices in the order (state, trace, pair of the state)
    counts = np.diff(arrays.offsets)
    owner = np.repeat(np.arange(size * width) // width, np.repeat(counts, width))
    trace = np.repeat(np.tile(np.arange(width), size), np.repeat(counts, width))
    ends = np.concatenate([[0], np.cumsum(np.repeat(counts, width))])
    inside = np.arange(ends[-1]) - np.repeat(ends[:-1], np.diff(ends))
    pair = arrays.offsets[owner] + inside
    landed = after[pair, trace] + most
    sizes = np.diff(arrays.node_offsets)
    laws = np.repeat(np.arange(len(sizes)), width)  # lottery (n, trace) is number n width + trace
    spread = np.repeat(np.arange(len(laws)), sizes[laws])
    starts = np.concatenate([[0], np.cumsum(sizes[laws])])
    entry = arrays.node_offsets[laws][spread] + np.arange(starts[-1]) - starts[spread]
    process = DecisionProcess(
        ends,
        arrays.node[pair] * width + landed,
        starts,
        arrays.node_states[entry] * width + spread % width,
        arrays.node_weights[entry],
        arrays.discount,
    )
    found: Ints = rewards[pair, trace]
    return process, found.astype(np.int64), denominator


def _sweeps(process: DecisionProcess, rewards: Any) -> tuple[Any, Any]:
    """Values and a policy by value iteration in floats."""
    first, d = process.offsets[:-1], min(float(process.discount), PATIENT)
    values = np.zeros(process.size)
    small = 1e-9 * max(1.0, float(np.abs(rewards).max())) * (1 - d)
    for _ in range(SWEEPS):
        found = choice_values(process, rewards, values)
        best = np.maximum.reduceat(found, first)
        moved = best - values
        values = best + (moved.max() + moved.min()) / 2 * d / (1 - d)  # the middle of the bounds
        if moved.max() - moved.min() <= small:
            break
    found = choice_values(process, rewards, values)
    best = np.maximum.reduceat(found, first)
    places = np.where(found >= best[process.state], np.arange(len(found)), len(found))
    return values, np.minimum.reduceat(places, first)
