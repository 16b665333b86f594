"""A rule whose policies remember the past, in play.

The agent carries three memories in each game: of its cooperative and of its punishing policy, and
of its model of the opponent, the cooperative policy of its own training partner.

* All begin an episode empty.  When the agent begins or ends a punishment its own two are emptied.
* The model follows every step, those of punishments too: the opponent of the model cooperates, and
  what it saw it has seen.  (The released agents stop it while they punish.)
* With several rules each follows the game as long as the agent cooperates, so that a rule which
  comes in force has the memory that a partner's model of it has.

A debit is the expectation over both cooperative policies at the present memories.  The costs of a
punishment are means over rollouts from the state in which it would begin: cooperation goes on with
the present memories; in a punishment both begin with empty ones, and again when it ends.
"""

from __future__ import annotations

import numpy as np

from gametheory_bp.deep.amtft.in_play import Bools, Floats, Ints
from gametheory_bp.deep.amtft.judging import first_sufficient, sampled_debits, whole_rewards
from gametheory_bp.deep.amtft.recurrent_rule import RecurrentRule
from gametheory_bp.deep.amtft.sampled_costs import Branch, Stepper, sampled_costs
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["RecurrentInPlay"]

TOGETHER = 256
"""Games whose rollouts are made at once: some ten thousand rollouts, tens of megabytes."""


class RecurrentInPlay:
    """A :class:`.RecurrentRule` in play.

    Parameters
    ----------
    rule : RecurrentRule
    player : {0, 1}
    settings : AmtftSettings
    samples : int or None
        Of each arm of a debit; None: its expectation.
    replicas : int
        Rollouts of each length of punishment.
    model_rests : bool
        Whether the model stays as it is while the agent punishes (released quirk).
    """

    def __init__(
        self,
        rule: RecurrentRule,
        player: int,
        settings: AmtftSettings,
        samples: int | None,
        replicas: int,
        model_rests: bool,
    ) -> None:
        self._settings, self._samples, self._replicas = settings, samples, replicas
        self._player, self._model_rests = player, model_rests
        self._coop, self._model = (rule.cooperation[i] for i in (player, 1 - player))
        self._pun, self._other_pun = (rule.punishment[i] for i in (player, 1 - player))
        self._worth, self._unit = whole_rewards(rule.tables, player)
        self._stepper = Stepper(rule.tables)

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Empty all memories."""
        self._rng = rng
        self._cooperating, self._punishing = self._coop.empty(games), self._pun.empty(games)
        self._modelled = self._model.empty(games)
        self._punished = np.zeros(games, dtype=np.bool_)
        self._law: Floats | None = None

    def ends(self, states: Ints, cooperates: Bools, punishes: Bools) -> Floats:
        """Cumulated odds of the next actions."""
        changed = cooperates == self._punished
        self._punished = ~cooperates
        for memory in (self._cooperating, self._punishing):
            memory[:, changed] = 0
        law = np.zeros((len(states), self._coop.shape[1]))
        for policy, held, where in (
            (self._coop, self._cooperating, np.flatnonzero(cooperates)),
            (self._pun, self._punishing, np.flatnonzero(punishes)),
        ):
            if len(where):
                law[where], held[:, where] = policy.ask(states[where], held[:, where])
        self._law = law
        found: Floats = law.cumsum(axis=1)
        return found

    def judge(self, before: Ints, moves: Ints, judged: Bools) -> tuple[Floats, Bools]:
        """Debits and whether the moves are explained."""
        if self._law is None:
            raise NotDefinedError("this agent remembers what it did: call act() before observe()")
        own, self._law = self._law, None
        anew = np.flatnonzero(judged & self._punished)  # as it will cooperate: with empty memory
        if len(anew):
            own[anew], _ = self._coop.ask(before[anew], self._coop.empty(len(anew)))
        meant, after = self._model.ask(before, self._modelled)
        follows = judged if self._model_rests else np.ones_like(judged)
        self._modelled = np.where(follows[None, :, None], after, self._modelled)
        worth = self._worth[before]
        if self._samples is not None:
            return sampled_debits(worth, self._unit, own, meant, moves, self._samples, self._rng)
        every = np.arange(len(before))
        against = worth[every, own.argmax(axis=1)]
        explained: Bools = against[every, moves] == against[every, meant.argmax(axis=1)]
        mean = np.einsum("gab,ga->gb", worth.astype(np.float64) / self._unit, own)
        debits = mean[every, moves] - (mean * meant).sum(axis=1)
        return np.where(explained, 0.0, debits), explained

    def lengths(self, where: Ints, after: Ints, budgets: Floats, left: int) -> Ints:
        """The least number of steps that costs enough, by rollouts."""
        steps = min(left, self._settings.horizon)
        found = np.zeros(len(where), dtype=np.int64)
        for at in range(0, len(where), TOGETHER):
            part = slice(at, at + TOGETHER)
            costs = self._costs(where[part], after[where[part]], steps)
            found[part] = first_sufficient(costs, budgets[part])
        return found

    def _costs(self, games: Ints, states: Ints, steps: int) -> Floats:
        resumes = self._settings.simulated_opponent == "cooperates"
        modelled = self._modelled[:, games]
        if resumes:
            other, remembered = self._model, modelled
        else:
            other, remembered = self._other_pun, self._other_pun.empty(len(games))
        return sampled_costs(
            self._stepper,
            self._player,
            states,
            Branch((self._coop, self._model), (self._cooperating[:, games], modelled)),
            Branch((self._pun, other), (self._punishing[:, games], remembered)),
            steps,
            self._replicas,
            self._rng,
            resumes=resumes,
        )
