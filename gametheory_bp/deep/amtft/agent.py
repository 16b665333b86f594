"""Learned amTFT(w) and amTFT(W) agents: what they remember, do and conclude in play.

With one rule: the agent cooperates by it and adds up the debits of its opponent.  Once they reach
the threshold T it punishes for so long that it costs the opponent ``severity`` times the debit, and
begins again.  It does not judge while it punishes.  Debit and punishment end with the episode.

With several rules one is in force.  A move that it explains changes nothing.  A move that it does
not explain, but another rule does, is taken for a difference of norms, and the rule in force is
drawn anew, uniformly over all.  A move that no rule explains counts as a debit under the rule in
force.  In the ``"released"`` reading the agent redraws whenever its rule has a debit that is not 0,
and never punishes.  The rule in force is kept from episode to episode.

Source: Lerer and Peysakhovich (2017); Stastny et al. (2021), sections 4 and 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.deep.amtft.in_play import RuleInPlay, TableInPlay
from gametheory_bp.deep.amtft.judging import drawn
from gametheory_bp.deep.amtft.recurrent_in_play import RecurrentInPlay
from gametheory_bp.deep.amtft.recurrent_rule import RecurrentRule
from gametheory_bp.deep.amtft.rule import LearnedRule
from gametheory_bp.deep.environments.tables import GameTables
from gametheory_bp.deep.networks.played_policy import PlayedPolicy, RecurrentPolicy, TablePolicy
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.norms.amtft_agents.settings import COIN_GAMES, MATRIX_GAMES, AmtftSettings

__all__ = ["FixedPlayer", "LearnedAmtft"]

Ints = NDArray[np.int64]
Rules = (LearnedRule, RecurrentRule)
SIDES = ("row", "column")


class FixedPlayer:
    """A player who follows one policy, whatever the other does.

    Parameters
    ----------
    policy : array, shape (states, actions), or RecurrentPolicy
    player : {"row", "column"}
    """

    def __init__(self, policy: Any, player: str) -> None:
        self.index = _side(player)
        self._policy: PlayedPolicy = (
            policy
            if isinstance(policy, (RecurrentPolicy, TablePolicy))
            else TablePolicy(np.asarray(policy, dtype=np.float64))
        )
        self._memory = self._policy.empty(0)

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Begin episodes: nothing is remembered of earlier ones."""
        self._memory = self._policy.empty(games)

    def act(self, states: Ints, rng: np.random.Generator) -> Ints:
        """Actions in all games."""
        law, self._memory = self._policy.ask(states, self._memory)
        return drawn(law.cumsum(axis=1), rng)

    def observe(self, before: Ints, moves: Ints, after: Ints, left: int) -> None:
        """Nothing is concluded."""


class LearnedAmtft:
    """A learned agent for many games side by side.

    Parameters
    ----------
    rules : LearnedRule, RecurrentRule, or sequence of them
        One for amTFT(w), several for amTFT(W).
    player : {"row", "column"}
    settings : AmtftSettings, optional
        By default the released numbers for the kind of game, with debits clipped.  ``resample``
        must be ``"uniform"``; fields about exact plans (sharing, clock, ties, punisher, match) have
        no meaning here.
    debit_samples : int, optional
        Take debits from so many samples of each arm, and what the opponent was meant to do from one
        sample, as the released agents do (with 5).  None: the expectation over both policies, and
        the likeliest move.
    replicas : int
        Rollouts of each length of punishment, where a rule remembers the past; those of tables are
        computed.
    model_rests : bool
        Where a rule remembers the past: whether the model of the opponent stays as it is while the
        agent punishes (released quirk).

    Attributes
    ----------
    active : int array, shape (games,)
        The rule in force.
    debit : float array, shape (games,)
    left : int array, shape (games,)
        Steps of punishment to come.
    judged, accused : bool array, shape (games,)
        Whether the opponent's last move was judged, and whether it was found to have gained what no
        rule explains (in the ``"released"`` reading: whether it had a debit that is not 0).

    Raises
    ------
    EmptySetError, InputTypeError, InputValueError, NotDefinedError
        If there is no rule, rules are of different games, or a setting has no meaning here.

    Examples
    --------
    >>> from gametheory_bp.deep import game_tables
    >>> c, d = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
    >>> rule = LearnedRule("all C", game_tables("prisoners_dilemma"), (c, c), (d, d))
    >>> agent = LearnedAmtft(rule, "row", MATRIX_GAMES.but(threshold=2))
    >>> rng = np.random.default_rng(0)
    >>> agent.begin(1, rng)
    >>> for left in (3, 2):  # the other defects twice
    ...     agent.observe(np.array([4]), np.array([1]), np.array([1]), left)
    >>> agent.left.tolist(), agent.act(np.array([1]), rng).tolist()
    ([2], [1])
    """

    def __init__(
        self,
        rules: LearnedRule | RecurrentRule | Sequence[LearnedRule | RecurrentRule],
        player: str,
        settings: AmtftSettings | None = None,
        *,
        debit_samples: int | None = None,
        replicas: int = 5,
        model_rests: bool = False,
    ) -> None:
        self.rules = (rules,) if isinstance(rules, Rules) else tuple(rules)
        if not self.rules:
            raise EmptySetError("an agent needs a rule; give at least one LearnedRule")
        if not all(isinstance(rule, Rules) for rule in self.rules):
            raise InputTypeError(
                f"rules are {self.rules!r}; give LearnedRule or RecurrentRule records"
            )
        for name, count in (("debit_samples", debit_samples), ("replicas", replicas)):
            if count is not None and (type(count) is not int or count < 1):
                raise InputValueError(f"{name} is {count!r}; give an integer >= 1")
        games = {(rule.tables.name, rule.tables.states) for rule in self.rules}
        if len(games) > 1:
            raise InputValueError(f"rules of different games: {sorted(games)}; give one game")
        self.index = _side(player)
        if settings is None:
            settings = COIN_GAMES if self.tables.kind == "coin_game" else MATRIX_GAMES
        if len(self.rules) > 1 and settings.resample != "uniform":
            raise NotDefinedError(
                f"resample is {settings.resample!r}; learned agents draw uniformly, exact ones "
                "(gametheory_bp.norms.amtft_agents) have the others"
            )
        self.settings, self.debit_samples = settings, debit_samples
        self.replicas, self.model_rests = replicas, model_rests
        self._punishes = settings.punish and settings.reading == "paper"
        self._play: list[RuleInPlay] = [
            TableInPlay(rule, self.index, settings, debit_samples)
            if isinstance(rule, LearnedRule)
            else RecurrentInPlay(rule, self.index, settings, debit_samples, replicas, model_rests)
            for rule in self.rules
        ]
        self.active = self.left = np.zeros(0, dtype=np.int64)
        self.debit = np.zeros(0)
        self.judged = self.accused = np.zeros(0, dtype=np.bool_)
        self._rng = np.random.default_rng(0)

    @property
    def tables(self) -> GameTables:
        """The game."""
        return self.rules[0].tables

    def fresh(self) -> LearnedAmtft:
        """The same agent before it has met anybody: no rule has been drawn yet."""
        found = copy(self)
        found.active = np.zeros(0, dtype=np.int64)
        return found

    def partner(self) -> LearnedAmtft:
        """The agent of its own kind on the other side."""
        return LearnedAmtft(
            self.rules,
            SIDES[1 - self.index],
            self.settings,
            debit_samples=self.debit_samples,
            replicas=self.replicas,
            model_rests=self.model_rests,
        )

    def begin(self, games: int, rng: np.random.Generator) -> None:
        """Begin episodes; a rule in force stays in force if the number of games is the same."""
        if len(self.active) != games:
            self.active = rng.integers(len(self.rules), size=games)
        self.debit, self.left = np.zeros(games), np.zeros(games, dtype=np.int64)
        self._rng = rng
        rollouts = rng.spawn(1)[0]  # its own stream: how many it takes moves nothing else
        for rule in self._play:
            rule.begin(games, rollouts)

    def act(self, states: Ints, rng: np.random.Generator) -> Ints:
        """Actions in all games: those of punishment where there are steps of it to come."""
        punishes = self.left > 0
        ends = [
            rule.ends(states, ~punishes, punishes & (self.active == k))
            for k, rule in enumerate(self._play)
        ]
        return drawn(np.stack(ends)[self.active, np.arange(len(states))], rng)

    def observe(self, before: Ints, moves: Ints, after: Ints, left: int) -> None:
        """Conclude from a step.

        Parameters
        ----------
        before, after : int array, shape (games,)
            States.
        moves : int array, shape (games,)
            The opponent's.
        left : int
            Steps to come in the episode.
        """
        punished = self.left > 0
        self.left = self.left - punished
        judged = ~punished
        if self.settings.judge_last_step:
            judged |= self.left == 0
        found = [rule.judge(before, moves, judged) for rule in self._play]
        step, explained = (np.stack(parts) for parts in zip(*found, strict=True))
        step = step[self.active, np.arange(len(moves))]
        self.judged = judged
        if self.settings.reading == "released":
            self.accused = judged & (step != 0)
            self._redraw(self.accused)
            return
        here = np.take_along_axis(explained, self.active[None], axis=0)[0]
        owed = judged & ~explained.any(axis=0)
        self.accused = owed & (step > 0)
        self._owe(owed, step, after, left)
        self._redraw(judged & ~here & explained.any(axis=0))

    def _owe(self, owed: NDArray[np.bool_], step: Any, after: Ints, left: int) -> None:
        s = self.settings
        counted = step.clip(min=0) if s.clip_debit else step
        floor = 0.0 if s.clip_debit else -float(s.credit_limit)
        self.debit = np.where(owed, (self.debit + counted).clip(min=floor), self.debit)
        due = owed & (self.debit >= float(s.threshold))
        if self._punishes and left > 0:
            for k, rule in enumerate(self._play):
                where = np.flatnonzero(due & (self.active == k))
                if len(where):
                    budgets = float(s.severity) * self.debit[where]
                    self.left[where] = rule.lengths(where, after, budgets, left)
        self.debit = np.where(due, 0.0, self.debit)

    def _redraw(self, where: NDArray[np.bool_]) -> None:
        fresh = self._rng.integers(len(self.rules), size=len(where))
        self.active = np.where(where, fresh, self.active)

    def __repr__(self) -> str:
        names = ", ".join(rule.name for rule in self.rules)
        return f"LearnedAmtft({names}; {SIDES[self.index]})"


def _side(player: str) -> int:
    if player not in SIDES:
        raise InputValueError(f"player is {player!r}; give 'row' or 'column'")
    return SIDES.index(player)
