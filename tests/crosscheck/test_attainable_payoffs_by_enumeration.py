"""Attainable payoffs against all pure policies of small games, evaluated in plain Python."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.games.criterion import Average, Horizon
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.payoffs.stochastic import attainable_bracket, occupancy_optimum

Point = tuple[Fraction, Fraction]
NEAR_ONE = Fraction(10**9 - 1, 10**9)
ABEL = Fraction(1, 10**6)
"""Discounted values at NEAR_ONE differ from averages by less than this in games this small."""


def random_game(seed: int, states: int = 3) -> StochasticGame:
    rng = Random(seed)
    shapes = [(rng.randint(1, 2), rng.randint(1, 2)) for _ in range(states)]
    payoffs = [
        [[[rng.randint(-3, 5) for _ in range(n)] for _ in range(m)] for m, n in shapes]
        for _ in range(2)
    ]

    def lottery() -> dict[int, Fraction]:
        some = rng.sample(range(states), rng.randint(1, 2))
        odds = [rng.randint(1, 3) for _ in some]
        return {s: Fraction(w, sum(odds)) for s, w in zip(some, odds, strict=True)}

    law = [[[lottery() for _ in range(n)] for _ in range(m)] for m, n in shapes]
    return StochasticGame.build(*payoffs, law, rng.choice(["1/2", "9/10", "1/3"]))


def pairs_of(game: StochasticGame) -> list[list[tuple[int, int]]]:
    return [list(product(*map(range, stage.shape))) for stage in game.stages]


def discounted(game: StochasticGame, policy: Any, d: Fraction) -> Point:
    """Gauss on v = (1 - d) g + d P v, with plain fractions."""
    size = len(game.states)
    rows: list[list[Fraction]] = []
    for s, pair in enumerate(policy):
        line = [Fraction(int(s == t)) for t in range(size)]
        for t, p in game.chances(s, *pair):
            line[t] -= d * p
        rows.append([*line, *((1 - d) * g for g in game.payoff(s, *pair))])
    for k in range(size):
        at = next(i for i in range(k, size) if rows[i][k])
        rows[k], rows[at] = rows[at], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(size):
            if i != k:
                rows[i] = [x - rows[i][k] * y for x, y in zip(rows[i], rows[k], strict=True)]
    one, two = (sum((p * rows[s][size + i] for s, p in game.initial), Fraction(0)) for i in (0, 1))
    return one, two


def stepwise(game: StochasticGame, plan: Any) -> Point:
    """Means over the steps of a plan, forwards from the initial law."""
    law, total = dict(game.initial), [Fraction(0), Fraction(0)]
    for pairs in plan:
        following: dict[int, Fraction] = {}
        for s, mass in law.items():
            total = [x + mass * g for x, g in zip(total, game.payoff(s, *pairs[s]), strict=True)]
            for t, p in game.chances(s, *pairs[s]):
                following[t] = following.get(t, Fraction(0)) + mass * p
        law = following
    return total[0] / len(plan), total[1] / len(plan)


def hull_of_policies(game: StochasticGame) -> Polygon:
    policies = product(*pairs_of(game))
    return Polygon.hull(discounted(game, policy, game.discount) for policy in policies)


@pytest.mark.parametrize("seed", range(8))
def test_the_polygon_is_the_hull_of_all_pure_policies(seed: int) -> None:
    game = random_game(seed)
    found = gt.attainable_payoffs(game)
    assert found.polygon == hull_of_policies(game)
    assert gt.verify(found)
    for vertex, policy in zip(found.vertices, found.policies, strict=True):
        assert discounted(game, policy.actions, game.discount) == vertex


@pytest.mark.parametrize("seed", range(4))
def test_over_two_steps_it_is_the_hull_of_all_plans(seed: int) -> None:
    game = random_game(seed, states=2)
    plans = product(product(*pairs_of(game)), repeat=2)
    found = gt.attainable_payoffs(game, 2)
    assert found.criterion == Horizon(2)
    assert found.polygon == Polygon.hull(stepwise(game, plan) for plan in plans)
    assert gt.verify(found)


@pytest.mark.parametrize("seed", range(8))
def test_averages_are_limits_of_discounted_payoffs(seed: int) -> None:
    game = random_game(seed)
    found = gt.attainable_payoffs(game, "average")
    assert found.criterion == Average() and gt.verify(found)
    near = Polygon.hull(discounted(game, p, NEAR_ONE) for p in product(*pairs_of(game)))
    for normal in product((-2, -1, 0, 1, 3), repeat=2):
        if any(normal):
            direction = Fraction(normal[0]), Fraction(normal[1])
            gap = found.polygon.support(direction)[0] - near.support(direction)[0]
            assert abs(gap) < 5 * ABEL


def test_several_ends_are_averaged_by_their_chances() -> None:
    """Two absorbing states: the average is an expectation over where play ends."""
    game = StochasticGame.build(
        [[[0, 0]], [[3]], [[0]]],
        [[[0, 0]], [[0]], [[6]]],
        [[[{1: "1/3", 2: "2/3"}, [0, 1, 0]]], [[1]], [[2]]],
        "1/2",
        initial=0,
    )
    assert gt.attainable_payoffs(game, "average").vertices == ((1, 4), (3, 0))


def test_a_polygon_that_lacks_a_vertex_is_refused() -> None:
    """Planted: a smaller polygon whose vertices are all attained."""
    found = next(
        f for s in range(20) if len((f := gt.attainable_payoffs(random_game(s))).vertices) > 4
    )
    keep = [k for k in range(len(found.vertices)) if k != 2]
    smaller = Polygon(tuple(found.vertices[k] for k in keep))
    forged = replace(
        found.certificate,
        vertices=smaller.vertices,
        policies=tuple(found.policies[k] for k in keep),
        values=tuple(found.values[k] for k in keep),
        bounds=tuple(found.bounds[k] for k in keep),
    )
    verdict = gt.verify(forged)
    assert not verdict
    assert all("no plan gets beyond" in failure.statement for failure in verdict.failures)


def test_a_polygon_with_a_vertex_too_many_is_refused() -> None:
    """Planted: a corner that bounds allow and no policy attains."""
    found = gt.attainable_payoffs(random_game(1))
    beyond = tuple((2 * x, 2 * y) for x, y in found.vertices)
    forged = replace(found.certificate, vertices=beyond)
    assert not gt.verify(forged)


@pytest.mark.parametrize("seed", range(3))
def test_the_bracket_holds_the_polygon(seed: int) -> None:
    game = random_game(seed)
    exact, bracket = gt.attainable_payoffs(game), attainable_bracket(game, "1/1000")
    assert bracket.gap <= Fraction(1, 1000)
    assert all(bracket.outer.contains(v) for v in exact.vertices)
    for x, y in bracket.vertices:
        corners = product(
            (x - bracket.slack, x + bracket.slack), (y - bracket.slack, y + bracket.slack)
        )
        touched = Polygon.hull(corners)
        assert any(touched.contains(v) for v in exact.vertices) or exact.contains((x, y))


@pytest.mark.parametrize("criterion", ["average", 3])
def test_brackets_of_other_criteria_are_exact_where_they_touch(criterion: str | int) -> None:
    game = random_game(3)
    exact = gt.attainable_payoffs(game, criterion)
    bracket = attainable_bracket(game, "1/10", criterion)
    assert all(bracket.outer.contains(v) for v in exact.vertices) and bracket.slack == 0
    assert all(exact.contains(v) for v in bracket.vertices)


def test_bounds_from_wrong_values_still_hold() -> None:
    """Residuals prove a bound whatever the values are: only its quality suffers."""
    import numpy as np

    from gametheory_bp.games.stochastic_arrays import StochasticArrays
    from gametheory_bp.solvers.markov.residual import Rounded, upper_bound

    game = random_game(2)
    arrays = StochasticArrays.of(game)
    best = gt.attainable_payoffs(game).polygon.support((Fraction(1), Fraction(0)))[0]
    odds = arrays.initial_weights.tolist()
    for values in (np.zeros(3), np.array([7.0, -2.0, 1.5])):
        numbers = arrays.rewards[:, 0]
        bound = upper_bound(
            arrays.process, numbers, arrays.reward_denominator, Rounded(values), odds
        )
        assert bound >= best


@pytest.mark.parametrize("welfare", ["utilitarian", "egalitarian"])
def test_the_second_route_agrees(welfare: str) -> None:
    game = random_game(4)
    exact = gt.welfare_optimum(game, welfare, disagreement=(0, 0)).point
    found = occupancy_optimum(game, welfare)
    worth = {"utilitarian": sum, "egalitarian": min}[welfare]
    assert found.value == pytest.approx(float(worth(exact)), abs=1e-6)  # type: ignore[operator]
    assert sum(found.frequencies) == pytest.approx(1, abs=1e-6)
