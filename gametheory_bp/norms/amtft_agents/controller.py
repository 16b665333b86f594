"""An agent written out as tables: memories, actions, and how memories follow each other.

An *extended state* is a state with a tick of the agent's clock, ``tick * states + state``.  In
extended state x and memory m the agent plays a mixture; it then sees the opponent's action b, of
some *class*, and the pair (memory, class) gives an *intent*; the intent and the next extended
state give a lottery over memories.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.memory import (
    Judgement,
    Memory,
    Next,
    Observation,
    first_draw,
    judge,
)
from gametheory_bp.norms.amtft_agents.plan import CooperativePlan
from gametheory_bp.norms.amtft_agents.punishment_length import (
    PunishmentCosts,
    StateMixtures,
)
from gametheory_bp.norms.amtft_agents.settings import AmtftSettings

__all__ = ["Controller", "Lotteries", "controller"]

Ints = NDArray[np.int64]
Lengths = Callable[[Fraction], Ints]


@dataclass(frozen=True, slots=True, eq=False)
class Lotteries:
    """Lotteries over integers: lottery k has entries ``offsets[k] : offsets[k + 1]``."""

    offsets: Ints
    values: Ints
    chances: NDArray[Any]
    """Fractions."""

    @classmethod
    def of(cls, lotteries: list[tuple[tuple[int, Fraction], ...]]) -> Lotteries:
        """From pairs (value, probability)."""
        ends = np.cumsum([0, *(len(one) for one in lotteries)])
        values = np.array([v for one in lotteries for v, _ in one], dtype=np.int64)
        chances = np.empty(len(values), dtype=object)
        chances[:] = [p for one in lotteries for _, p in one]
        return cls(ends, values, chances)


@dataclass(frozen=True, slots=True, eq=False)
class Controller:
    """The tables of one agent.

    Attributes
    ----------
    player : int
    period, states : int
    denominator : int
        Debits are integers over it.
    memories : tuple of Memory
    judging : bool array, shape (memories,)
        Whether moves are judged in that memory.
    mixture : int array, shape (memories, period * states)
        Which of ``mixtures`` is played.
    mixtures : Lotteries
        Over actions.
    classes : int array, shape (period * states, opponent's actions)
    seen : tuple of Observation
        What the classes stand for.
    after : int array, shape (memories, classes)
        Intents.
    enter : int array, shape (intents, period * states)
        Which of ``lotteries`` over memories follows.
    lotteries : Lotteries
    start : int
        The intent before the first step.
    """

    player: int
    period: int
    states: int
    denominator: int
    memories: tuple[Memory, ...]
    judging: NDArray[np.bool_]
    mixture: Ints
    mixtures: Lotteries
    classes: Ints
    seen: tuple[Observation, ...]
    after: Ints
    enter: Ints
    lotteries: Lotteries
    start: int


def controller(
    model: StochasticArrays,
    player: int,
    plans: tuple[CooperativePlan, ...],
    costs: Callable[[CooperativePlan], PunishmentCosts],
    settings: AmtftSettings,
    punishing: tuple[StateMixtures, StateMixtures],
) -> Controller:
    """Write an agent out.

    Parameters
    ----------
    model : StochasticArrays
        What the agent believes the game to be.
    player : {0, 1}
    plans : tuple of CooperativePlan
        One for each rule of the agent.
    costs : function
        What punishments cost the opponent under a plan.
    settings : AmtftSettings
    punishing : pair of StateMixtures
        What row and column do when they punish.
    """
    period = int(np.lcm.reduce([plan.period for plan in plans]))
    tables = [
        (
            np.tile(plan.table(0), (period // plan.period, 1)),
            np.tile(plan.table(1), (period // plan.period, 1)),
        )
        for plan in plans
    ]
    classes, seen = _classes(model, player, tables, settings)
    judgement = Judgement(settings, len(plans), model.reward_denominator)
    punishes = settings.punish and settings.reading == "paper"
    lengths = [_lengths(costs, plan, period) if punishes else None for plan in plans]
    reached = _reached(judgement, seen, lengths, period * model.size)
    actions = int(model.shapes[:, player].max())
    mixture = np.array(
        [
            np.tile(actions + np.arange(model.size), period)
            if memory.left
            else tables[memory.rule][player].ravel()
            for memory in reached.listed
        ]
    )
    return Controller(
        player,
        period,
        model.size,
        model.reward_denominator,
        tuple(reached.listed),
        np.array([memory.left <= settings.judge_last_step for memory in reached.listed]),
        mixture,
        _mixtures(actions, punishing[player]),
        classes,
        seen,
        np.array(reached.after),
        np.array(reached.enter),
        Lotteries.of(list(reached.lotteries)),
        0,
    )


def _lengths(
    costs: Callable[[CooperativePlan], PunishmentCosts], plan: CooperativePlan, period: int
) -> Lengths:
    def lengths(budget: Fraction) -> Ints:
        return np.tile(costs(plan).lengths(budget), period // plan.period)

    return lengths


def _classes(
    model: StochasticArrays, player: int, tables: list[Any], settings: AmtftSettings
) -> tuple[Ints, tuple[Observation, ...]]:
    """Every opponent's action in every extended state, by what the rules say of it."""
    other = 1 - player
    count = int(model.shapes[:, other].max())
    found = []
    for row, column in tables:
        mine, theirs = (row, column) if player == 0 else (column, row)
        moves = np.arange(count)
        exists = moves < model.shapes[:, other, None]
        move = np.where(exists, moves, 0)
        pair = _pairs(model, player, mine[..., None], move)
        meant = _pairs(model, player, mine, theirs)
        step = model.rewards[pair, other] - model.rewards[meant, other][..., None]
        fits = moves == theirs[..., None]
        if settings.match == "action_or_no_debit":
            fits = fits | (step == 0)
        found.append(np.stack([fits.astype(step.dtype), np.where(exists, step, 0)], axis=-1))
    lines = np.concatenate(found, axis=-1).reshape(-1, 2 * len(tables))
    kinds: dict[tuple[int, ...], int] = {}
    classes = [kinds.setdefault(tuple(line), len(kinds)) for line in lines.tolist()]
    seen = tuple(
        Observation(tuple(bool(k) for k in line[::2]), tuple(line[1::2])) for line in kinds
    )
    return np.array(classes).reshape(-1, count), seen


def _pairs(model: StochasticArrays, player: int, mine: Any, theirs: Any) -> Ints:
    row, column = (mine, theirs) if player == 0 else (theirs, mine)
    deeper = np.ndim(row) == 3 or np.ndim(column) == 3
    wide = model.shapes[:, 1]
    first = model.offsets[:-1]
    pairs: Ints = (
        (first[:, None] + row * wide[:, None] + column) if deeper else (first + row * wide + column)
    )
    return pairs


class _Reached:
    """Memories, intents and lotteries as they are found."""

    def __init__(self) -> None:
        self.memories: dict[Memory, int] = {}
        self.listed: list[Memory] = []
        self.after: list[list[int]] = []
        self.enter: list[Ints] = []
        self.lotteries: dict[tuple[tuple[int, Fraction], ...], int] = {}
        self.intents: dict[Next, int] = {}


def _reached(
    judgement: Judgement,
    seen: tuple[Observation, ...],
    lengths: list[Lengths | None],
    size: int,
) -> _Reached:
    found = _Reached()
    misses = (0,) * judgement.rules if judgement.settings.resample == "posterior" else ()
    begin = Next(tuple((Memory(k, 0, 0, misses), p) for k, p in first_draw(judgement)))

    def place(memory: Memory) -> int:
        if memory not in found.memories:
            found.memories[memory] = len(found.listed)
            found.listed.append(memory)
        return found.memories[memory]

    def lottery(one: tuple[tuple[Memory, Fraction], ...]) -> int:
        merged: dict[int, Fraction] = {}
        for memory, chance in one:
            merged[place(memory)] = merged.get(place(memory), Fraction(0)) + chance
        return found.lotteries.setdefault(tuple(sorted(merged.items())), len(found.lotteries))

    def intent(following: Next) -> int:
        if following in found.intents:
            return found.intents[following]
        if following.due:
            ((memory, _),) = following.lottery
            length = lengths[memory.rule]
            assert length is not None
            times = length(judgement.settings.severity * following.due / judgement.denominator)
            known = {
                k: lottery(((memory._replace(left=k), Fraction(1)),))
                for k in np.unique(times).tolist()
            }
            line = np.array([known[k] for k in times.tolist()])
        else:
            line = np.full(size, lottery(following.lottery))
        found.intents[following] = len(found.enter)
        found.enter.append(line)
        return len(found.enter) - 1

    intent(begin)
    judged = 0
    while judged < len(found.listed):
        memory = found.listed[judged]
        found.after.append([intent(judge(judgement, memory, one)) for one in seen])
        judged += 1
    return found


def _mixtures(actions: int, punishing: StateMixtures) -> Lotteries:
    pure = [((a, Fraction(1)),) for a in range(actions)]
    mixed = [
        tuple((a, Fraction(int(w), int(total))) for a, w in enumerate(line) if w)
        for line, total in zip(punishing.weights.tolist(), punishing.totals.tolist(), strict=True)
    ]
    return Lotteries.of(pure + mixed)
