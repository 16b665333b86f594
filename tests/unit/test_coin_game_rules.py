"""Rules of coin games: what is refused, and how it is said."""

from __future__ import annotations

import pickle
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.coin_game.coin import Coin, cooperation_phases, own_coin_phases
from gametheory_bp.games.coin_game.contradictions import ContradictingRulesError
from gametheory_bp.games.coin_game.presets import load_coin_game
from gametheory_bp.games.coin_game.rules import CoinGameRules

CG, ABCG = load_coin_game("cg").rules, load_coin_game("abcg").rules

CONTRADICTIONS: list[tuple[CoinGameRules, dict[str, Any], tuple[str, ...], str]] = [
    (CG, {"tie": None}, ("tie", "phases"), "each player may take the red coin; give tie="),
    (ABCG, {"tie": "random"}, ("tie", "phases"), "leave tie out"),
    (CG, {"veto": "blue"}, ("veto", "phases"), "only one coin at a time"),
    (ABCG, {"penalty_payer": None}, ("contested_penalty", "penalty_payer"), "3/4 and penalty_p"),
    (ABCG, {"contested_penalty": 0}, ("contested_penalty", "penalty_payer"), "or 0 and None"),
    (
        CG,
        {"contested_penalty": 1, "penalty_payer": "taker"},
        ("contested_penalty", "phases"),
        "no coin that one player alone may take",
    ),
    (CG, {"avoid_old_coin": True}, ("avoid_old_coin", "phases"), "no second coin"),
    (ABCG, {"avoid_old_coin": False}, ("old_coin_at_start", "avoid_old_coin"), "not avoided"),
]


@pytest.mark.parametrize(("rules", "change", "fields", "message"), CONTRADICTIONS)
def test_contradicting_rules_are_named(
    rules: CoinGameRules, change: dict[str, Any], fields: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ContradictingRulesError, match=message) as caught:
        replace(rules, **change)
    assert caught.value.fields == fields
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.fields, str(again)) == (fields, str(caught.value))


VALUES: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"size": 1}, InputValueError, "size is 1; give a whole number, 2 or more"),
    ({"size": 3.0}, InputValueError, "size is 3.0"),
    ({"size": True}, InputValueError, "size is True"),
    ({"horizon": 0}, InputValueError, "horizon is 0"),
    ({"board": "tours"}, UnknownNameError, "did you mean 'torus'"),
    ({"tie": "rand"}, UnknownNameError, "did you mean 'random'"),
    ({"stay": 1}, InputTypeError, "stay is 1; give True or False"),
    ({"contested_penalty": -1, "penalty_payer": "red"}, InputValueError, "give a loss >= 0"),
    ({"contested_penalty": "much"}, InputValueError, "contested_penalty"),
    ({"phases": ()}, ShapeError, "give a tuple of phases"),
    ({"phases": [CG.phases[0]]}, ShapeError, "give a tuple of phases"),
    ({"phases": (("red",),)}, ShapeError, "each a tuple of coins"),
    ({"phases": (*CG.phases, *ABCG.phases)}, ShapeError, "1, 1, 2, 2 coins"),
    ({"phases": (CG.phases[0] * 2,)}, InputValueError, "phase 0 has two red coins"),
]


@pytest.mark.parametrize(("change", "kind", "message"), VALUES)
def test_single_values_out_of_range(
    change: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        replace(CG, **change)


COINS: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"colour": "green", "by_red": (1, 0)}, UnknownNameError, "green"),
    ({"colour": "red"}, InputValueError, "nobody may take the red coin"),
    ({"colour": "red", "by_red": (1, 0), "by_both": (1, 1)}, InputValueError, "tie rule"),
    ({"colour": "red", "by_red": 1}, ShapeError, "red coin, by_red is 1; give the pair"),
    ({"colour": "red", "by_red": (1, True)}, InputTypeError, "by_red is the boolean"),
]


@pytest.mark.parametrize(("fields", "kind", "message"), COINS)
def test_coins_that_are_none(fields: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        Coin(**fields)


def test_decimals_mean_what_is_written() -> None:
    assert cooperation_phases(1.2, 2)[0][0].by_both == (Fraction(6, 5), 0)
    assert own_coin_phases("1/2", 0.1)[0][0].by_blue == (Fraction(-1, 10), Fraction(1, 2))


def test_json_is_strict() -> None:
    data = ABCG.to_json()
    assert CoinGameRules.from_json(data) == ABCG
    assert data["contested_penalty"] == "3/4" and data["phases"][0][0]["kind"] == "coin"
    with pytest.raises(InputValueError, match="missing fields"):
        CoinGameRules.from_json({k: v for k, v in data.items() if k != "veto"})
    with pytest.raises(ContradictingRulesError):
        CoinGameRules.from_json(data | {"penalty_payer": None})


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"size": 3}, False),
        ({"size": 4}, True),
        ({"size": 4, "stay": True}, False),
        ({"size": 4, "board": "walls"}, False),
        ({"size": 2}, True),
    ],
)
def test_parity_of_the_distance(change: dict[str, Any], kept: bool) -> None:
    assert replace(CG, **change).parity_kept is kept
    assert ("never meet" in str(replace(CG, **change))) is kept


def test_the_display_says_every_rule() -> None:
    shown = str(ABCG)
    for words in (
        "3 x 3, torus",
        "right, left, down, up",
        "3/4, lost by red, whoever takes the coin",
        "red on the red coin keeps the other coin from being taken",
        "avoids the cell where the second coin lay, at the start (0, 0)",
        "blue Disagreement coin  both   yes    -3/4      1",
    ):
        assert words in shown
    assert "<table>" in ABCG._repr_html_()
