"""The .nfg writer: what each dialect writes and refuses."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp import BimatrixGame, load_game, read_nfg, write_nfg
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    UnknownNameError,
    UnreadableFileError,
)
from gametheory_bp.games.nfg import nfg_text, parse_nfg

HALF = BimatrixGame([["1/2", -3]], [["1/3", "-0.05"]], title='a "b"')


def test_portable_writes_decimals_where_they_end() -> None:
    body = nfg_text(HALF).splitlines()
    assert body == ['NFG 1 R "a \\"b\\"" { "row" "column" }', "{ 1 2 }", "", "0.5 1/3", "-3 -0.05"]


def test_named_always_writes_names_and_comment() -> None:
    assert nfg_text(HALF, "named").splitlines()[1:4] == ['{ { "1" }', '  { "1" "2" } }', '""']


def test_outcomes_lists_every_payoff_pair_once() -> None:
    text = nfg_text(load_game("pure_coordination"), "outcomes")
    assert text.splitlines()[4:] == ["{", '{ "1" 1, 1 }', '{ "2" 0, 0 }', "}", "1 2 2 1"]


def test_open_spiel_keeps_to_what_its_parser_reads() -> None:
    text = nfg_text(HALF, "open_spiel")
    assert text == 'NFG 1 R "a \'b\'" { "row" "column" } { 1 2 }\n\n0.5 1/3\n-3 -0.05\n'


def test_open_spiel_refuses_what_it_would_read_wrongly() -> None:
    too_fine = BimatrixGame([[Fraction(1, 3 * 2**31)]], [[0]])
    with pytest.raises(InputValueError, match=r"1/6442450944.*rescale"):
        nfg_text(too_fine, "open_spiel")
    with pytest.raises(InputValueError, match="comment"):
        nfg_text(HALF, "open_spiel", comment="words")
    long_decimal = BimatrixGame([[Fraction(1, 2**60)]], [[10**30]])
    assert read_nfg(nfg_text(long_decimal, "open_spiel")) == long_decimal


def test_players_and_comment_come_back() -> None:
    document = parse_nfg(nfg_text(HALF, players=("Ann \\", 'B"ob'), comment='a\n"b"\\'))
    assert document.players == ("Ann \\", 'B"ob')
    assert document.comment == 'a\n"b"\\'


def test_write_replaces_the_file_and_returns_its_path(tmp_path: Path) -> None:
    target = tmp_path / "game.nfg"
    target.write_text("old")
    assert write_nfg(HALF, target) == target
    assert read_nfg(target) == HALF
    assert target.read_bytes().endswith(b"\n") and b"\r" not in target.read_bytes()


def test_bad_requests_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'portable'"):
        write_nfg(HALF, tmp_path / "x.nfg", "portble")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        write_nfg([[1]], tmp_path / "x.nfg")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="two names"):
        nfg_text(HALF, players=("a",))  # type: ignore[arg-type]
    with pytest.raises(UnreadableFileError, match="cannot write"):
        write_nfg(HALF, tmp_path)
    with pytest.raises(UnreadableFileError, match="cannot write"):
        write_nfg(HALF, tmp_path / "absent" / "x.nfg")
    with pytest.raises(InputValueError, match="UTF-8"):
        write_nfg(BimatrixGame([[1]], [[1]], ["\ud800"]), tmp_path / "x.nfg")
    with pytest.raises(InputValueError, match="too long"):
        nfg_text(BimatrixGame([[10**5000]], [[1]]))
    assert not (tmp_path / "x.nfg").exists()
