"""The best response to a learned amTFT agent: one who knows its policies, its debit and the clock.

With one rule whose policies are tables and debits that are expectations, the agent is a finite
machine: it remembers a debit below its threshold, or how many steps of punishment are to come.  If
the debits that moves can have add up to few sums, the opponent faces a decision process over
(state, memory) with a fixed number of steps, which is solved backwards.

The arithmetic of sums, budgets and lengths of punishment is the agent's own, in the same floats; so
only the expected payoffs are rounded, and how much is bounded (Higham 2002, section 3.1).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.agent import LearnedAmtft
from gametheory_bp.deep.amtft.judging import (
    debit_table,
    explained_table,
    punishment_table,
)
from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.deep.measures.exact_model import position_arrays
from gametheory_bp.deep.measures.exploitability import faced_process, faced_rewards
from gametheory_bp.deep.measures.stationary_pair import StationaryPair
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.stochastic_arrays import StochasticArrays

__all__ = ["best_against_agent"]

Floats = NDArray[np.float64]
UNIT = Fraction(1, 2**53)
MOST = 60
"""Up to so many debits of moves, and sums of them, the memory is listed."""


def best_against_agent(agent: LearnedAmtft, steps: int) -> Interval | None:
    """The most that an opponent gets per step of an episode, in expectation.

    Parameters
    ----------
    agent : LearnedAmtft
    steps : int
        Of an episode.

    Returns
    -------
    Interval or None
        None if the agent has several rules, policies that remember the past, sampled debits, a
        punishment that it never carries out, or too many sums of debits.

    Notes
    -----
    *Exactness*: certified, for policies rounded to multiples of 2^-16; both ends are of the same
    response, which is attained.

    Examples
    --------
    Against threshold 10 in 20 steps of the prisoner's dilemma nine defections go unpunished, and
    one more in the last step.

    >>> from gametheory_bp.deep import game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> rule = LearnedRule("all C", game_tables("prisoners_dilemma"), (c, c), (d, d))
    >>> found = best_against_agent(LearnedAmtft(rule, "row"), 20)
    >>> Fraction(-1, 2) in found, found.width < 1e-10
    (True, True)
    """
    rule, s = agent.rules[0], agent.settings
    if len(agent.rules) > 1 or not isinstance(rule, LearnedRule) or agent.debit_samples:
        return None
    if not s.punish or s.reading != "paper":
        return None
    counted = np.where(explained_table(rule, agent.index), 0.0, debit_table(rule, agent.index))
    if s.clip_debit:
        counted = counted.clip(min=0)
    steps_of_debit, which = np.unique(counted, return_inverse=True)
    floor = 0.0 if s.clip_debit else -float(s.credit_limit)
    sums = _sums(steps_of_debit, floor, float(s.threshold))
    if sums is None:
        return None
    process = _Process(agent, rule, steps_of_debit, which.ravel(), sums, floor)
    values = process.solve(steps)
    odds = process.arrays.initial_weights.astype(float)
    mean = Fraction(float(odds @ values) / float(odds.sum()))
    rounded = (steps * (process.longest + 8) + len(odds) + 8) * 2 * UNIT * steps * process.largest
    return Interval((mean - rounded) / steps, (mean + rounded) / steps)


def _sums(parts: Floats, floor: float, threshold: float) -> list[float] | None:
    """Debits below the threshold that can be remembered, 0 first; None if there are too many."""
    found = [0.0]
    if len(parts) > MOST:
        return None
    for one in found:  # grows while it is read
        for part in parts.tolist():
            after = max(one + part, floor)
            if after < threshold and after not in found:
                found.append(after)
            if len(found) > MOST:
                return None
    return found


class _Process:
    """Values by memory: debits in the order of ``sums``, then 1, 2, ... steps of punishment."""

    def __init__(
        self,
        agent: LearnedAmtft,
        rule: LearnedRule,
        parts: Floats,
        which: Any,
        sums: list[float],
        floor: float,
    ) -> None:
        s, own = agent.settings, agent.index
        self.settings, self.sums, self.floor = s, sums, floor
        self.parts, self.which = parts.tolist(), which
        self.arrays = position_arrays(rule.tables, 0)
        self.costs = punishment_table(rule, own, s.horizon, s.simulated_opponent)
        self.modes = [
            _Mode(self.arrays, StationaryPair(rule.tables, *policies), own)
            for policies in (rule.cooperation, rule.punishment)
        ]
        self.longest = max(mode.longest for mode in self.modes)
        self.largest = Fraction(max(float(np.abs(mode.paid).max()) for mode in self.modes))

    def solve(self, steps: int) -> Floats:
        """Best totals over the steps from every state, with no debit."""
        size, most = self.arrays.size, self.settings.horizon
        debts: list[Floats] = [np.zeros(size)] * len(self.sums)
        pains: list[Floats] = [np.zeros(size)] * most
        for left in range(steps):  # steps to come after this one
            following = _Following(self, debts, pains, left)
            after = [self._judged(self.modes[0], x, following) for x in self.sums]
            calm, last = self.modes[1], self.settings.judge_last_step
            first = self._judged(calm, 0.0, following) if last else calm.best(debts[0])
            pains = [first, *(calm.best(pain) for pain in pains[:-1])]
            debts = after
        return debts[0]

    def _judged(self, mode: _Mode, debit: float, following: _Following) -> Floats:
        """Best totals where moves are judged and the debit so far is this."""
        found = np.empty(len(self.which))
        for k, part in enumerate(self.parts):
            after = following.onward(mode, max(debit + part, self.floor))
            found = np.where(self.which == k, after[mode.node], found)
        return mode.most(mode.paid + found)


class _Mode:
    """What the opponent faces while the agent cooperates, or punishes."""

    def __init__(self, arrays: StochasticArrays, pair: StationaryPair, own: int) -> None:
        faced = faced_process(arrays, pair, own)
        self.paid: Floats = faced_rewards(faced)[:, 1 - own]
        self.node, self.first = faced.process.node, faced.process.offsets[:-1]
        self.nodes = faced.process.float_nodes
        self.longest = int(np.diff(faced.process.node_offsets).max())

    def most(self, totals: Floats) -> Floats:
        """The best choice of every state."""
        found: Floats = np.maximum.reduceat(totals, self.first)
        return found

    def best(self, values: Floats) -> Floats:
        """Best totals, if what follows has these values."""
        return self.most(self.paid + (self.nodes @ values)[self.node])


class _Following:
    """Values after a step by the debit that it leaves, each computed once."""

    def __init__(
        self, process: _Process, debts: list[Floats], pains: list[Floats], left: int
    ) -> None:
        self.process, self.debts, self.pains, self.left = process, debts, pains, left
        self.known: dict[tuple[int, float], Floats] = {}

    def onward(self, mode: _Mode, debit: float) -> Floats:
        """Expected values per lottery of a mode."""
        key = id(mode), debit
        if key not in self.known:
            self.known[key] = mode.nodes @ self._values(debit)
        return self.known[key]

    def _values(self, debit: float) -> Floats:
        process = self.process
        if debit < float(process.settings.threshold):
            return self.debts[process.sums.index(debit)]
        if not self.left:
            return self.debts[0]
        every = np.arange(process.arrays.size)
        budgets = np.full(len(every), float(process.settings.severity) * debit)
        lengths = process.costs.lengths(every, budgets, self.left)
        found: Floats = np.stack(self.pains)[lengths - 1, every]
        return found
