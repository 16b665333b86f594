"""Values of zero-sum stochastic games in floating point: policy iteration over matrix games.

With values v of the next states, state s is the matrix game

    A_s(v)[a, b] = (1 - d) g(s, a, b) + d sum_t P(t | s, a, b) v_t,

and the value of the stochastic game is the only v with ``v_s = val A_s(v)`` (Shapley 1953).  One
round here takes the minimiser's optimal strategies in all A_s(v) and lets the maximiser answer best
for ever; the values of that are the next v.  They fall monotonically to the value (Hoffman and
Karp 1966), as a rule within ten rounds at any discount.

With pure strategies one side commits to an action and the other answers: ``min_b max_a`` takes the
place of the value of A_s, and the same rounds find it.

References: L. S. Shapley, "Stochastic games" (1953); A. J. Hoffman and R. M. Karp, "On
nonterminating stochastic games" (1966).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.threats.stochastic_matrix_games import matrix_games

__all__ = ["FloatStages", "FloatValues", "float_values"]

Floats = Any
DENSE = 300
ROUNDS = 200
CLOSE = 4e-15
PATIENT = 0.97


@dataclass(frozen=True, slots=True, eq=False)
class FloatValues:
    """Values (S,) of the maximiser, and strategies of both sides as odds of their choices."""

    values: Floats
    own: Floats
    other: Floats


@dataclass(frozen=True, slots=True, eq=False)
class FloatStages:
    """A stochastic game as one side sees it: the maximiser's choices and the minimiser's.

    Choices of a side are its actions, numbered through all states.

    Attributes
    ----------
    rewards : shape (K,)
        What the maximiser earns by each pair, measured between the least (0) and the greatest (1).
    origin, unit : Fraction
        ``payoff = origin + unit * measured``; values are measured in the same way.
    own, other : int, shape (K,)
        The choices that make up each pair.
    own_first, other_first : int, shape (S + 1,)
        Where the choices of each state begin.
    groups : tuple of (states (B,), pairs (B, m, n))
        The matrix games, by shape; the maximiser's actions are the rows.
    """

    arrays: StochasticArrays
    rewards: Floats
    origin: Fraction
    unit: Fraction
    own: Floats
    other: Floats
    own_first: Floats
    other_first: Floats
    groups: tuple[tuple[Floats, Floats], ...]
    discount: float

    @classmethod
    def of(cls, arrays: StochasticArrays, maximiser: int, payer: int, sign: int) -> FloatStages:
        """The view of a player (0 or 1) who maximises ``sign`` times the payoffs of ``payer``."""
        actions = arrays.row, arrays.column
        firsts = [np.concatenate([[0], np.cumsum(arrays.shapes[:, k])]) for k in (0, 1)]
        sides = [firsts[k][arrays.state] + actions[k] for k in (0, 1)]
        groups = []
        for m, n in np.unique(arrays.shapes, axis=0).tolist():
            states = np.flatnonzero((arrays.shapes == (m, n)).all(axis=1))
            pairs = arrays.offsets[states][:, None, None] + np.arange(m * n).reshape(m, n)
            groups.append((states, pairs if maximiser == 0 else pairs.transpose(0, 2, 1)))
        numerators = [sign * int(r) for r in arrays.rewards[:, payer].tolist()]
        least = min(numerators)
        span = max(numerators) - least or 1
        rewards = np.array([(r - least) / span for r in numerators])
        scale = arrays.reward_denominator
        one, two = maximiser, 1 - maximiser
        return cls(
            arrays,
            rewards,
            Fraction(least, scale),
            Fraction(span, scale),
            sides[one],
            sides[two],
            firsts[one],
            firsts[two],
            tuple(groups),
            float(arrays.discount),
        )

    def worths(self, values: Floats) -> Floats:
        """What every pair is worth, shape (K,)."""
        d = self.discount
        return (1 - d) * self.rewards + d * (self.arrays.float_nodes @ values)[self.arrays.node]

    def saddle(self, values: Floats) -> FloatValues:
        """Mixed values and strategies of the matrix games."""
        worths = self.worths(values)
        found = FloatValues(
            values.copy(), *map(np.zeros, (self.own_first[-1], self.other_first[-1]))
        )
        for states, pairs in self.groups:
            solved = matrix_games(worths[pairs])
            found.values[states] = solved.values
            found.own[self.own[pairs[:, :, 0]]] = solved.rows
            found.other[self.other[pairs[:, 0, :]]] = solved.columns
        return found

    def commitment(self, values: Floats) -> FloatValues:
        """The same with pure strategies, where the minimiser shows its action first."""
        worths = self.worths(values)
        found = FloatValues(
            values.copy(), *map(np.zeros, (self.own_first[-1], self.other_first[-1]))
        )
        for states, pairs in self.groups:
            games = worths[pairs]
            every, column = np.arange(len(games)), games.max(axis=1).argmin(axis=1)
            row = games[every, :, column].argmax(axis=1)
            found.values[states] = games[every, row, column]
            found.own[self.own[pairs[every, row, column]]] = 1
            found.other[self.other[pairs[every, row, column]]] = 1
        return found

    def answer(self, other: Floats) -> Floats:
        """Values of the maximiser's best answer, for ever, to a strategy of the minimiser."""
        gains, law = self._against(other)
        d, first = self.discount, self.own_first[:-1]
        owner = np.repeat(np.arange(self.arrays.size), np.diff(self.own_first))
        values, slack = np.zeros(self.arrays.size), CLOSE
        choice = first
        for k in range(ROUNDS):
            worths = gains + d * (law @ (self.arrays.float_nodes @ values))
            best = np.maximum.reduceat(worths, first)
            keeps = worths[choice] >= best - slack
            if k and keeps.all():
                break
            top = np.where(worths >= best[owner], np.arange(len(worths)), len(worths))
            choice = np.where(keeps, choice, np.minimum.reduceat(top, first))
            values = self._policy_values(law[choice], gains[choice])
        return values

    def together(self, own: Floats, other: Floats) -> Floats:
        """Values if both follow these strategies for ever."""
        from scipy.sparse import csr_array

        gains, law = self._against(other)
        places = np.arange(len(own)), self.own_first
        mix = csr_array((own, *places), shape=(self.arrays.size, len(own)))
        return self._policy_values(mix @ law, mix @ gains)

    def _against(self, other: Floats) -> tuple[Floats, Any]:
        """Gains (C,) of the maximiser's choices and the odds (C, lotteries) of what follows."""
        from scipy.sparse import csr_array

        odds, d = other[self.other], self.discount
        used = np.flatnonzero(odds)
        places = self.own[used], self.arrays.node[used]
        law = csr_array(
            (odds[used], places), (self.own_first[-1], self.arrays.float_nodes.shape[0])
        )
        return (1 - d) * np.bincount(self.own, odds * self.rewards), law

    def _policy_values(self, law: Any, gains: Floats) -> Floats:
        nodes, size = self.arrays.float_nodes, self.arrays.size
        d = self.discount
        if size <= DENSE:
            return np.linalg.solve(np.eye(size) - d * (law @ nodes).toarray(), gains)
        from scipy.sparse import block_array, eye_array
        from scipy.sparse.linalg import spsolve

        count = nodes.shape[0]  # the values of lotteries as unknowns keep the system sparse
        parts = [[eye_array(size), -d * law], [-nodes, eye_array(count)]]
        right = np.concatenate([gains, np.zeros(count)])
        return np.asarray(spsolve(block_array(parts, format="csc"), right))[:size]


def float_values(stages: FloatStages, mixed: bool) -> FloatValues:
    """The value of a zero-sum stochastic game, mixed or with a minimiser who commits; measured.

    Examples
    --------
    >>> from gametheory_bp import BimatrixGame, RepeatedGame
    >>> game = RepeatedGame(BimatrixGame([[3, -1], [-2, 4]], [[0, 0], [0, 0]]), "1/2")
    >>> stages = FloatStages.of(StochasticArrays.of(game), 0, 0, 1)
    >>> found = float_values(stages, True)
    >>> measured = found.values.round(12)
    >>> (-2 + 6 * measured).tolist(), found.own.round(12).tolist(), stages.origin, stages.unit
    ([1.0], [0.6, 0.4], Fraction(-2, 1), Fraction(6, 1))
    """
    step = stages.saddle if mixed else stages.commitment
    start = np.zeros(stages.arrays.size)
    if stages.discount > PATIENT:  # from the strategies of less patient players
        less = float_values(replace(stages, discount=1 - 4 * (1 - stages.discount)), mixed)
        start = stages.together(less.own, less.other)
    found = step(start)
    best, least = found, np.abs(found.values - start).max()
    before = np.full(len(start), np.inf)
    for _ in range(ROUNDS):
        # The quick step, as long as it pays: both keep their strategies for ever.  It must halve
        # the least error so far; halving the last one only may lead round a cycle.
        values = stages.together(found.own, found.other)
        tried = step(values)
        missed = np.abs(tried.values - values).max()
        if missed < least / 2:
            before = np.full(len(start), np.inf)
        else:
            values = stages.answer(found.other)
            if (before - values).max() <= CLOSE:
                break
            before, tried = values, step(values)
            missed = np.abs(tried.values - values).max()
        found = tried
        best, least = (found, missed) if missed < least else (best, least)
        if missed <= CLOSE:
            break
    return best
