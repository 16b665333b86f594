"""Minimax values of stochastic games: known values, coin games, refusals, forged proofs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.games.coin_game import coin_game_model, load_coin_game, stochastic_tables
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats import minimax_point
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax

# The row player wins if the two differ; if both take the first action, play goes on.
CHASE = StochasticGame.build(
    [[[0, 1], [1, 0]], [[0]]],
    [[[0, 0], [0, 0]], [[0]]],
    [[[0, 1], [1, 1]], [[1]]],
    "1/2",
    initial=0,
    states=["chase", "over"],
)


def coin(name: str) -> StochasticGame:
    model = coin_game_model(load_coin_game(name).rules)
    return StochasticGame(*stochastic_tables(model), Fraction(24, 25))


def test_one_state_is_the_matrix_game() -> None:
    game = gt.BimatrixGame([[7, -3, 12], [0, 11, -5]], [[4, 0, 1], [1, 3, 2]])
    for discount in ("0", "24/25", "999/1000"):
        repeated = StochasticGame.of(gt.RepeatedGame(game, discount))
        for player in ("row", "column"):
            for mixed in (True, False):
                for side in ("minimax", "maximin"):
                    asked: Any = (player, mixed, side)
                    found = gt.minimax(repeated, *asked)
                    assert found.value == gt.minimax(game, *asked).value
                    assert gt.verify(found)


def test_an_irrational_value_is_enclosed() -> None:
    # v = val [[v/2, 1/2], [1/2, 0]], so v = 1 - sqrt(1/2)
    found = stochastic_minimax(CHASE)
    assert found.value is None
    assert str(found.exactness).startswith("certified")
    assert 2 * (1 - found.upper) ** 2 < 1 < 2 * (1 - found.lower) ** 2
    assert found.upper - found.lower < Fraction(1, 10**12)
    assert found.lower_values[1] <= 0 <= found.upper_values[1]
    with pytest.raises(NotDefinedError, match="two bounds"):
        minimax_point(CHASE)
    assert minimax_point(CHASE, mixed=False) == (Fraction(1, 2), 0)


def test_a_simple_mixture_is_exact() -> None:
    toss = StochasticGame.build(
        [[[3, -1], [-2, 4]], [[4]], [[0]]],
        [[[0, 0], [0, 0]], [[0]], [[0]]],
        [[[1, 2], [2, 1]], [[1]], [[2]]],
        "9/10",
        initial=0,
    )
    found = stochastic_minimax(toss)
    # per step: (1/10) [[3, -1], [-2, 4]] and then 9/10 of 4 or of 0
    stage = gt.BimatrixGame([["39/10", "-1/10"], ["-2/10", "4"]], [[0, 0], [0, 0]])
    assert found.values is not None
    assert found.value == gt.minimax(stage).value
    assert gt.verify(found)


def test_punishments_in_the_coin_game() -> None:
    for name in ("cg", "cg_random_tie"):
        game = coin(name)
        assert minimax_point(game) == minimax_point(game, mixed=False) == (0, 0)
    red, blue = (gt.minimax(coin("cg_red_wins"), player) for player in ("row", "column"))
    assert red.lower > Fraction(337, 1000) and blue.upper < Fraction(-337, 1000)
    assert gt.verify(red) and gt.verify(blue)


def test_waiting_in_the_asymmetric_game() -> None:
    game = coin("abcg")
    found = gt.minimax(game)
    assert found.upper - found.lower < Fraction(1, 10**12)
    assert Fraction(17352, 10**6) < found.lower < Fraction(17353, 10**6)
    # no state is worth more than one coin taken at once: the rest is withheld
    assert max(found.upper_values) <= Fraction(1, 25) + Fraction(1, 10**12)
    pure = gt.minimax(game, mixed=False)
    assert pure.value == Fraction(2083, 109375)
    assert gt.minimax(game, mixed=False, side="maximin").value == Fraction(643, 70000)
    assert gt.verify(pure)


def test_patient_players() -> None:
    game = replace(CHASE, discount=Fraction(99999, 100000))
    found = stochastic_minimax(game)
    d, v = Fraction(99999, 100000), found.lower
    assert found.upper - found.lower < Fraction(1, 10**9)
    # v (2 c - d v) = c^2 with c = 1 - d; the left side grows with v here
    c = 1 - d
    assert v * (2 * c - d * v) <= c * c <= found.upper * (2 * c - d * found.upper)


@pytest.mark.parametrize(("scale", "shift"), [("1e-30", 0), (10**30, 0), (1, 10**6), ("1/3", -7)])
def test_units_and_zero_do_not_matter(scale: Any, shift: int) -> None:
    unit = Fraction(scale)
    game = StochasticGame.build(
        [[[shift, shift + unit], [shift + unit, shift]], [[shift]]],
        [[[0, 0], [0, 0]], [[0]]],
        [[[0, 1], [1, 1]], [[1]]],
        "1/2",
        initial=0,
    )
    found = stochastic_minimax(game)
    low, high = (found.lower - shift) / unit, (found.upper - shift) / unit
    assert high - low < Fraction(1, 10**12)
    assert 2 * (1 - high) ** 2 < 1 < 2 * (1 - low) ** 2
    assert gt.verify(found)


def test_bad_arguments() -> None:
    with pytest.raises(InputTypeError, match="StochasticGame"):
        gt.minimax(3)  # type: ignore[call-overload]
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        gt.minimax(gt.RepeatedGame(gt.BimatrixGame([[1]], [[1]]), "1/2"))  # type: ignore[call-overload]
    with pytest.raises(UnknownNameError, match="player"):
        gt.minimax(CHASE, "blue")  # type: ignore[call-overload]
    with pytest.raises(UnknownNameError, match="side"):
        gt.minimax(CHASE, side="max")  # type: ignore[call-overload]
    with pytest.raises(InputTypeError, match="mixed"):
        gt.minimax(CHASE, mixed=1)  # type: ignore[call-overload]
    with pytest.raises(InputValueError, match="floating point"):
        gt.minimax(replace(CHASE, discount=1 - Fraction(1, 10**20)))


def test_forged_proofs_are_refused() -> None:
    found = stochastic_minimax(CHASE)
    proof = found.certificate
    tiny = Fraction(1, 10**9)

    def forged(**changes: Any) -> Any:
        lower = changes.get("lower_values", proof.lower_values)
        upper = changes.get("upper_values", proof.upper_values)
        gap = max(u - v for v, u in zip(lower, upper, strict=True))
        return replace(proof, **{"lower": lower[0], "upper": upper[0], "gap": gap, **changes})

    assert gt.verify(forged())
    wider = tuple(v - tiny for v in proof.lower_values), tuple(v + tiny for v in proof.upper_values)
    assert gt.verify(forged(lower_values=wider[0], upper_values=wider[1]))  # still true
    # a bound a little too good, consistent in all fields
    assert not gt.verify(forged(lower_values=(proof.lower_values[0] + tiny, Fraction(0))))
    assert not gt.verify(forged(upper_values=(proof.upper_values[0] - tiny, Fraction(0))))
    assert not gt.verify(forged(upper_values=proof.lower_values))
    # the same bounds for the other player, for pure strategies, by other strategies
    assert not gt.verify(forged(player="column"))
    assert not gt.verify(forged(mixed=False))
    even = MixedProfile.of(["1/2", "1/2"], ["1/2", "1/2"]), proof.strategies[1]
    assert not gt.verify(forged(strategies=even))
    # a bracket called exact
    saved = found.to_json()
    assert gt.verify(saved)
    assert not gt.verify({**saved, "exactness": "exact"})


def test_pure_values_forged() -> None:
    found = stochastic_minimax(CHASE, mixed=False)
    proof = found.certificate
    assert gt.verify(proof)
    assert not gt.verify(replace(proof, side="maximin"))
    half = MixedProfile.of(["1/2", "1/2"], ["1/2", "1/2"]), proof.strategies[1]
    assert not gt.verify(replace(proof, strategies=half))
    low = stochastic_minimax(CHASE, mixed=False, side="maximin").certificate
    assert low.lower < proof.lower
    assert not gt.verify(replace(low, side="minimax"))
    assert not gt.verify(replace(proof, lower_values=low.lower_values, lower=low.lower))


def test_what_is_shown() -> None:
    found = stochastic_minimax(CHASE)
    text = str(found)
    assert "chase" in text and "0.292893219" in text and "differ by at most" in text
    assert "StochasticMinimax(mixed minimax of row" in repr(found)
    assert "134 more states" not in text
    assert "more states" in str(gt.minimax(coin("abcg"), mixed=False))
