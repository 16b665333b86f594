"""Every preset of a coin game keeps the contract of its folder."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.codec import decode_record
from gametheory_bp.games.coin_game.building import coin_game_model
from gametheory_bp.games.coin_game.lumping import check_lumping
from gametheory_bp.games.coin_game.named_coin_game import NamedCoinGame
from gametheory_bp.games.coin_game.payments import payments
from gametheory_bp.games.coin_game.presets import list_coin_games, load_coin_game
from gametheory_bp.games.coin_game.rule_tables import rule_lines
from gametheory_bp.games.coin_game.rules import CoinGameRules

NAMES = list_coin_games()
PROMISED = (
    "abcg", "abcg_early", "abcg_intended", "abcg_no_penalty", "cg", "cg_random_tie", "cg_red_wins"
)  # fmt: skip


def test_the_promised_presets_are_there() -> None:
    assert set(PROMISED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_states_its_source_and_every_quirk(name: str) -> None:
    item = load_coin_game(name)
    assert re.search(r"\b20\d\d\b", item.source)
    assert item.statement.endswith(".")
    module = import_module(f"gametheory_bp.games.coin_game.presets.{name}")
    assert "Exact" in (module.__doc__ or "")
    assert unexplained(item) == set()
    assert item.title in str(item) and item.source in str(item)
    assert CoinGameRules.from_json(item.rules.to_json()) == item.rules
    assert decode_record(item.rules.to_json()) == item.rules


def unexplained(item: NamedCoinGame) -> set[str]:
    """Fields that differ from the plain choice without a word on where that comes from."""
    plain = CoinGameRules.__dataclass_fields__
    kept = {"phases", "size", "horizon"}
    differ = {k for k in plain if k not in kept and getattr(item.rules, k) != plain[k].default}
    return differ - {name for name, _ in item.quirks}


def test_a_missing_word_on_a_quirk_is_noticed() -> None:
    item = load_coin_game("abcg")
    planted = NamedCoinGame(item.rules, item.title, item.source, item.statement, item.quirks[2:])
    assert unexplained(planted) == {"contested_penalty", "penalty_payer"}


@pytest.mark.parametrize("name", NAMES)
def test_the_symmetries_lump_the_model_exactly(name: str) -> None:
    rules = load_coin_game(name).rules
    full, shifted, small = (coin_game_model(rules, by) for by in ("none", "translations", "all"))  # type: ignore[arg-type]
    assert check_lumping(full, small) and check_lumping(full, shifted)
    assert check_lumping(shifted, small)
    assert len(full.states) == rules.cells * len(shifted.states)


def test_published_payments() -> None:
    """The pay of every coin, as the sources state it."""
    paid = {
        name: {
            (i.coin.label, i.standing): tuple(map(str, i.rewards))
            for i in payments(load_coin_game(name).rules)
            if i.taken
        }
        for name in NAMES
    }
    assert paid["cg"] == {
        ("red coin", "red"): ("1", "0"),
        ("red coin", "blue"): ("-2", "1"),
        ("red coin", "both"): ("-1", "1"),
        ("blue coin", "red"): ("1", "-2"),
        ("blue coin", "blue"): ("0", "1"),
        ("blue coin", "both"): ("1", "-1"),
    }
    assert paid["cg_random_tie"]["red coin", "both"] == ("-1/2", "1/2")
    assert paid["cg_red_wins"]["blue coin", "both"] == ("1", "-2")
    abcg = {
        ("red Cooperation coin", "both"): ("2", "0"),
        ("blue Disagreement coin", "blue"): ("0", "1"),
        ("blue Disagreement coin", "both"): ("-3/4", "1"),
        ("red Disagreement coin", "red"): ("1", "0"),
        ("red Disagreement coin", "both"): ("1/4", "0"),
        ("blue Cooperation coin", "both"): ("0", "3"),
    }
    assert paid["abcg"] == abcg
    intended = abcg | {("blue Disagreement coin", "both"): ("0", "1/4")}
    assert paid["abcg_intended"] == intended
    none = intended | {
        ("blue Disagreement coin", "both"): ("0", "1"),
        ("red Disagreement coin", "both"): ("1", "0"),
    }
    assert paid["abcg_no_penalty"] == none
    assert paid["abcg_early"] == none | {
        ("red Cooperation coin", "both"): ("6/5", "0"),
        ("blue Cooperation coin", "both"): ("0", "2"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_rules_is_complete(name: str) -> None:
    lines = dict(rule_lines(load_coin_game(name).rules))
    assert len(lines) == 12 and all(lines.values())


def test_unknown_presets_and_wrong_records() -> None:
    with pytest.raises(UnknownNameError, match="abcg_early"):
        load_coin_game("abcg_earli")
    item = load_coin_game("cg")
    with pytest.raises(InputTypeError, match="give CoinGameRules"):
        NamedCoinGame(3, item.title, item.source, item.statement)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="a title, a source"):
        NamedCoinGame(item.rules, "", item.source, item.statement)
    with pytest.raises(InputValueError, match="quirk 'ties'"):
        NamedCoinGame(item.rules, "a", "b", "c", (("ties", "none"),))
