"""Certified sets of equilibrium payoffs against plain iteration in floats.

Where an incentive constraint just holds, a float cannot decide.  So the oracle runs twice, with
constraints a little tighter and a little looser: our inner polygon holds the tight set, and the
loose set holds our outer one.  With Gaussian payoffs the two runs nearly always agree, and pin the
set down; small integers make constraints just hold in every other game.
"""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp import load_game, verify
from gametheory_bp.equilibria.subgame_perfect import subgame_perfect_payoffs
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from tests.crosscheck.float_set_operator import ANGLES, payoff_set, support

Rows = list[list[Fraction]]
SLACK = 1e-9
CLOSE = 1e-6


def random_game(rng: random.Random, integers: bool) -> BimatrixGame:
    """2 x 2 or 3 x 3, small integers or Gaussian payoffs."""
    size = rng.choice((2, 3))

    def number() -> Fraction:
        return Fraction(rng.randint(-4, 4)) if integers else Fraction(int(rng.gauss(0, 1) * 1e4), 1)

    rows = [[[number() for _ in range(size)] for _ in range(size)] for _ in range(2)]
    scale = 1 if integers else Fraction(1, 10**4)
    return BimatrixGame(*([[x * scale for x in line] for line in table] for table in rows))


def compare(game: BimatrixGame, discount: str) -> bool:
    """Check one game; whether the oracle's two runs agree, so that the set is pinned down."""
    found = subgame_perfect_payoffs(RepeatedGame(game, discount))
    assert verify(found)
    assert found.complete and found.gap is not None, (game, discount)
    assert found.gap < Fraction(1, 10**9), (game, discount)
    first, second = (
        [[float(x) for x in line] for line in rows]
        for rows in (game.row_payoffs, game.column_payoffs)
    )
    d = float(Fraction(discount))
    steps = int(30 / (1 - d))
    tight, loose = (payoff_set(first, second, d, slack, steps) for slack in (-SLACK, SLACK))
    inner = [(float(x), float(y)) for x, y in found.inner.vertices]
    outer = [(float(x), float(y)) for x, y in found.outer.vertices]
    for n in ANGLES:
        if tight:
            assert support(tight, n) <= support(inner, n) + CLOSE, (n, game, discount)
        if outer:
            assert support(outer, n) <= support(loose, n) + CLOSE, (n, game, discount)
    return bool(tight) == bool(loose) and all(
        abs(support(tight, n) - support(loose, n)) < 10 * CLOSE for n in ANGLES if tight
    )


def sweep(seed: int, games: int, discounts: tuple[str, ...], integers: bool) -> float:
    """The share of comparisons in which the set is pinned down."""
    rng = random.Random(seed)
    results = [compare(random_game(rng, integers), d) for _ in range(games) for d in discounts]
    return sum(results) / len(results)


def test_some_random_games() -> None:
    assert sweep(1, 4, ("1/2", "4/5"), integers=False) > 0.7
    assert sweep(2, 4, ("1/2", "4/5"), integers=True) > 0.2


@pytest.mark.slow
def test_two_hundred_random_games_at_several_discounts() -> None:
    assert sweep(3, 100, ("1/2", "4/5", "24/25"), integers=False) > 0.8
    assert sweep(4, 100, ("1/2", "4/5", "24/25"), integers=True) > 0.2


@pytest.mark.parametrize("discount", ["1/5", "1/3", "1/2", "9/10", "24/25"])
def test_the_prisoners_dilemma(discount: str) -> None:
    compare(load_game("prisoners_dilemma"), discount)


@pytest.mark.parametrize("discount", ["1/5", "1/2", "24/25"])
def test_asymmetric_bach_or_stravinsky(discount: str) -> None:
    compare(load_game("asymmetric_bach_or_stravinsky"), discount)


@pytest.mark.parametrize("discount", ["1/5", "1/2", "9/10"])
def test_the_example_of_abreu_and_sannikov(discount: str) -> None:
    assert compare(load_game("abreu_sannikov_2014"), discount)


@pytest.mark.slow
def test_the_example_of_abreu_and_sannikov_with_irrational_corners() -> None:
    assert compare(load_game("abreu_sannikov_2014"), "3/10")


@pytest.mark.parametrize("discount", ["1/2", "4/5", "24/25"])
def test_a_cournot_duopoly_on_a_grid(discount: str) -> None:
    """Seven quantities from 0 to 6, price 6 less both quantities or 0, unit cost 3/5."""
    grid = range(7)
    own = [[max(0, 6 - x - y) * x - Fraction(3, 5) * x for y in grid] for x in grid]
    assert compare(BimatrixGame(own, [list(line) for line in zip(*own, strict=True)]), discount)


def test_a_wrong_set_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the set of another discount factor."""
    from tests.crosscheck import test_subgame_perfect_payoffs as module

    dilemma = load_game("prisoners_dilemma")
    wrong = subgame_perfect_payoffs(RepeatedGame(dilemma, "9/10"))
    monkeypatch.setattr(module, "subgame_perfect_payoffs", lambda _: wrong)
    with pytest.raises(AssertionError):
        module.compare(dilemma, "1/10")
