"""Shaping from sampled play: cooperation in the coin game, and what a run leaves behind."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp import load_game
from gametheory_bp.deep.environments import batched_game
from gametheory_bp.deep.lola import LolaSettings, learn_by_play, memory_one_game, tabular_game
from gametheory_bp.dynamics import remembering_coin_game
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError

BRIEF = LolaSettings(updates=4, batch=16, horizon=12)
COINS = remembering_coin_game()


def test_shaping_teaches_to_leave_the_other_its_coins_and_plain_gradients_do_not() -> None:
    settings = LolaSettings(updates=50, batch=192)
    shaped = learn_by_play(COINS, settings, seed=1)
    plain = learn_by_play(COINS, replace(settings, look_ahead=0.0), seed=1)
    assert shaped.share() > 0.9 and min(shaped.values) > 0.2
    assert plain.share() < 0.6 and max(plain.values) < 0.1
    # the games that were played, and the closed form of what was learned from them
    assert abs(shaped.returns[-1].mean() - np.mean(shaped.values)) < 0.03


def test_a_seed_decides_everything() -> None:
    first, again, other = (learn_by_play(COINS, BRIEF, seed=s) for s in (3, 3, 4))
    for one, two, three in zip(first.parameters, again.parameters, other.parameters, strict=True):
        assert np.array_equal(one, two) and not np.array_equal(one, three)
    assert np.array_equal(first.returns, again.returns)
    assert first.seed == (3, ())


def test_a_run_goes_on_from_spawned_seeds_and_tells_its_progress() -> None:
    told: list[tuple[int, int]] = []
    child = np.random.SeedSequence(3).spawn(1)[0]
    game = memory_one_game(load_game("prisoners_dilemma"), "9/10")
    found = learn_by_play(game, BRIEF, seed=child, progress=lambda *k: told.append(k))
    assert found.seed == (3, (0,)) and told == [(k, 4) for k in (1, 2, 3, 4)]
    assert all(abs(p.sum(axis=1) - 1).max() < 1e-12 for p in found.policies)


@pytest.mark.parametrize(
    "change",
    [
        {"estimator": "dice", "guess": False},
        {"crossed": False},
        {"credit": 0.9},
        {"parameterisation": "normalised_sigmoid"},
        {"legacy_time_batch_scramble": True},
        {"longest_own": 0.1, "longest_correction": 0.1},
    ],
)
def test_every_setting_changes_the_run(change: dict[str, Any]) -> None:
    one, two = (learn_by_play(COINS, s, seed=0) for s in (BRIEF, replace(BRIEF, **change)))
    assert not np.allclose(one.policies[0], two.policies[0])


def test_steps_are_cut_to_their_length() -> None:
    short = replace(BRIEF, updates=1, longest_own=0.01, longest_correction=0.02)
    moved = [
        b - a
        for a, b in zip(
            learn_by_play(COINS, replace(short, updates=0)).parameters,
            learn_by_play(COINS, short).parameters,
            strict=True,
        )
    ]
    assert all(0 < np.linalg.norm(x) <= 0.03 + 1e-12 for x in moved)


def test_a_run_that_diverges_keeps_its_last_finite_parameters() -> None:
    found = learn_by_play(COINS, replace(BRIEF, step=1e200, look_ahead=1e200))
    assert found.diverged_at >= 0
    assert all(np.isfinite(x).all() for x in found.parameters)


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"batch": 1}, InputValueError, "batch is 1"),
        ({"horizon": 2.0}, InputTypeError, "horizon is 2.0"),
        ({"step": 0}, InputValueError, "step is 0"),
        ({"spread": math.nan}, InputValueError, "spread is nan"),
        ({"look_ahead": math.inf}, InputValueError, "look_ahead is inf"),
        ({"credit": 1.5}, InputValueError, "credit is 1.5"),
        ({"credit": 0.5, "estimator": "dice"}, InputValueError, "'loaded_dice'"),
        ({"estimator": "dise"}, UnknownNameError, "'dice'"),
        ({"parameterisation": "probabilities"}, UnknownNameError, "softmax"),
        ({"longest_own": True}, InputTypeError, "longest_own"),
    ],
)
def test_bad_settings_are_refused_in_words(
    change: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        LolaSettings(**change)


def test_bad_arguments_are_refused_in_words() -> None:
    with pytest.raises(InputTypeError, match="LolaSettings"):
        learn_by_play(COINS, {"batch": 3})  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="memory_one_game"):
        learn_by_play(load_game("prisoners_dilemma"))  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="seed"):
        learn_by_play(COINS, BRIEF, seed="7")
    with pytest.raises(InputValueError, match="horizon"):
        tabular_game(COINS).play((None, None), 3, 0, None)  # type: ignore[arg-type]


def test_the_entries_of_a_state_end_where_the_next_begins() -> None:
    game = tabular_game(COINS)
    rng = np.random.default_rng(0)
    row, column = (torch.from_numpy(rng.dirichlet(np.ones(4), 80)) for _ in (0, 1))
    ends = game._ends(row, column)
    assert (ends.diff() >= 0).all()
    assert ends[game.last].tolist() == list(range(1, 81))
    widths = ends.diff(prepend=torch.zeros(1))
    wanted = row[game.state, game.row] * column[game.state, game.column] * game.chance
    assert torch.allclose(widths, wanted, rtol=0, atol=1e-12)
    # nothing that has no chance is drawn, even at the ends of a state
    pure = torch.eye(4, dtype=torch.float64)[torch.zeros(80, dtype=torch.int64)]
    played = game.play((pure, pure), 500, 20, torch.Generator().manual_seed(1))
    assert not played.row.any() and not played.column.any()


def test_tables_and_the_batched_game_play_the_same_matrix_game() -> None:
    game = load_game("asymmetric_bach_or_stravinsky")
    tables = tabular_game(memory_one_game(game, "9/10"))
    even = torch.full((5, 2), 0.5, dtype=torch.float64)
    played = tables.play((even, even), 32, 6, torch.Generator().manual_seed(0))
    games = batched_game(game, 32, 6, generator=torch.Generator())
    for t in range(6):
        assert torch.equal(games.states.long(), played.states[t])
        rewards = games.step(played.row[t], played.column[t]).rewards
        assert torch.equal(rewards.T.double(), played.rewards[:, t])
