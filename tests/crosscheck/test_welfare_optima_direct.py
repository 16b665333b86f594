"""Optima found without listing a set agree with those found on the whole set."""

from __future__ import annotations

import random

import pytest

from gametheory_bp import BimatrixGame, verify, welfare_optimum
from gametheory_bp.bargaining import Optimum
from gametheory_bp.errors import NotDefinedError
from tests.effort import scaled

RULES = ("utilitarian", "weighted_utilitarian", "nash", "ces", "asymmetric_nash", "egalitarian")


def random_game(seed: int) -> BimatrixGame:
    rng = random.Random(seed)
    m, n, top = rng.randint(1, 4), rng.randint(1, 4), rng.choice([1, 3, 50])
    a, b = ([[rng.randint(-top, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return BimatrixGame(a, b)


def same_optima(direct: Optimum, listed: Optimum) -> bool:
    return direct.points == listed.points and direct.flags == listed.flags


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("among", ["nash", "correlated", "coarse_correlated"])
def test_direct_and_listed_optima_agree(rule: str, among: str) -> None:
    ways, planted = set(), 0
    for seed in range(scaled(25)):
        game = random_game(seed)
        direct = welfare_optimum(game, rule, among, list_all=False)
        listed = welfare_optimum(game, rule, among, list_all=True)
        assert same_optima(direct, listed), seed
        assert verify(direct) and verify(listed)
        ways.add(direct.optimality)
        other = welfare_optimum(game, "dictator", among)
        planted += not same_optima(other, listed)
    assert planted  # the comparison can fail
    if among != "nash" or rule == "egalitarian":  # can tie
        assert ways == {""}
    else:
        assert ways <= {"exact branch tree", "correlated-equilibrium bound"}


def test_a_game_too_large_to_list_is_solved() -> None:
    rng = random.Random(7)
    a, b = ([[rng.randint(0, 99) for _ in range(12)] for _ in range(12)] for _ in range(2))
    game = BimatrixGame(a, b)
    best = welfare_optimum(game, "utilitarian", "nash")
    assert verify(best) and best.optimality and best.complete
    assert best.search is not None and best.search.verdict.holds
    assert "(in the certificate)" in str(best)
    most = welfare_optimum(game, "utilitarian", "correlated")
    assert verify(most) and sum(most.point) >= sum(best.point)  # type: ignore[type-var]


def test_independent_mixtures_lie_between_pure_profiles_and_lotteries() -> None:
    for seed in range(6):
        game = random_game(seed)
        pure, mixed, public = (
            welfare_optimum(game, "egalitarian", among, (-50, -50))
            for among in ("pure", "independent", "feasible")
        )
        low, middle, high = (min(map(float, o.point)) for o in (pure, mixed, public))
        assert low <= middle + 1e-12 and middle <= high + 1e-12  # floats of exact numbers
        assert verify(mixed)
    with pytest.raises(NotDefinedError, match="curved set"):
        welfare_optimum(random_game(0), "equal_area", "independent")
