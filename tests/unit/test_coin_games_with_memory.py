"""Coin games with memory: what is remembered, what is learned, what a deviation gains exactly."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.dynamics import (
    CONCESSION,
    CoinMemory,
    LearningSettings,
    MarkovGame,
    exploitability,
    remembering_coin_game,
    run,
)
from gametheory_bp.dynamics.best_replies import best_reply_tables


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
