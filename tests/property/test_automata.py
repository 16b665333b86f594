"""Automata, paths and best replies agree with plain simulation and with each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp.claims.random_iterations import random_cases
from gametheory_bp.equilibria.automata import automata_equilibrium, best_reply_value
from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, bare_cross_play, grim_cross_play, grim_norm, grim_slack
from gametheory_bp.payoffs.automaton_play import automaton_play

NUMBERS = st.integers(-3, 4)
DISCOUNTS = st.sampled_from(["0", "1/3", "1/2", "9/10", "24/25"])
PAIRS = st.tuples(st.integers(0, 1), st.integers(0, 1))
PATHS = st.builds(
    ActionPath,
    st.lists(PAIRS, max_size=2).map(tuple),
    st.lists(PAIRS, min_size=1, max_size=3).map(tuple),
)
GAMES = st.builds(
    RepeatedGame,
    st.builds(
        BimatrixGame,
        st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=2, max_size=2),
        st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=2, max_size=2),
    ),
    DISCOUNTS,
)


@given(GAMES, PATHS)
def test_a_path_is_worth_what_its_automata_earn(repeated: RepeatedGame, path: ActionPath) -> None:
    row, column = (Automaton.following(p, (2, 2), path) for p in ("row", "column"))
    assert automaton_play(repeated, row, column).payoffs == repeated.value(path)


@given(GAMES, PATHS)
def test_continuations_satisfy_their_recursion(repeated: RepeatedGame, path: ActionPath) -> None:
    values, d = repeated.continuations(path), repeated.discount
    for place, value in enumerate(values):
        after = values[path.place(place + 1)]
        gain = repeated.game.payoff(*path.at(place))
        assert value == tuple((1 - d) * g + d * v for g, v in zip(gain, after, strict=True))
    # planted: with the payoffs of another step the recursion breaks
    wrong = tuple((1 - d) * (g + 1) + d * v for g, v in zip(gain, after, strict=True))
    assert value != wrong


@given(GAMES, PATHS, PATHS)
def test_grim_cross_play_is_what_the_grim_automata_play(
    repeated: RepeatedGame, first: ActionPath, second: ActionPath
) -> None:
    punish = Punishments.of(repeated.game)
    row = Automaton.grim("row", (2, 2), first, punish.row)
    column = Automaton.grim("column", (2, 2), second, punish.column)
    met = grim_cross_play(repeated, first, second, punish)
    assert met.payoffs == automaton_play(repeated, row, column).payoffs


@given(GAMES, PATHS)
def test_grim_slack_decides_nash(repeated: RepeatedGame, path: ActionPath) -> None:
    punish = Punishments.of(repeated.game)
    verdict = automata_equilibrium(repeated, *grim_norm(repeated.game, path, punish).profile())
    assert verdict.is_nash == (grim_slack(repeated, path, punish)[0] >= 0)
    if verdict.is_subgame_perfect:
        assert verdict.is_nash


@given(GAMES, PATHS, PATHS)
def test_no_path_beats_the_best_reply(
    repeated: RepeatedGame, theirs: ActionPath, mine: ActionPath
) -> None:
    best = best_reply_value(repeated, Automaton.following("column", (2, 2), theirs))
    assert bare_cross_play(repeated, mine, theirs).payoffs[0] <= best
    greedy = [
        max(repeated.game.payoff(i, theirs.at(t)[1])[0] for i in (0, 1))
        for t in range(theirs.positions)
    ]
    # against a fixed path the best reply is greedy in every step
    choice = tuple(
        (next(i for i in (0, 1) if repeated.game.payoff(i, theirs.at(t)[1])[0] == g), 0)
        for t, g in enumerate(greedy)
    )
    h = len(theirs.head)
    reply = ActionPath(choice[:h], choice[h:])
    assert bare_cross_play(repeated, reply, theirs).payoffs[0] == best


def test_insisting_pairs_always_settle_and_a_planted_order_does_not() -> None:
    cases = random_cases(7, 800)
    assert len(cases) > 100
    assert all(case.settles(insisting=True) for case in cases)
    assert not all(case.settles(insisting=False) for case in cases)  # the planted violation


def test_mixed_automata_earn_the_expected_payoff() -> None:
    repeated = RepeatedGame(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]]), "9/10")
    stay = (((0, 0), (0, 0)),)
    half = (Fraction(1, 2), Fraction(1, 2))
    row, column = Automaton("row", (half,), stay), Automaton("column", (half,), stay)
    assert automaton_play(repeated, row, column).payoffs == (Fraction(3, 2), Fraction(3, 4))


def test_automata_read_back_and_refuse_nonsense() -> None:
    grim = Automaton.grim("column", (2, 3), ActionPath.constant(1, 2), 0)
    assert Automaton.from_json(grim.to_json()) == grim
    with pytest.raises(InputValueError, match="sum to 1"):
        Automaton("row", ((Fraction(1), Fraction(1)),), (((0, 0), (0, 0)),))
    with pytest.raises(InputValueError, match="moved to"):
        Automaton.pure("row", (0,), (((0, 1), (0, 0)),))
    with pytest.raises(ShapeError, match="every state"):
        Automaton.pure("row", (0, 1), (((0, 0), (0, 0)),))
    repeated = RepeatedGame(BimatrixGame([[1, 2]], [[1, 2]]), 0)
    with pytest.raises(ShapeError, match="does not fit"):
        automaton_play(repeated, Automaton.constant("row", (2, 2), 0), grim)
