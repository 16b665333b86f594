"""How a learned agent judges a move, and how long it punishes: tables over all states.

The *debit* of a move b of the opponent in state s is what it gains in that step over what it was
meant to do,

    d(s, b) = E r_opp(s, a, b) - E r_opp(s, a, b'),

a and b' drawn from the cooperative policies of agent and opponent; it is 0 where b is the likeliest
move of the opponent's policy, or earns it the same against the agent's likeliest move.

The cost of k steps of punishment with h steps to go is the opponent's expected total over h steps
of cooperation, less that over k steps in which both punish and h - k of cooperation.  Punishment
lasts the smallest k whose cost reaches the budget, or else the shortest of those that cost most.
Nothing is sampled here but in :func:`sampled_debits`: the released agents take five samples for
each expectation.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.rule import LearnedRule, Policy
from gametheory_bp.deep.environments.tables import GameTables

__all__ = [
    "PunishmentTable",
    "debit_table",
    "drawn",
    "explained_table",
    "first_sufficient",
    "punishment_table",
    "sampled_debits",
    "step_law",
    "whole_rewards",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def debit_table(rule: LearnedRule, player: int) -> Floats:
    """Debits of all moves of the opponent of a player, shape (states, its actions).

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> rule = LearnedRule("all C", game_tables("prisoners_dilemma"), (c, c), (d, d))
    >>> debit_table(rule, 0)[0].tolist()
    [0.0, 1.0]
    """
    mean = _opponents_means(rule, player)
    meant = (mean * rule.cooperation[1 - player]).sum(axis=1, keepdims=True)
    return np.where(explained_table(rule, player), 0.0, mean - meant)


def explained_table(rule: LearnedRule, player: int) -> NDArray[np.bool_]:
    """Which moves of the opponent the rule explains, shape (states, its actions)."""
    worth, _ = whole_rewards(rule.tables, player)
    own, other = (rule.cooperation[i].argmax(axis=1) for i in (player, 1 - player))
    every = np.arange(rule.tables.states)
    against = worth[every, own]
    found: NDArray[np.bool_] = against == against[every, other][:, None]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class PunishmentTable:
    """Costs of punishments.

    Attributes
    ----------
    costs : array, shape (horizon + 1, horizon + 1, states)
        ``costs[h, k, s]``: with h steps to go, for k steps, k <= h; others are -inf, and k = 0
        costs 0.
    """

    costs: Floats

    def lengths(self, states: NDArray[Any], budgets: Floats, left: int) -> NDArray[np.int64]:
        """How long to punish from some states for some budgets, with ``left`` steps to go, >= 1."""
        horizon = self.costs.shape[0] - 1
        to_go = min(left, horizon)
        return first_sufficient(self.costs[to_go, 1:, states], budgets)  # (games, horizon)


def first_sufficient(costs: Any, budgets: Floats) -> Ints:
    """The least k with ``costs[:, k - 1] >= budgets``, else the shortest of those that cost most.

    Examples
    --------
    >>> first_sufficient(np.array([[1.0, 2.0, 2.0]] * 2), np.array([0.5, 9.0])).tolist()
    [1, 2]
    """
    reached = costs >= budgets[:, None]
    found: Ints = 1 + np.where(reached.any(axis=1), reached.argmax(axis=1), costs.argmax(axis=1))
    return found


def punishment_table(
    rule: LearnedRule, player: int, horizon: int, simulated: str = "punishes"
) -> PunishmentTable:
    """Costs of punishing the opponent of a player.

    Parameters
    ----------
    rule : LearnedRule
    player : {0, 1}
        Who punishes.
    horizon : int
    simulated : {"punishes", "cooperates"}
        What the opponent is taken to do meanwhile.
    """
    other = 1 - player
    coop = rule.cooperation
    pun = list(rule.punishment)
    if simulated == "cooperates":
        pun[other] = coop[other]
    laws, paid = zip(
        *(step_law(rule.tables, *pair, other) for pair in (coop, (pun[0], pun[1]))), strict=True
    )
    size = rule.tables.states
    totals = np.full((horizon + 1, horizon + 1, size), np.nan)  # by steps to go, steps of punishing
    totals[0, 0] = 0
    for h in range(1, horizon + 1):
        totals[h, 0] = paid[0] + laws[0] @ totals[h - 1, 0]
        later = totals[h - 1, :h]
        totals[h, 1 : h + 1] = paid[1] + (laws[1] @ later.T).T
    costs = totals[:, :1] - totals
    return PunishmentTable(np.where(np.isnan(costs), -np.inf, costs))


def sampled_debits(
    worth: NDArray[Any],
    unit: int,
    own: Floats,
    other: Floats,
    moves: Ints,
    samples: int,
    rng: np.random.Generator,
) -> tuple[Floats, NDArray[np.bool_]]:
    """Debits as the released agents take them, and which moves they explain.

    A move that a sample of the opponent's policy hits has debit 0.  That of any other is the mean
    of some rewards against samples of the agent's own policy, less the mean of as many in which the
    opponent's move is a sample too.  A move is explained if its debit is 0.

    Parameters
    ----------
    worth : int array, shape (games, own actions, its actions)
        The opponent's rewards times ``unit``.
    own, other : array, shape (games, actions)
        Cooperative laws of agent and opponent.
    moves : int array, shape (games,)
        The opponent's.
    samples : int
        Of each mean.
    rng : numpy.random.Generator
    """
    every, (p, q) = np.arange(len(moves)), (law.cumsum(axis=1) for law in (own, other))
    hit = drawn(q, rng) == moves
    gained = np.zeros(len(moves), dtype=worth.dtype)
    for _ in range(samples):
        gained += worth[every, drawn(p, rng), moves] - worth[every, drawn(p, rng), drawn(q, rng)]
    gained = np.where(hit, 0, gained)
    return gained.astype(np.float64) / (samples * unit), gained == 0


def drawn(ends: Any, rng: np.random.Generator) -> Ints:
    """Actions from cumulated probabilities, shape (games, actions)."""
    found: Ints = (rng.random(len(ends))[:, None] >= ends[:, :-1]).sum(axis=1)
    return found


def step_law(tables: GameTables, row: Policy, column: Policy, whose: int) -> tuple[Any, Floats]:
    """The law of the next state under two policies (sparse), and a player's mean rewards."""
    from scipy.sparse import csr_array

    first, width = tables.first.cpu().numpy().astype(np.int64), tables.width.cpu().numpy()
    targets = tables.targets.cpu().numpy()
    joint = (row[:, :, None] * column[:, None, :]).reshape(tables.states, -1)
    cells = np.flatnonzero(joint.ravel())
    chance = joint.ravel()[cells]
    state, wide = cells // joint.shape[1], width[cells].astype(np.int64)
    within = np.arange(wide.sum()) - np.repeat(np.cumsum(wide) - wide, wide)
    entries = np.repeat(first[cells], wide) + within
    data, rows = np.repeat(chance / wide, wide), np.repeat(state, wide)
    law = csr_array((data, (rows, targets[entries])), shape=(tables.states, tables.states))
    paid = tables.rewards[:, whose].double().cpu().numpy().reshape(joint.shape)
    mean: Floats = (joint * paid).sum(axis=1)
    return law, mean


def _paid_to_opponent(tables: GameTables, player: int) -> Floats:
    """The opponent's rewards, shape (states, own actions, its actions)."""
    m, n = tables.actions
    paid: Floats = tables.rewards[:, 1 - player].double().cpu().numpy().reshape(-1, m, n)
    return paid if player == 0 else paid.transpose(0, 2, 1)


def whole_rewards(tables: GameTables, player: int) -> tuple[NDArray[Any], int]:
    """The opponent's rewards as integers over a denominator: where these are equal, so are those.

    Returns
    -------
    integers : array, shape (states, own actions, its actions)
    denominator : int

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> whole, unit = whole_rewards(game_tables("prisoners_dilemma"), 0)
    >>> whole[0].tolist(), unit
    ([[-1, 0], [-3, -2]], 1)
    """
    if tables.kind == "coin_game":
        whole, unit = tables.source.rewards[..., 1 - player], tables.source.reward_denominator
    else:
        game = tables.source
        m, n = game.shape
        exact = [[game.payoff(a, b)[1 - player] for b in range(n)] for a in range(m)]
        unit = lcm(*(x.denominator for line in exact for x in line))
        one = np.array([[int(x * unit) for x in line] for line in exact])
        whole = np.broadcast_to(one, (tables.states, m, n))
    return (whole if player == 0 else whole.transpose(0, 2, 1)), int(unit)


def _opponents_means(rule: LearnedRule, player: int) -> Floats:
    """Its mean rewards by its move, the agent cooperating."""
    paid = _paid_to_opponent(rule.tables, player)
    found: Floats = np.einsum("sab,sa->sb", paid, rule.cooperation[player])
    return found
