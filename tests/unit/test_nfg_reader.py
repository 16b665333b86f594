"""The .nfg reader: every form of the format, and the place of every error."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp import read_nfg
from gametheory_bp.errors import (
    InputTypeError,
    MissingFileError,
    NfgSyntaxError,
    UnreadableFileError,
)
from gametheory_bp.games.nfg import parse_nfg, read_nfg_document

HEAD = 'NFG 1 R "Title" { "r" "c" } '


def test_payoffs_run_through_row_actions_fastest() -> None:
    game = read_nfg(HEAD + "{ 2 3 } 1 2 3 4 5 6 7 8 9 10 11 12")
    assert game.row_payoffs == ((1, 5, 9), (3, 7, 11))
    assert game.column_payoffs == ((2, 6, 10), (4, 8, 12))
    assert game.row_actions == ("1", "2") and game.title == "Title"


def test_strategy_names_comment_and_players() -> None:
    document = parse_nfg('NFG 1 D "T" {"Ann" "Bob"}{{"up" "down"}{"left"}}"two\nlines"1 2 3 4')
    assert document.players == ("Ann", "Bob")
    assert document.comment == "two\nlines"
    assert document.game.row_actions == ("up", "down")
    assert document.game.column_payoffs == ((2,), (4,))
    assert document.form == "payoffs"


def test_numbers_are_read_as_written() -> None:
    game = read_nfg(HEAD + "{ 4 1 } 1/3 -2/4 0.1 -.5 2. 1e2 +3 1.5E-1")
    assert [x for pair in game.payoffs() for x in pair] == [
        Fraction(1, 3), Fraction(-1, 2), Fraction(1, 10), Fraction(-1, 2), 2, 100, 3,
        Fraction(3, 20),
    ]  # fmt: skip


def test_outcomes_with_and_without_commas_and_the_null_outcome() -> None:
    text = HEAD + '{ {"a" "b"} {"c" "d"} } "" { {"x" 1, 2} {"" 1/2 0.25} } 1 0 2 1'
    document = parse_nfg(text)
    assert document.form == "outcomes"
    assert document.game.row_payoffs == ((1, Fraction(1, 2)), (0, 1))
    assert document.game.column_payoffs == ((2, Fraction(1, 4)), (0, 2))


def test_utf8_labels_escapes_and_byte_order_mark(tmp_path: Path) -> None:
    text = (
        'NFG 1 R "Élu \\"x\\" \\alpha \\\\" { "Žižka" "Ирина" } { {"上" "下"} {"é\\"é"} } 1 2 3 4'
    )
    path = tmp_path / "utf8.nfg"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = read_nfg_document(path)
    assert document.game.title == 'Élu "x" \\alpha \\'
    assert document.players == ("Žižka", "Ирина")
    assert document.game.row_actions == ("上", "下")
    assert document.game.column_actions == ('é"é',)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_all_line_ends_count_lines_alike(line_end: str) -> None:
    with pytest.raises(NfgSyntaxError) as caught:
        read_nfg(line_end.join([HEAD.strip(), "{ 2 1 }", "1 2", "3 x"]))
    assert (caught.value.line, caught.value.column) == (4, 3)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "the end of the text"),
        ("NFG 2 R", 1, 5, "version 1"),
        ("NFG 1 Q", 1, 7, "R .rational. or D"),
        ("NFG 1 R title", 1, 9, "title in double quotes, got 'title'"),
        ('NFG 1 R "open { 2 2 }', 1, 9, "never closed"),
        ('NFG 1 R "T" { "a" "b" "c" } { 2 2 2 }', 1, 13, "3 players .'a', 'b', 'c'."),
        ('NFG 1 R "T" { "a" }', 1, 13, "1 player .'a'."),
        (HEAD + "{ 2 0 }", 1, 33, "'c' has 0 strategies"),
        (HEAD + "{ 2 1.5 }", 1, 33, "number of strategies of 'c', got '1.5'"),
        (HEAD + "{ 2 2 2 }", 1, 35, "expected '}' after two numbers"),
        (HEAD + '{ {"a"} {} }', 1, 37, "'c' has no strategy"),
        (HEAD + "{ {a} {} }", 1, 32, "strategy name of 'r' in double quotes"),
        (HEAD + "{ 1 2 }\n1 2 3", 2, 6, "expected 4 payoffs of a 1 x 2 game, .* after 3"),
        (HEAD + "{ 1 1 }\n1,5 2", 2, 2, "write decimals with a point"),
        (HEAD + "{ 1 1 }\n1 2 3", 2, 5, "expected the end of the text after 2"),
        (HEAD + "{ 1 1 }\n1/0 2", 2, 1, "divides by zero"),
        (HEAD + "{ 1 1 }\n1e9999999999 2", 2, 1, "too many digits"),
        (HEAD + "{ 1 1 }\n" + "9" * 5000 + " 2", 2, 1, "too many digits"),
        (HEAD + "{ 999999999 999999999 } 1 2", 1, 56, "after 2"),
        (HEAD + '{ 1 1 } { { "x" 1 2 3 } } 1', 1, 51, "outcome 1 .'x'. has 3 payoffs"),
        (HEAD + '{ 1 1 } { { "x" 1, } } 1', 1, 48, "expected a payoff in outcome 1"),
        (HEAD + '{ 1 1 } { { "x" 1 2 } } 2', 1, 53, "2 is no outcome; outcomes are 1 to 1"),
        (HEAD + '{ 1 2 } { { "x" 1 2 } } 1', 1, 54, "expected 2 outcome numbers"),
        ('EFG 2 R "T" { "a" "b" }', 1, 1, "extensive-form"),
        ('{"schema": 1}', 1, 1, "JSON"),
        ("<gte>\n</gte>", 1, 1, "XML"),
    ],
)  # fmt: skip
def test_an_error_names_place_token_and_way_out(
    text: str, line: int, column: int, message: str
) -> None:
    with pytest.raises(NfgSyntaxError, match=message) as caught:
        read_nfg(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_a_file_that_is_not_there_a_directory_and_a_binary_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="no file"):
        read_nfg(tmp_path / "absent.nfg")
    with pytest.raises(FileNotFoundError):
        read_nfg("absent.nfg")
    with pytest.raises(UnreadableFileError, match="directory"):
        read_nfg(tmp_path)
    with pytest.raises(OSError, match="null"):
        read_nfg("a\0b")
    binary = tmp_path / "binary.nfg"
    binary.write_bytes(b"NFG 1 R\n\xc3\xa9 \xff")
    with pytest.raises(NfgSyntaxError, match="0xff is not UTF-8") as caught:
        read_nfg(binary)
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_an_error_in_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary,\n")
    with pytest.raises(NfgSyntaxError, match=r"got 'Dear'.*notes\.txt"):
        read_nfg(path)


def test_neither_path_nor_text() -> None:
    with pytest.raises(InputTypeError, match="list"):
        read_nfg(["NFG"])  # type: ignore[arg-type]
