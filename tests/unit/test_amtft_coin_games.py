"""amTFT in the coin games: exact plans, cross-play and what is said in section 5."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game, stochastic_tables
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms.amtft_agents import (
    COIN_GAMES,
    AmtftAgent,
    amtft,
    believed_game,
    exploitability,
    observed_tie_range,
    play,
    play_under,
    tie_range,
)
from gametheory_bp.norms.amtft_agents.numbers import as_float
from gametheory_bp.norms.amtft_agents.planning import plan_payoffs

F = Fraction


@cache
def coin_game(name: str) -> StochasticGame:
    model = coin_game_model(load_coin_game(name).rules)
    return StochasticGame(*stochastic_tables(model), F(24, 25))


@cache
def agent(name: str, rule: str) -> AmtftAgent:
    return amtft(coin_game(name), rule)


def test_all_rules_agree_in_the_symmetric_coin_game() -> None:
    plans = [agent("cg", rule).plans[0] for rule in ("utilitarian", "egalitarian")]
    assert plans[0].payoffs == plans[1].payoffs == (F(343, 988), F(343, 988))
    # Released self-play: 0.3499, 0.3489 per step of 100; a pick every 20/7 steps in the long run.
    met = play_under(agent("cg", "utilitarian"), agent("cg", "egalitarian").as_player("column"),
                     (100, "average"))  # fmt: skip
    assert as_float(met[0].payoffs[0]) == pytest.approx(0.3493, abs=1e-6)
    assert met[1].payoffs == (F(7, 20), F(7, 20))
    assert met[1].punishing == (0, 0)


def test_self_play_in_abcg_attains_the_plan() -> None:
    for rule in ("utilitarian", "egalitarian"):
        one = agent("abcg", rule)
        met = play(one, one.as_player("column"))
        for number, planned in zip(met.payoffs, one.plans[0].payoffs, strict=True):
            assert number == planned or (isinstance(number, Interval) and planned in number)
        assert [as_float(x) for x in met.punishing] == [0, 0]


def test_taking_turns_stays_on_the_edge_of_what_is_attainable() -> None:
    """Whatever the clock does, only the place on the edge moves; exactly."""
    plan = agent("abcg", "egalitarian").plans[0]
    assert len(plan.policies) == 2 and 0 < plan.gap < F(1, 1000)
    arrays = agent("abcg", "egalitarian").model
    one, two = (plan_payoffs(arrays, (0,), (policy,)) for policy in plan.policies)
    for point in (plan.payoffs, plan_payoffs(arrays, (0, 1, 1), plan.policies)):
        assert (point[0] - one[0]) * (two[1] - one[1]) == (point[1] - one[1]) * (two[0] - one[0])
    off = plan_payoffs(arrays, (0, 1), (plan.policies[0], ((0, 0),) * arrays.size))
    assert (off[0] - one[0]) * (two[1] - one[1]) != (off[1] - one[1]) * (two[0] - one[0])


def test_norms_are_taken_for_defection_in_abcg() -> None:
    """Section 5: the agent takes some moves of an impartial norm for defection and punishes."""
    row, column = agent("abcg", "egalitarian"), agent("abcg", "utilitarian").as_player("column")
    met = play(row, column)
    assert as_float(met.punishing[0]) > 0.2 and as_float(met.mismatched[0]) > 0.05
    quiet = play(row.but(punish=False), column.but(punish=False))
    assert as_float(met.payoffs[0]) < as_float(quiet.payoffs[0])
    kept, found = dict(met.remembered[0]), dict(met.debits[0])
    assert min(kept) == 0 and max(kept) < 3 and max(found) > 0
    for shares in (kept, found):  # each step is judged or punished
        judged = sum(map(as_float, shares.values()))
        assert judged + as_float(met.punishing[0]) == pytest.approx(1)
    mean = sum(float(debit) * as_float(share) for debit, share in found.items())
    assert as_float(met.mean_debits[0]) == pytest.approx(mean)


def test_certified_numbers_enclose_the_exact_ones() -> None:
    one = agent("cg", "utilitarian")
    other = one.as_player("column")
    exact, certified = (play(one, other, exact=how) for how in (True, False))
    assert isinstance(certified.payoffs[0], Interval)
    assert exact.payoffs[0] in certified.payoffs[0]
    assert certified.payoffs[0].width < F(1, 10**9)


def test_exploitability_in_the_coin_game() -> None:
    found = exploitability(agent("cg", "utilitarian"))
    assert as_float(found.gain) == pytest.approx(0.0761591, abs=1e-6)
    assert as_float(found.best_reply) == pytest.approx(0.423325, abs=1e-6)


def test_ties_are_harmless_in_the_coin_game() -> None:
    found = tie_range(coin_game("cg"), "utilitarian")
    assert found.total == (F(343, 494), F(343, 494)) and found.product_sets
    assert found.tied_states == 20


def test_agents_with_other_ties_still_cooperate_in_the_coin_game() -> None:
    """Other moves than planned have no debit there, so nobody takes them for defection."""
    orders = ("first", "last", (5, 10, 15, 0))
    (low, high), _ = observed_tie_range(coin_game("cg"), "utilitarian", orders=orders)
    assert low == pytest.approx(high) and low == pytest.approx(343 / 988)
    plans = {amtft(coin_game("cg"), "utilitarian", settings=COIN_GAMES.but(ties=t)).plans[0]
             for t in orders}  # fmt: skip
    assert len(plans) == 3


def test_planned_with_another_discount_and_played_in_the_true_game() -> None:
    impatient = believed_game(coin_game("abcg"), discount="1/2")
    short = amtft(impatient, "utilitarian", settings=COIN_GAMES.but(punish=False))
    right = agent("abcg", "utilitarian").but(punish=False)
    game = coin_game("abcg")
    wrong = play(short, short.as_player("column"), game=game)
    best = play(right, right.as_player("column"), game=game)
    assert sum(map(as_float, wrong.payoffs)) < sum(map(as_float, best.payoffs))
