"""The command line: exit codes, one clear message for bad input, files written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, write_nfg
from gametheory_bp.cli.application import BAD_INPUT, DONE, NOT_PROVED, run

THREE_PLAYERS = 'NFG 1 R "three" { "a" "b" "c" } { 2 2 2 } ' + "0 " * 24


def bad(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one message of a refused command line."""
    assert run(arguments) == BAD_INPUT
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err + shown.out
    assert shown.err.startswith("error: ")
    return shown.err


def test_unknown_name_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    message = bad(capsys, "analyse", "bach_or_stravinski")
    assert "did you mean 'bach_or_stravinsky'" in message


def test_missing_file_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "nowhere.nfg" in bad(capsys, "analyse", str(tmp_path / "nowhere.nfg"))
    assert "nowhere.json" in bad(capsys, "verify", str(tmp_path / "nowhere.json"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"this is a poem", "line 1, column 1"),
        (THREE_PLAYERS.encode(), "3 players"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"", "line 1"),
        (b'NFG 1 R "short" { "a" "b" } { 2 2 } 1 2 3', "line 1"),
    ],
    ids=["poem", "three players", "binary", "empty", "short"],
)
def test_files_that_are_no_two_player_game(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "game.nfg"
    file.write_bytes(content)
    assert words in bad(capsys, "analyse", str(file))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["analyse", "chicken", "--rules", "nashh"], "did you mean 'nash'"),
        (["analyse", "chicken", "--among", "nasch"], "did you mean 'nash'"),
        (["analyse", "chicken", "--limit", "0"], "limit=0"),
        (["analyse", "chicken", "--limit", "many"], "many"),
        (["analyse", "chicken", "--disagreement", "1,2,3"], "two numbers"),
        (["analyse", "chicken", "--figure", "plane.doc"], ".png"),
        (["analyse"], "GAME"),
        (["frobnicate"], "frobnicate"),
        (["reproduce", "figure-9"], "figure-"),
        (["games", "--tag", "nice"], "nice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_refused_arguments(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in bad(capsys, *arguments)


def test_a_disagreement_point_out_of_reach_leaves_cells_empty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    choice = ["--rules", "nash", "utilitarian", "--among", "feasible"]
    assert run(["analyse", "chicken", *choice, "--disagreement", "100,100"]) == DONE
    shown = capsys.readouterr().out
    assert re.search(r"^nash +empty$", shown, re.M)
    assert re.search(r"^utilitarian +\(-1, 1\) -- \(1, -1\)$", shown, re.M)


def test_games_and_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["games"]) == DONE
    assert "asymmetric_bach_or_stravinsky" in capsys.readouterr().out
    assert run(["games", "--tag", "degenerate"]) == DONE
    shown = capsys.readouterr().out
    assert "myerson_1978" in shown and "chicken" not in shown
    assert run(["rules"]) == DONE
    assert "kalai_smorodinsky" in capsys.readouterr().out


def test_verify_accepts_a_proof_and_refuses_a_changed_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = nash_equilibria(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])).to_json()
    file = tmp_path / "nash.json"
    file.write_text(json.dumps(data))
    assert run(["verify", str(file)]) == DONE
    data["claim"]["payoffs"][0][0] = "5"
    file.write_text(json.dumps(data))
    assert run(["verify", str(file)]) == NOT_PROVED
    assert "NOT proved" in capsys.readouterr().out
    assert run(["verify", str(file), "--full"]) == NOT_PROVED
    assert "NO" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "line 1, column 2"),
        ("[1]", "an object"),
        ("{}", "no result"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_files_that_are_no_saved_result(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str, words: str
) -> None:
    file = tmp_path / "result.json"
    file.write_text(content)
    assert words in bad(capsys, "verify", str(file))


def test_a_separate_process_behaves_alike(tmp_path: Path) -> None:
    def process(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "gametheory_bp", *arguments], capture_output=True, text=True
        )

    refused = process("analyse", "nowhere_at_all.nfg")
    assert refused.returncode == BAD_INPUT
    assert refused.stderr.count("\n") == 1 and refused.stdout == ""
    file = write_nfg(BimatrixGame([[1]], [[1]], title="One"), tmp_path / "one.nfg")
    done = process("analyse", str(file), "--rules", "nash", "--among", "pure")
    assert done.returncode == DONE and done.stdout.startswith("One\n===\n") and done.stderr == ""
    assert process("--version").stdout.strip()
    assert "analyse" in process("--help").stdout


def test_verifying_loads_no_solver(tmp_path: Path) -> None:
    data = nash_equilibria(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])).to_json()
    file = tmp_path / "nash.json"
    file.write_text(json.dumps(data))
    code = (
        "import sys; from gametheory_bp.cli.application import run;"
        f"assert run(['verify', {str(file)!r}]) == 0;"
        "bad = [m for m in sys.modules if m.startswith('gametheory_bp.solvers')];"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
