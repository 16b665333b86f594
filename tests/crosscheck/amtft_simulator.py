"""amTFT agents written a second time, as programs that play step by step; nothing is shared.

A plan (what to do in a state at a time) and the punishing strategies are taken as given; judging,
debits, lengths of punishments and re-sampling are done here from their definitions, in floats.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import Any

from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import AmtftSettings, CooperativePlan

Mixtures = list[list[float]]
pairs = partial(zip, strict=True)


def opponents_total(
    game: StochasticGame,
    plan: CooperativePlan,
    punishing: tuple[Mixtures, Mixtures],
    player: int,
    settings: AmtftSettings,
) -> Callable[[int, int, int, int], float]:
    """``total(state, time, punished, steps)``: the opponent's expected sum over so many steps."""

    @cache
    def total(state: int, time: int, punished: int, steps: int) -> float:
        if not steps:
            return 0.0
        mixed = []
        for k in (0, 1):
            count = game.stages[state].shape[k]
            punishes = punished and (k == player or settings.simulated_opponent == "punishes")
            calm = [float(a == plan.action(k, state, time)) for a in range(count)]
            mixed.append(punishing[k][state] if punishes else calm)
        found = 0.0
        for i, p in enumerate(mixed[0]):
            for j, q in enumerate(mixed[1]):
                if p * q:
                    value = float(game.payoff(state, i, j)[1 - player])
                    for after, chance in game.chances(state, i, j):
                        later = (time + 1) % plan.period
                        rest = total(after, later, max(punished - 1, 0), steps - 1)
                        value += float(chance) * rest
                    found += p * q * value
        return found

    return total


@dataclass
class SimulatedAgent:
    """One agent in one play."""

    game: StochasticGame
    player: int
    plans: tuple[CooperativePlan, ...]
    punishing: tuple[Mixtures, Mixtures]
    settings: AmtftSettings
    totals: list[Callable[[int, int, int, int], float]]
    rng: random.Random

    def __post_init__(self) -> None:
        s = self.settings
        weights = [float(w) for w in s.weights] or [1.0] * len(self.plans)
        self.prior = weights if s.resample in ("weighted", "posterior") else [1.0] * len(self.plans)
        first = [float(not k) for k in range(len(self.plans))]
        self.rule = self._draw(first if s.resample == "preference" else self.prior)
        self.debit, self.left = 0.0, 0
        self.missed = [0] * len(self.plans)
        self.punished_steps = 0

    def _draw(self, odds: list[float]) -> int:
        return self.rng.choices(range(len(odds)), odds)[0]

    def act(self, state: int, time: int) -> int:
        if self.left:
            return self._draw(self.punishing[self.player][state])
        return self.plans[self.rule].action(self.player, state, time)

    def _debit(self, rule: int, state: int, time: int, theirs: int) -> Fraction:
        plan, me = self.plans[rule], self.player

        def earned(b: int) -> Fraction:
            pair = [0, 0]
            pair[me], pair[1 - me] = plan.action(me, state, time), b
            return self.game.payoff(state, pair[0], pair[1])[1 - me]

        return earned(theirs) - earned(plan.action(1 - me, state, time))

    def observe(self, state: int, time: int, theirs: int, after: int) -> None:
        s, rules = self.settings, range(len(self.plans))
        if self.left:
            self.punished_steps += 1
            self.left -= 1
            if self.left or not s.judge_last_step:
                return
        debits = [self._debit(k, state, time, theirs) for k in rules]
        meant = [self.plans[k].action(1 - self.player, state, time) == theirs for k in rules]
        fits = [m or (s.match == "action_or_no_debit" and not d) for m, d in pairs(meant, debits)]
        self.missed = [c + (not f) for c, f in pairs(self.missed, fits)]
        # counts above the best one are forgotten beyond a limit
        self.missed = [min(c - min(self.missed), s.remembered) for c in self.missed]
        if s.reading == "released":
            if debits[self.rule]:
                self._resample(fits)
        elif not fits[self.rule] and any(fits):
            self._resample(fits)
        elif not fits[self.rule]:
            step = float(debits[self.rule])
            self.debit += max(0.0, step) if s.clip_debit else step
            if self.debit >= float(s.threshold) - 1e-9:
                if s.punish:
                    self.left = self._length(after, time + 1)
                self.debit = 0.0

    def _length(self, state: int, time: int) -> int:
        s, total = self.settings, self.totals[self.rule]
        time %= self.plans[self.rule].period
        calm = total(state, time, 0, s.horizon)
        losses = [calm - total(state, time, k, s.horizon) for k in range(1, s.horizon + 1)]
        budget = float(s.severity) * self.debit
        for k, loss in enumerate(losses, 1):
            if loss >= budget - 1e-9:
                return k
        best = max(losses)
        return next(k for k, loss in enumerate(losses, 1) if loss >= best - 1e-9)

    def _resample(self, fits: list[bool]) -> None:
        how, rules = self.settings.resample, range(len(self.plans))
        if how == "preference":
            self.rule = next((k for k in rules if fits[k]), self.rule)
            return
        odds = list(self.prior)
        if how == "others":
            odds[self.rule] = 0.0
        elif how == "matching":
            odds = [w * f for w, f in pairs(odds, fits)]
        elif how == "posterior":
            rate = float(self.settings.error_rate)
            odds = [w * rate**c for w, c in pairs(odds, self.missed)]
        if any(odds):
            self.rule = self._draw(odds)


def simulated(
    game: StochasticGame, agents: list[dict[str, Any]], steps: int, runs: int, seed: int
) -> list[tuple[float, float]]:
    """Mean and standard error of (row payoff, column payoff, row punishes, column punishes)."""
    rng = random.Random(seed)
    for player, agent in enumerate(agents):
        agent["totals"] = [
            opponents_total(game, plan, agent["punishing"], player, agent["settings"])
            for plan in agent["plans"]
        ]
    samples: list[list[float]] = [[], [], [], []]
    states, chances = pairs(*game.initial)
    for _ in range(runs):
        pair = [SimulatedAgent(game, k, rng=rng, **agent) for k, agent in enumerate(agents)]
        state = rng.choices(states, [float(p) for p in chances])[0]
        sums = [0.0, 0.0]
        for time in range(steps):
            i, j = (one.act(state, time) for one in pair)
            for k in (0, 1):
                sums[k] += float(game.payoff(state, i, j)[k])
            where, odds = pairs(*game.chances(state, i, j))
            after = rng.choices(where, [float(p) for p in odds])[0]
            pair[0].observe(state, time, j, after)
            pair[1].observe(state, time, i, after)
            state = after
        for line, value in pairs(samples, [*sums, *(one.punished_steps for one in pair)]):
            line.append(value / steps)
    means = [sum(line) / runs for line in samples]
    return [
        (m, (sum((x - m) ** 2 for x in line) / (runs - 1) / runs) ** 0.5)
        for m, line in pairs(means, samples)
    ]
