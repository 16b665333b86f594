"""One rule of a learned agent in play: how it moves, judges and measures out punishment."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.judging import (
    PunishmentTable,
    debit_table,
    explained_table,
    punishment_table,
    sampled_debits,
    whole_rewards,
)
from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["RuleInPlay", "TableInPlay"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class RuleInPlay(Protocol):
    """What an agent asks of each of its rules, for all games at once."""

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Begin episodes; ``rng`` is for samples and rollouts."""

    def ends(self, states: Ints, cooperates: Bools, punishes: Bools) -> Floats:
        """Cumulated odds of the next actions, shape (games, actions).

        Games in which the agent punishes by another rule are in neither mask, and not looked at.
        """

    def judge(self, before: Ints, moves: Ints, judged: Bools) -> tuple[Floats, Bools]:
        """Debits of the opponent's moves, and whether the rule explains them."""

    def lengths(self, where: Ints, after: Ints, budgets: Floats, left: int) -> Ints:
        """How long to punish in some games, with so many steps to come."""


class TableInPlay:
    """A rule whose policies are tables: everything is looked up.

    Parameters
    ----------
    rule : LearnedRule
    player : {0, 1}
    settings : AmtftSettings
    samples : int or None
        Of each arm of a debit; None: its expectation.
    """

    def __init__(
        self, rule: LearnedRule, player: int, settings: AmtftSettings, samples: int | None
    ) -> None:
        self._rule, self._player, self._settings, self._samples = rule, player, settings, samples
        self._coop = rule.cooperation[player].cumsum(axis=1)
        self._pun = rule.punishment[player].cumsum(axis=1)
        if samples is None:
            self._debits, self._explains = debit_table(rule, player), explained_table(rule, player)
        else:
            self._worth, self._unit = whole_rewards(rule.tables, player)
        self._costs: PunishmentTable | None = None

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Nothing is remembered."""
        self._rng = rng

    def ends(self, states: Ints, cooperates: Bools, punishes: Bools) -> Floats:
        """Cumulated odds of the next actions."""
        found: Floats = np.where(punishes[:, None], self._pun[states], self._coop[states])
        return found

    def judge(self, before: Ints, moves: Ints, judged: Bools) -> tuple[Floats, Bools]:
        """Debits and whether the moves are explained."""
        if self._samples is None:
            return self._debits[before, moves], self._explains[before, moves]
        laws = [self._rule.cooperation[i][before] for i in (self._player, 1 - self._player)]
        return sampled_debits(
            self._worth[before], self._unit, laws[0], laws[1], moves, self._samples, self._rng
        )

    def lengths(self, where: Ints, after: Ints, budgets: Floats, left: int) -> Ints:
        """The least number of steps that costs enough, by the table of costs."""
        if self._costs is None:  # most agents of a sweep never punish
            s = self._settings
            self._costs = punishment_table(
                self._rule, self._player, s.horizon, s.simulated_opponent
            )
        return self._costs.lengths(after[where], budgets, left)
