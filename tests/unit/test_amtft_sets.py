"""amTFT(W): re-sampling, tables of sets, announcements, the game between principals."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp import BimatrixGame, RepeatedGame, load_game, nash_equilibria, welfare_optimum
from gametheory_bp.norms.amtft_agents import (
    MATRIX_GAMES,
    AmtftAgent,
    CooperativePlan,
    amtft_set,
    announced_payoffs,
    exploitability,
    meta_game,
    observed_tie_range,
    openness_curve,
    play,
    set_table,
    tie_range,
)

F = Fraction
BOS = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
BOTH = ("utilitarian", "egalitarian")


def met(one: Any, two: Any, criterion: Any = 20, **settings: Any) -> Any:
    how = MATRIX_GAMES.but(**settings)
    return play(amtft_set(BOS, one, "row", how), amtft_set(BOS, two, "column", how), criterion)


@pytest.mark.parametrize("reading", ["paper", "released"])
def test_against_a_fixed_rule_one_step_is_lost_in_expectation(reading: str) -> None:
    """Wrong at first with chance 1/2, then again with chance 1/2 every step: 1/2 + 1/4 + ..."""
    wrong = sum(F(1, 2) ** k for k in range(1, 21))
    share = 1 - wrong / 20
    assert met(BOTH, ["utilitarian"], reading=reading).payoffs == (4 * share, share)
    assert met(["egalitarian"], BOTH, reading=reading).payoffs == (2 * share, 2 * share)


def test_in_the_long_run_overlap_is_enough_and_needed() -> None:
    table = set_table(BOS, ["utilitarian", "egalitarian"], ["average"])
    for cell in table.cells:
        one, two = cell.plays[0].payoffs
        assert (one + two > 0) == bool(cell.overlap)
        if cell.overlap:  # on the line from (4, 1) to (2, 2): strongly Pareto optimal
            assert one + 2 * two == 6


def test_who_is_open_ends_with_the_other_ones_rule() -> None:
    """Section 5.2: open to both rules, it ends up optimising the one of an agent who is not."""
    assert met(BOTH, ["egalitarian"], "average").payoffs == (2, 2)
    assert met(BOTH, ["utilitarian"], "average").payoffs == (4, 1)


@pytest.mark.parametrize(
    ("law", "chance"), [("uniform", F(1, 2)), ("others", F(1)), ("matching", F(1))]
)
def test_laws_of_the_next_rule(law: str, chance: Fraction) -> None:
    """Chance of the rule of a committed opponent after one mismatch."""
    two = met(BOTH, ["egalitarian"], 2, resample=law).payoffs[0]
    assert two == (2 * F(1, 2) + 2 * (F(1, 2) + F(1, 2) * chance)) / 2


def test_two_who_always_change_miss_each_other_for_ever() -> None:
    """Uniform over the *other* rules: whoever starts apart swaps and is apart again."""
    assert met(BOTH, BOTH, "average", resample="others").payoffs == (F(3, 2), F(3, 4))
    assert met(BOTH, BOTH, "average", resample="uniform").payoffs == (3, F(3, 2))


def test_preference_and_weights() -> None:
    # Each at once takes up what the other just did, so they change places for ever.
    assert met(BOTH, BOTH[::-1], "average", resample="preference").payoffs == (0, 0)
    assert met(BOTH, BOTH, "average", resample="preference").payoffs == (4, 1)
    assert met(BOTH, ["egalitarian"], "average", resample="preference").payoffs == (2, 2)
    certain = met(BOTH, BOTH, 20, resample="weighted", weights=(1, 0)).payoffs
    assert certain == (4, 1)


def test_bayes_leans_to_the_rule_that_explains_more() -> None:
    uniform = met(BOTH, ["egalitarian"], "discounted").payoffs[0]
    bayes = met(BOTH, ["egalitarian"], "discounted", resample="posterior").payoffs[0]
    sure = met(BOTH, ["egalitarian"], "discounted", resample="matching").payoffs[0]
    assert uniform < bayes < sure


def test_what_no_rule_explains_is_punished_by_the_paper_and_never_by_the_release() -> None:
    game = RepeatedGame(BimatrixGame([[-1, -3], [0, -2]], [[-1, 0], [-3, -2]], "CD", "CD"), "24/25")
    zero = (F(0), F(0))
    cheat = CooperativePlan("defects", zero, zero, (0,), (((1, 1),),))
    quiet = MATRIX_GAMES.but(punish=False)
    other = AmtftAgent(game, "column", ("defects",), (cheat,), quiet)
    both = ["utilitarian", "egalitarian"]
    how = {"settings": MATRIX_GAMES.but(threshold=2), "disagreement": (-3, -3)}
    paper = amtft_set(game, both, **how)  # type: ignore[arg-type]
    assert play(paper, other, "average").punishing[0] == F(6, 8)
    assert play(paper.but(reading="released"), other, "average").punishing[0] == 0


def test_a_set_of_one_rule_is_amtft_with_clipped_debits() -> None:
    for one in BOTH:
        for two in BOTH:
            assert met([one], [two]).payoffs == met([one], [two], clip_debit=False).payoffs


def test_announcements_lose_nothing_where_sets_overlap() -> None:
    row, column = amtft_set(BOS, BOTH), amtft_set(BOS, BOTH, "column")
    assert announced_payoffs(row, column) == (3, F(3, 2))
    assert play(row, column).payoffs == (F(75, 26), F(75, 52))
    apart = amtft_set(BOS, ["egalitarian"], "column")
    assert announced_payoffs(amtft_set(BOS, ["utilitarian"]), apart) == (0, 0)


def test_the_game_between_principals_goes_to_the_exact_core() -> None:
    found = meta_game(BOS, BOTH)
    assert str(found.exactness) == "exact"
    assert found.game.row_actions[2] == "{utilitarian, egalitarian}"
    equilibria = nash_equilibria(found.game)
    assert {(4, 1), (2, 2)} < set(equilibria.payoffs)
    assert welfare_optimum(found.game, "utilitarian", among="nash").points == ((4, 1),)


def test_openness_buys_robustness_with_exploitability() -> None:
    curve = openness_curve(BOS, BOTH, ["1/2", "4/5", 1])
    sums = [sum(point.met) for point in curve.points]  # type: ignore[type-var]
    assert sums == sorted(sums, reverse=True) and sums[-1] == 0
    conceded = [point.best_reply.best_reply for point in curve.points]
    assert conceded == sorted(conceded, reverse=True)
    assert curve.points[0].committed == (F(25, 13), F(25, 13))


def test_an_insisting_agent_is_best_answered_by_its_own_rule() -> None:
    for rule in BOTH:
        assert exploitability(amtft_set(BOS, [rule])).gain == 0
    assert exploitability(amtft_set(BOS, BOTH)).gain == F(25, 52)


def test_ties_that_are_no_product_set_cost() -> None:
    ones = BimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]])
    found = tie_range(RepeatedGame(ones, "1/2"), "utilitarian")
    assert found.total == (0, 2) and found.tied_states == 1 and not found.product_sets
    assert observed_tie_range(RepeatedGame(ones, "1/2"), "utilitarian") == ((0, 1), (0, 1))
    plain = tie_range(BOS, "utilitarian")
    assert plain.row == (4, 4) and plain.product_sets
    assert tie_range(BOS, "utilitarian", "egalitarian").total == (0, 0)
