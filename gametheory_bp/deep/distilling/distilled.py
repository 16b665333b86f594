"""Two learners who begin with the exact solution, as well as their networks can hold it.

What such a pair gives up is error of approximation; what it loses again by further training is
error of learning; and what two pairs distilled from plans of different welfare functions lose
against each other is difference of norms, without either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from gametheory_bp.deep.distilling.agreement import agreements, played_agreement
from gametheory_bp.deep.distilling.exact_plan import (
    ExactPlan,
    exact_plan,
    linear_weights,
    plan_values,
    visits,
)
from gametheory_bp.deep.distilling.fitting import drawn_states, fit, played_states
from gametheory_bp.deep.distilling.state_map import StateMap
from gametheory_bp.deep.environments.environment import BatchedGame
from gametheory_bp.deep.environments.tables import GameTables, game_tables
from gametheory_bp.deep.q_learning.learned_pair import LearnedPair
from gametheory_bp.deep.q_learning.presets import learning_preset
from gametheory_bp.deep.q_learning.reward_pairs import welfare_reward
from gametheory_bp.deep.q_learning.settings import QLearningSettings
from gametheory_bp.deep.q_learning.trainer import Trainer
from gametheory_bp.deep.q_learning.welfare_rewards import KINDS, published_reward
from gametheory_bp.display import Displayed, Table
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError

__all__ = ["Distilled", "distilled"]

WAYS = ("actions", "values")


@dataclass(frozen=True, slots=True, eq=False)
class Distilled(Displayed):
    """Networks made of an exact plan.

    Attributes
    ----------
    pair : LearnedPair
        With no rounds done: ``train(..., start=found.pair)`` goes on from it.
    plan : ExactPlan
    how : {"actions", "values"}
    agreement : pair of float
        How often the best action of row's and of column's network is the plan's, where the plan
        gets; states weigh as much as discounted play visits them.
    everywhere : pair of float, or None
        The same over all states, each weighing the same; None for networks with a memory.
    optimal : pair of float, or None
        How often, where the plan gets, it is one of the actions that are exactly optimal beside a
        partner who follows the plan; None with a memory, or if welfare is no weighted sum.
    losses : pair of tuple of float
        Of every update.
    """

    pair: LearnedPair
    plan: ExactPlan
    how: str
    agreement: tuple[float, float]
    everywhere: tuple[float, float] | None
    optimal: tuple[float, float] | None
    losses: tuple[tuple[float, ...], tuple[float, ...]]

    def display(self) -> Table:
        """Agreement and losses."""
        rows: list[tuple[str, ...]] = [("agreement where the plan gets", *_words(self.agreement))]
        if self.everywhere is not None:
            rows.append(("agreement in all states", *_words(self.everywhere)))
        if self.optimal is not None:
            rows.append(("as good as the plan's", *_words(self.optimal)))
        ends = tuple(f"{losses[-1]:.4g}" if losses else "" for losses in self.losses)
        rows.append(("last loss", *ends))
        rows.append(("plan pays per step", *(f"{float(x):.6g}" for x in self.plan.payoffs)))
        return Table(repr(self), ("", "row", "column"), tuple(rows), "floats; the plan is exact")

    def __repr__(self) -> str:
        return f"Distilled({self.pair.tables.name!r}, {self.plan.rule}, by {self.how})"


def distilled(
    game: Any,
    rule: str = "utilitarian",
    settings: str | QLearningSettings = "quick",
    *,
    how: str = "actions",
    seed: int = 0,
    updates: int = 3000,
    batch: int = 256,
    learning_rate: float = 0.003,
    stray: float = 0.1,
    disagreement: Any = (0, 0),
    mirrored: bool = False,
    **parameters: Any,
) -> Distilled:
    """Two networks that do what the exact plan of a welfare function does.

    Parameters
    ----------
    game : str, CoinGameRules, BimatrixGame or GameTables
        As for :func:`.game_tables`.
    rule : str
        A welfare function; both players have the plan of exact amTFT agents for its optimum.
    settings : str or QLearningSettings
        Networks, discount and horizon.
    how : {"actions", "values"}
        Behaviour cloning (cross-entropy of softmax(Q) to the plan's actions), or regression of Q
        on the exact joint values beside a partner who follows the plan.  Values exist for weighted
        sums only.
    seed : int
        Of initial parameters and lessons.
    updates, batch : int
        Per network.  A lesson is a batch of single states; with an LSTM, of whole episodes.
    learning_rate : float
        Falls to 0.
    stray : float
        In [0, 1].  Share of states that are drawn uniformly from all, not as the plan visits them;
        with an LSTM, share of random moves.
    disagreement : pair of numbers
        d of the welfare function.
    mirrored : bool
        Whether the column player sees the game from its own side.
    **parameters
        Of the welfare function.

    Returns
    -------
    Distilled

    Raises
    ------
    UnknownNameError, InputTypeError, InputValueError
        If an argument is out of its range.
    NotDefinedError
        If the plan takes turns by a clock and the networks have no memory to count with; or values
        are asked for where welfare is no weighted sum; or the optimum is irrational.

    Notes
    -----
    *Exactness*: the plan and its values are exact, the networks are floats;
    :func:`.optimality_gap` proves what ``found.pair`` attains.  *Certificate*: none.

    References
    ----------
    D. A. Pomerleau, "Efficient training of artificial neural networks for autonomous navigation"
    (1991), behaviour cloning.

    Examples
    --------
    >>> found = distilled("asymmetric_bach_or_stravinsky", updates=40)
    >>> found.agreement, found.pair.evaluate(episodes=2)
    ((1.0, 1.0), (4.0, 1.0))
    """
    tables = game if isinstance(game, GameTables) else game_tables(game, mirrored=mirrored)
    if isinstance(settings, str):
        settings = learning_preset(settings, tables.preset_kind)
    if not isinstance(settings, QLearningSettings):
        raise InputTypeError(f"settings is {settings!r}; give a name or QLearningSettings")
    if how not in WAYS:
        raise UnknownNameError("way of distilling", how, WAYS)
    for name, count, least in (("seed", seed, 0), ("updates", updates, 0), ("batch", batch, 1)):
        if type(count) is not int or count < least:
            raise InputValueError(f"{name} is {count!r}; give an integer >= {least}")
    if not 0 <= stray <= 1:
        raise InputValueError(f"stray is {stray!r}; give a share in [0, 1]")
    words = {name: str(value) for name, value in parameters.items()}
    reward = (
        published_reward(rule, tables.kind)
        if rule in KINDS and not words and disagreement == (0, 0)
        else welfare_reward(
            rule, tables, discount=str(settings.discount), disagreement=disagreement, **words
        )
    )
    small = StateMap.of(tables, str(settings.discount))
    plan = exact_plan(small, rule, disagreement, **parameters)
    memory = settings.network.memory
    if plan.period > 1 and not memory:
        raise NotDefinedError(
            f"the {rule} optimum of {tables.name} takes turns by a clock of {plan.period} steps, "
            "and networks without memory cannot count; give settings with memory, or another rule"
        )
    trainer = Trainer(tables, settings, reward, seed)
    draw = trainer.streams["samples"]
    seen = visits(tables, plan.actions[0][0], plan.actions[1][0], settings.discount)
    if memory:
        games = BatchedGame(tables, batch, settings.horizon, trainer.streams["chance"])
        lesson = played_states(games, plan, stray, draw)
    else:
        lesson = drawn_states((1 - stray) * seen + stray / len(seen), batch, draw)
    aims = [torch.from_numpy(actions) for actions in plan.actions]
    if how == "values":
        weights = linear_weights(rule, parameters)
        aims = [torch.from_numpy(q).float() for q in plan_values(small, plan, weights)]
        if rule not in KINDS:  # then learners are paid the welfare of gains over d
            less = sum(float(w) * x for w, x in zip(weights, reward.disagreement, strict=True))
            aims = [aim - less / (1 - settings.discount) for aim in aims]
    losses = []
    for i, learner in enumerate(trainer.learners):
        aim = aims[i].to(tables.device)
        losses.append(
            tuple(fit(learner.network, tables, i, aim, lesson, updates=updates,
                      learning_rate=learning_rate))
        )  # fmt: skip
        learner.copy_target()
    pair = LearnedPair(trainer, ())
    everywhere, optimal = None, None
    if memory:
        agreement = played_agreement(pair, plan)
    else:
        agreement, everywhere, optimal = agreements(pair, plan, seen, small, parameters)
    return Distilled(pair, plan, how, agreement, everywhere, optimal, (losses[0], losses[1]))


def _words(shares: tuple[float, float]) -> tuple[str, str]:
    return f"{shares[0]:.4f}", f"{shares[1]:.4f}"
