"""The shipped .nfg files: against the originals where present, and against the peers."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp import list_games, load_game, read_nfg
from gametheory_bp.games.nfg import DIALECTS, nfg_text, read_nfg_document

FILES = sorted((Path(__file__).parent.parent / "data" / "games").glob("*.nfg"))
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.nfg"))

# Our file and the collection's file that it repeats under our own title.
ORIGINALS = {
    "all_zero_decimals": "zero.nfg",
    "bach_or_stravinsky_named": "ijgt_nau2004_sec3.nfg",
    "dilemma_9_10": "pd.nfg",
    "kreps_wilson_decimals": "e04.nfg",
    "meeting_points_as_outcomes": "coordination_4x4_outcome.nfg",
    "no_pure_equilibrium": "2x2.nfg",
    "seventy_five_equilibria": "dcg_vonstengel1999_6x6_game_with_75_eq.nfg",
    "shapley_lemke_howson": "other_shapley1974_fig2.nfg",
    "ties_3x3": "deg1.nfg",
    "todd_5x3": "todd1.nfg",
    "weighted_meeting_points": "coord4.nfg",
    "winkels_halves": "winkels.nfg",
}
IN_LIBRARY = {
    "bach_or_stravinsky_named": "bach_or_stravinsky",
    "kreps_wilson_decimals": "kreps_wilson_1982",
    "meeting_points_as_outcomes": "quint_shubik_1997",
    "seventy_five_equilibria": "von_stengel_1999",
    "shapley_lemke_howson": "shapley_1974_figure_2",
    "winkels_halves": "winkels_1979",
}


def originals_folder() -> Path:
    folder = os.environ.get("GAMETHEORY_BP_NFG_DIR", "")
    if not folder:
        pytest.skip("GAMETHEORY_BP_NFG_DIR names no folder with the original files")
    return Path(folder)


def test_every_file_has_an_original_and_both_forms_occur() -> None:
    assert {path.stem for path in FILES} == set(ORIGINALS)
    forms = [read_nfg_document(path).form for path in FILES]
    assert {"payoffs", "outcomes"} == set(forms)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_has_the_original_payoffs(path: Path) -> None:
    original = read_nfg(originals_folder() / ORIGINALS[path.stem])
    game = read_nfg(path)
    assert game.payoffs() == original.payoffs()
    assert game.shape == original.shape
    assert game.title != original.title


def test_every_original_is_read() -> None:
    for path in sorted(originals_folder().glob("*.nfg")):
        game = read_nfg(path)
        for dialect in DIALECTS:
            assert read_nfg(nfg_text(game, dialect)).payoffs() == game.payoffs()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(IN_LIBRARY))
def test_the_library_repeats_the_file(name: str) -> None:
    path = next(path for path in FILES if path.stem == name)
    assert load_game(IN_LIBRARY[name]).payoffs() == read_nfg(path).payoffs()


@pytest.mark.parametrize("path", [*FILES, *EXAMPLES], ids=lambda path: path.stem)
def test_gambit_reads_a_file_alike(path: Path) -> None:
    pygambit = pytest.importorskip("pygambit")
    assert gambit_payoffs(pygambit, path.read_text()) == read_nfg(path).payoffs()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_gambit_reads_every_dialect_of_every_library_game(dialect: str) -> None:
    pygambit = pytest.importorskip("pygambit")
    for name in list_games():
        game = load_game(name)
        text = nfg_text(game, dialect)  # type: ignore[arg-type]
        assert gambit_payoffs(pygambit, text) == game.payoffs(), name
    # planted: one changed payoff is noticed
    pure = load_game("pure_coordination")
    text = nfg_text(pure, dialect).replace("1, 1 }", "1, 3 }").replace("1 1\n", "1 3\n")  # type: ignore[arg-type]
    assert gambit_payoffs(pygambit, text) != pure.payoffs()


@pytest.mark.parametrize("name", ["winkels_1979", "von_stengel_1999", "asymmetric_chicken"])
def test_what_gambit_writes_is_read_alike(name: str) -> None:
    pygambit = pytest.importorskip("pygambit")
    from io import StringIO

    game = load_game(name)
    theirs = pygambit.read_nfg(StringIO(nfg_text(game)))
    theirs.title = 'quoted "title"'
    back = read_nfg_document(theirs.to_nfg())
    assert back.game.payoffs() == game.payoffs()
    assert back.game.title == 'quoted "title"'
    assert back.game.row_actions == game.row_actions


@pytest.mark.parametrize("name", list_games())
def test_open_spiel_reads_its_dialect(name: str) -> None:
    pyspiel = pytest.importorskip("pyspiel")
    game = load_game(name)
    theirs = pyspiel.load_nfg_game(nfg_text(game, "open_spiel"))
    m, n = game.shape
    for i in range(m):
        for j in range(n):
            pair = theirs.row_utility(i, j), theirs.col_utility(i, j)
            assert pair == tuple(float(x) for x in game.payoff(i, j))


def gambit_payoffs(pygambit: object, text: str) -> tuple[tuple[Fraction, Fraction], ...]:
    from io import StringIO

    theirs = pygambit.read_nfg(StringIO(text))  # type: ignore[attr-defined]
    row, column = theirs.players
    return tuple(
        (Fraction(str(outcome[row])), Fraction(str(outcome[column])))
        for i in range(len(row.strategies))
        for j in range(len(column.strategies))
        for outcome in [theirs[i, j]]
    )
