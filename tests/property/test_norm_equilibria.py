"""Enforcement and sustainable discounts against independent answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp.equilibria.automata import automata_equilibrium, best_reply_value
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.play_process import play_process
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.algebraic_image import rational_between
from gametheory_bp.geometry.discount_set import (
    DiscountInterval,
    intersection,
    nonnegative_discounts,
    uncovered,
    union,
)
from gametheory_bp.norms import (
    Norm,
    Punishments,
    grim_slack,
    profile_enforcement,
    sustainable_discounts,
)
from gametheory_bp.norms.discount_polynomials import coefficients, policy_polynomials
from gametheory_bp.payoffs.automaton_play import automaton_play
from tests.property.norm_strategies import GAMES, HISTORIES, automata, norms, plays

FEW = settings(max_examples=settings().max_examples // 3)
DISCOUNTS = st.sampled_from(["0", "1/3", "1/2", "9/10", "24/25"])
PD, BOS = load_game("prisoners_dilemma"), load_game("asymmetric_bach_or_stravinsky")


def moved(automaton: Automaton, history: tuple[tuple[int, int], ...]) -> Automaton:
    state = automaton.start
    for i, j in history:
        state = automaton.step(state, i, j)
    return replace(automaton, start=state)


def count(row: Automaton, column: Automaton, history: tuple[tuple[int, int], ...]) -> int:
    """How many actions of the history are deviations from the profile."""
    return sum(
        (not plays(row, history[:t])[i]) + (not plays(column, history[:t])[j])
        for t, (i, j) in enumerate(history)
    )


@FEW
@given(GAMES, DISCOUNTS, automata("row", False, 2), automata("column", False, 2))
def test_enforcement_by_definition(
    game: BimatrixGame, discount: str, row: Automaton, column: Automaton
) -> None:
    repeated = RepeatedGame(game, discount)
    found = profile_enforcement(repeated, row, column)
    verdict = automata_equilibrium(repeated, row, column)
    assert found.payoffs == verdict.play.payoffs
    assert found.is_nash == verdict.is_nash
    assert found.is_subgame_perfect == verdict.is_subgame_perfect
    failing = []
    for history in HISTORIES:
        pair = moved(row, history), moved(column, history)
        own = automaton_play(repeated, *pair).payoffs
        if (
            best_reply_value(repeated, pair[1]) > own[0]
            or best_reply_value(repeated, pair[0]) > own[1]
        ):
            # with discount 0 later steps of the path are no part of a Nash equilibrium
            later = int(bool(history) and not repeated.discount)
            failing.append(max(count(row, column, history), later))
    if failing:  # four joint states: three steps reach them all, if not with fewest deviations
        assert found.order is not None and found.order <= min(failing)
        assert found.evasion is not None
        if repeated.discount:
            assert count(row, column, found.evasion.history) == found.order
        pair = moved(row, found.evasion.history), moved(column, found.evasion.history)
        which = found.evasion.player == "column"
        assert automaton_play(repeated, *pair).payoffs[which] == found.evasion.conforming
        assert best_reply_value(repeated, pair[1 - which]) == found.evasion.best
    else:
        assert found.order is None


@FEW
@given(GAMES, DISCOUNTS, automata("row", most=2), automata("column", most=2))
def test_a_deviation_costs_what_it_says(
    game: BimatrixGame, discount: str, row: Automaton, column: Automaton
) -> None:
    repeated = RepeatedGame(game, discount)
    d = repeated.discount
    found = profile_enforcement(repeated, row, column)
    assert found.deviations  # pure 2 x 2: there is one per player in every state
    for deviation in found.deviations:
        h = deviation.history
        assert count(row, column, h) == 0
        pair = [plays(p, h).index(1) for p in (row, column)]
        which = deviation.player == "column"
        pair[which] = deviation.action
        after = (*h, (pair[0], pair[1]))
        later = automaton_play(repeated, moved(row, after), moved(column, after)).payoffs[which]
        now = game.payoff(*pair)[which]
        assert deviation.deviating == (1 - d) * now + d * later
    assert found.deters == (not found.undeterred)
    if found.is_nash and d:  # with discount 0 only the first step counts
        assert all(deviation.loss >= 0 for deviation in found.deviations)


def verdicts_agree(game: BimatrixGame, norm: Norm, nash: object, perfect: object) -> bool:
    """The intervals against the verdict at rational discounts in every cell and at the ends."""
    sets = (nash, perfect)
    ends = {Fraction(0), Fraction(1)} | {e for s in sets for x in s for e in (x.low, x.high)}  # type: ignore[attr-defined]
    points = {Fraction(k, 13) for k in range(13)} | {e for e in ends if isinstance(e, Fraction)}
    listed = sorted(ends)  # type: ignore[type-var]
    points |= {rational_between(a, b) for a, b in zip(listed, listed[1:], strict=False)}
    pair = norm.profile()
    for d in points - {Fraction(1)}:
        verdict = automata_equilibrium(RepeatedGame(game, d), *pair)
        for words, found in ((verdict.is_nash, nash), (verdict.is_subgame_perfect, perfect)):
            if words != any(d in interval for interval in found):  # type: ignore[attr-defined]
                return False
    return True


@FEW
@given(GAMES, norms(pure=False))
def test_sustainable_discounts_are_those_of_the_verdicts(game: BimatrixGame, norm: Norm) -> None:
    found = sustainable_discounts(game, norm)
    assert verdicts_agree(game, norm, found.nash, found.subgame_perfect)
    assert intersection(found.nash, found.subgame_perfect) == found.subgame_perfect


def test_a_wrong_interval_is_noticed() -> None:
    norm = Norm.grim("grim", (2, 2), ActionPath.constant(0, 0), 1, 1, watch="either")
    found = sustainable_discounts(PD, norm)
    wrong = (DiscountInterval(Fraction(1, 3), Fraction(1)),)
    assert verdicts_agree(PD, norm, found.nash, found.subgame_perfect)
    assert not verdicts_agree(PD, norm, wrong, found.subgame_perfect)
    assert not verdicts_agree(PD, norm, found.nash, ())


@FEW
@given(GAMES, st.integers(0, 1), st.integers(0, 1))
def test_grim_norms_are_nash_where_their_slack_is_positive(
    game: BimatrixGame, i: int, j: int
) -> None:
    path, punish = ActionPath((), ((i, j), (0, 0))), Punishments.of(game)
    found = sustainable_discounts(
        game, Norm.grim("grim", (2, 2), path, punish.row, punish.column)
    ).nash
    for k in range(11):
        d = Fraction(k, 11)
        slack = grim_slack(RepeatedGame(game, d), path, punish)[0]
        assert (slack >= 0) == any(d in interval for interval in found)


def test_the_golden_ratio() -> None:
    norm = Norm.forgiving("two rounds", (2, 2), ActionPath.constant(0, 0), (1, 1), 2)
    (interval,) = sustainable_discounts(PD, norm).subgame_perfect
    assert interval.low == Algebraic((-1, 1, 1), Fraction(0), Fraction(1))
    assert interval.high == 1
    exact = interval.low
    assert isinstance(exact, Algebraic)
    below, above = exact.bounds(Fraction(1, 10**9)).low, exact.bounds(Fraction(1, 10**9)).high
    for d, word in ((below, False), (above, True)):
        assert norm.equilibrium(RepeatedGame(PD, d)).is_subgame_perfect == word


@pytest.mark.parametrize("rounds", range(2, 7))
def test_longer_punishment_sustains_at_lower_discounts(rounds: int) -> None:
    """Leaving gains 1 once and costs 1 for so many rounds: d + ... + d^rounds >= 1."""
    norm = Norm.forgiving("rounds", (2, 2), ActionPath.constant(0, 0), (1, 1), rounds)
    (found,) = sustainable_discounts(PD, norm).nash
    cost = (Fraction(-1), *(Fraction(1),) * rounds)
    assert (found,) == nonnegative_discounts([cost])


def test_the_grim_norms_of_the_paper_are_no_subgame_perfect_equilibria() -> None:
    punish = Punishments.of(BOS)
    for action in (0, 1):
        path = ActionPath.constant(action, action)
        norm = Norm.grim("grim", (2, 2), path, punish.row, punish.column)
        found = norm.equilibrium(RepeatedGame(BOS, "24/25"))
        assert found.deters and found.order == 1
        assert "does NOT" not in str(found)
        assert sustainable_discounts(BOS, norm).subgame_perfect == ()


def test_where_punishment_does_not_deter_it_says_so() -> None:
    norm = Norm.always("cooperate, whatever happens", (2, 2), 0, 0)
    found = norm.equilibrium(RepeatedGame(PD, "24/25"))
    assert not found.deters and not found.is_nash and found.order == 0
    assert {d.loss for d in found.undeterred} == {Fraction(-1, 25)}
    assert "does NOT deter" in str(found)


def test_sets_of_discounts() -> None:
    half = Fraction(1, 2)
    assert nonnegative_discounts([]) == (DiscountInterval(Fraction(0), Fraction(1)),)
    assert nonnegative_discounts([(Fraction(-1),)]) == ()
    outside = (half * half, Fraction(-1), Fraction(1))  # (t - 1/2)^2
    assert nonnegative_discounts([outside]) == (DiscountInterval(Fraction(0), Fraction(1)),)
    inside = tuple(-c for c in outside)
    assert nonnegative_discounts([inside]) == (DiscountInterval(half, half),)
    root = nonnegative_discounts([(-half, 0, 1), (half, 0, -1)])  # both signs of t^2 - 1/2
    assert len(root) == 1 and root[0].low == root[0].high and half not in root[0]
    assert uncovered(root) is not None and uncovered(nonnegative_discounts([])) is None
    assert uncovered(()) is not None
    two = (DiscountInterval(Fraction(0), half), DiscountInterval(half, Fraction(1)))
    assert union(two) == nonnegative_discounts([])


@FEW
@given(GAMES, automata("row", False), automata("column", False), DISCOUNTS)
def test_values_as_functions_of_the_discount(
    game: BimatrixGame, row: Automaton, column: Automaton, discount: str
) -> None:
    play = automaton_play(RepeatedGame(game, discount), row, column)
    found = play_process(PayoffTable.of(game), Fraction(0), (row, column)).players[0]
    values, below = policy_polynomials(found, found.mixtures)
    d = Fraction(discount)

    def at(polynomial: object) -> Fraction:
        return sum((c * d**k for k, c in enumerate(coefficients(polynomial))), Fraction(0))  # type: ignore[arg-type]

    assert at(below) > 0
    assert [at(v) / at(below) for v in values] == [v[0] for v in play.values]
