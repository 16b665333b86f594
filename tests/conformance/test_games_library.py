"""Every game of the library keeps the contract of its folder and the facts that it states."""

from __future__ import annotations

import re
from html import escape
from importlib import import_module

import pytest

from gametheory_bp import list_games, load_game
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import named_game
from gametheory_bp.games.named_game import TAGS, NamedGame

NAMES = list_games()


def breaks(item: NamedGame) -> list[str]:
    """The stated tags that the payoffs contradict."""
    game, wrong = item.game, []
    if "zero-sum" in item.tags and any(a + b for a, b in game.payoffs()):
        wrong.append("zero-sum")
    if "symmetric" in item.tags and game.transpose().row_payoffs != game.row_payoffs:
        wrong.append("symmetric")
    if "coordination" in item.tags and len(pure_equilibria(game)) < 2:
        wrong.append("coordination")
    if "bargaining" in item.tags and len({game.payoff(*p) for p in pure_equilibria(game)}) < 2:
        wrong.append("bargaining")
    return wrong


def pure_equilibria(game: BimatrixGame) -> list[tuple[int, int]]:
    m, n = game.shape
    a, b = game.row_payoffs, game.column_payoffs
    return [
        (i, j)
        for i in range(m)
        for j in range(n)
        if a[i][j] == max(a[k][j] for k in range(m)) and b[i][j] == max(b[i])
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_game_states_title_source_and_facts(name: str) -> None:
    item = named_game(name)
    assert item.game is load_game(name)
    assert item.title == item.game.title
    assert re.search(r"\b1[789]\d\d|\b20\d\d|folklore", item.source)
    assert item.statement.endswith(".")
    assert list(item.tags) == sorted(item.tags)
    assert item.extreme_equilibria >= 1
    assert breaks(item) == []
    module = import_module(f"gametheory_bp.games.library.{name}")
    assert (module.__doc__ or "").strip().endswith(".")
    assert item.source in str(item) and escape(item.title) in item._repr_html_()
    assert BimatrixGame.from_json(item.game.to_json()) == item.game


def test_a_wrong_tag_is_noticed() -> None:
    game = BimatrixGame([[1, 2]], [[3, 4]], title="Planted")
    item = NamedGame(game, "folklore", "Nothing.", ("bargaining", "symmetric", "zero-sum"), 1)
    assert breaks(item) == ["zero-sum", "symmetric", "bargaining"]


def test_titles_are_unique() -> None:
    assert len({load_game(name).title for name in NAMES}) == len(NAMES)


def test_the_games_that_are_promised_are_there() -> None:
    assert {
        "asymmetric_bach_or_stravinsky",
        "asymmetric_bos_and_pd",
        "asymmetric_chicken",
        "bach_or_stravinsky",
        "chicken",
        "extreme_bach_or_stravinsky",
        "matching_pennies",
        "prisoners_dilemma",
        "pure_coordination",
        "stag_hunt",
    } <= set(NAMES)
    pairs = {(int(a), int(b)) for a, b in load_game("extreme_bach_or_stravinsky").payoffs()}
    assert pairs == {(15, 10), (1, 11), (0, 0)}
    assert load_game("asymmetric_chicken").payoff(1, 0) == (2.5, -1)


def test_every_tag_is_carried_and_lists_are_by_tag() -> None:
    for tag in TAGS:
        assert list_games(tag), tag
        assert all(tag in named_game(name).tags for name in list_games(tag))
    with pytest.raises(InputValueError, match="no game carries the tag 'nice'"):
        list_games("nice")


def test_unknown_games_are_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownNameError, match="chicken"):
        load_game("chickn")
    with pytest.raises(LookupError):
        load_game("no such game at all")
    with pytest.raises(InputTypeError, match="name of a game"):
        load_game(3)  # type: ignore[arg-type]


def test_a_named_game_refuses_gaps() -> None:
    game = BimatrixGame([[1]], [[1]], title="Planted")
    with pytest.raises(InputValueError, match="source"):
        NamedGame(game, "", "Nothing.", (), 1)
    with pytest.raises(InputValueError, match=r"\['nice'\] are not known"):
        NamedGame(game, "folklore", "Nothing.", ("nice",), 1)
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        NamedGame([[1]], "folklore", "Nothing.", (), 1)  # type: ignore[arg-type]
