"""Runs of learning: records, seeds, published figures, divergence, bad arguments."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.dynamics import (
    CONCESSION,
    CoinMemory,
    LearningSettings,
    MarkovGame,
    MemoryOneWorld,
    Point,
    average_values,
    exploitability,
    load_learner,
    paired_values,
    preset,
    remembering_coin_game,
    run,
    stability,
    values,
)
from gametheory_bp.dynamics.best_replies import best_reply_tables
from gametheory_bp.dynamics.exploitability import rational_mixture
from gametheory_bp.dynamics.running import BLOCK
from gametheory_bp.errors import (
    InputValueError,
)
from gametheory_bp.evaluation import groups_by_ratio

BOS = gt.load_game("asymmetric_bach_or_stravinsky")
BOS_PAYOFFS = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
PD = gt.load_game("prisoners_dilemma")
QUICK = LearningSettings(updates=5, record_every=2)
TIT_FOR_TAT = [[1, 0], [0, 1], [1, 0], [0, 1], [1, 0]]


def test_a_record_says_what_happened() -> None:
    found = run(BOS, seeds=3, settings=QUICK)
    assert found.recorded.tolist() == [0, 2, 4, 5]
    assert found.history.shape == found.gradient_norms.shape == (4, 3, 2)
    assert (found.history[-1] == found.values).all()
    assert (found.logged_values == found.history[2]).all()
    again = paired_values(*found.policies, BOS, "24/25")
    assert abs(again - found.values).max() < 1e-12
    assert "3 seeds, 5 updates, float" in str(found)
    assert found.exactness.word == "float" and found.certificate is None


def test_a_seed_is_its_own_run() -> None:
    many, few = run(BOS, seeds=4, settings=QUICK), run(BOS, seeds=2, settings=QUICK)
    assert few.seeds == many.seeds[:2]
    assert abs(few.values - many.values[:2]).max() < 1e-12
    assert run(BOS, seeds=2, rng=1, settings=QUICK).seeds != few.seeds
    assert few.shared_seeds(many) == few.seeds
    assert few.shared_seeds(run(BOS, seeds=2, rng=1, settings=QUICK)) == ()


def test_blocks_leave_no_trace() -> None:
    setting = LearningSettings(updates=1)
    whole = run(BOS, seeds=BLOCK + 2, settings=setting)
    last = np.random.SeedSequence(0).spawn(BLOCK + 2)[-1:]
    alone = run(BOS, seeds=last, settings=setting)
    assert abs(whole.values[-1] - alone.values[0]).max() < 1e-12


@pytest.mark.parametrize(
    "seeds",
    [
        [1, 2, 1],
        [np.random.SeedSequence(3), 3],
        [np.random.SeedSequence([3]), 3],
        [np.random.SeedSequence([3, 1, 0]), np.random.SeedSequence(3 + 2**32)],
        [np.random.SeedSequence(5).spawn(2)[1], np.random.SeedSequence(5, spawn_key=(1,))],
    ],
)
def test_equal_seeds_are_refused(seeds: Any) -> None:
    with pytest.raises(InputValueError, match="repeat one run"):
        run(BOS, seeds=seeds, settings=QUICK)


def test_learning_rates_multiply_unnormalised_values() -> None:
    setting = LearningSettings(updates=1, step=0.5)
    found = run(BOS, "naive", seeds=1, settings=setting)
    moved = found.parameters[0] - found.initial_parameters[0]
    assert abs(np.sqrt((moved**2).sum()) - 0.5 * found.gradient_norms[0, 0, 0]) < 1e-12
    table, h = found.initial_parameters[0].copy(), 1e-6

    def value(t: Any) -> float:
        s = 1 / (1 + np.exp(-t))
        other = 1 / (1 + np.exp(-found.initial_parameters[1]))
        pair = (s / s.sum(axis=2, keepdims=True), other / other.sum(axis=2, keepdims=True))
        return float(paired_values(*pair, BOS, "24/25")[0, 0]) * 25

    shift = np.zeros_like(table)
    shift[0, 4, 0] = h
    assert (
        abs((value(table + shift) - value(table - shift)) / (2 * h) * 0.5 - moved[0, 4, 0]) < 1e-6
    )


def test_published_outcomes_of_asymmetric_bach_or_stravinsky() -> None:
    """8, 19 and 13 of 40 were egalitarian, mixed and utilitarian: within three standard errors."""
    item = preset("iasymbos")
    found = run(item.game, seeds=400, settings=item.settings)
    classes = np.array(groups_by_ratio(found.logged_values))
    for name, count in (("egalitarian", 8), ("mixed", 19), ("utilitarian", 13)):
        share, published = float((classes == name).mean()), count / 40
        assert abs(share - published) < 3 * np.sqrt(
            published * (1 - published) * (1 / 40 + 1 / 400)
        )


def test_on_the_transposed_dilemma_cooperation_dominates() -> None:
    item = preset("ipd", legacy_transposed=True)
    found = run(item.game, seeds=40, settings=item.settings)
    assert abs(found.values.mean(axis=0) + 1.0002).max() < 5e-5
    true = run(preset("ipd").game, "naive", seeds=40)
    assert abs(true.values.mean(axis=0) + 1.0002).max() > 0.5


def test_divergence_is_reported_where_it_began() -> None:
    setting = LearningSettings(updates=6, step=1e308, look_ahead=1e10)
    found = run(BOS, seeds=3, settings=setting)
    assert len(found.diverged) and (found.diverged_at[found.diverged] >= 1).all()
    assert np.isfinite(found.values).all() and np.isfinite(found.parameters[0]).all()
    assert "diverged, the first at update" in str(found)


def test_the_update_that_failed_is_named_and_the_other_seeds_go_on() -> None:
    naive = load_learner("naive")

    def change(point: Point, player: int, settings: LearningSettings) -> Any:
        found = naive.change(point, player, settings)
        for seed, time in ((1, 2), (3, 4)):
            if point.time >= time and player == 1:
                found[0, 0, seed] = np.inf if seed == 1 else np.nan
        return found

    failing = replace(naive, change=change)
    setting = LearningSettings(updates=6, record_every=1)
    found = run(BOS, failing, seeds=5, settings=setting)
    assert found.diverged_at.tolist() == [0, 3, 0, 5, 0]
    sound = run(BOS, "naive", seeds=5, settings=setting)
    for seed, updates in enumerate((6, 2, 6, 4, 6)):
        assert abs(found.values[seed] - sound.history[updates, seed]).max() < 1e-12


def test_both_players_move_at_the_same_time() -> None:
    setting = LearningSettings(updates=1)
    found = run(BOS, seeds=2, settings=setting)
    point = Point(MemoryOneWorld(BOS_PAYOFFS, 0.96), *(t.T for t in found.initial_parameters))
    for k in (0, 1):
        wanted = point.theta[k] + load_learner("lola_exact").change(point, k, setting)
        assert abs(found.parameters[k].T - wanted).max() < 1e-12


def test_rows_and_columns_are_not_exchanged() -> None:
    game = gt.BimatrixGame([[1, 2, 3], [4, 5, 6]], [[10, 20, 30], [40, 50, 60]])
    for i in (0, 1):
        for j in (0, 1, 2):
            row, column = (np.eye(k)[a] + np.zeros((1, 7, k)) for k, a in ((2, i), (3, j)))
            wanted = [game.row_payoffs[i][j], game.column_payoffs[i][j]]
            assert abs(paired_values(row, column, game, 0.5) - np.array(wanted, float)).max() < 1e-9
    defect, cooperate = (np.eye(2)[a] + np.zeros((1, 5, 2)) for a in (1, 0))
    assert abs(paired_values(defect, cooperate, PD, 0.5) - [0, -3]).max() < 1e-12


def test_all_ordered_pairs() -> None:
    found = run(BOS, seeds=3, settings=QUICK)
    table = values(*found.policies, BOS, 0.96)
    assert abs(table[np.arange(3), np.arange(3)] - found.values).max() < 1e-12
    row, column = found.policies
    assert abs(table[2, 0] - paired_values(row[2:], column[:1], BOS, 0.96)[0]).max() < 1e-12
    myopic = values(row, column, BOS, 0)
    first = np.einsum(
        "ka,lb,abi->kli", row[:, 4], column[:, 4], np.array(BOS.payoffs(), float).reshape(2, 2, 2)
    )
    assert abs(myopic - first).max() < 1e-12
    assert (
        abs(average_values(row, column, BOS) - paired_values(row, column, BOS, 1 - 1e-9)).max()
        < 1e-5
    )


def test_exploitability_is_exact() -> None:
    mirrored = [TIT_FOR_TAT[k] for k in (0, 2, 1, 3, 4)]
    found = exploitability(PD, TIT_FOR_TAT, mirrored, "24/25")
    assert found.total == 0 and found.verdict.is_nash and bool(gt.verify(found.verdict))
    found = exploitability(PD, TIT_FOR_TAT, [[1, 0]] * 5, "24/25")
    assert found.gains == (1, 0) and not found.verdict.is_nash
    assert "no Nash equilibrium" in str(found)
    blurred = np.full((5, 2), 0.5) + np.array([1e-9, -1e-9])
    assert exploitability(PD, blurred, blurred, 0.5, denominator=1).rounding > Fraction(2, 5)
    assert rational_mixture([0.0, 1.0], 1) == (0, 1)


def test_best_replies_agree_with_the_exact_ones() -> None:
    found = run(BOS, seeds=4, settings=QUICK)
    world = MemoryOneWorld(BOS_PAYOFFS, 0.96)
    replies = best_reply_tables(world, np.ascontiguousarray(found.policies[1].T), 0)
    best = paired_values(replies.T, found.policies[1], BOS, 0.96)[:, 0]
    for k in range(4):
        facts = exploitability(BOS, found.policies[0][k], found.policies[1][k], "24/25")
        assert abs(float(facts.payoffs[0] + facts.gains[0]) - best[k]) < 1e-4


@pytest.mark.parametrize("name", ["naive", "lola_exact", "welfare_ascent"])
def test_the_jacobian_is_that_of_the_update(name: str) -> None:
    rng, h = np.random.default_rng(2), 1e-6
    row, column = rng.normal(size=(2, 5, 2))
    setting = LearningSettings(discount=0.8, updates=1)
    found = stability(BOS, row, column, name, setting)
    world = MemoryOneWorld(BOS_PAYOFFS, 0.8)

    def after(shift: float) -> Any:
        one = row.T.copy()[..., None]
        one[1, 3] += shift  # parameter 1 of state 3
        point = Point(world, one, column.T[..., None])
        learner = load_learner(name)
        moved = [t + learner.change(point, k, setting) for k, t in enumerate(point.theta)]
        return np.concatenate([m.ravel() for m in moved])

    slope = (after(h) - after(-h)) / (2 * h)
    assert abs(found.jacobian[:, 5 + 3] - slope).max() < 1e-5 * abs(slope).max()
    assert found.radius >= 0 and found.kind in ("contracting", "neutral", "expanding")


def test_coin_game_bits_say_whose_coin_was_taken_last() -> None:
    game = remembering_coin_game()
    plain = remembering_coin_game(memory=False)
    assert game.states == 4 * plain.states
    rng = np.random.default_rng(0)
    x, y = (rng.dirichlet(np.ones(4), size=(1, plain.states)) for _ in (0, 1))
    wide = [np.repeat(p, 4, axis=1) for p in (x, y)]  # policies that ignore the bits
    assert abs(game.values(*wide) - plain.values(x, y)).max() < 1e-12
    rates, plainly = game.rates(*wide), plain.rates(x, y)
    for name in ("coins", "own coins"):
        assert abs(rates[name] - plainly[name]).max() < 1e-12
    # a coin pays 1, and costs 2 if the other takes it
    lost = plainly["coins"] - plainly["own coins"]
    paid = plainly["coins"] - 2 * lost[:, ::-1]
    assert abs(plain.values(x, y) - paid).max() < 1e-12
    bits = np.arange(game.states) % 4
    law = game.law.toarray().reshape(game.states, 4, 4, game.states)
    took, own = game.marks["coins"] > 0, game.marks["own coins"] > 0
    red, blue = bits // 2, bits % 2
    for k, bit in ((0, red), (1, blue)):
        reached = (law > 0) & (took[k] & ~own[k])[..., None]
        assert (bit[np.nonzero(reached)[-1]] == 1).all()
        kept = (law > 0) & ~took[k][..., None]
        s, *_, t = np.nonzero(kept)
        assert (bit[s] == bit[t]).all()


def test_reciprocity_is_learned_on_the_coin_game() -> None:
    game = remembering_coin_game()
    setting = LearningSettings(parameterisation="softmax", look_ahead=10.0, updates=40)
    shares = {}
    for name in ("lola_exact", "naive"):
        found = run(game, name, seeds=3, settings=setting)
        rates = game.rates(*found.policies)
        shares[name] = rates["own coins"].sum(axis=1) / rates["coins"].sum(axis=1)
    assert (shares["lola_exact"] > 0.9).all() and (shares["naive"] < 0.6).all()


def test_concessions_are_remembered() -> None:
    game, plain = remembering_coin_game("abcg"), remembering_coin_game("abcg", memory=False)
    assert game.states == 4 * plain.states
    names = [name.rsplit(" ", 1) for name in game.exact.states]
    law = game.law.toarray().reshape(game.states, 4, 4, game.states)
    alone = game.marks["coins"] - game.marks["joint coins"]  # a Disagreement coin
    for k, place, own in ((0, 2, "red Disagreement"), (1, 1, "blue Disagreement")):
        lies = np.array([own in name for name, _ in names])
        bit = np.array([bool(int(memory) & place) for _, memory in names])
        for taken, then in ((alone[k] > 0, True), (game.marks["joint coins"][k] > 0, False)):
            s, *_, t = np.nonzero((law > 0) & (taken & lies[:, None, None])[..., None])
            assert len(s) and (bit[t] == then).all()
        nothing = ~lies[:, None, None] | (game.marks["coins"].sum(axis=0) == 0)
        s, *_, t = np.nonzero((law > 0) & nothing[..., None])
        assert (bit[s] == bit[t]).all()
    assert game.start.reshape(-1, 4)[:, 1:].max() == 0


def test_any_memory_can_be_declared() -> None:
    last = CoinMemory("last", "Colour of the last coin.", 3, lambda k, p: 1 + (p.place == 0))
    game = remembering_coin_game("cg_random_tie", memory=last)
    plain = remembering_coin_game("cg_random_tie", memory=False)
    half = [np.full((1, g.states, 4), 0.25) for g in (game, plain)]
    assert abs(game.values(half[0], half[0]) - plain.values(half[1], half[1])).max() < 1e-12
    rates = plain.rates(half[1], half[1])
    # ties are decided by chance: every coin is one player's
    lost = rates["coins"] - rates["own coins"]
    paid = rates["coins"] - 2 * lost[:, ::-1]
    assert abs(plain.values(half[1], half[1]) - paid).max() < 1e-12
    assert CONCESSION.states == 4


@pytest.mark.parametrize("name", ["cg", "abcg"])
def test_coin_games_in_fractions_are_the_same(name: str) -> None:
    game = remembering_coin_game(name)
    again = MarkovGame.of(game.exact)
    assert game.exact.discount == Fraction(24, 25)
    assert (again.payoffs == game.payoffs).all() and (again.start == game.start).all()
    assert abs((again.law - game.law).toarray()).max() < 1e-15


def test_gains_in_coin_games_are_exact() -> None:
    game = remembering_coin_game(memory=False)
    setting = LearningSettings(parameterisation="softmax", updates=5)
    found = run(game, seeds=1, settings=setting)
    facts = exploitability(game, *(p[0] for p in found.policies))
    assert abs(np.array(facts.payoffs, float) - found.values[0]).max() < 1e-4
    assert facts.verdict.certificate.strategies == (facts.row, facts.column)
    for k in (0, 1):
        reply = best_reply_tables(game, np.ascontiguousarray(found.policies[1 - k].T), k).T
        pair = (reply, found.policies[1]) if k == 0 else (found.policies[0], reply)
        best = game.values(*pair)[0, k]
        assert abs(float(facts.payoffs[k] + facts.gains[k]) - best) < 1e-4
    assert facts.gains[0] > 0 and bool(gt.verify(facts.verdict))


@pytest.mark.slow
@pytest.mark.parametrize("learner", ["lola_exact", "naive"])
def test_the_compiled_form_gives_the_same_numbers(learner: str) -> None:
    pytest.importorskip("numba", reason="numba is not installed: the extra compiled")
    plain, quick = (run(BOS, learner, seeds=300, compiled=c) for c in (False, True))
    for a, b in (
        (plain.values, quick.values),
        (plain.history, quick.history),
        (plain.logged_values, quick.logged_values),
        (plain.gradient_norms, quick.gradient_norms),
        (plain.policies[0], quick.policies[0]),
    ):
        assert abs(a - b).max() < 1e-8
    # beyond the range of the compiled sigmoid NumPy takes over
    far = LearningSettings(updates=3, spread=2000.0)
    plain, quick = (run(BOS, learner, seeds=3, settings=far, compiled=c) for c in (False, True))
    assert (plain.values == quick.values).all()
