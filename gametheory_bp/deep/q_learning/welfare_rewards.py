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

Every other welfare function of the library is a reward by its name.  With the mean payoffs
m(t) = d + G(t) / T of an episode of T steps, as if the steps to come paid d, both are paid

    T (w(m(t)) - w(m(t - 1))),

where gains below 0 count as 0 if the rule of w keeps to payoffs of at least d.

Two gaps remain between surrogate and function: the mean over episodes of a welfare is not the
welfare of mean payoffs, and learners do not see G.  Traces and gains are no part of observations.

Source: Hughes et al. (2018) for traces; Stastny et al. (2021), appendix C, and released settings.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch

from gametheory_bp.deep.q_learning.leaf_welfare import check_leaf, leaf_values, needs_ideal
from gametheory_bp.deep.q_learning.schedules import Schedule, read_schedule, value_at
from gametheory_bp.errors import InputValueError, UnknownNameError
from gametheory_bp.welfare.library import LIBRARY

__all__ = ["KINDS", "WelfareReward", "published_reward"]

KINDS = ("utilitarian", "inequity_averse", "punishing", "selfish", "egalitarian", "nash")
LATER = ("parameters", "low", "ideal")
"""Fields of welfare functions of the library; other rewards are written without them."""


@dataclass(frozen=True, slots=True)
class WelfareReward:
    """Which reward learners are paid.

    Parameters
    ----------
    kind : str
        One of ``KINDS``, or the name of a welfare function.
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
    parameters : pairs (name, value)
        Of a welfare function of the library; values as text.
    low, ideal : pair of float, optional
        Least and best payoffs per step, for functions that measure from them.

    Raises
    ------
    UnknownNameError, InputValueError, NotDefinedError

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
    parameters: tuple[tuple[str, str], ...] = ()
    low: tuple[float, float] | None = None
    ideal: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            if self.kind not in LIBRARY:
                raise UnknownNameError("welfare reward", self.kind, {*KINDS, *LIBRARY.names()})
            object.__setattr__(self, "parameters", check_leaf(self.kind, self.parameters))
            if needs_ideal(self.kind) and (self.low is None or self.ideal is None):
                raise InputValueError(
                    f"{self.kind} measures from the least and the best payoffs of the game; give "
                    "low and ideal, or its name alone to train()"
                )
        elif self.parameters:
            raise InputValueError(f"{self.kind} takes no parameters; got {self.parameters}")
        if self.mode not in ("per_agent", "joint"):
            raise UnknownNameError("mode", self.mode, ("per_agent", "joint"))
        if not 0 <= self.decay < 1:
            raise InputValueError(f"decay is {self.decay}; give a number in [0, 1)")
        if not self.envy >= 0:
            raise InputValueError(f"envy is {self.envy}; give a number of at least 0")
        object.__setattr__(self, "guilt", read_schedule(self.guilt, "guilt"))
        for name in ("disagreement", "low", "ideal"):
            if (pair := getattr(self, name)) is not None:
                object.__setattr__(self, name, tuple(float(x) for x in pair))

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
        return self.kind not in ("punishing", "selfish")

    def begin(self, batch: int, device: torch.device | str = "cpu") -> torch.Tensor:
        """Traces before the first step."""
        return torch.zeros(batch, 2, device=device)

    def guilt_at(self, share: float) -> Any:
        """Guilt b after a share of the training, as :meth:`pay` takes it."""
        return value_at(self.guilt, share)

    def pay(
        self, rewards: torch.Tensor, traces: torch.Tensor, guilt: Any, steps: int = 1
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The learners' rewards of one step.

        Parameters
        ----------
        rewards : float tensor, shape (batch, 2)
            The players' own.
        traces : float tensor, shape (batch, 2)
            From :meth:`begin` in the first step of an episode.
        guilt : float
            b now.
        steps : int
            Of an episode.

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
        return _both(self._welfare(after, steps) - self._welfare(traces, steps)), after

    def _welfare(self, gains: torch.Tensor, steps: int) -> torch.Tensor:
        if self.kind == "egalitarian":
            return gains.amin(dim=1)
        if self.kind == "nash":
            return gains.clamp(min=0).prod(dim=1).sqrt()
        frame = self.disagreement, self.low, self.ideal
        return steps * leaf_values(self.kind, self.parameters, frame, gains / steps)

    def to_json(self) -> dict[str, Any]:
        """JSON-able form; the constructor takes it."""
        found = asdict(self)
        return {k: v for k, v in found.items() if k not in LATER or v not in ((), None)}


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
