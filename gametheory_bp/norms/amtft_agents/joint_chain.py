"""Two agents in one game: the Markov chain over (state, tick, both memories) that play can reach.

All of it is built at once, layer by layer, with array operations; chances are floats, or fractions
(arrays of objects) where the chain is wanted exactly.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.errors import InputValueError
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.chain import JointChain, Links
from gametheory_bp.norms.amtft_agents.controller import Controller, Lotteries

__all__ = ["entries", "joint_chain", "tiled"]

Ints = NDArray[np.int64]

LARGEST = 150_000_000
"""Triples (extended state, memory, memory) beyond which a table of places is too large."""


def entries(offsets: Ints, which: Ints) -> tuple[Ints, Ints]:
    """For lotteries ``which`` written one after another: whose entry, and which entry it is."""
    sizes = offsets[which + 1] - offsets[which]
    source = np.repeat(np.arange(len(which)), sizes)
    shift = np.repeat(offsets[which] - (np.cumsum(sizes) - sizes), sizes)
    return source, np.arange(len(source)) + shift


def tiled(agent: Controller, period: int) -> Controller:
    """The same tables on a clock of a longer period."""
    if agent.period == period:
        return agent
    times = period // agent.period
    return Controller(
        agent.player,
        period,
        agent.states,
        agent.denominator,
        agent.memories,
        agent.judging,
        np.tile(agent.mixture, (1, times)),
        agent.mixtures,
        np.tile(agent.classes, (times, 1)),
        agent.seen,
        agent.after,
        np.tile(agent.enter, (1, times)),
        agent.lotteries,
        agent.start,
    )


def joint_chain(
    game: StochasticArrays, row: Controller, column: Controller, exact: bool = False
) -> JointChain:
    """The chain of two agents in a game.

    Parameters
    ----------
    game : StochasticArrays
        The game that is played; what the agents believe is in their tables.
    row, column : Controller
    exact : bool
        Fractions instead of floats.

    Raises
    ------
    InputValueError
        If the memories are too many to list.
    """
    period = int(np.lcm(row.period, column.period))
    agents = tiled(row, period), tiled(column, period)
    m, n = len(row.memories), len(column.memories)
    places = period * game.size
    if places * m * n > LARGEST:
        raise InputValueError(
            f"{places} extended states with {m} x {n} memories are more than {LARGEST}; lower the "
            f"threshold, the credit limit, or the clock"
        )
    step = _Step(game, agents, period, exact)
    known = np.full(places * m * n, -1, dtype=np.int32)
    x, a, b, chance = step.begin()
    codes, which = np.unique((x * m + a) * n + b, return_inverse=True)
    start_chance = _summed(chance, which, len(codes))
    first = codes
    layers, links, facts, count = [], [], [], 0
    while len(codes):
        known[codes] = np.arange(count, count + len(codes))
        layers.append(codes)
        rest, b = np.divmod(codes, n)
        x, a = np.divmod(rest, m)
        source, after, chance, fact = step.forward(x, a, b)
        facts.append(fact)
        links.append((source + count, after, chance))
        count += len(codes)
        codes = np.unique(after[known[after] < 0])
    every = np.concatenate(layers)
    rest, b = np.divmod(every, n)
    x, a = np.divmod(rest, m)
    source, after, chance = (np.concatenate(part) for part in zip(*links, strict=True))
    start = np.zeros(count, dtype=object if exact else float)
    start[known[first]] = start_chance
    gains, mismatched, *found = (np.concatenate(part) for part in zip(*facts, strict=True))
    debits = (step.values[0], found[0]), (step.values[1], found[1])
    target = known[after].astype(np.int64)
    code, which = np.unique(source * count + target, return_inverse=True)
    merged = Links(code // count, code % count, _summed(chance, which, len(code)))
    # Chances are products of six numbers, summed where ways meet, then summed over the inflow.
    roundings = int(np.bincount(which).max() + np.bincount(merged.target).max()) + 16
    return JointChain(x, a, b, merged, gains, debits, mismatched, start, roundings, period, exact)


def _summed(values: NDArray[Any], which: Ints, count: int) -> NDArray[Any]:
    if values.dtype != object:
        return np.bincount(which, weights=values, minlength=count)
    found = np.full(count, Fraction(0), dtype=object)
    np.add.at(found, which, values)
    return found


class _Step:
    """One step of play from many triples at once."""

    def __init__(
        self,
        game: StochasticArrays,
        agents: tuple[Controller, Controller],
        period: int,
        exact: bool,
    ) -> None:
        self.game, self.agents, self.period, self.exact = game, agents, period, exact
        self.nodes = Lotteries(game.node_offsets, game.node_states, _node_chances(game))
        one = 1 if not exact else Fraction(1)
        self.unit = game.reward_denominator
        self.one = one
        self.values = tuple(
            tuple(sorted({d for seen in agent.seen for d in seen.debits})) for agent in agents
        )
        self.found = [
            (
                np.array([[values.index(d) for d in seen.debits] for seen in agent.seen]),
                np.array([[not e for e in seen.explained] for seen in agent.seen]),
                np.array([memory.rule for memory in agent.memories]),
                agent.judging,
            )
            for agent, values in zip(agents, self.values, strict=True)
        ]
        kept = [self.nodes, *(part for g in agents for part in (g.mixtures, g.lotteries))]
        self.chances = {id(k): k.chances if exact else k.chances.astype(float) for k in kept}

    def begin(self) -> tuple[Ints, Ints, Ints, NDArray[Any]]:
        odds = self.game.initial_weights.tolist()
        total = sum(odds)
        x = np.flatnonzero(self.game.initial_weights)
        shares = [Fraction(odds[s], total) for s in x.tolist()]
        chance = np.array(shares if self.exact else list(map(float, shares)))
        one, two = (np.full(len(x), agent.start) for agent in self.agents)
        _, x, a, b, chance = self._enter(np.arange(len(x)), x, one, two, chance)
        return x, a, b, chance

    def forward(self, x: Ints, a: Ints, b: Ints) -> Any:
        """Links from the triples, and their gains, debits and mismatches."""
        row, column = self.agents
        game, count = self.game, len(x)
        chance = np.full(count, self.one)
        k, mine, chance = self._drawn(row.mixtures, row.mixture[a, x], chance)
        other = column.mixture[b, x][k]
        j, theirs, chance = self._drawn(column.mixtures, other, chance)
        k, mine = k[j], mine[j]
        state = x[k] % game.size
        pair = game.offsets[state] + mine * game.shapes[state, 1] + theirs
        facts = self._facts(x[k], a[k], b[k], mine, theirs, pair, k, chance, count)
        one = row.after[a[k], row.classes[x[k], theirs]]
        two = column.after[b[k], column.classes[x[k], mine]]
        j, state, chance = self._drawn(self.nodes, game.node[pair], chance)
        k, one, two = k[j], one[j], two[j]
        tick = (x[k] // game.size + 1) % self.period
        k, x, a, b, chance = self._enter(k, tick * game.size + state, one, two, chance)
        m, n = len(row.memories), len(column.memories)
        return k, (x * m + a) * n + b, chance, facts

    def _enter(self, k: Ints, x: Ints, one: Ints, two: Ints, chance: NDArray[Any]) -> Any:
        row, column = self.agents
        j, a, chance = self._drawn(row.lotteries, row.enter[one, x], chance)
        k, x, two = k[j], x[j], two[j]
        j, b, chance = self._drawn(column.lotteries, column.enter[two, x], chance)
        return k[j], x[j], a[j], b, chance

    def _drawn(self, lotteries: Lotteries, which: Ints, chance: NDArray[Any]) -> Any:
        source, entry = entries(lotteries.offsets, which)
        return source, lotteries.values[entry], chance[source] * self.chances[id(lotteries)][entry]

    def _facts(
        self,
        x: Ints,
        a: Ints,
        b: Ints,
        mine: Ints,
        theirs: Ints,
        pair: Ints,
        k: Ints,
        chance: NDArray[Any],
        count: int,
    ) -> tuple[NDArray[Any], ...]:
        """Expected gains, chances of mismatches, chances of debits of row and of column."""
        gains, missed, debits = [], [], []
        for side, (agent, memory, move) in enumerate(
            zip(self.agents, (a, b), (theirs, mine), strict=True)
        ):
            which, wrong, rule, judging = self.found[side]
            seen, width = agent.classes[x, move], len(self.values[side])
            judged = judging[memory]
            gains.append(_summed(chance * self._reward(pair, side), k, count))
            strange = wrong[seen, rule[memory]] & judged
            missed.append(_summed(chance * strange.astype(int), k, count))
            value = k * width + which[seen, rule[memory]]
            found = _summed(chance * judged.astype(int), value, count * width)
            debits.append(found.reshape(count, width))
        return np.stack(gains, axis=1), np.stack(missed, axis=1), *debits

    def _reward(self, pair: Ints, side: int) -> NDArray[Any]:
        if not self.exact:
            found: NDArray[Any] = self.game.float_rewards[pair, side]
            return found
        numbers = self.game.rewards[pair, side].tolist()
        exact = np.empty(len(numbers), dtype=object)
        exact[:] = [Fraction(n, self.unit) for n in numbers]
        return exact


def _node_chances(game: StochasticArrays) -> NDArray[Any]:
    totals = np.add.reduceat(game.node_weights, game.node_offsets[:-1])
    whole = np.repeat(totals, np.diff(game.node_offsets)).tolist()
    found = np.empty(len(whole), dtype=object)
    found[:] = [Fraction(w, t) for w, t in zip(game.node_weights.tolist(), whole, strict=True)]
    return found
