"""Equilibrium payoffs of stochastic games against repeated games and against plain floats."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from flint import fmpq

from gametheory_bp import BimatrixGame, RepeatedGame, subgame_perfect_payoffs, verify
from gametheory_bp.certificates.kinds.stochastic_equilibrium_payoffs import (
    JointLink,
    StateGenerator,
    StochasticEquilibriumPayoffs,
)
from gametheory_bp.equilibria.stochastic import (
    StochasticPayoffs,
    approximate_payoffs,
    stochastic_equilibrium_payoffs,
)
from gametheory_bp.equilibria.stochastic.arena import Arena, Family
from gametheory_bp.equilibria.stochastic.float_clipping import clipped, padded
from gametheory_bp.equilibria.stochastic.generation import Generator
from gametheory_bp.equilibria.stochastic.policies import FloatArena
from gametheory_bp.equilibria.stochastic.strict_plans import strict_plan
from gametheory_bp.equilibria.subgame_perfect.planar import clip, hull, to_fractions
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.geometry.distance import excess
from gametheory_bp.geometry.polygon import Polygon
from tests.crosscheck.float_stochastic_operator import payoff_sets, reach

DIRECTIONS = [(x, y) for x in (-2, -1, 0, 1, 2) for y in (-2, -1, 0, 1, 2) if x or y]
EXACT_SEEDS = [0, 1, 3, 4, 5, 6, 7, 8]


def matrix(rng: random.Random) -> list[list[int]]:
    return [[rng.randint(0, 9) for _ in range(2)] for _ in range(2)]


def random_game(states: int, discount: str, seed: int) -> StochasticGame:
    rng = random.Random(seed)
    row, column = ([matrix(rng) for _ in range(states)] for _ in range(2))

    def cell() -> dict[int, Fraction]:
        one, two = rng.sample(range(states), 2)
        share = Fraction(rng.randint(1, 3), 4)
        return {one: share, two: 1 - share}

    law = [[[cell() for _ in range(2)] for _ in range(2)] for _ in range(states)]
    return StochasticGame.build(row, column, law, discount)


def plain(game: StochasticGame, steps: int) -> list[list[tuple[float, float]]]:
    states = range(len(game.states))
    g: Any = [
        [[tuple(map(float, game.payoff(s, i, j))) for j in (0, 1)] for i in (0, 1)] for s in states
    ]
    law: Any = [
        [
            [[float(dict(game.chances(s, i, j)).get(t, 0)) for t in states] for j in (0, 1)]
            for i in (0, 1)
        ]
        for s in states
    ]
    return payoff_sets(g, law, float(game.discount), steps)


def farthest(game: StochasticGame, found: StochasticPayoffs, steps: int) -> float:
    """How far the supports of the two answers differ at most."""
    apart = 0.0
    for polygon, corners in zip(found.outer, plain(game, steps), strict=True):
        assert polygon.is_empty == (not corners)
        for x, y in DIRECTIONS if corners else ():
            exact = max(x * v[0] + y * v[1] for v in polygon.vertices)
            apart = max(apart, abs(float(exact) - reach(corners, x, y)))
    return apart


@pytest.mark.parametrize("seed", EXACT_SEEDS)
def test_one_state_is_a_repeated_game(seed: int) -> None:
    rng = random.Random(seed)
    repeated = RepeatedGame(BimatrixGame(matrix(rng), matrix(rng)), "3/5")
    expected = subgame_perfect_payoffs(repeated)
    found = stochastic_equilibrium_payoffs(StochasticGame.of(repeated))
    assert expected.inner == expected.outer
    assert found.inner == found.outer == (expected.inner,)
    assert verify(found)


@pytest.mark.parametrize(("states", "seed"), [(2, 0), (2, 1), (2, 3), (2, 5), (2, 8), (3, 2)])
def test_exact_sets_agree_with_plain_iteration(states: int, seed: int) -> None:
    game = random_game(states, "3/5", seed)
    found = stochastic_equilibrium_payoffs(game)
    assert found.inner == found.outer
    assert verify(found)
    assert farthest(game, found, 70) < 1e-7


@pytest.mark.parametrize(("states", "seed"), [(2, 10), (3, 1)])
def test_sets_that_are_only_approached_are_bracketed(states: int, seed: int) -> None:
    game = random_game(states, "3/5", seed)
    found = stochastic_equilibrium_payoffs(game)
    assert found.gap is not None
    assert 0 < found.gap < Fraction(1, 10**8)
    assert found.exactness.word == "certified"
    assert verify(found)
    assert farthest(game, found, 70) < 1e-7


def test_a_changed_game_is_noticed() -> None:
    game = random_game(2, "3/5", 5)
    other = random_game(2, "3/5", 7)
    assert farthest(other, stochastic_equilibrium_payoffs(game), 70) > 1e-3


def test_a_state_without_equilibrium_empties_those_that_may_lead_to_it() -> None:
    pennies = [[1, 0], [0, 1]], [[0, 1], [1, 0]]
    game = StochasticGame.build(
        [pennies[0], [[1, 2], [0, 3]], [[1]]],
        [pennies[1], [[1, 2], [0, 3]], [[1]]],
        [[[0, 0], [0, 0]], [[2, 2], [2, 0]], [[2]]],
        "1/2",
    )
    found = stochastic_equilibrium_payoffs(game)
    assert found.is_empty == (True, True, False)
    assert found.inner == found.outer
    assert verify(found)


def test_an_interrupt_keeps_what_is_proved() -> None:
    def stop(links: int, moved: float) -> None:
        raise KeyboardInterrupt

    found = stochastic_equilibrium_payoffs(random_game(2, "3/5", 5), progress=stop)
    assert not found.complete
    assert found.stopped == "interrupted"
    assert verify(found)


def test_a_search_that_stops_early_says_how_to_go_on() -> None:
    found = stochastic_equilibrium_payoffs(random_game(2, "3/5", 10), steps=2)
    assert not found.complete
    assert found.gap
    assert "steps=8 goes on" in str(found.display())
    assert verify(found)


def test_large_games_end_with_a_joint_link() -> None:
    game = random_game(7, "3/5", 4)
    found = stochastic_equilibrium_payoffs(game)
    assert found.complete
    assert isinstance(found.chain[-1], JointLink)
    assert found.gap is not None
    assert found.gap < Fraction(1, 10**5)
    assert verify(found)


def test_large_games_lose_states_without_equilibrium() -> None:
    pennies = [[1, 0], [0, 1]], [[0, 1], [1, 0]]
    row, column = ([matrix, *[[[1, 2], [0, 3]]] * 6] for matrix in pennies)
    law: Any = [[[0, 0], [0, 0]], *([[t, t], [t, t]] for t in (1, 0, 3, 4, 5, 6))]
    split = StochasticGame.build(row, column, law, "3/5")
    found = stochastic_equilibrium_payoffs(split)
    assert found.is_empty == (True, False, True, False, False, False, False)
    assert verify(found)


def test_discount_zero_leaves_the_equilibria_of_the_states() -> None:
    game = random_game(2, "0", 1)
    found = stochastic_equilibrium_payoffs(game)
    assert found.inner == found.outer
    assert verify(found)
    for s, polygon in enumerate(found.inner):
        table = game.stages[s]
        stage = BimatrixGame(table.row_payoffs, table.column_payoffs)
        alone = subgame_perfect_payoffs(RepeatedGame(stage, 0)).inner
        assert polygon.is_empty or polygon == alone


@pytest.mark.parametrize(("states", "seed"), [(2, 3), (2, 5), (2, 10), (3, 1)])
def test_floats_are_near_the_proved_sets_and_say_that_they_are_floats(
    states: int, seed: int
) -> None:
    game = random_game(states, "3/5", seed)
    proved, near = stochastic_equilibrium_payoffs(game), approximate_payoffs(game)
    assert near.exactness.word == "float"
    assert near.certificate is None
    for polygon, corners in zip(proved.outer, near.sets, strict=True):
        for x, y in DIRECTIONS:
            exact = float(max(x * v[0] + y * v[1] for v in polygon.vertices))
            assert abs(exact - reach(list(corners), x, y)) < 1e-5  # constraints are loosened


def test_floats_agree_with_plain_iteration() -> None:
    game = random_game(4, "1/2", 2)
    near, corners = approximate_payoffs(game), plain(game, 25)
    assert [not c for c in near.sets] == [not c for c in corners]
    for one, other in zip(near.sets, corners, strict=True):
        for x, y in DIRECTIONS if one else ():
            assert abs(reach(list(one), x, y) - reach(other, x, y)) < 1e-4


def test_floats_know_empty_sets() -> None:
    pennies = StochasticGame.build([[[1, 0], [0, 1]]], [[[0, 1], [1, 0]]], [[[0, 0], [0, 0]]], 0.5)
    assert approximate_payoffs(pennies).sets == ((),)


def claimed(
    game: StochasticGame, family: Family, spanning: tuple[Generator, ...]
) -> StochasticEquilibriumPayoffs:
    """That the family consists of equilibrium payoffs, and nothing about what lies outside."""
    arena = Arena.of(game)
    inner = tuple(Polygon.hull(to_fractions([arena.payoff(v) for v in c])) for c in family)
    outer = Polygon.hull(to_fractions([arena.payoff(c.payoff) for c in arena.choices]))
    generators = tuple(
        StateGenerator(choice.state, choice.actions, to_fractions([*map(arena.payoff, promises)]))
        for choice, promises in ((arena.choices[g.choice], g.promises) for g in spanning)
    )
    return StochasticEquilibriumPayoffs(
        game,
        tuple(polygon.vertices for polygon in inner),
        generators,
        (outer.vertices,) * len(inner),
        (),
        max(excess(outer, polygon) for polygon in inner),
    )


def test_plans_that_beat_deviations_by_a_margin_are_equilibria() -> None:
    game = random_game(4, "3/5", 1)
    arena = Arena.of(game)
    found = strict_plan(arena, FloatArena.of(arena), 1e-4)
    assert found is not None
    family, spanning = found
    assert all(family)
    assert verify(claimed(game, family, spanning))
    worse = [hull((x, y - fmpq(1, 100)) for x, y in family[0]), *family[1:]]
    assert not verify(claimed(game, worse, spanning))
    impatient = replace(game, discount=Fraction(1, 5))
    assert not verify(claimed(impatient, family, spanning))


def test_a_margin_that_nothing_beats_leads_to_no_plan() -> None:
    arena = Arena.of(random_game(3, "3/5", 1))
    assert strict_plan(arena, FloatArena.of(arena), 2.0) is None


@pytest.mark.parametrize("seed", range(5))
def test_cutting_all_polygons_at_once_is_cutting_one_after_the_other(seed: int) -> None:
    rng = np.random.default_rng(seed)
    polygons = [
        hull((float(x), float(y)) for x, y in rng.integers(0, 9, (12, 2))) for _ in range(4)
    ]
    normals, height = rng.integers(-4, 5, (30, 2)).astype(float), rng.integers(9, 30, (30, 4))
    found = clipped(padded(polygons), normals, height.astype(float), np.array([True] * 3 + [False]))
    assert found[3] == []
    for s, corners in enumerate(polygons[:3]):
        left: Any = [(fmpq(int(x)), fmpq(int(y))) for x, y in corners]
        for (a, b), c in zip(normals.astype(int).tolist(), height[:, s].tolist(), strict=True):
            left = clip(left, ((fmpq(a), fmpq(b)), fmpq(c))) if a or b else left
        for x, y in DIRECTIONS:
            exact = float(max(x * v[0] + y * v[1] for v in left)) if left else None
            assert (exact is None) == (not found[s])
            if exact is not None:
                assert abs(reach(found[s], x, y) - exact) < 1e-8
