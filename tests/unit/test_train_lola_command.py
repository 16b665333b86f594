"""``gametheory-bp train --learner``: shaping with tables and networks, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gametheory_bp import deep
from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.dynamics import remembering_coin_game

LINE = re.compile(r"row (\S+), column (\S+) per step.*; own coins (\S+)%; (\d+) updates, \d+ CPU")


def test_the_last_line_of_tables_is_what_learn_by_play_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["train", "cg", "--learner", "lola", "--updates", "1", "--seed", "3"]) == DONE
    found = LINE.match(capsys.readouterr().out.splitlines()[-1])
    learned = deep.learn_by_play(remembering_coin_game(), deep.LolaSettings(updates=1), seed=3)
    assert found is not None
    assert found.group(1) == f"{learned.values[0]:.3f}"
    assert found.group(3) == f"{100 * learned.share():.1f}"


def test_a_matrix_game_has_no_coins(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["train", "prisoners_dilemma", "--learner", "policy_gradient", "--updates", "1"]
    assert run(words) == DONE
    assert "coins" not in capsys.readouterr().out.splitlines()[-1]


def test_networks_are_stored_and_played(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["train", "cg", "--learner", "lola", "--networks", "--updates", "1"]
    assert run([*words, "--folder", str(tmp_path)]) == DONE
    found = LINE.match(capsys.readouterr().out.splitlines()[-1])
    stored = deep.stored_networks(tmp_path)
    played = deep.play_match(stored, stored)
    assert found is not None and found.group(1) == f"{played.payoffs[0]:.3f}"
    assert stored.settings == deep.lola_preset("cg").but(updates=1)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--learner", "lolla"], "lola"),
        (["--learner", "lola", "--preset", "published"], "--networks"),
        (["--learner", "lola", "--episodes", "16"], "q_learning"),
        (["--networks"], "lola"),
    ],
)
def test_what_does_not_fit_is_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], reason: str
) -> None:
    assert run(["train", "cg", *words]) == BAD_INPUT
    assert reason in capsys.readouterr().err
