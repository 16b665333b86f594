"""Joint automata and verdicts: by definition, against truncated play, with planted violations."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.certificates.verification import verify
from gametheory_bp.equilibria.automata import automata_equilibrium, joint_equilibrium
from gametheory_bp.equilibria.best_reply import best_reply
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.testing import automata, discount_factors, joint_automata
from tests.effort import scaled

ONE = Fraction(1)
SHAPES = st.sampled_from([(2, 2), (2, 3), (1, 2)])


@st.composite
def repeated_games(draw: st.DrawFn, shape: tuple[int, int]) -> RepeatedGame:
    m, n = shape
    line = st.lists(st.integers(-4, 4), min_size=n, max_size=n)
    table = st.lists(line, min_size=m, max_size=m)
    return RepeatedGame(BimatrixGame(draw(table), draw(table)), draw(discount_factors()))


@st.composite
def pairs(draw: st.DrawFn, pure: bool) -> tuple[RepeatedGame, Automaton, Automaton]:
    shape = draw(SHAPES)
    row, column = (draw(automata(player, shape, pure=pure)) for player in ("row", "column"))
    return draw(repeated_games(shape)), row, column


@st.composite
def planned_games(draw: st.DrawFn) -> tuple[RepeatedGame, JointAutomaton]:
    shape = draw(SHAPES)
    return draw(repeated_games(shape)), draw(joint_automata(shape))


Weights = dict[Any, Fraction]


def truncated(
    repeated: RepeatedGame, start: Weights, step: Callable[[Any], list[Any]], periods: int
) -> tuple[list[Fraction], Fraction]:
    """Payoffs of the first periods, by moving the law of the state along, and what can be left.

    ``step(state)`` lists (probability, action pair, next state).
    """
    d, law, total = repeated.discount, start, [Fraction(0), Fraction(0)]
    for t in range(periods):
        after: Weights = {}
        for state, weight in law.items():
            for p, (i, j), target in step(state):
                for player, gain in enumerate(repeated.game.payoff(i, j)):
                    total[player] += (1 - d) * d**t * weight * p * gain
                after[target] = after.get(target, Fraction(0)) + weight * p
        law = after
    largest = max(abs(x) for pair in repeated.game.payoffs() for x in pair)
    return total, d**periods * largest


@settings(max_examples=scaled(40))
@given(pairs(pure=False))
def test_values_are_those_of_truncated_play(
    case: tuple[RepeatedGame, Automaton, Automaton],
) -> None:
    repeated, row, column = case

    def step(state: tuple[int, int]) -> list[Any]:
        q, r = state
        return [
            (x * y, (i, j), (row.moves[q][i][j], column.moves[r][i][j]))
            for (i, x), (j, y) in product(enumerate(row.mixtures[q]), enumerate(column.mixtures[r]))
            if x * y
        ]

    verdict = automata_equilibrium(repeated, row, column)
    total, left = truncated(repeated, {(row.start, column.start): ONE}, step, 12)
    for exact, part in zip(verdict.play.payoffs, total, strict=True):
        assert abs(exact - part) <= left
    assert verify(verdict)


@settings(max_examples=scaled(40))
@given(planned_games())
def test_plans_are_worth_what_truncated_play_gives(
    case: tuple[RepeatedGame, JointAutomaton],
) -> None:
    repeated, plan = case

    def step(state: int) -> list[Any]:
        pair = plan.actions[state]
        return [(p, pair, target) for target, p in plan.after(state, *pair)]

    verdict = joint_equilibrium(repeated, plan)
    total, left = truncated(repeated, dict(plan.first), step, 12)
    for exact, part in zip(verdict.play.payoffs, total, strict=True):
        assert abs(exact - part) <= left
    assert verify(verdict)
    assert JointAutomaton.from_json(plan.to_json()) == plan
    if verdict.is_subgame_perfect:
        assert verdict.is_nash


@settings(max_examples=scaled(40))
@given(pairs(pure=True))
def test_a_pair_and_its_joint_plan_agree(case: tuple[RepeatedGame, Automaton, Automaton]) -> None:
    repeated, row, column = case
    pair = automata_equilibrium(repeated, row, column)
    plan = joint_equilibrium(repeated, JointAutomaton.of(row, column))
    assert pair.play.values == plan.play.values
    assert pair.slacks == plan.slacks
    assert (pair.best_replies, pair.margin) == (plan.best_replies, plan.margin)


@settings(max_examples=scaled(30))
@given(pairs(pure=True), st.data())
def test_nothing_beats_the_best_reply_and_it_is_attained(
    case: tuple[RepeatedGame, Automaton, Automaton], data: st.DataObject
) -> None:
    repeated, row, _ = case
    reply = best_reply(repeated, row)
    met = automata_equilibrium(repeated, row, reply.automaton)
    assert met.play.payoffs[1] == reply.value == met.best_replies[1]
    rival = data.draw(automata("column", row.shape))
    assert automata_equilibrium(repeated, row, rival).play.payoffs[1] <= reply.value


@settings(max_examples=scaled(30))
@given(pairs(pure=False))
def test_subgame_perfect_means_best_replies_from_every_state(
    case: tuple[RepeatedGame, Automaton, Automaton],
) -> None:
    """The one-shot deviation principle against the definition."""
    repeated, row, column = case
    verdict = automata_equilibrium(repeated, row, column)
    everywhere = all(
        automata_equilibrium(
            repeated,
            Automaton("row", row.mixtures, row.moves, q),
            Automaton("column", column.mixtures, column.moves, r),
        ).is_nash
        for q, r in verdict.play.states
    )
    assert verdict.is_subgame_perfect == everywhere


@settings(max_examples=scaled(40))
@given(SHAPES.flatmap(lambda shape: automata("row", shape)), st.data())
def test_minimising_keeps_what_is_played_after_every_history(
    automaton: Automaton, data: st.DataObject
) -> None:
    small = automaton.minimal()
    m, n = automaton.shape
    history = data.draw(st.lists(st.tuples(st.integers(0, m - 1), st.integers(0, n - 1))))
    q, s = automaton.start, small.start
    for i, j in history:
        assert automaton.mixtures[q] == small.mixtures[s]
        q, s = automaton.step(q, i, j), small.step(s, i, j)
    assert automaton.mixtures[q] == small.mixtures[s]
    assert small.minimal() == small
    order = data.draw(st.permutations(range(len(automaton.mixtures))))
    renamed = Automaton(
        "row",
        tuple(automaton.mixtures[k] for k in order),
        tuple(
            tuple(tuple(order.index(s) for s in line) for line in automaton.moves[k]) for k in order
        ),
        order.index(automaton.start),
    )
    assert renamed.is_equivalent(automaton)
    # planted: another mixture at the start is another strategy
    if m > 1:
        other = list(automaton.mixtures)
        other[automaton.start] = tuple(reversed(other[automaton.start]))
        changed = Automaton("row", tuple(other), automaton.moves, automaton.start)
        same = other[automaton.start] == automaton.mixtures[automaton.start]
        assert changed.is_equivalent(automaton) == same
