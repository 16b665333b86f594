r"""Gradients and corrections of two networks, without second derivatives of a network.

The objectives are loaded DiCE ones (:mod:`.magic_box`).  With s_t and s'_t the gradients of the
players' own log-probabilities of step t, and A_t the return from step t on less its guess,

    grad_1 V     = mean over the games of  sum_t d^t A_t s_t,
    grad_1 (u . grad_2 V) = mean of  sum_t s_t sum_m k^|t - m| d^max(t, m) A_max(t, m) (u . s'_m),

since the one player's log-probabilities depend on its own parameters only.  ``u . s'_m`` is the
derivative of the other's log-probabilities in the direction u, found in one pass forwards; all else
are passes backwards.
"""

from __future__ import annotations

import torch
from torch.nn import functional

from gametheory_bp.deep.lola.estimates import LolaEstimate
from gametheory_bp.deep.lola.network_play import Pair
from gametheory_bp.deep.lola.recurrence import tangent
from gametheory_bp.deep.lola.recurrent_policy import RecurrentPolicy, Sight
from gametheory_bp.deep.lola.rollouts import Rollouts

__all__ = ["network_estimate", "shared_credit"]

Tensors = tuple[torch.Tensor, ...]
NEAR = ("again", "outward", "outward_bias")
"""Weights behind the table of gates."""


def network_estimate(
    policies: Pair,
    sights: tuple[Sight, Sight],
    games: Rollouts,
    gains: tuple[torch.Tensor, torch.Tensor],
    discount: float,
    *,
    credit: float = 1.0,
    shaping: bool = True,
    crossed: bool = True,
) -> LolaEstimate:
    """Gradients and corrections of both players.

    Parameters
    ----------
    policies : pair of RecurrentPolicy
    sights : pair of Sight
        What the players saw in these games.
    games : Rollouts
    gains : pair of tensors, shape (2, time, batch)
        What the returns of both players exceed their guesses by, for gradients and for corrections.
    discount, credit : float
        In [0, 1) and [0, 1].
    shaping : bool
        Whether the correction is wanted; otherwise it is 0 and costs nothing.
    crossed : bool
        Whether the two factors of the correction come from different halves of the games, each way
        round; otherwise it has a bias.

    Returns
    -------
    LolaEstimate
        For a learning rate 1 of the other.

    Notes
    -----
    *Exactness*: float, and random.
    """
    batch = games.states.shape[1]
    halves = [slice(None, batch // 2), slice(batch // 2, None)]
    parts = halves if crossed and shaping else [slice(None)]
    seen = [
        _Seen(policy, sight, actions, parts)
        for policy, sight, actions in zip(policies, sights, (games.row, games.column), strict=True)
    ]
    first, second = (_powers(discount, one) * one for one in gains)
    own, correction = [], []
    for i in (0, 1):
        me, other = seen[i], seen[1 - i]
        own.append(me.climbed([(k, _over(first[i][:, part])) for k, part in enumerate(parts)]))
        if not shaping:
            correction.append(tuple(torch.zeros_like(w) for w in policies[i].weights.values()))
            continue
        liked = [other.climbed([(k, _over(first[i][:, part]))]) for k, part in enumerate(parts)]
        met = [other.moved(k, liked[(k + 1) % len(parts)]) for k in range(len(parts))]
        correction.append(
            me.climbed(
                [
                    (k, shared_credit(_over(second[1 - i][:, part]), met[k], credit))
                    for k, part in enumerate(parts)
                ]
            )
        )
    return LolaEstimate((own[0], own[1]), (correction[0], correction[1]))


class _Seen:
    """Log-probabilities of what a player did in some parts of the games, and their derivatives."""

    def __init__(
        self, policy: RecurrentPolicy, sight: Sight, actions: torch.Tensor, parts: list[slice]
    ) -> None:
        self.policy, self.sight, self.weights = policy, sight, policy.weights
        self.far = [name for name in policy.weights if name not in NEAR]
        self.table = policy.gates(sight)
        # passes backwards end here; one more, for all parts together, goes on from the table
        self.leaf = self.table.detach().requires_grad_()
        self.rows = [sight.rows[:, part] for part in parts]
        self.actions = [actions[:, part].unsqueeze(1) for part in parts]
        self.hidden = [policy.hidden(sight._replace(rows=rows), self.leaf) for rows in self.rows]
        self.logs = [policy.logs(hidden) for hidden in self.hidden]

    def climbed(self, wanted: list[tuple[int, torch.Tensor]]) -> Tensors:
        """Gradients of weighted sums of the log-probabilities, averaged over those parts."""
        leaves = [self.leaf, *(self.weights[name] for name in NEAR)]
        found = [
            torch.autograd.grad(
                self.logs[k].gather(1, self.actions[k]), leaves, one.unsqueeze(1), retain_graph=True
            )
            for k, one in wanted
        ]
        mean = [torch.stack(slopes).mean(0) for slopes in zip(*found, strict=True)]
        rest = torch.autograd.grad(
            self.table, [self.weights[name] for name in self.far], mean[0], retain_graph=True
        )
        slopes = dict(zip((*NEAR, *self.far), (*mean[1:], *rest), strict=True))
        return tuple(slopes[name] for name in self.weights)

    def moved(self, k: int, direction: Tensors) -> torch.Tensor:
        """How the log-probabilities of a part change in a direction of the weights."""
        by = dict(zip(self.weights, direction, strict=True))
        with torch.no_grad():
            table = self.policy.gates_moved(self.sight, by)
            inputs = functional.embedding(self.rows[k], table).transpose(1, 2)
            hidden = tangent(self.hidden[k], inputs, by["again"])
            logits = torch.matmul(self.weights["outward"], hidden)
            logits += torch.matmul(by["outward"], self.hidden[k])
            logits += by["outward_bias"].unsqueeze(1)
            mean = (self.logs[k].exp() * logits).sum(dim=1)
            return logits.gather(1, self.actions[k]).squeeze(1) - mean


def shared_credit(gains: torch.Tensor, met: torch.Tensor, credit: float = 1.0) -> torch.Tensor:
    """The sums over m above: ``sum_m k^|t - m| gains_max(t, m) met_m``, along the first axis.

    Examples
    --------
    >>> shared_credit(torch.tensor([[1.0], [10.0]]), torch.tensor([[3.0], [5.0]])).tolist()
    [[53.0], [80.0]]
    """
    if credit == 1:
        later = gains * met
        after = later.flip(0).cumsum(0).flip(0) - later
        return gains * met.cumsum(0) + after
    steps = torch.arange(len(met), device=met.device)
    age = (steps.unsqueeze(1) - steps).to(met.dtype)
    kept = credit ** age.abs()
    return gains * ((age >= 0) * kept @ met) + (age < 0) * kept @ (gains * met)


def _over(gains: torch.Tensor) -> torch.Tensor:
    return gains / gains.shape[1]


def _powers(discount: float, like: torch.Tensor) -> torch.Tensor:
    times = torch.arange(like.shape[1], dtype=like.dtype, device=like.device)
    return torch.pow(torch.tensor(discount, dtype=like.dtype), times).unsqueeze(1)
