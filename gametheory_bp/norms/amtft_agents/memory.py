"""What an amTFT agent remembers, and how a move of the opponent changes it.

A memory is the rule in force, the debit, the steps of punishment that are left (0: none), and, for
Bayes' rule, how many moves each rule failed to explain beyond the best one.  Debits are integers
over the model's reward denominator.  Everything is finite: debits lie below the threshold, and a
credit is remembered up to a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["Draw", "Judgement", "Memory", "Next", "Observation", "first_draw", "judge"]

Draw = tuple[tuple[int, Fraction], ...]
"""(rule, probability > 0), rules ascending."""


class Memory(NamedTuple):
    """One state of an agent's memory."""

    rule: int
    debit: int
    left: int
    misses: tuple[int, ...]


class Observation(NamedTuple):
    """A move of the opponent as the agent's rules see it: per rule."""

    explained: tuple[bool, ...]
    debits: tuple[int, ...]


class Next(NamedTuple):
    """What follows a move: a lottery over memories, or a punishment for a debit."""

    lottery: tuple[tuple[Memory, Fraction], ...]
    due: int = 0
    """The debit to be punished; 0 if none.  The memory then is the one to punish with."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything but the game that judging needs: settings and numbers of the model."""

    settings: AmtftSettings
    rules: int
    denominator: int

    @property
    def threshold(self) -> Fraction:
        """The threshold in units of the debits."""
        return self.settings.threshold * self.denominator

    @property
    def floor(self) -> int:
        """The lowest debit that is remembered."""
        if self.settings.clip_debit:
            return 0
        return -int(self.settings.credit_limit * self.denominator)


def first_draw(judgement: Judgement) -> Draw:
    """The law of the first rule in force."""
    s, count = judgement.settings, judgement.rules
    if s.resample == "preference":
        return ((0, Fraction(1)),)
    return _lottery(_prior(s, count))


def judge(judgement: Judgement, memory: Memory, seen: Observation) -> Next:
    """The memory after a move of the opponent.

    Examples
    --------
    >>> rules = Judgement(AmtftSettings(threshold=2), 1, 1)
    >>> wrong = Observation((False,), (1,))
    >>> judge(rules, Memory(0, 0, 0, ()), wrong).lottery[0][0].debit
    1
    >>> judge(rules, Memory(0, 1, 0, ()), wrong).due
    2
    """
    s = judgement.settings
    if memory.left > 1 or (memory.left == 1 and not s.judge_last_step):
        return Next(((memory._replace(left=memory.left - 1, debit=0), Fraction(1)),))
    now = memory._replace(left=0, debit=0 if memory.left else memory.debit)
    if s.resample == "posterior":
        missed = [c + (not e) for c, e in zip(now.misses, seen.explained, strict=True)]
        now = now._replace(misses=tuple(min(c - min(missed), s.remembered) for c in missed))
    if s.reading == "released":
        # Debits only say that something does not fit; they are wiped in every step.
        fits = seen.debits[now.rule] == 0
        return _settled(now) if fits else _drawn(judgement, now, seen)
    if seen.explained[now.rule]:
        return _settled(now)
    if any(seen.explained):
        return _drawn(judgement, now, seen)
    return _owed(judgement, now, seen.debits[now.rule])


def _owed(judgement: Judgement, now: Memory, step: int) -> Next:
    s = judgement.settings
    total = max(now.debit + (max(step, 0) if s.clip_debit else step), judgement.floor)
    if total < judgement.threshold:
        return _settled(now._replace(debit=total))
    settled = now._replace(debit=0)
    return Next(((settled, Fraction(1)),), total) if s.punish else _settled(settled)


def _settled(now: Memory) -> Next:
    return Next(((now, Fraction(1)),))


def _drawn(judgement: Judgement, now: Memory, seen: Observation) -> Next:
    law = _redraw(judgement, now, seen)
    return Next(tuple((now._replace(rule=rule), p) for rule, p in law))


def _redraw(judgement: Judgement, now: Memory, seen: Observation) -> Draw:
    s, count = judgement.settings, judgement.rules
    prior = _prior(s, count)
    fitting = [k for k in range(count) if seen.explained[k]]
    if s.resample == "others":
        odds = [p * (k != now.rule) for k, p in enumerate(prior)]
    elif s.resample == "matching":
        odds = [p * seen.explained[k] for k, p in enumerate(prior)]
    elif s.resample == "preference":
        odds = [Fraction(k == (fitting[0] if fitting else now.rule)) for k in range(count)]
    elif s.resample == "posterior":
        odds = [p * s.error_rate**c for p, c in zip(prior, now.misses, strict=True)]
    else:
        odds = prior
    return _lottery(odds) if any(odds) else ((now.rule, Fraction(1)),)


def _prior(settings: AmtftSettings, count: int) -> list[Fraction]:
    weighted = settings.resample in ("weighted", "posterior") and settings.weights
    return list(settings.weights) if weighted else [Fraction(1)] * count


def _lottery(odds: Sequence[Fraction]) -> Draw:
    total = sum(odds)
    return tuple((k, Fraction(w) / total) for k, w in enumerate(odds) if w)
