"""Two amTFT agents play each other: payoffs, punishments, mismatches and debits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.exact.exactness import EXACT, FLOAT, Exactness
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.criterion import Criterion, read_criterion
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.norms.amtft_agents.agent import AmtftAgent
from gametheory_bp.norms.amtft_agents.chain import JointChain
from gametheory_bp.norms.amtft_agents.credit_error import credit_error
from gametheory_bp.norms.amtft_agents.joint_chain import joint_chain
from gametheory_bp.norms.amtft_agents.numbers import Number, Pair, mean_of
from gametheory_bp.norms.amtft_agents.occupancy import Occupancy, occupancy
from gametheory_bp.norms.amtft_agents.play_record import AmtftPlay, Shares
from gametheory_bp.norms.amtft_agents.public_coin import coin_sides

__all__ = ["play", "play_under"]

SMALL = 200
"""Up to so many triples the chain is solved in fractions unless told otherwise."""


def play(
    row: AmtftAgent,
    column: AmtftAgent,
    criterion: Any = "discounted",
    *,
    game: Any = None,
    exact: bool | None = None,
) -> AmtftPlay:
    """Play two agents against each other.

    Parameters
    ----------
    row, column : AmtftAgent
        One for each side.
    criterion : Criterion, str or int
        ``"discounted"``, ``"average"`` (long-run mean), or a number of first steps.
    game : RepeatedGame or StochasticGame, optional
        The game that is played; what the row agent believes by default.  Agents may believe in
        other payoffs, laws or discounts; states and actions must be the same.
    exact : bool, optional
        Fractions or floats; by default fractions if few triples can be reached.

    Returns
    -------
    AmtftPlay

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If the agents do not sit on different sides, or do not fit the game.

    Notes
    -----
    *Exactness.* Exact, or floats with a proved bound; long-run means of large chains are floats.
    *Certificate.* None.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> from gametheory_bp.norms.amtft_agents import amtft
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> met = play(amtft(game, "utilitarian"), amtft(game, "egalitarian", "column"))
    >>> met.payoffs, met.punishing
    ((Fraction(0, 1), Fraction(0, 1)), (Fraction(0, 1), Fraction(0, 1)))
    """
    return play_under(row, column, (criterion,), game=game, exact=exact)[0]


def play_under(
    row: AmtftAgent,
    column: AmtftAgent,
    criteria: Sequence[Any],
    *,
    game: Any = None,
    exact: bool | None = None,
) -> tuple[AmtftPlay, ...]:
    """The same under several criteria; the chain is built once."""
    _check(row, column)
    arrays = row.model if game is None else StochasticArrays.of(game)
    for agent in (row, column):
        if not np.array_equal(agent.model.shapes, arrays.shapes):
            raise ShapeError(f"{agent!r} believes in other states or actions than the game has")
    read = [read_criterion(one) for one in criteria]
    sides = coin_sides((row.plans, column.plans))
    if len(sides) > 1:
        parts = [
            play_under(
                row.variant(plans=one), column.variant(plans=two), read, game=game, exact=exact
            )
            for _, (one, two) in sides
        ]
        shares = [share for share, _ in sides]
        return tuple(mixed_plays(shares, plays) for plays in zip(*parts, strict=True))
    chain = joint_chain(arrays, row.tables, column.tables, exact is True)
    if exact is None and chain.size <= SMALL:
        chain = joint_chain(arrays, row.tables, column.tables, True)
    return tuple(
        _result(row, column, arrays, chain, one, occupancy(chain, one, arrays.discount))
        for one in read
    )


def mixed_plays(shares: Sequence[Fraction], plays: Sequence[AmtftPlay]) -> AmtftPlay:
    """The mean of plays, one for each side of a public coin."""
    first = plays[0]

    def mean(name: str) -> Pair:
        pairs = [getattr(one, name) for one in plays]
        return mean_of([p[0] for p in pairs], shares), mean_of([p[1] for p in pairs], shares)

    def union(name: str) -> tuple[Shares, Shares]:
        lines = [[dict(getattr(one, name)[k]) for one in plays] for k in (0, 1)]
        found = [
            tuple(
                (debit, mean_of([line.get(debit, Fraction(0)) for line in side], shares))
                for debit in sorted({d for line in side for d in line})
            )
            for side in lines
        ]
        return found[0], found[1]

    lost = [one.truncation for one in plays]
    payoffs = mean("payoffs")
    return replace(
        first,
        payoffs=payoffs,
        punishing=mean("punishing"),
        mismatched=mean("mismatched"),
        mean_debits=mean("mean_debits"),
        debits=union("debits"),
        remembered=union("remembered"),
        triples=max(one.triples for one in plays),
        memory_pairs=max(one.memory_pairs for one in plays),
        truncation=None if None in lost else max(x for x in lost if x is not None),
        exactness=_word(payoffs),
    )


def _word(payoffs: Pair) -> Exactness:
    if any(isinstance(x, float) for x in payoffs):
        return FLOAT
    widths = [x.width for x in payoffs if isinstance(x, Interval)]
    return Exactness("certified", max(widths)) if widths else EXACT


def _check(row: Any, column: Any) -> None:
    for agent, side in ((row, "row"), (column, "column")):
        if not isinstance(agent, AmtftAgent):
            raise InputTypeError(f"{type(agent).__name__} is no amTFT agent; make one with amtft()")
        if agent.player != side:
            raise InputValueError(
                f"{agent!r} cannot be the {side} player; take agent.as_player({side!r})"
            )


def _result(
    row: AmtftAgent,
    column: AmtftAgent,
    arrays: StochasticArrays,
    chain: JointChain,
    criterion: Criterion,
    spread: Occupancy,
) -> AmtftPlay:
    agents = (row.tables, column.tables)
    memory = (chain.one, chain.two)
    left = [
        np.array([m.left > 0 for m in agent.memories])[which].astype(int)
        for agent, which in zip(agents, memory, strict=True)
    ]
    lost = credit_error(row, column, chain, arrays, criterion)
    payoffs = _pair(spread, [chain.gains[:, k] for k in (0, 1)], lost)
    found = [_found(spread, chain.debits[k], agents[k].denominator) for k in (0, 1)]
    kept = [_remembered(spread, agents[k], memory[k]) for k in (0, 1)]
    scaled = [_expected(chain.debits[k], agents[k].denominator) for k in (0, 1)]
    return AmtftPlay(
        row.rules,
        column.rules,
        criterion,
        payoffs,
        _pair(spread, left),
        _pair(spread, [chain.mismatched[:, k] for k in (0, 1)]),
        _pair(spread, scaled),
        (found[0], found[1]),
        (kept[0], kept[1]),
        chain.size,
        chain.memory_pairs,
        lost,
        _word(payoffs),
    )


def _pair(spread: Occupancy, columns: list[Any], lost: Fraction | None = Fraction(0)) -> Pair:
    found: list[Number] = []
    for values in columns:
        mean, error = spread.mean(values)
        if error is None or lost is None:
            found.append(float(mean))
            continue
        around = Fraction(mean)
        width = error + lost
        found.append(Interval(around - width, around + width) if width else around)
    return found[0], found[1]


def _expected(debits: Any, denominator: int) -> Any:
    """The expected debit in every part of the chain."""
    values, chances = debits
    kind = object if chances.dtype == object else float
    scaled = np.array([Fraction(v, denominator) for v in values], dtype=object).astype(kind)
    return (chances * scaled).sum(axis=1)


def _found(spread: Occupancy, debits: Any, denominator: int) -> Shares:
    """Shares of the debits of single moves."""
    values, chances = debits
    means = [_pair(spread, [chances[:, v]] * 2)[0] for v in range(len(values))]
    return tuple((Fraction(v, denominator), m) for v, m in zip(values, means, strict=True) if m)


def _remembered(spread: Occupancy, agent: Any, which: Any) -> Shares:
    """Shares of the debits remembered while no punishment runs."""
    weights = np.full(len(agent.memories), Fraction(0) if spread.chain.exact else 0.0)
    np.add.at(weights, which, spread.weights)
    found: dict[int, Any] = {}
    for memory, weight in zip(agent.memories, weights.tolist(), strict=True):
        if weight and not memory.left:
            found[memory.debit] = found.get(memory.debit, 0) + weight
    return tuple((Fraction(d, agent.denominator), found[d]) for d in sorted(found))
