"""The decision problem of an opponent who knows an amTFT agent and its memory."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.controller import Controller, Lotteries
from gametheory_bp.norms.amtft_agents.joint_chain import entries
from gametheory_bp.solvers.markov import DecisionProcess

__all__ = ["ReplyProcess", "reply_process"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class ReplyProcess:
    """States (extended state, memory), choices: the opponent's actions.

    Attributes
    ----------
    process : DecisionProcess
    place, memory : int arrays, shape (states,)
    action : int array, shape (choices,)
        The opponent's action of each choice.
    numerators : int array, shape (choices, 2)
        Expected rewards of (opponent, agent).
    denominator : int
    start : list of Fraction
    """

    process: DecisionProcess
    place: Ints
    memory: Ints
    action: Ints
    numerators: NDArray[Any]
    denominator: int
    start: list[Fraction]

    @property
    def floats(self) -> NDArray[np.float64]:
        """The rewards as floats, shape (choices, 2)."""
        numbers = self.numerators.ravel().tolist()
        found = np.array([x / self.denominator for x in numbers])
        return found.reshape(-1, 2)


def reply_process(game: StochasticArrays, agent: Controller) -> ReplyProcess:
    """All states that some behaviour of the opponent reaches."""
    memories, places = len(agent.memories), agent.period * game.size
    step = _Step(game, agent)
    known = np.full(places * memories, -1, dtype=np.int64)
    begin: dict[int, Fraction] = {}
    odds = game.initial_weights.tolist()
    for s, w in enumerate(odds):
        if w:
            k = int(agent.enter[agent.start, s])
            first, last = agent.lotteries.offsets[k : k + 2].tolist()
            for i in range(first, last):
                code = s * memories + int(agent.lotteries.values[i])
                share = Fraction(w, sum(odds)) * agent.lotteries.chances[i]
                begin[code] = begin.get(code, Fraction(0)) + share
    codes = np.array(sorted(begin))
    layers, parts, count = [], [], 0
    while len(codes):
        known[codes] = np.arange(count, count + len(codes))
        layers.append(codes)
        count += len(codes)
        x, a = np.divmod(codes, memories)
        part = step.forward(x, a)
        parts.append(part)
        codes = np.unique(part[3][known[part[3]] < 0])
    every = np.concatenate(layers)
    sizes, action, length, target, weight, numerators = (
        np.concatenate(part) for part in zip(*parts, strict=True)
    )
    start = [Fraction(0)] * count
    for code, share in begin.items():
        start[int(known[code])] = share
    process = DecisionProcess(
        np.concatenate([[0], np.cumsum(sizes)]),
        np.arange(len(action)),
        np.concatenate([[0], np.cumsum(length)]),
        known[target],
        weight,
        game.discount,
    )
    x, a = np.divmod(every, memories)
    denominator = game.reward_denominator * step.common
    return ReplyProcess(process, x, a, action, numerators, denominator, start)


class _Step:
    """One step of every choice from many states at once, in integers."""

    def __init__(self, game: StochasticArrays, agent: Controller) -> None:
        self.game, self.agent, self.other = game, agent, 1 - agent.player
        self.mixed, shares = _integers(agent.mixtures)
        self.common = lcm(*shares)
        self.shares = np.array([self.common // s for s in shares], dtype=object)
        sums = np.add.reduceat(game.node_weights, game.node_offsets[:-1])
        whole = lcm(*sums.tolist())
        spread = np.repeat(
            np.array([whole // t for t in sums.tolist()]), np.diff(game.node_offsets)
        )
        self.odds = game.node_weights * spread
        self.drawn, totals = _integers(agent.lotteries)
        most = lcm(*totals)
        scale = np.repeat([most // t for t in totals], np.diff(agent.lotteries.offsets))
        self.drawn = self.drawn * scale

    def forward(self, x: Ints, a: Ints) -> tuple[Any, ...]:
        game, agent = self.game, self.agent
        sizes = game.shapes[x % game.size, self.other]
        choices = np.repeat(np.arange(len(x)), sizes)
        theirs = np.arange(len(choices)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        x, a = x[choices], a[choices]
        which = agent.mixture[a, x]
        k, entry = entries(agent.mixtures.offsets, which)
        mine = agent.mixtures.values[entry]
        weight = self.mixed[entry]
        row, column = (mine, theirs[k]) if agent.player == 0 else (theirs[k], mine)
        state = x[k] % game.size
        pair = game.offsets[state] + row * game.shapes[state, 1] + column
        gains = np.zeros((len(choices), 2), dtype=object)
        lifted = weight * self.shares[which[k]]
        for place, side in enumerate((self.other, agent.player)):
            np.add.at(gains[:, place], k, game.rewards[pair, side].astype(object) * lifted)
        intent = agent.after[a, agent.classes[x, theirs]][k]
        j, entry = entries(game.node_offsets, game.node[pair])
        k, intent, weight = k[j], intent[j], weight[j] * self.odds[entry]
        tick = (x[k] // game.size + 1) % agent.period
        after = tick * game.size + game.node_states[entry]
        j, entry = entries(agent.lotteries.offsets, agent.enter[intent, after])
        target = after[j] * len(agent.memories) + agent.lotteries.values[entry]
        return self._merged(k[j], target, weight[j] * self.drawn[entry], sizes, theirs, gains)

    def _merged(
        self, k: Ints, target: Ints, weight: NDArray[Any], sizes: Ints, theirs: Ints, gains: Any
    ) -> tuple[Any, ...]:
        size = self.agent.period * self.game.size * len(self.agent.memories)
        codes, which = np.unique(k * size + target, return_inverse=True)
        summed = np.zeros(len(codes), dtype=object)
        np.add.at(summed, which, weight)
        length = np.bincount(codes // size, minlength=len(theirs))
        return sizes, theirs, length, codes % size, summed, gains


def _integers(lotteries: Lotteries) -> tuple[NDArray[Any], list[int]]:
    """Coprime integer odds of every entry, and their sums."""
    odds: list[int] = []
    sums = []
    for a, b in zip(lotteries.offsets.tolist(), lotteries.offsets.tolist()[1:], strict=False):
        chances = lotteries.chances[a:b].tolist()
        common = lcm(*(p.denominator for p in chances))
        one = [p.numerator * (common // p.denominator) for p in chances]
        divisor = gcd(*one)
        odds += [w // divisor for w in one]
        sums.append(sum(one) // divisor)
    return np.array(odds, dtype=object), sums
