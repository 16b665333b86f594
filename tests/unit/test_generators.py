"""Random games: class by class, reproducible, refusing nonsense."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gametheory_bp import BimatrixGame
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.generators import (
    coordination_game,
    covariant_game,
    degenerate_game,
    symmetric_game,
    uniform_game,
    zero_sum_game,
)

MAKERS: dict[str, Callable[..., BimatrixGame]] = {
    "uniform": lambda rng: uniform_game(3, 4, rng=rng),
    "symmetric": lambda rng: symmetric_game(3, rng=rng),
    "zero-sum": lambda rng: zero_sum_game(3, 4, rng=rng),
    "coordination": lambda rng: coordination_game(4, rng=rng),
    "covariant": lambda rng: covariant_game(3, 4, correlation="1/2", rng=rng),
    "degenerate": lambda rng: degenerate_game(4, 4, duplicates=1, rng=rng),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_seed_gives_one_game_and_another_seed_another(name: str) -> None:
    make = MAKERS[name]
    assert make(7) == make(7) == make(np.random.default_rng(7))
    assert len({make(seed) for seed in range(5)}) > 1
    source = np.random.default_rng(7)
    assert len({make(source) for _ in range(5)}) > 1  # a generator is used up, not restarted
    assert isinstance(make(None), BimatrixGame)


@pytest.mark.parametrize("seed", range(10))
def test_every_class_has_its_property(seed: int) -> None:
    uniform = uniform_game(3, 2, low=-2, high=2, rng=seed)
    assert uniform.shape == (3, 2)
    assert all(-2 <= x <= 2 and x.denominator == 1 for pair in uniform.payoffs() for x in pair)
    symmetric = symmetric_game(3, rng=seed)
    assert symmetric.transpose() == symmetric
    assert all(a + b == 0 for a, b in zero_sum_game(2, 3, rng=seed).payoffs())
    meeting = coordination_game(3, rng=seed)
    assert all((min(meeting.payoff(i, j)) > 0) == (i == j) for i in range(3) for j in range(3))
    ties = degenerate_game(4, 5, values=3, duplicates=2, rng=seed)
    assert ties.shape == (4, 5)
    assert len(set(ties.row_payoffs)) <= 2
    assert len(set(zip(*ties.column_payoffs, strict=True))) <= 3
    assert {x for pair in ties.payoffs() for x in pair} <= {0, 1, 2}
    constant = degenerate_game(2, 2, values=1, rng=seed)
    assert set(constant.payoffs()) == {(0, 0)}


def test_both_ends_of_the_range_occur() -> None:
    payoffs = [x for pair in uniform_game(20, 20, high=3, rng=0).payoffs() for x in pair]
    assert set(payoffs) == {0, 1, 2, 3}


@pytest.mark.parametrize("rho", [-1, "-1/2", 0, 0.5, 1])
def test_the_correlation_is_the_one_asked_for(rho: object) -> None:
    pairs = np.array(
        [[float(a), float(b)] for a, b in covariant_game(50, 50, correlation=rho, rng=1).payoffs()]
    )
    # 2,500 pairs: the standard error of a correlation is at most 0.02
    assert np.corrcoef(pairs.T)[0, 1] == pytest.approx(
        float(rho) if rho != "-1/2" else -0.5, abs=0.08
    )  # type: ignore[arg-type]


def test_nonsense_is_refused() -> None:
    with pytest.raises(InputValueError, match="m is 0; a player has at least one action"):
        uniform_game(0, 2)
    with pytest.raises(InputTypeError, match=r"n is 2\.0"):
        uniform_game(2, 2.0)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="m is True"):
        zero_sum_game(True, 2)
    with pytest.raises(InputValueError, match="low is 3, high is 2"):
        symmetric_game(2, low=3, high=2)
    with pytest.raises(InputTypeError, match="bounds are ints"):
        uniform_game(2, 2, high=1.5)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match=r"within \+-2\*\*62"):
        uniform_game(2, 2, high=10**30)
    with pytest.raises(InputValueError, match="meeting pays at least 1"):
        coordination_game(2, low=0)
    with pytest.raises(InputValueError, match="correlation is 2"):
        covariant_game(2, 2, correlation=2)
    with pytest.raises(InputValueError, match="originals is 0"):
        degenerate_game(2, 3, duplicates=2)
    with pytest.raises(InputTypeError, match="rng is 'seed'"):
        uniform_game(2, 2, rng="seed")
    with pytest.raises(InputValueError, match="seeds are >= 0"):
        uniform_game(2, 2, rng=-1)
