"""Learned policies against best responses, optima of every criterion, and coins: by definition."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp.deep import (
    GameTables,
    LearnedAmtft,
    LearnedRule,
    StationaryPair,
    agent_exploitability,
    exact_payoffs,
    exploitability,
    game_tables,
    greedy_walker,
    horizon_gaps,
    learned_report,
    train,
)
from gametheory_bp.deep.measures.exact_model import class_game, position_arrays
from gametheory_bp.deep.measures.exploitability import faced_process
from gametheory_bp.deep.measures.frontier_distance import frontier_distance
from gametheory_bp.deep.measures.stationary_play import stationary_play
from gametheory_bp.dynamics.exploitability import exploitability as memory_one_exploitability
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.criterion import Horizon
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.stochastic import attainable_bracket, attainable_payoffs
from gametheory_bp.solvers.markov.chain import mixed_chain
from gametheory_bp.solvers.markov.horizon import best_plan, chain_total
from tests.unit.tiny_learning import TINY

FIRST, SECOND = np.tile([1.0, 0.0], (5, 1)), np.tile([0.0, 1.0], (5, 1))
UNIT = 2**16


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


def random_pair(name: str, seed: int) -> StationaryPair:
    tables, draw = tables_of(name), np.random.default_rng(seed)
    one, two = (draw.dirichlet(np.full(n, 0.5), tables.states) for n in tables.actions)
    return StationaryPair(tables, one, two, "random")


def against(pair: StationaryPair, policy: Any, player: int) -> StationaryPair:
    """The pair with another policy of the player."""
    both = [*pair.policies]
    both[player] = policy
    return StationaryPair(pair.tables, both[0], both[1])


def beaten(upper: Fraction, payoffs: list[Interval]) -> int:
    """How many payoffs are proved to be above a bound."""
    return sum(paid.low > upper for paid in payoffs)


def joint_odds(pair: StationaryPair) -> list[int]:
    one, two = (pair.odds(i) for i in (0, 1))
    found: list[int] = (one[:, :, None] * two[:, None, :]).ravel().tolist()
    return found


@pytest.mark.parametrize(
    ("name", "count", "side"),
    [("asymmetric_bach_or_stravinsky", 200, "row"), ("cg", 4, "column")],
)
def test_no_response_earns_more_than_the_upper_bound(name: str, count: int, side: str) -> None:
    pair, draw = random_pair(name, 3), np.random.default_rng(0)
    own, other = (0, 1) if side == "row" else (1, 0)
    found = exploitability(pair, side)
    best, shape = found.response, found.response.shape
    paid = []
    for k in range(count):
        policy = draw.dirichlet(np.full(shape[1], 0.3), shape[0])
        if k % 3 == 0:  # near the best one
            policy = np.where(draw.random(shape[0])[:, None] < 0.1, policy, best)
        paid.append(stationary_play(against(pair, policy, other)).payoffs[other])
    met = stationary_play(against(pair, best, other)).payoffs
    paid.append(met[other])
    assert beaten(found.best_response.high, paid) == 0
    assert max(found.best_response.width, found.left.width) < 1e-7
    assert met[other].high >= found.best_response.low and met[other].low <= found.best_response.high
    assert met[own].low <= found.left.high and found.left.low <= met[own].high
    # planted: a bound that is a little too low
    assert beaten(found.best_response.low - Fraction(1, 10**6), paid) >= 1


@pytest.mark.parametrize("name", ["prisoners_dilemma", "asymmetric_bach_or_stravinsky"])
def test_against_memory_one_policies_it_is_the_exact_gain(name: str) -> None:
    pair = random_pair(name, 8)
    exact = memory_one_exploitability(
        tables_of(name).source, pair.row, pair.column, "9/10", denominator=UNIT
    )
    assert exact.rounding == 0
    for k, side in ((0, "column"), (1, "row")):  # row's gain is what column's policy allows
        found = exploitability(pair, side, discount="9/10")
        assert exact.gains[k] in found.gain and found.gain.width < 1e-8
        assert exact.payoffs[k] in found.payoffs[k]
        assert exact.gains[1 - k] not in found.gain  # planted: the other player's


def test_who_always_cooperates_is_left_with_the_worst() -> None:
    pair = StationaryPair(tables_of("prisoners_dilemma"), FIRST, FIRST)
    found = exploitability(pair, "column")
    assert 0 in found.best_response and -3 in found.left and 1 in found.gain and 2 in found.loss
    assert found.response.tolist() == SECOND.tolist()
    assert found.to_json()["certificate"] is None and found.uncertified_reason
    assert "row gains 1.000000" in found.display().text()
    tight = exploitability(StationaryPair(pair.tables, SECOND, SECOND), "row")
    assert 0 in tight.gain and 0 in tight.loss


def test_what_is_exploited_must_be_stationary() -> None:
    rule = LearnedRule("C", tables_of("prisoners_dilemma"), (FIRST, FIRST), (SECOND, SECOND))
    with pytest.raises(InputTypeError, match="agent_exploitability"):
        exploitability(LearnedAmtft(rule, "row"))
    with pytest.raises(InputValueError, match="give 'row' or 'column'"):
        exploitability(rule, "red")
    with pytest.raises(InputTypeError, match="LearnedPair"):
        exploitability("prisoners_dilemma")
    with pytest.raises(ShapeError, match=r"\(5, 2\)"):
        StationaryPair(rule.tables, FIRST[:4], FIRST)
    with pytest.raises(InputValueError, match="no probabilities"):
        StationaryPair(rule.tables, FIRST, 2 * FIRST)
    with pytest.raises(InputValueError, match="long-run"):
        stationary_play(rule, "average")
    with pytest.raises(InputValueError, match="discount"):
        stationary_play(rule, discount=1)


def test_bounds_of_an_agents_opponents_hold_and_are_met_where_nothing_is_punished() -> None:
    pair = random_pair("asymmetric_bach_or_stravinsky", 5)
    tables, both = pair.tables, (pair.row, pair.column)
    calm = LearnedAmtft(LearnedRule("calm", tables, both, both), "column")
    found = agent_exploitability(calm, {"mine": FIRST}, steps=7, games=50)
    arrays = position_arrays(tables, 0)
    faced = faced_process(arrays, pair, 1)
    totals, _ = best_plan(faced.process, faced.numerators[:, 0].tolist(), faced.denominator, 7)
    exact = totals.mean(arrays.initial_weights.tolist())[0] / 7
    assert exact <= found.upper <= exact + Fraction(1, 10**9)
    assert found.attainable == 4 and {"mine", "always S"} <= {
        name for name, _, _ in found.opponents
    }
    most = max(got.mean - 4 * got.error for _, _, got in found.opponents)
    assert most <= found.upper and not most <= found.upper - 1  # planted: a bound too low
    rule = LearnedRule("C", tables_of("prisoners_dilemma"), (FIRST, FIRST), (SECOND, SECOND))
    punished = agent_exploitability(LearnedAmtft(rule, "row"), games=2)
    name, left, got = punished.best  # defects for 10 steps, is punished for 10
    assert (name, left.mean, got.mean) == ("best response to cooperation", -2.5, -1.0)
    assert punished.gain.mean == 0 and round(float(punished.upper), 9) == -0.5
    with pytest.raises(InputValueError, match="games 1"):
        agent_exploitability(LearnedAmtft(rule, "row"), games=1)
    with pytest.raises(InputTypeError, match="LearnedAmtft"):
        agent_exploitability(rule)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["prisoners_dilemma", "cg"])
def test_payoffs_of_a_pair_are_those_of_the_exact_chain(name: str) -> None:
    pair = random_pair(name, 2)
    arrays = position_arrays(pair.tables, "9/10")
    found = stationary_play(pair, discount="9/10").payoffs
    other = exact_payoffs(pair.tables, pair.row, pair.column, "9/10")
    for one, two in zip(found, other, strict=True):
        assert one.low <= two.high and two.low <= one.high and one.width < 1e-9
    steps = 20 if name == "prisoners_dilemma" else 2
    chain = mixed_chain(arrays.process, joint_odds(pair), arrays.rewards, arrays.reward_denominator)
    exact = chain_total(chain, steps).mean(arrays.initial_weights.tolist())
    over = stationary_play(pair, steps).payoffs
    for total, bound in zip(exact, over, strict=True):
        assert total / steps in bound and bound.width < 1e-10
        assert total / (steps + 1) not in bound  # planted: another number of steps


def test_gaps_are_those_of_the_criterion() -> None:
    pair = random_pair("cg", 4)
    found = horizon_gaps(pair, "egalitarian", discounts=("9/10",), horizons=(5,))
    for line in found.gaps:
        game = class_game(pair.tables, line.discount or 0)
        criterion = "discounted" if line.steps is None else Horizon(line.steps)
        polygon = attainable_payoffs(game, criterion).polygon
        best = max(min(a * t + b * (1 - t) for a, b in ((p[0], q[0]), (p[1], q[1])))
                   for p, q in polygon.edges() for t in (0, Fraction(1, 2), 1))  # fmt: skip
        assert best in line.optimum  # by symmetry in the middle of an edge
        assert line.optimum.width < Fraction(1, 500)
        exact = frontier_distance(line.payoffs, polygon)
        assert line.distance.low <= exact.high and exact.low <= line.distance.high
        assert exact.width < Fraction(1, 10**8)
    total = horizon_gaps(pair, discounts=(), horizons=(5,)).gaps[0]
    five = attainable_payoffs(class_game(pair.tables, 0), Horizon(5)).polygon
    assert total.optimum == Interval(*[five.support((Fraction(1), Fraction(1)))[0]] * 2)
    assert found.to_json()["claim"]["welfare"] == "egalitarian" and found.uncertified_reason
    with pytest.raises(InputValueError, match="no criterion"):
        horizon_gaps(pair, discounts=(), horizons=())
    with pytest.raises(UnknownNameError, match="utilitarian"):
        horizon_gaps(pair, "utilitarain")


def test_a_coarse_bracket_of_the_optimum_holds_it() -> None:
    tables = tables_of("abcg")
    walkers = StationaryPair(tables, greedy_walker(tables, 0), greedy_walker(tables, 1))
    (line,) = horizon_gaps(walkers, "egalitarian", discounts=(), horizons=(3,), accuracy="1/2").gaps
    polygon = attainable_payoffs(class_game(tables, 0), Horizon(3)).polygon
    middle = max(
        min(a * t + c * (1 - t), b * t + d * (1 - t))
        for (a, b), (c, d) in polygon.edges()
        for t in [Fraction(k, 64) for k in range(65)]
    )
    assert line.optimum.low < line.optimum.high  # the corner or edge was not asked for
    assert line.optimum.low <= middle + Fraction(1, 100) and middle <= line.optimum.high
    assert not middle <= line.optimum.low  # planted: the inner polygon alone


def test_distances_are_the_least_over_the_frontier() -> None:
    game = class_game(tables_of("abcg"), "9/10")
    polygon = attainable_payoffs(game).polygon
    bracket = attainable_bracket(StochasticArrays.of(game), "1/20")
    chain = pareto_chain(polygon)
    draw = np.random.default_rng(1)
    for _ in range(3):
        weights = draw.dirichlet(np.ones(len(polygon.vertices)))
        x, y = (sum(w * float(v[i]) for w, v in zip(weights, polygon.vertices, strict=True))
                for i in (0, 1))  # fmt: skip
        at = Interval(Fraction(x), Fraction(x)), Interval(Fraction(y), Fraction(y))
        found = frontier_distance(at, polygon)
        sampled = min(
            np.hypot(x - (1 - t) * float(p[0]) - t * float(q[0]),
                     y - (1 - t) * float(p[1]) - t * float(q[1]))
            for p, q in zip(chain, chain[1:], strict=False) for t in np.linspace(0, 1, 200)
        )  # fmt: skip
        assert float(found.low) <= sampled <= float(found.high) + 1e-3
        rough = frontier_distance(at, bracket.inner, bracket.outer)
        assert rough.low <= found.high and found.low <= rough.high
        assert not float(found.low) <= sampled - 1e-2  # planted: nearer than the frontier is
    square = Polygon.hull([(0, 0), (0, 2), (2, 2), (2, 0)])  # its strong frontier is one point
    box = Interval(Fraction(1), Fraction(1)), Interval(Fraction(1), Fraction(1))
    assert float(frontier_distance(box, square)) ** 2 == pytest.approx(2, abs=1e-12)


def test_a_report_has_it_all() -> None:
    tables = tables_of("cg")
    walkers = greedy_walker(tables, 0), greedy_walker(tables, 1)
    rule = LearnedRule("walkers", tables, walkers, walkers)
    short = {"discounts": ("9/10",), "horizons": (5,), "games": 4}
    found = learned_report(rule, **short)
    text = found.display().text()
    for words in ("gap to the optimum", "distance from the frontier", "gain by exploiting column",
                  "coins: red own", "a best response gets", "false negatives: best response",
                  "mean over 5 steps", "discounted by 9/10"):  # fmt: skip
        assert words in text
    assert "<table" in found._repr_html_()
    plain = learned_report(StationaryPair(tables, *walkers), **short)
    assert plain.agent is plain.detection is None and plain.coins is not None
    small = learned_report(StationaryPair(tables_of("prisoners_dilemma"), FIRST, SECOND))
    assert small.coins is None and "coins" not in small.display().text()


def test_a_trained_pair_is_measured_by_what_it_was_trained_on() -> None:
    pair = train("prisoners_dilemma", TINY.but(episodes=16, updates=0, discount=0.9), "selfish")
    found = horizon_gaps(pair, "nash", disagreement=(-3, -3))
    assert [line.criterion for line in found.gaps] == ["discounted by 9/10", "mean over 20 steps"]
    assert found.name == "selfish" and all(4 in line.optimum for line in found.gaps)
    assert exploitability(pair, temperature=0.5).payoffs[0].width < 1e-9
