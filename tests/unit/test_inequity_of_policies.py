"""Inequity-averse welfare of memory-one policies, against all paths one by one."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import sqrt

import numpy as np
import pytest

from gametheory_bp.errors import InputValueError, ShapeError
from gametheory_bp.evaluation import inequity_averse_welfare, inequity_of_pairs
from gametheory_bp.exact.exactness import EXACT, FLOAT
from gametheory_bp.games.library import load_game

BOS = load_game("asymmetric_bach_or_stravinsky")
DILEMMA = load_game("prisoners_dilemma")


def over_all_paths(row, column, game, steps, decay, penalty) -> float:  # type: ignore[no-untyped-def]
    total = 0.0
    for path in product(range(4), repeat=steps):
        weight, state = 1.0, 4
        for s in path:
            weight *= row[state][s // 2] * column[state][s % 2]
            state = s
        rewards = [game.payoff(s // 2, s % 2) for s in path]
        welfare = inequity_averse_welfare(rewards, decay=decay, penalty=penalty)
        total += weight * float(welfare)
    return total


@pytest.mark.parametrize("game", [BOS, DILEMMA], ids=["bos", "dilemma"])
@pytest.mark.parametrize(("decay", "width"), [(Fraction(9, 10), "1/4"), (Fraction(1, 3), "1/100")])
def test_the_answer_is_as_near_as_it_says(game, decay, width) -> None:  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(7)
    rows, columns = rng.dirichlet([1, 1], size=(2, 3, 5))
    found = inequity_of_pairs(rows, columns, game, steps=5, decay=decay, penalty=2, width=width)
    true = [over_all_paths(a, b, game, 5, decay, 2) for a, b in zip(rows, columns, strict=True)]
    for one, exact in zip(found, true, strict=True):
        assert abs(one.value - exact) <= one.within + 1e-12 and one.exactness == FLOAT
        room = 2 * float(Fraction(width)) / (4 * sqrt(1 - float(decay) ** 2))
        assert one.within == pytest.approx(room)
    other = inequity_of_pairs(rows, columns, game, steps=5, decay="1/2", penalty=2, width="1/100")
    assert any(abs(one.value - x) > 0.05 for one, x in zip(other, true, strict=True))  # planted


def test_deterministic_play_is_exact() -> None:
    turns = np.array([[[0, 1], [0, 1], [0, 1], [1, 0], [1, 0]]], dtype=float)
    (found,) = inequity_of_pairs(turns, turns, BOS, steps=4, decay="1/2")
    # D: 3, 3/2, 15/4, 15/8
    distances = Fraction(3) + Fraction(3, 2) + Fraction(15, 4) + Fraction(15, 8)
    assert found.value == (Fraction(5 + 4 + 5 + 4) - distances) / 4 and (
        found.within,
        found.exactness,
    ) == (0, EXACT)


def test_pure_and_mixed_pairs_keep_their_places() -> None:
    rng = np.random.default_rng(2)
    mixed = rng.dirichlet([1, 1], size=(1, 5))
    pure = np.array([[[1.0, 0.0]] * 5])
    rows = np.concatenate([mixed, pure, mixed])
    found = inequity_of_pairs(rows, rows, BOS, steps=10)
    assert [one.exactness for one in found] == [FLOAT, EXACT, FLOAT]
    assert found[0].value == found[2].value


def test_bad_numbers_are_refused() -> None:
    half = np.full((1, 5, 2), 0.5)
    for bad in ({"decay": 1}, {"penalty": -1}, {"width": 0}):
        with pytest.raises(InputValueError, match="decay"):
            inequity_of_pairs(half, half, BOS, **bad)
    with pytest.raises(ShapeError):
        inequity_of_pairs(half, half, load_game("asymmetric_bos_and_pd"))
