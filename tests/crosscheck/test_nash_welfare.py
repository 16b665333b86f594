"""The search for welfare-optimal equilibria against the full list, and its bounds' controls."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, verify
from gametheory_bp.equilibria.nash import regret, welfare_optimal_nash
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.geometry.vectors import Point


def random_game(seed: int, largest: int = 6) -> BimatrixGame:
    rng = random.Random(seed)
    m, n, top = rng.randint(1, largest), rng.randint(1, largest), rng.choice([1, 2, 5, 99])
    a, b = ([[rng.randint(-top, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return BimatrixGame(a, b)


def best_listed(game: BimatrixGame, weights: Point) -> tuple[Fraction, set[object]]:
    found = nash_equilibria(game)
    welfare = [weights[0] * u + weights[1] * v for u, v in found.payoffs]
    top = max(welfare)
    return top, {p for p, w in zip(found.extreme, welfare, strict=True) if w == top}


@pytest.mark.parametrize("weights", [(1, 1), (3, 1), (0, 1), (Fraction(1, 7), 2)])
def test_the_search_finds_all_best_equilibria(weights: Point) -> None:
    seen = set()
    for seed in range(60):
        game = random_game(seed)
        found = welfare_optimal_nash(game, weights)
        assert (found.value, set(found.profiles)) == best_listed(game, weights), seed
        assert found.verdict.holds
        assert verify(found)
        seen.add(found.optimality)
        if found.bound is not None:
            assert verify(found.bound)
            assert found.bound.bound == found.value
    assert seen == {"correlated-equilibrium bound", "exact branch tree"}


def test_any_increasing_objective() -> None:
    def least(u: Fraction, v: Fraction) -> Fraction:
        return min(u, v)

    for seed in range(60):
        game = random_game(seed)
        found = welfare_optimal_nash(game, objective=least)
        assert found.value == max(least(u, v) for u, v in nash_equilibria(game).payoffs)
        assert found.bound is None


def test_a_larger_game_is_solved_and_proved() -> None:
    rng = random.Random(5)
    a, b = ([[rng.randint(0, 99) for _ in range(9)] for _ in range(9)] for _ in range(2))
    game = BimatrixGame(a, b)
    found = welfare_optimal_nash(game)
    assert (found.value, set(found.profiles)) == best_listed(game, (1, 1))
    assert all(regret(game, profile) == (0, 0) for profile in found.profiles)


def test_the_comparison_sees_a_missed_optimum() -> None:
    game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    value, profiles = best_listed(game, (1, 1))
    second = max(u + v for u, v in nash_equilibria(game).payoffs if u + v != value)
    assert welfare_optimal_nash(game).value != second
    assert set(nash_equilibria(game).extreme[1:]) & profiles == set()


def test_a_search_that_was_stopped_says_what_is_not_proved() -> None:
    game = random_game(11, largest=6)
    found = welfare_optimal_nash(game, objective=lambda u, v: u + v, largest=1)
    assert not found.complete
    assert found.optimality == "not proved"
    assert [check.holds for check in found.verdict.checks] == [True, True, False, False]


def test_unusable_arguments_are_refused() -> None:
    game = BimatrixGame([[1]], [[1]])
    for weights in ((-1, 1), (0, 0)):
        with pytest.raises(InputValueError, match="not both zero"):
            welfare_optimal_nash(game, weights)
    with pytest.raises(InputTypeError, match="is no game"):
        welfare_optimal_nash("game")  # type: ignore[arg-type]
