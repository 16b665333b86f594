"""How often networks do what an exact plan does, or what is as good."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from gametheory_bp.deep.distilling.exact_plan import ExactPlan, best_beside, linear_weights
from gametheory_bp.deep.distilling.fitting import played_states
from gametheory_bp.deep.distilling.state_map import StateMap
from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.errors import NotDefinedError

__all__ = ["Shares", "agreements", "played_agreement"]

Shares = tuple[float, float]
"""Of row and of column."""

EPISODES = 64
"""Episodes in which the agreement of networks with a memory is measured."""


def agreements(
    pair: LearnedPair, plan: ExactPlan, seen: Any, small: StateMap, parameters: dict[str, Any]
) -> tuple[Shares, Shares, Shares | None]:
    """Agreement of networks without memory.

    Returns
    -------
    visited : pair of float
        How often best actions are the plan's, states weighed by ``seen``.
    everywhere : pair of float
        Over all states alike.
    optimal : pair of float, or None
        How often, weighed by ``seen``, best actions are exactly optimal beside the plan; None if
        welfare is no weighted sum.
    """
    best = [pair.policy(i).argmax(axis=1) for i in (0, 1)]
    same = [mine == actions[0] for mine, actions in zip(best, plan.actions, strict=True)]
    try:
        good = best_beside(small, plan, linear_weights(plan.rule, parameters))
    except NotDefinedError:
        optimal = None
    else:
        fine = [mask[np.arange(len(a)), a] for mask, a in zip(good, best, strict=True)]
        optimal = _weighed(fine, seen)
    return _weighed(same, seen), _weighed(same, np.full(len(seen), 1 / len(seen))), optimal


def played_agreement(pair: LearnedPair, plan: ExactPlan) -> Shares:
    """Discounted shares of steps of the plan's play in which networks would do the same."""
    tables, settings = pair.tables, pair.trainer.settings
    generator = pair.trainer.streams["chance"]
    games = BatchedGame(tables, EPISODES, settings.horizon, generator)
    states, clock = played_states(games, plan, 0.0, generator)()
    weights = settings.discount ** torch.arange(len(states), device=tables.device)
    found = []
    for i, network in enumerate(pair.networks):
        with torch.no_grad():
            values, _ = network(tables.observe(states, i))
        wanted = torch.from_numpy(plan.actions[i]).to(tables.device)[clock, states]
        agree = (values.argmax(dim=2) == wanted).float().mean(dim=1)
        found.append(float((weights * agree).sum() / weights.sum()))
    return found[0], found[1]


def _weighed(same: list[Any], weights: Any) -> Shares:
    one, two = (float(np.sum(weights * agree)) for agree in same)
    return one, two
