"""Every game of the library keeps the contract of its folder and the facts that it states."""

from __future__ import annotations

import re
from fractions import Fraction
from html import escape
from importlib import import_module

import pytest

from gametheory_bp import classify, list_games, load_game, nash_equilibria
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import named_game
from gametheory_bp.games.named_game import TAGS, NamedGame
from gametheory_bp.games.profile import Distribution

NAMES = list_games()


CLASSES = {
    "bargaining": "bargaining_problem",
    "coordination": "coordination_problem",
    "degenerate": "degenerate",
    "social dilemma": "social_dilemma",
    "symmetric": "symmetric_players",
    "zero-sum": "zero_sum",
}


def breaks(item: NamedGame) -> set[str]:
    """Tags that the payoffs contradict, and those that are missing."""
    found = classify(item.game).names
    true = {tag for tag, name in CLASSES.items() if name in found}
    return true ^ (set(item.tags) - {"correlation"})


@pytest.mark.parametrize("name", NAMES)
def test_a_game_states_title_source_and_facts(name: str) -> None:
    item = named_game(name)
    assert item.game is load_game(name)
    assert item.title == item.game.title
    assert re.search(r"\b1[789]\d\d|\b20\d\d|folklore", item.source)
    assert item.statement.endswith(".")
    assert list(item.tags) == sorted(item.tags)
    assert item.extreme_equilibria >= 1
    assert breaks(item) == set()
    assert len(nash_equilibria(item.game).extreme) == item.extreme_equilibria
    module = import_module(f"gametheory_bp.games.library.{name}")
    assert (module.__doc__ or "").strip().endswith(".")
    assert item.source in str(item) and escape(item.title) in item._repr_html_()
    assert BimatrixGame.from_json(item.game.to_json()) == item.game


def test_a_wrong_tag_is_noticed() -> None:
    game = BimatrixGame([[1, 2]], [[3, 4]], title="Planted")
    item = NamedGame(game, "folklore", "Nothing.", ("bargaining", "zero-sum"), 1)
    assert breaks(item) == {"bargaining", "zero-sum"}
    silent = NamedGame(load_game("chicken"), "folklore", "Nothing.", (), 3)
    assert breaks(silent) == {"bargaining", "coordination", "symmetric"}


def test_what_is_said_about_correlation_is_true() -> None:
    def vertices(name: str, *, coarse: bool = False) -> set[tuple[Fraction, Fraction]]:
        polygon = correlated_equilibria(load_game(name), coarse=coarse).payoff_polygon()
        return set(polygon.vertices)

    assert (Fraction(21, 4), Fraction(21, 4)) in vertices("aumann_1974")
    assert vertices("moulin_vial_1978") == {(3, 3)}
    third = Distribution.of([["1/3", 0, 0], [0, "1/3", 0], [0, 0, "1/3"]])
    moulin_vial = load_game("moulin_vial_1978")
    assert correlated_equilibria(moulin_vial, coarse=True).contains(third)
    assert moulin_vial.expected(third) == (Fraction(10, 3), Fraction(10, 3))
    assert vertices("shapley_1964") == {(Fraction(1, k), Fraction(1, k)) for k in (2, 3)}
    for name in list_games("correlation"):  # some kind of correlation beats every Nash equilibrium
        best = max(sum(p) for p in nash_equilibria(load_game(name)).payoffs)
        assert max(sum(p) for p in vertices(name, coarse=True)) > best


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
