"""The simulator against the exact model: rewards, support, frequencies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.coin_game import CoinGameModel, coin_game_model, load_coin_game
from gametheory_bp.games.coin_game.simulation import CoinGameBatch

MODELS = {
    name: coin_game_model(load_coin_game(name).rules) for name in ("cg", "cg_random_tie", "abcg")
}
DRAWS = 40_000


def surprise(counts: np.ndarray, odds: np.ndarray) -> float:
    """Chi-square of counts against odds, in standard deviations above its mean."""
    expected = counts.sum() * odds / odds.sum()
    free = len(odds) - 1
    if not free:
        return 0.0
    return float((((counts - expected) ** 2 / expected).sum() - free) / (2 * free) ** 0.5)


def placements_off(model: CoinGameModel, batch: CoinGameBatch, limit: float) -> list[int]:
    """Placements after which states come with other odds than the model says."""
    off = []
    for p in range(0, model.placements, max(1, model.placements // 6)):
        where = np.argwhere(model.successor == len(model.states) + p)[0]
        batch.states[:] = where[0]
        batch.step(np.full(len(batch), where[1]), np.full(len(batch), where[2]))
        assert batch.placed.all()
        first, last = model.placement_offsets[p : p + 2]
        support = model.placement_states[first:last]
        counts = np.bincount(batch.states, minlength=len(model.states))
        assert counts[support].sum() == len(batch), "a state that the law does not have"
        assert (counts[support] > 0).all(), "a state of the law that never came"
        if surprise(counts[support], model.placement_weights[first:last]) > limit:
            off.append(p)
    return off


@pytest.mark.parametrize("name", MODELS)
def test_states_come_with_the_odds_of_the_model(name: str) -> None:
    model = MODELS[name]
    assert placements_off(model, CoinGameBatch(model, DRAWS, rng=3), 5.0) == []


def test_a_planted_bias_is_noticed() -> None:
    model = MODELS["abcg"]
    batch = CoinGameBatch(model, DRAWS, rng=3)
    first = batch._starts.astype(int)
    for k in first:  # the first state of every placement stands in the second one's place, too
        batch._table[k + 1] = batch._table[k]
    with pytest.raises(AssertionError, match="never came"):
        placements_off(model, batch, 5.0)
    weights = model.placement_weights.copy()
    weights[::2] += 1  # less obvious: no state is missing
    assert placements_off(
        model, CoinGameBatch(replace(model, placement_weights=weights), DRAWS), 5.0
    )


@pytest.mark.parametrize("name", MODELS)
def test_every_reward_and_certain_successor_is_the_models(name: str) -> None:
    model = MODELS[name]
    states, red, blue = (x.ravel() for x in np.indices(model.shape))
    batch = CoinGameBatch(model, len(states))
    batch.states[:] = states
    assert np.array_equal(batch.step(red, blue), model.rewards.reshape(-1, 2))
    certain = model.successor.ravel() < len(model.states)
    assert np.array_equal(batch.states[certain], model.successor.ravel()[certain])
    assert np.array_equal(batch.placed, ~certain)


def test_first_states_come_with_their_odds() -> None:
    model = MODELS["cg"]
    counts = np.bincount(CoinGameBatch(model, DRAWS, rng=1).states, minlength=len(model.states))
    positive = model.initial_weights > 0
    assert counts[~positive].sum() == 0
    assert surprise(counts[positive], model.initial_weights[positive]) < 5
    batch = CoinGameBatch(model, 100, rng=1)
    before = batch.states.copy()
    batch.reset(np.arange(50))
    assert np.array_equal(batch.states[50:], before[50:])
    assert not np.array_equal(batch.states[:50], before[:50])


def test_a_seed_gives_the_same_games() -> None:
    model = MODELS["abcg"]
    actions = np.random.default_rng(0).integers(0, 4, (20, 2, 50))
    ends = []
    for rng in (5, 5, 6):
        batch = CoinGameBatch(model, 50, rng)
        earned = [batch.step(*both).copy() for both in actions]
        ends.append((batch.states.copy(), np.array(earned)))
    assert all(np.array_equal(a, b) for a, b in zip(ends[0], ends[1], strict=True))
    assert not np.array_equal(ends[0][0], ends[2][0])


def test_a_long_run_earns_what_the_chain_says() -> None:
    """Everybody moves at random; the mean is the stationary one, within six standard errors."""
    model = MODELS["cg"]
    size, actions, _ = model.shape
    batch, rng = CoinGameBatch(model, 4000, rng=2), np.random.default_rng(8)
    means = np.zeros((4000, 2))
    for _ in range(30):
        batch.step(*rng.integers(0, actions, (2, 4000)))
    for _ in range(100):
        means += batch.step(*rng.integers(0, actions, (2, 4000)))
    law = np.zeros((size, size))
    for s in range(size):
        for a in range(actions):
            for b in range(actions):
                for t, chance in model.law(s, a, b):
                    law[s, t] += float(chance) / actions**2
    spread = np.linalg.matrix_power(law, 4096)[0]
    exact = spread @ model.rewards.mean(axis=(1, 2)) / model.reward_denominator
    per_game = means / 100 / model.reward_denominator
    error = per_game.std(axis=0) / 4000**0.5
    assert (abs(per_game.mean(axis=0) - exact) < 6 * error).all()
    assert not (abs(per_game.mean(axis=0) - exact - 0.02) < 6 * error).any(), "planted: 0.02 off"


def test_refusals() -> None:
    model = MODELS["cg"]
    with pytest.raises(InputTypeError, match="coin_game_model"):
        CoinGameBatch("cg", 3)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="at least 1"):
        CoinGameBatch(model, 0)
    batch = CoinGameBatch(model, 3)
    with pytest.raises(ShapeError, match="one for each"):
        batch.step([0, 1], [0, 1, 2])
    with pytest.raises(InputValueError, match="0 to 3"):
        batch.step([0, 1, 4], [0, 1, 2])
