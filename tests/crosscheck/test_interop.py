"""Adapters: a game goes to every peer and comes back."""

from __future__ import annotations

import sys
from fractions import Fraction
from io import StringIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, interop, list_games, load_game
from gametheory_bp.errors import (
    InputTypeError,
    MissingPackageError,
    NotDefinedError,
    ShapeError,
)
from gametheory_bp.testing import games, large_number_games
from tests.effort import scaled

TO_AND_FROM = {
    "nashpy": (interop.to_nashpy, interop.from_nashpy),
    "numpy": (interop.to_numpy, lambda arrays: interop.from_numpy(*arrays)),
    "open_spiel": (interop.to_open_spiel, interop.from_open_spiel),
    "pygambit": (interop.to_pygambit, interop.from_pygambit),
}
MODULES = {"nashpy": "nashpy", "numpy": "numpy", "open_spiel": "pyspiel", "pygambit": "pygambit"}


@pytest.mark.parametrize("peer", TO_AND_FROM)
@pytest.mark.parametrize("name", list_games())
def test_a_library_game_comes_back(name: str, peer: str) -> None:
    pytest.importorskip(MODULES[peer])
    there, back = TO_AND_FROM[peer]
    game = load_game(name)
    again = back(there(game))
    assert again.payoffs() == game.payoffs()
    if peer in ("pygambit", "open_spiel"):
        assert again == game
        assert again.title == game.title


@given(games(3) | large_number_games())
@settings(max_examples=scaled(30))
def test_gambit_keeps_every_rational(game: BimatrixGame) -> None:
    pytest.importorskip("pygambit")
    theirs = interop.to_pygambit(game)
    assert interop.from_pygambit(theirs) == game
    row, column = theirs.players
    assert Fraction(str(theirs[0, 0][row])) == game.payoff(0, 0)[0]
    # planted: the players' payoffs are not exchanged on the way
    if game.payoff(0, 0)[0] != game.payoff(0, 0)[1]:
        assert Fraction(str(theirs[0, 0][column])) != game.payoff(0, 0)[0]


@given(games(3), st.sampled_from(["nashpy", "numpy", "open_spiel"]))
@settings(max_examples=scaled(30))
def test_the_others_get_the_nearest_doubles(game: BimatrixGame, peer: str) -> None:
    pytest.importorskip(MODULES[peer])
    there, back = TO_AND_FROM[peer]
    again = back(there(game))
    for ours, theirs in zip(game.payoffs(), again.payoffs(), strict=True):
        assert [float(x) for x in ours] == [float(x) for x in theirs]


def test_labels_that_gambit_refuses_are_numbered() -> None:
    pytest.importorskip("pygambit")
    game = BimatrixGame([[1, 2], [3, 4]], [[1, 2], [3, 4]], ["上", "下"], ["a", "b"], title="Éé\\")
    again = interop.from_pygambit(interop.to_pygambit(game))
    assert again.row_actions == ("1", "2") and again.column_actions == ("a", "b")
    assert again.payoffs() == game.payoffs()
    for names in (["a", "a"], [" a", "b"], ["a  b", "c"], ["a\\b", "c"], ["", "c"]):
        odd = BimatrixGame([[1, 2]], [[3, 4]], ["x"], names)
        assert interop.from_pygambit(interop.to_pygambit(odd)).column_actions == ("1", "2")


def test_a_tree_is_taken_in_strategic_form() -> None:
    pygambit = pytest.importorskip("pygambit")
    tree = pygambit.read_efg(StringIO(ENTRY))
    game = interop.from_pygambit(tree)
    assert game.row_payoffs == ((2, -1), (0, 0))
    assert game.column_payoffs == ((1, -1), (3, 3))


def test_three_players_are_refused_by_name() -> None:
    pygambit = pytest.importorskip("pygambit")
    with pytest.raises(NotDefinedError, match="3 players"):
        interop.from_pygambit(pygambit.Game.new_table([2, 2, 2]))
    pyspiel = pytest.importorskip("pyspiel")
    three = pyspiel.load_game("kuhn_poker", {"players": 3})
    with pytest.raises(NotDefinedError, match="3 players"):
        interop.from_open_spiel(three)


def test_other_open_spiel_games_are_taken_in_strategic_form() -> None:
    pyspiel = pytest.importorskip("pyspiel")
    game = interop.from_open_spiel(pyspiel.load_game("kuhn_poker"))
    assert game.shape == (64, 64)
    assert all(abs(a + b) < Fraction(1, 10**12) for a, b in game.payoffs())


def test_arrays_of_pairs_and_bad_arrays() -> None:
    pairs = np.array([[[0.1, 1], [2, 3]]])
    game = interop.from_numpy(pairs)
    assert game.payoffs() == ((Fraction(1, 10), 1), (2, 3))
    stored = interop.from_numpy(pairs, floats="stored")
    assert stored.payoff(0, 0)[0] == Fraction(0.1)
    with pytest.raises(ShapeError, match=r"one array of shape \(2, 2\)"):
        interop.from_numpy(np.eye(2))


@pytest.mark.parametrize("peer", TO_AND_FROM)
def test_wrong_types_are_refused(peer: str) -> None:
    there, back = TO_AND_FROM[peer]
    with pytest.raises(InputTypeError, match="give a BimatrixGame"):
        there([[1]])  # type: ignore[arg-type]
    if peer != "numpy":
        with pytest.raises(InputTypeError, match=r"give a (nashpy|pyspiel|pygambit)\.Game"):
            back("a game")


@pytest.mark.parametrize(
    ("module", "extra", "adapter"),
    [
        ("pygambit", "gametheory_bp\\[gambit\\]", interop.to_pygambit),
        ("pyspiel", "gametheory_bp\\[openspiel\\]", interop.to_open_spiel),
        ("nashpy", "'gametheory_bp'", interop.to_nashpy),
    ],
)
def test_a_missing_package_names_the_extra(
    module: str, extra: str, adapter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)  # what a missing package looks like
    with pytest.raises(MissingPackageError, match=extra):
        adapter(load_game("chicken"))


# Ann stays out, for (0, 3), or enters; then Bob says yes, for (2, 1), or no, for (-1, -1).
ENTRY = """EFG 2 R "Entry" { "Ann" "Bob" }

p "" 1 1 "" { "in" "out" } 0
p "" 2 1 "" { "yes" "no" } 0
t "" 1 "" { 2, 1 }
t "" 2 "" { -1, -1 }
t "" 3 "" { 0, 3 }
"""


class LaterGambit:
    """A stand-in for versions whose reader wants bytes or lives elsewhere."""

    def __init__(self, title: str, text: str) -> None:
        self.title, self.text = title, text

    def to_nfg(self) -> str:
        return self.text


def test_other_versions_of_gambit_are_reached_through_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def wants_bytes(stream: Any) -> LaterGambit:
        content = stream.read()
        if isinstance(content, str):
            raise TypeError("bytes, please")
        return LaterGambit("", content.decode())

    class Module:
        read_nfg = staticmethod(wants_bytes)

    class Older:
        class Game:
            parse_game = staticmethod(lambda text: LaterGambit("", text))

    game = load_game("winkels_1979")
    for module in (Module, Older):
        monkeypatch.setitem(sys.modules, "pygambit", module)
        assert interop.from_pygambit(interop.to_pygambit(game)) == game
    monkeypatch.setitem(sys.modules, "pygambit", object())
    with pytest.raises(NotDefinedError, match="no function to read a game"):
        interop.to_pygambit(game)
