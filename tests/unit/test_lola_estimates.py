"""DiCE estimators: all play together has the true derivatives, sampled play has them on average."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp import load_game
from gametheory_bp.deep.lola import (
    GuessedReturns,
    LolaSettings,
    Rollouts,
    dice,
    loaded_dice,
    lola_estimate,
    memory_one_game,
    sampled_estimate,
    tabular_game,
)
from gametheory_bp.deep.lola.policy_tables import log_policy, log_probabilities
from gametheory_bp.dynamics import MemoryOneWorld, Point, remembering_coin_game
from gametheory_bp.dynamics.payoff_arrays import payoff_array

GAME = load_game("prisoners_dilemma")
STAGE = payoff_array(GAME)
DISCOUNT = 0.75
LENGTH = 3
QUARTERS = ([1, 3, 2, 1, 2], [2, 1, 3, 3, 1])
"""Probabilities of the first action, in quarters: every history is a whole number of 4^-6ths."""
ROUNDING = 1e-10


def quarter_policies() -> list[torch.Tensor]:
    tables = [torch.tensor([[k, 4.0 - k] for k in ks], dtype=torch.float64) for ks in QUARTERS]
    return [t.log().requires_grad_() for t in tables]


def every_history() -> Rollouts:
    """Each history of three steps as often as its probability says: a batch without chance."""
    columns: list[tuple[list[int], list[int], list[int]]] = []
    for actions in product(range(2), repeat=2 * LENGTH):
        row, column = actions[:LENGTH], actions[LENGTH:]
        states = [4, *(2 * a + b for a, b in zip(row, column, strict=True))][:LENGTH]
        often = 1
        for s, a, b in zip(states, row, column, strict=True):
            often *= abs(4 * a - QUARTERS[0][s]) * abs(4 * b - QUARTERS[1][s])
        columns += [(states, list(row), list(column))] * often
    assert len(columns) == 4 ** (2 * LENGTH)
    states, row, column = (torch.tensor(part).T for part in zip(*columns, strict=True))
    return Rollouts(states, row, column, torch.from_numpy(STAGE)[:, row, column])


def true_values(theta: list[torch.Tensor]) -> list[torch.Tensor]:
    """Values of three steps, by the law of the state."""
    row, column = (t.softmax(dim=1) for t in theta)
    law = torch.zeros(5, dtype=torch.float64)
    law[4] = 1.0
    found = [torch.zeros((), dtype=torch.float64) for _ in (0, 1)]
    for t in range(LENGTH):
        joint = torch.einsum("s,sa,sb->ab", law, row, column)
        for i in (0, 1):
            found[i] = found[i] + DISCOUNT**t * (joint * torch.from_numpy(STAGE[i])).sum()
        law = torch.cat([joint.reshape(-1), torch.zeros(1, dtype=torch.float64)])
    return found


def true_derivatives(theta: list[torch.Tensor]) -> list[torch.Tensor]:
    values, found = true_values(theta), []
    for i in (0, 1):
        own, liked = torch.autograd.grad(values[i], [theta[i], theta[1 - i]], retain_graph=True)
        (theirs,) = torch.autograd.grad(values[1 - i], theta[1 - i], create_graph=True)
        (shaped,) = torch.autograd.grad((liked * theirs).sum(), theta[i], retain_graph=True)
        found += [own, shaped]
    return found


def objectives(
    theta: list[torch.Tensor],
    played: Rollouts,
    kind: str = "loaded_dice",
    guessed: bool = False,
    credit: float = 1.0,
) -> tuple[torch.Tensor, torch.Tensor]:
    first, second = log_probabilities(played, log_policy(theta[0]), log_policy(theta[1]))
    guess = torch.linspace(-3, 5, 5, dtype=torch.float64)[played.states] if guessed else None
    sums, joint = played.returns(DISCOUNT), first + second
    if kind == "dice":
        return tuple(dice(joint, r, DISCOUNT, guess) for r in played.rewards)  # type: ignore[return-value]
    return tuple(loaded_dice(joint, g, DISCOUNT, guess, credit) for g in sums)  # type: ignore[return-value]


def derivatives(theta: list[torch.Tensor], played: Rollouts, **how: Any) -> list[torch.Tensor]:
    pair = objectives(theta, played, **how)
    found = lola_estimate(([theta[0]], [theta[1]]), [pair])
    return [x[i][0] for i in (0, 1) for x in (found.own, found.correction)]


def largest(found: list[torch.Tensor], wanted: list[torch.Tensor]) -> float:
    return max(float((x - y).abs().max()) for x, y in zip(found, wanted, strict=True))


@pytest.mark.parametrize("guessed", [False, True])
@pytest.mark.parametrize("kind", ["dice", "loaded_dice"])
def test_all_histories_together_have_the_true_derivatives(kind: str, guessed: bool) -> None:
    theta = quarter_policies()
    found = derivatives(theta, every_history(), kind=kind, guessed=guessed)
    assert largest(found, true_derivatives(theta)) < ROUNDING


def test_planted_errors_in_the_derivatives_are_seen() -> None:
    theta = quarter_policies()
    wanted = true_derivatives(theta)
    forgetful = derivatives(theta, every_history(), guessed=True, credit=0.5)
    assert largest(forgetful[::2], wanted[::2]) < ROUNDING  # first derivatives forget nothing
    assert largest(forgetful[1::2], wanted[1::2]) > 0.01
    for kind in ("dice", "loaded_dice"):
        mixed_up = derivatives(theta, every_history().scrambled(), kind=kind)
        assert largest(mixed_up, wanted) > 0.01


SAMPLED = tabular_game(memory_one_game(GAME, DISCOUNT))
HORIZON = 48
"""What is left out is 0.75^48 = 1e-6 of the whole, far below any standard error here."""


def parameters() -> list[torch.Tensor]:
    numbers = np.random.default_rng(5).normal(size=(2, 5, 2))
    return [torch.from_numpy(x.copy()).requires_grad_() for x in numbers]


def closed_forms(theta: list[torch.Tensor]) -> tuple[Any, Any]:
    """Gradients and corrections of the endless game, by the formulas of the exact learners."""
    tables = [t.detach().numpy().T[:, :, None] for t in theta]
    point = Point(MemoryOneWorld(STAGE, DISCOUNT), tables[0], tables[1], "softmax")
    own = [point.gradient(i, i)[..., 0].T for i in (0, 1)]
    shaped = [point.policies[i].pull(point.shaping(i))[..., 0].T for i in (0, 1)]
    return np.array(own), np.array(shaped)


@cache
def samples(repeats: int, **changes: Any) -> tuple[Any, Any]:
    """Estimates, each of shape (repeats, player, state, action)."""
    settings = LolaSettings(**{"batch": 64, "horizon": HORIZON, **changes})
    theta, generator = parameters(), torch.Generator().manual_seed(0)
    guessed = GuessedReturns(5) if settings.guess else None
    found: list[tuple[Any, Any]] = []
    for _ in range(repeats):
        one, _ = sampled_estimate(SAMPLED, (theta[0], theta[1]), settings, generator, guessed)
        found.append((np.array([x[0].numpy() for x in one.own]),
                      np.array([x[0].numpy() for x in one.correction])))  # fmt: skip
    own, correction = zip(*found[1:], strict=True)  # the first batch teaches what to guess
    return np.array(own), np.array(correction)


def standard_errors_off(found: Any, wanted: Any) -> float:
    spread = found.std(axis=0, ddof=1) / len(found) ** 0.5
    return float((abs(found.mean(axis=0) - wanted) / spread).max())


KINDS = [
    {"estimator": "dice", "guess": False},
    {"estimator": "dice"},
    {"estimator": "loaded_dice"},
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: "-".join(map(str, k.values())))
def test_sampled_estimates_are_unbiased(kind: dict[str, Any]) -> None:
    for found, wanted in zip(samples(41, **kind), closed_forms(parameters()), strict=True):
        assert standard_errors_off(found, wanted) < 4


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: "-".join(map(str, k.values())))
def test_scrambled_time_and_batch_are_detected(kind: dict[str, Any]) -> None:
    scrambled = samples(41, legacy_time_batch_scramble=True, **kind)
    for found, wanted in zip(scrambled, closed_forms(parameters()), strict=True):
        assert standard_errors_off(found, wanted) > 12


def test_a_product_from_the_same_game_is_biased() -> None:
    theta = quarter_policies()
    wanted = true_derivatives(theta)
    every = every_history()
    columns = torch.cat([every.row, every.column]).T
    _, first, often = np.unique(columns.numpy(), axis=0, return_index=True, return_counts=True)
    found = [torch.zeros_like(x) for x in wanted]
    for k, times in zip(first.tolist(), often.tolist(), strict=True):
        one = derivatives(theta, every.part(slice(k, k + 1)))
        found = [x + y * times / often.sum() for x, y in zip(found, one, strict=True)]
    assert largest(found[::2], wanted[::2]) < ROUNDING
    assert largest(found[1::2], wanted[1::2]) > 0.1


def test_crossed_halves_multiply_what_comes_from_different_games() -> None:
    """For independent sets the mean of such a product is the product of the means."""
    theta = quarter_policies()
    sets = [every_history().part(slice(k, k + 7)) for k in (100, 2000)]
    pairs = [objectives(theta, played) for played in sets]
    found = lola_estimate(([theta[0]], [theta[1]]), pairs)
    for i, j in ((0, 1), (1, 0)):
        wanted = torch.zeros_like(theta[i])
        for here, there in ((0, 1), (1, 0)):
            (liked,) = torch.autograd.grad(pairs[there][i], theta[j], retain_graph=True)
            (theirs,) = torch.autograd.grad(pairs[here][j], theta[j], create_graph=True)
            wanted += torch.autograd.grad((liked * theirs).sum(), theta[i], retain_graph=True)[0]
        assert float((found.correction[i][0] - wanted / 2).abs().max()) < ROUNDING
    alone = [lola_estimate(([theta[0]], [theta[1]]), [pair]).correction[0][0] for pair in pairs]
    assert float((found.correction[0][0] - (alone[0] + alone[1]) / 2).abs().max()) > 0.01


def test_guessing_and_loading_reduce_the_variance() -> None:
    def spread(found: Any) -> float:
        return float(np.sqrt(found.var(axis=0).sum()))

    plain, guessed, loaded = ([spread(x) for x in samples(41, **kind)] for kind in KINDS)
    assert guessed[0] < plain[0] / 2 and loaded[0] < plain[0] / 2
    assert loaded[1] < guessed[1] / 1.5


def test_sampled_play_has_the_law_of_the_game() -> None:
    coins = remembering_coin_game()
    game = tabular_game(coins)
    even = torch.full((80, 4), 0.25, dtype=torch.float64)
    played = game.play((even, even), 2000, 60, torch.Generator().manual_seed(3))

    def chi_square(law: Any) -> float:
        """Of the next states, less its mean, in standard deviations."""
        cell = (played.states[:-1] * 16 + played.row[:-1] * 4 + played.column[:-1]).flatten()
        counts = np.zeros(law.shape)
        np.add.at(counts, (cell.numpy(), played.states[1:].flatten().numpy()), 1)
        expected = counts.sum(axis=1, keepdims=True) * law
        assert not counts[law == 0].any()
        seen = expected > 5
        terms = (counts - expected)[seen] ** 2 / expected[seen]
        free = seen.sum() - (seen.sum(axis=1) > 0).sum()
        return float((terms.sum() - free) / (2 * free) ** 0.5)

    law = coins.law.toarray()
    assert abs(chi_square(law)) < 4
    tilted = law.copy()
    tilted[np.arange(len(law)), law.argmax(axis=1)] *= 1.5
    assert chi_square(tilted / tilted.sum(axis=1, keepdims=True)) > 8
    cells = played.states[0] * 16 + played.row[0] * 4 + played.column[0]
    assert np.array_equal(
        played.rewards[:, 0].numpy(), coins.payoffs.reshape(2, -1)[:, cells.numpy()]
    )


def test_the_legacy_arrangement_mixes_games_at_one_time() -> None:
    game = torch.arange(6).expand(4, 6)
    time = torch.arange(4)[:, None].expand(4, 6)
    played = Rollouts(game, time, time, torch.stack([time, time]).double()).scrambled()
    assert played.states.shape == (4, 6)
    assert played.states[:, 0].tolist() == [0, 1, 2, 3]  # four games in one "game"
    assert played.row[:, 0].tolist() == [0, 0, 0, 0]  # at one time
    assert played.rewards[0, :, 1].tolist() == [0, 0, 1, 1]


def test_halves_have_all_games() -> None:
    game = torch.arange(5).expand(2, 5)
    parts = Rollouts(game, game, game, torch.stack([game, game])).halves()
    assert [part.states[0].tolist() for part in parts] == [[0, 1], [2, 3, 4]]
