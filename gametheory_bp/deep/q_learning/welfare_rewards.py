"""Rewards that learners are paid in place of their own: welfare, step by step.

With the players' own rewards r_1, r_2 of a step, learner i is paid

    utilitarian         r_1 + r_2
    inequity_averse     r_i - a max(0, e_j - e_i) - b max(0, e_i - e_j),      (per agent)
                        r_1 + r_2 - b |e_1 - e_2|,                            (joint)
    punishing           - r_j
    selfish             r_i

where e_i(t) = k e_i(t - 1) + r_i(t) begins with 0 in each episode.  As published: k = 0.96^2,
a = 0; b = 1 in matrix games, from 0.125 to 0.25 in the course of training in coin games.

Welfare functions that are not sums over steps have *surrogates*: with the gains G_i(t), the sum of
r_i - d_i up to t, the learner is paid w(G(t)) - w(G(t - 1)), which adds up to the welfare of the
gains of the episode:

    egalitarian         w(G) = min(G_1, G_2)
    nash                w(G) = sqrt(max(0, G_1) max(0, G_2)).

Two gaps remain between surrogate and function: the mean over episodes of a welfare is not the
welfare of mean payoffs, and learners do not see G.  Traces and gains are no part of observations.

Source: Hughes et al. (2018) for traces; Stastny et al. (2021), appendix C, and released settings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch

from gametheory_bp.deep.q_learning.schedules import Schedule, read_schedule
from gametheory_bp.errors import InputValueError, UnknownNameError

__all__ = ["KINDS", "WelfareReward", "published_reward"]

KINDS = ("utilitarian", "inequity_averse", "punishing", "selfish", "egalitarian", "nash")


@dataclass(frozen=True, slots=True)
class WelfareReward:
    """Which reward learners are paid.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    mode : {"per_agent", "joint"}
        For inequity aversion: each learner's own, or one for both.
    decay : float
        k, in [0, 1).
    envy : float
        a >= 0; per agent only.
    guilt : number, or points (share of training, value)
        b >= 0.
    disagreement : pair of float
        d, per step, for the surrogates.

    Raises
    ------
    UnknownNameError, InputValueError

    Examples
    --------
    >>> paid, traces = WelfareReward("inequity_averse", guilt=1).pay(
    ...     torch.tensor([[4.0, 1.0]]), torch.zeros(1, 2), 1.0)
    >>> paid.tolist(), traces.tolist()
    ([[1.0, 1.0]], [[4.0, 1.0]])
    """

    kind: str = "utilitarian"
    mode: str = "per_agent"
    decay: float = 0.96**2
    envy: float = 0.0
    guilt: Schedule = ((0.0, 1.0),)
    disagreement: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UnknownNameError("welfare reward", self.kind, KINDS)
        if self.mode not in ("per_agent", "joint"):
            raise UnknownNameError("mode", self.mode, ("per_agent", "joint"))
        if not 0 <= self.decay < 1:
            raise InputValueError(f"decay is {self.decay}; give a number in [0, 1)")
        if not self.envy >= 0:
            raise InputValueError(f"envy is {self.envy}; give a number of at least 0")
        object.__setattr__(self, "guilt", read_schedule(self.guilt, "guilt"))
        object.__setattr__(self, "disagreement", tuple(float(d) for d in self.disagreement))

    @property
    def shared(self) -> bool:
        """Whether both learners are paid the same.

        Examples
        --------
        >>> WelfareReward("nash").shared, WelfareReward("selfish").shared
        (True, False)
        """
        if self.kind == "inequity_averse":
            return self.mode == "joint"
        return self.kind in ("utilitarian", "egalitarian", "nash")

    def pay(
        self, rewards: torch.Tensor, traces: torch.Tensor, guilt: float
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The learners' rewards of one step.

        Parameters
        ----------
        rewards : float tensor, shape (batch, 2)
            The players' own.
        traces : float tensor, shape (batch, 2)
            Zeros in the first step of an episode.
        guilt : float
            b now.

        Returns
        -------
        paid, traces : float tensors, shape (batch, 2)
        """
        if self.kind == "utilitarian":
            return _both(rewards.sum(dim=1)), traces
        if self.kind == "punishing":
            return -rewards.flip(1), traces
        if self.kind == "selfish":
            return rewards, traces
        if self.kind == "inequity_averse":
            after = self.decay * traces + rewards
            ahead = after - after.flip(1)
            if self.mode == "joint":
                return _both(rewards.sum(dim=1) - guilt * ahead[:, 0].abs()), after
            return rewards - guilt * ahead.clamp(min=0) - self.envy * (-ahead).clamp(min=0), after
        after = traces + rewards - torch.tensor(self.disagreement, device=rewards.device)
        return _both(self._welfare(after) - self._welfare(traces)), after

    def _welfare(self, gains: torch.Tensor) -> torch.Tensor:
        if self.kind == "egalitarian":
            return gains.amin(dim=1)
        return gains.clamp(min=0).prod(dim=1).sqrt()

    def to_json(self) -> dict[str, Any]:
        """JSON-able form; the constructor takes it."""
        return asdict(self)


def published_reward(kind: str, game: str) -> WelfareReward:
    """The reward of the published runs.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    game : {"matrix_game", "coin_game"}

    Examples
    --------
    >>> published_reward("inequity_averse", "coin_game").guilt
    ((0.0, 0.125), (1.0, 0.25))
    """
    return WelfareReward(
        kind, guilt=((0.0, 0.125), (1.0, 0.25)) if game == "coin_game" else ((0.0, 1.0),)
    )


def _both(reward: torch.Tensor) -> torch.Tensor:
    return reward[:, None].expand(-1, 2)
