"""How long to punish: what k steps of punishment cost the opponent over a fixed number of steps.

``loss(k)`` is the opponent's expected total over H steps of cooperation, less that over k steps of
punishment and H - k of cooperation; both start in the state where punishment would begin.  Totals
are not discounted.  The length for a budget b > 0 is the smallest k with ``loss(k) >= b``, and
where no punishment costs so much, the shortest of those that cost most.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.games.stochastic_arrays import StochasticArrays

__all__ = ["PunishmentCosts", "StateMixtures", "punishment_costs"]

MARGIN = 1e-7
"""Floats decide a comparison only beyond this; sums of so few terms err far less."""


@dataclass(frozen=True, slots=True, eq=False)
class StateMixtures:
    """A mixed action in every state: weights (states, actions), rows over their sums."""

    weights: NDArray[Any]

    @property
    def totals(self) -> NDArray[Any]:
        """Sum of the weights of every state."""
        found: NDArray[Any] = self.weights.sum(axis=1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class PunishmentCosts:
    """``loss(k)`` in every (time, state): floats, and exactly where floats do not decide."""

    floats: NDArray[np.float64]
    exact: Any  # () -> object array of numerators, and their denominator

    def lengths(self, budget: Fraction) -> NDArray[np.int64]:
        """Length of the punishment for a budget, shape (times * states,)."""
        gap = self.floats - float(budget)
        best = self.floats.max(axis=0)
        tied = np.sort(self.floats, axis=0)[-2] > best - MARGIN if len(self.floats) > 1 else False
        if (np.abs(gap) < MARGIN).any() or bool(np.any(tied & (gap.max(axis=0) < 0))):
            numbers, denominator = self.exact()
            reached = numbers * budget.denominator >= budget.numerator * denominator
            return _first(reached, numbers)
        return _first(gap >= 0, self.floats)


def _first(reached: NDArray[Any], losses: NDArray[Any]) -> NDArray[np.int64]:
    reached = reached.astype(bool)
    most = np.array([losses[:, x].tolist().index(max(losses[:, x])) for x in _rare(reached)])
    found = reached.argmax(axis=0)
    if len(most):
        found[_rare(reached)] = most
    lengths: NDArray[np.int64] = found + 1
    return lengths


def _rare(reached: NDArray[Any]) -> NDArray[np.int64]:
    return np.flatnonzero(~reached.any(axis=0))


def punishment_costs(
    model: StochasticArrays,
    opponent: int,
    plan: tuple[NDArray[np.int64], NDArray[np.int64]],
    punishing: tuple[StateMixtures, StateMixtures],
    simulated: str,
    horizon: int,
) -> PunishmentCosts:
    """The costs of punishments of 1 to ``horizon`` steps.

    Parameters
    ----------
    model : StochasticArrays
    opponent : {0, 1}
        Whose losses: 0 the row player's.
    plan : pair of int arrays, shape (times, states)
        What row and column do if both cooperate.
    punishing : pair of StateMixtures
        What row and column do if they punish.
    simulated : {"punishes", "cooperates"}
        What the opponent is taken to do meanwhile.
    horizon : int
    """
    period = len(plan[0])
    coop = model.offsets[:-1] + plan[0] * model.shapes[:, 1] + plan[1]
    pairs, weights = _joint(model, opponent, plan, punishing, simulated, period)

    @cache
    def exact() -> tuple[NDArray[Any], int]:
        odds = model.node_weights.astype(object)
        totals = np.add.reduceat(odds, model.node_offsets[:-1])
        whole = lcm(*totals.tolist())
        spread = np.repeat([whole // t for t in totals.tolist()], np.diff(model.node_offsets))
        sums = weights.sum(axis=-1)
        common = lcm(*sums.ravel().tolist())
        shares = weights * (common // sums)[..., None]
        rewards = model.rewards[:, opponent].astype(object)
        found = _losses(
            model, coop, pairs, shares, odds * spread, rewards, whole, common, horizon, object
        )
        return found, model.reward_denominator * (whole * common) ** horizon

    sizes = np.diff(model.node_offsets)
    sums = np.add.reduceat(model.node_weights, model.node_offsets[:-1])
    floats = _losses(
        model,
        coop,
        pairs,
        (weights / weights.sum(axis=-1)[..., None]).astype(float),
        (model.node_weights / np.repeat(sums, sizes)).astype(float),
        model.float_rewards[:, opponent],
        1,
        1,
        horizon,
        float,
    )
    return PunishmentCosts(floats, exact)


def _joint(
    model: StochasticArrays,
    opponent: int,
    plan: tuple[NDArray[np.int64], NDArray[np.int64]],
    punishing: tuple[StateMixtures, StateMixtures],
    simulated: str,
    period: int,
) -> tuple[NDArray[np.int64], NDArray[Any]]:
    """Pairs and integer odds of one step of punishment, shape (times, states, joint actions)."""
    mixed = [
        np.broadcast_to(m.weights.astype(object), (period, *m.weights.shape)) for m in punishing
    ]
    if simulated == "cooperates":
        other = np.zeros_like(mixed[opponent])
        np.put_along_axis(other, plan[opponent][..., None], 1, axis=-1)
        mixed[opponent] = other
    odds = mixed[0][..., :, None] * mixed[1][..., None, :]
    count = np.arange(mixed[0].shape[-1])[:, None], np.arange(mixed[1].shape[-1])
    pairs = model.offsets[:-1, None, None] + count[0] * model.shapes[:, 1, None, None] + count[1]
    inside = (count[0] < model.shapes[:, :1, None]) & (count[1] < model.shapes[:, 1:, None])
    pairs = np.where(inside, pairs, 0)
    shape = (period, model.size, -1)
    odds, pairs = odds.reshape(shape), np.broadcast_to(pairs, odds.shape).reshape(shape)
    # Most mixtures have few actions: keep as many joint actions as the widest of them has.
    used = odds != 0
    order = np.argsort(~used, axis=-1, kind="stable")[..., : int(used.sum(axis=-1).max())]
    return np.take_along_axis(pairs, order, -1), np.take_along_axis(odds, order, -1)


def _losses(
    model: StochasticArrays,
    coop: NDArray[np.int64],
    pairs: NDArray[np.int64],
    shares: NDArray[Any],
    odds: NDArray[Any],
    rewards: NDArray[Any],
    whole: int,
    common: int,
    horizon: int,
    kind: type,
) -> NDArray[Any]:
    """``loss(1..horizon)``, shape (horizon, times * states), over (whole * common)^horizon."""
    period, size = coop.shape

    def after(values: NDArray[Any]) -> NDArray[Any]:
        """What follows every lottery; times whole."""
        return np.add.reduceat(values[:, model.node_states] * odds, model.node_offsets[:-1], axis=1)

    times = np.arange(period)[:, None]

    def cooperate(values: NDArray[Any], scale: int) -> NDArray[Any]:
        later = after(np.roll(values, -1, axis=0))
        found: NDArray[Any] = rewards[coop] * scale + common * later[times, model.node[coop]]
        return found

    def punish(values: NDArray[Any], scale: int) -> NDArray[Any]:
        later = after(np.roll(values, -1, axis=0))
        each = rewards[pairs] * (scale // common if kind is object else 1)
        each = each + later[times[..., None], model.node[pairs]]
        found: NDArray[Any] = (shares * each).sum(axis=-1)
        return found

    step = whole * common
    scales = [step**h for h in range(horizon + 1)]
    calm: list[NDArray[Any]] = [np.zeros((period, size), dtype=kind)]
    for h in range(1, horizon + 1):
        calm.append(cooperate(calm[-1], scales[h]))
    lost = []
    for k in range(1, horizon + 1):
        values = calm[horizon - k]
        for h in range(horizon - k + 1, horizon + 1):
            values = punish(values, scales[h])
        lost.append((calm[horizon] - values).ravel())
    return np.array(lost, dtype=kind)
