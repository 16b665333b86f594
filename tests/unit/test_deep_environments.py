"""Batched games: their tables hold the exact law, and one generator is the only chance."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import numpy as np
import pytest
import torch

from gametheory_bp import load_game
from gametheory_bp.deep import GameTables, batched_game, game_tables
from gametheory_bp.deep.environments.environment import BatchedGame, offsets_drawn
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.games.coin_game import CoinGameState, load_coin_game


@cache
def tables_of(name: str) -> GameTables:
    return game_tables(name)


@cache
def counts_of(width: int, draws: int) -> list[int]:
    """How many values of the draw lead to each place."""
    share = torch.full((draws,), width, dtype=torch.int32).float() / draws
    return offsets_drawn(share, torch.arange(float(draws))).bincount(minlength=width).tolist()


def law_of_place(tables: GameTables, first: int, width: int) -> dict[int, Fraction]:
    """The law that stepping draws from, counted over every value of the draw."""
    counts = counts_of(width, tables.draws)
    found: dict[int, Fraction] = {}
    for state, k in zip(tables.targets[first : first + len(counts)].tolist(), counts, strict=True):
        found[state] = found.get(state, Fraction(0)) + Fraction(k, tables.draws)
    return found


def disagreements(tables: GameTables) -> list[str]:
    """Cells whose law or rewards differ from the exact model."""
    model, found = tables.source, []
    paid = torch.from_numpy(model.rewards.reshape(-1, 2) / model.reward_denominator)
    if not torch.equal(tables.rewards.double(), paid):  # quarters are exact in binary
        found.append("rewards")
    cells = model.successor.ravel()
    first, width = tables.first.numpy(), tables.width.numpy()
    successors, where = np.unique(cells, return_index=True)
    for successor, cell in zip(successors.tolist(), where.tolist(), strict=True):
        if law_of_place(tables, int(first[cell]), int(width[cell])) != dict(
            model.law_of(successor)
        ):
            found.append(f"law of successor {successor}")
    # one representative was compared: all cells with that successor must have its place
    back = np.searchsorted(successors, cells)
    if (first != first[where][back]).any() or (width != width[where][back]).any():
        found.append("places")
    return found


@pytest.mark.parametrize("name", ["cg", "cg_random_tie", "abcg"])
def test_the_tables_are_the_exact_law_in_every_state(name: str) -> None:
    assert disagreements(tables_of(name)) == []


def test_planted_errors_in_the_tables_are_found() -> None:
    tables = tables_of("cg")
    drawn = int((tables.width > 1).nonzero()[0])
    wrong = tables.width.clone()
    wrong[drawn] -= 1
    assert disagreements(replace(tables, width=wrong))
    moved = tables.targets.clone()
    moved[int(tables.first[drawn])] = moved[int(tables.first[drawn]) + 1]
    assert disagreements(replace(tables, targets=moved))
    paid = tables.rewards.clone()
    paid[5, 0] += 1
    assert disagreements(replace(tables, rewards=paid)) == ["rewards"]


def test_the_first_states_have_the_exact_law() -> None:
    for name in ("cg", "abcg"):
        tables = tables_of(name)
        weights = np.diff(tables.start_ends.numpy(), prepend=0)
        total = int(tables.start_ends[-1])
        law = {int(s): Fraction(int(w), total) for s, w in zip(tables.starts, weights, strict=True)}
        assert law == dict(tables.source.initial_law())


def deviation(tables: GameTables, cell: int, steps: int) -> float:
    """Chi-square of the next states drawn by :meth:`BatchedGame.step`, less its mean, in sigmas."""
    batch = 8192
    games = BatchedGame(tables, batch, steps, torch.Generator().manual_seed(3))
    m, n = tables.actions
    red, blue = (torch.full((batch,), k) for k in ((cell // n) % m, cell % n))
    counts = np.zeros(tables.states)
    for _ in range(steps):
        games.states = torch.full((batch,), cell // (m * n), dtype=torch.int32)
        counts += np.bincount(games.step(red, blue).states.numpy(), minlength=tables.states)
    model = tables.source
    law = dict(model.law_of(int(model.successor.ravel()[cell])))
    assert set(np.flatnonzero(counts)) == set(law)
    expected = {s: float(p) * batch * steps for s, p in law.items()}
    chi = sum((counts[s] - x) ** 2 / x for s, x in expected.items())
    return float(chi - len(law) + 1) / (2 * (len(law) - 1)) ** 0.5


def test_what_is_sampled_has_that_law_and_a_planted_bias_is_seen() -> None:
    tables = tables_of("cg")
    cell = int((tables.width > 1).nonzero()[0])
    assert abs(deviation(tables, cell, 8)) < 4
    # one of the targets twice as often, at the cost of its neighbour's half
    first, width = int(tables.first[cell]), int(tables.width[cell])
    targets = torch.cat([tables.targets, tables.targets[first : first + width].repeat(8)])
    targets[-1] = targets[-2]
    place, wide = tables.first.clone(), tables.width.clone()
    place[cell], wide[cell] = len(tables.targets), 8 * width
    biased = replace(tables, first=place, width=wide, targets=targets, draws=8 * tables.draws)
    assert deviation(biased, cell, 8) > 8


def test_a_generator_decides_everything() -> None:
    def play(seed: int) -> torch.Tensor:
        games = batched_game("cg", 16, generator=torch.Generator().manual_seed(seed))
        ones = torch.ones(16, dtype=torch.int64)
        return torch.stack([games.states, *(games.step(ones, 0 * ones).states for _ in range(9))])

    assert torch.equal(play(1), play(1))
    assert not torch.equal(play(1), play(2))


@pytest.mark.parametrize("name", ["cg", "abcg"])
def test_boards_show_what_lies_where(name: str) -> None:
    rules, tables = load_coin_game(name).rules, tables_of(name)
    labels = {
        "cg": ["red", "blue", "red coin", "blue coin"],
        "abcg": ["red", "blue", "red Disagreement coin", "blue Disagreement coin",
                 "red Cooperation coin", "blue Cooperation coin"],
    }[name]  # fmt: skip
    for s in range(0, tables.states, 97):
        state = CoinGameState.of(rules, tables.source.states[s])
        coins = [coin.label for coin in rules.phases[state.phase]]
        seen = {(state.red, "red"), (state.blue, "blue"), *zip(state.coins, coins, strict=True)}
        board = tables.observe(torch.tensor([s]), 0)[0].numpy()
        assert {((r, c), labels[k]) for r, c, k in np.argwhere(board).tolist()} == seen
        assert np.array_equal(tables.observe(torch.tensor([s]), 1)[0].numpy(), board)


def test_blue_may_see_itself_as_red() -> None:
    tables = game_tables("abcg", mirrored=True)
    own, others = tables.observe(torch.arange(50), 0), tables.observe(torch.arange(50), 1)
    assert torch.equal(others, own[..., [1, 0, 3, 2, 5, 4]])
    assert not torch.equal(others, own)
    seen = game_tables("prisoners_dilemma", mirrored=True).observe(torch.arange(5), 1)
    assert seen.argmax(dim=1).tolist() == [0, 2, 1, 3, 4]


def test_a_matrix_game_remembers_the_last_joint_action() -> None:
    games = batched_game(
        load_game("asymmetric_bach_or_stravinsky"), 4, 2, generator=torch.Generator()
    )
    assert games.observe(0).argmax(dim=1).tolist() == [4, 4, 4, 4]
    row, column = torch.tensor([0, 0, 1, 1]), torch.tensor([0, 1, 0, 1])
    step = games.checked_step(row, column)
    assert step.rewards.tolist() == [[4, 1], [0, 0], [0, 0], [2, 2]]
    assert step.states.tolist() == [0, 1, 2, 3] and not step.done
    assert games.step(row, column).done
    with pytest.raises(NotDefinedError, match="reset"):
        games.step(row, column)
    assert games.reset().tolist() == [4, 4, 4, 4]


def test_bad_arguments_are_refused_in_words() -> None:
    generator = torch.Generator()
    with pytest.raises(UnknownNameError, match="'abcg'"):
        batched_game("abgc", 2, generator=generator)
    with pytest.raises(InputValueError, match="batch is 0"):
        batched_game("cg", 0, generator=generator)
    with pytest.raises(InputValueError, match="horizon is None"):
        batched_game("prisoners_dilemma", 2, generator=generator)
    with pytest.raises(InputTypeError, match="manual_seed"):
        batched_game("cg", 2, generator=7)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="CoinGameRules"):
        game_tables(3)
    games = batched_game("cg", 2, generator=generator)
    with pytest.raises(InputValueError, match="column action 4"):
        games.checked_step(torch.tensor([0, 0]), torch.tensor([0, 4]))
    with pytest.raises(InputTypeError, match="shape"):
        games.checked_step(torch.tensor([0]), torch.tensor([0, 0]))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU")
def test_games_on_a_gpu_have_the_same_law() -> None:
    tables = tables_of("cg").to("cuda")
    cell = int((tables.width > 1).nonzero()[0])
    games = BatchedGame(tables, 4096, 1, torch.Generator(device="cuda").manual_seed(0))
    games.states = torch.full((4096,), cell // 16, dtype=torch.int32, device="cuda")
    actions = [torch.full((4096,), k, device="cuda") for k in ((cell // 4) % 4, cell % 4)]
    found = set(games.step(actions[0], actions[1]).states.tolist())
    model = tables.source
    assert found == set(dict(model.law_of(int(model.successor.ravel()[cell]))))
