"""What it changes that credits are remembered only up to a limit.

Without clipping a debit may fall for ever.  The tables stop at a limit -L.  A debit that is kept
too high matters only when it later reaches the threshold T: play must first go down to -L and then
come up to T again.  With steps of at most a downwards and b upwards that takes more than
``L / a + (L + T) / b`` steps, and what comes later weighs ``discount ** steps`` at most.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from gametheory_bp.games.criterion import Average, Criterion, Horizon
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.agent import AmtftAgent
from gametheory_bp.norms.amtft_agents.chain import JointChain

__all__ = ["credit_error"]


def credit_error(
    row: AmtftAgent,
    column: AmtftAgent,
    chain: JointChain,
    game: StochasticArrays,
    criterion: Criterion,
) -> Fraction | None:
    """Bound of the change in either payoff; 0 where the limit is never met, None if unknown."""
    bounds = [
        _steps(agent, set(np.unique(which).tolist()))
        for agent, which in ((row, chain.one), (column, chain.two))
    ]
    known = [steps for steps in bounds if steps is not None]
    if not known:
        return Fraction(0)
    steps = min(known)
    rewards = game.rewards
    span = Fraction(int(rewards.max()) - int(rewards.min()), game.reward_denominator)
    if isinstance(criterion, Average):
        return None
    if isinstance(criterion, Horizon):
        return span * max(0, criterion.steps - steps) / criterion.steps
    return span * game.discount**steps


def _steps(agent: AmtftAgent, reached: set[int]) -> int | None:
    """Steps before the limit can matter; None if it cannot."""
    settings, tables = agent.settings, agent.tables
    if settings.clip_debit or settings.reading == "released":
        return None
    floor = -int(settings.credit_limit * tables.denominator)
    if not any(tables.memories[k].debit == floor for k in reached):
        return None
    steps = [d for seen in tables.seen for d in seen.debits]
    down, up = -min(steps), max(steps)
    if up <= 0 or down <= 0:
        return None
    threshold = settings.threshold * tables.denominator
    return int(Fraction(-floor, down)) + int((-floor + threshold) / up)
