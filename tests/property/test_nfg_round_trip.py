"""Any game survives every dialect; no text makes the reader fail in an unexpected way."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import assume, example, given
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, read_nfg
from gametheory_bp.errors import GameTheoryError, InputValueError, NfgSyntaxError
from gametheory_bp.games.nfg import DIALECTS, nfg_text, parse_nfg
from gametheory_bp.games.nfg.tokens import Scanner, quoted
from gametheory_bp.testing import games, large_number_games

labels = st.text(max_size=6) | st.text('"\\{} n,', max_size=4)


@st.composite
def labelled_games(draw: st.DrawFn) -> BimatrixGame:
    game = draw(games(3) | large_number_games())
    if draw(st.booleans()):
        return game
    m, n = game.shape
    rows = draw(st.lists(labels, min_size=m, max_size=m))
    columns = draw(st.lists(labels, min_size=n, max_size=n))
    title = draw(labels)
    return BimatrixGame(game.row_matrix, game.column_matrix, rows, columns, title=title)


def survives(game: BimatrixGame, text: str, *, names: bool) -> bool:
    """Whether reading the text gives the game back."""
    back = read_nfg(text)
    if names:
        return back == game and back.title == game.title
    return back.payoffs() == game.payoffs() and back.shape == game.shape


@given(labelled_games(), st.sampled_from([d for d in DIALECTS if d != "open_spiel"]))
def test_every_exact_dialect_loses_nothing(game: BimatrixGame, dialect: str) -> None:
    text = nfg_text(game, dialect)  # type: ignore[arg-type]
    assert survives(game, text, names=True)
    # planted: a changed last digit is noticed
    assert not survives(game, nfg_text(_nudged(game), dialect), names=True)  # type: ignore[arg-type]


@given(labelled_games())
def test_open_spiel_keeps_payoffs_or_refuses(game: BimatrixGame) -> None:
    text = _written(game, "open_spiel")
    if text is None:
        numbers = [abs(n) for pair in game.payoffs() for x in pair for n in x.as_integer_ratio()]
        assert max(numbers) >= 2**31
        return
    assert survives(game, text, names=False)
    assert "\t" not in text.replace(game.title, "")


@given(labels, labels)
@example("\\", '"')
@example('\\"', "\\\\")
def test_quoting_any_text(first: str, second: str) -> None:
    scanner = Scanner(quoted(first) + quoted(second))
    assert [scanner.take().text for _ in range(2)] == [first, second]
    assert scanner.kind == "end"


@given(labelled_games(), st.sampled_from(DIALECTS), st.data())
def test_mutated_text_raises_only_syntax_errors(
    game: BimatrixGame, dialect: str, data: st.DataObject
) -> None:
    text = _written(game, dialect)
    assume(text is not None)
    assert text is not None
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        stop = min(len(text), start + data.draw(st.integers(0, 5)))
        inserted = data.draw(st.sampled_from(["", '"', "{", "}", "/0", "1e9", "NFG", "-", "\\"]))
        text = text[:start] + inserted + text[stop:]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = _place_of_error(text)  # (0, 0): the mutation left a valid file
    assert (line, column) == (0, 0) or 1 <= column <= len(lines[line - 1]) + 1


@given(st.text(max_size=40) | st.text('NFG 1RD"{}\n,/.-', max_size=40))
def test_any_text_raises_only_errors_of_the_package(text: str) -> None:
    with suppress(GameTheoryError):
        read_nfg(text)


def _nudged(game: BimatrixGame) -> BimatrixGame:
    rows = [list(row) for row in game.row_payoffs]
    rows[-1][-1] += 1
    return BimatrixGame(
        rows, game.column_matrix, game.row_actions, game.column_actions, title=game.title
    )


def _written(game: BimatrixGame, dialect: str) -> str | None:
    """The text, or None where the dialect cannot hold the game."""
    try:
        return nfg_text(game, dialect)  # type: ignore[arg-type]
    except InputValueError:
        return None


def _place_of_error(text: str) -> tuple[int, int]:
    try:
        parse_nfg(text)
    except NfgSyntaxError as error:
        return error.line, error.column
    return 0, 0
