"""Coins that learned policies pick: told by the rewards, and by the simulator."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from gametheory_bp.deep import (
    FixedPlayer,
    GameTables,
    StationaryPair,
    coins_picked,
    game_tables,
    greedy_walker,
    sampled_coins,
)
from gametheory_bp.deep.measures.coins import KINDS, coin_counts
from gametheory_bp.deep.measures.estimate import Estimate
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.coin_game.simulation import CoinGameBatch


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


BY_REWARDS = {  # who picks what, read off the rewards of red and blue
    "cg": {(1, 0): [0], (1, -2): [1], (0, 1): [2], (-2, 1): [3], (-1, 1): [0, 3], (1, -1): [1, 2]},
    "cg_red_wins": {(1, 0): [0], (1, -2): [1], (0, 1): [2], (-2, 1): [3]},
    "abcg": {(2, 0): [4], (0, 3): [5], (1, 0): [0], (0.25, 0): [0], (0, 1): [2], (-0.75, 1): [2]},
}


@pytest.mark.parametrize("name", BY_REWARDS)
def test_coins_are_those_that_the_rewards_tell(name: str) -> None:
    tables = tables_of(name)
    counts, paid = coin_counts(tables), tables.rewards.numpy()
    expected = np.zeros_like(counts)
    for rewards, kinds in BY_REWARDS[name].items():
        where = (paid == np.array(rewards, dtype=np.float32)).all(axis=1)
        assert where.any()
        for kind in kinds:
            expected[where, kind] += 1
    assert (counts == expected).all()
    wrong = counts[:, [1, 0, 2, 3, 4, 5]]  # planted: own and the other's coins exchanged
    assert name == "abcg" or not (wrong == expected).all()


def test_a_tie_that_is_drawn_counts_half() -> None:
    tables = tables_of("cg_random_tie")
    paid = tables.rewards.numpy()
    where = (paid == np.array((-0.5, 0.5), dtype=np.float32)).all(axis=1)
    assert (coin_counts(tables)[where] == [0.5, 0, 0, 0.5, 0, 0]).all() and where.any()
    with pytest.raises(NotDefinedError, match="no coins"):
        coin_counts(tables_of("prisoners_dilemma"))


def test_coins_in_expectation_are_those_of_the_simulator() -> None:
    tables, games, steps = tables_of("abcg"), 4000, 20
    draw = np.random.default_rng(2)
    one, two = (0.7 * greedy_walker(tables, i) + 0.3 * draw.dirichlet(np.ones(4), tables.states)
                for i in (0, 1))  # fmt: skip
    pair = StationaryPair(tables, one, two)
    found = coins_picked(pair, steps)
    batch = CoinGameBatch(tables.source, games, rng=5)
    ends, total = [p.cumsum(axis=1) for p in pair.policies], np.zeros((games, 6))
    for _ in range(steps):
        at = batch.states.copy()
        moves = [(draw.random((games, 1)) >= e[at][:, :-1]).sum(axis=1) for e in ends]
        rewards = batch.step(*moves) / tables.source.reward_denominator
        for pays, (kind,) in BY_REWARDS["abcg"].items():
            total[:, kind] += (rewards == pays).all(axis=1)
    sampled = sampled_coins(
        tables, FixedPlayer(one, "row"), FixedPlayer(two, "column"), steps, games=games
    )
    for k, kind in enumerate(KINDS):
        exact, seen, again = found.rate(kind), Estimate.of(total[:, k] / steps), sampled.rates[k]
        for other in (seen, again):
            assert isinstance(other, Estimate)
            assert abs(float(exact) - other.mean) <= 5 * other.error + 1e-12
        assert kind in found.display().text()
    joint = Estimate.of(total[:, 4] / steps)
    assert abs(float(found.rate("red own")) - joint.mean) > 5 * joint.error  # planted: other coins
    assert found.own_share(0) == 1 and sampled.own_share(1) == 1
