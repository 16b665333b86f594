"""``gametheory-bp coin-game``: what it prints, what it refuses, what it keeps when interrupted."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp.bargaining import solve
from gametheory_bp.cli.application import BAD_INPUT, DONE, NOT_PROVED, run
from gametheory_bp.cli.coin_game import _places, solved
from gametheory_bp.games.coin_game import load_coin_game
from gametheory_bp.games.criterion import Average, Discounted, Horizon

TWO = ("utilitarian", "egalitarian")


def test_a_coin_game_from_rules_to_a_verified_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    figure, file = tmp_path / "cg.png", tmp_path / "cg.json"
    rules = ["--rules", "utilitarian", "nash"]
    assert run(["coin-game", "cg", *rules, "--figure", str(figure), "--json", str(file)]) == DONE
    shown = capsys.readouterr().out
    assert "cg: 20 states, discount 24/25" in shown
    assert "343/988  343/988" in shown
    assert "amTFT(w) against amTFT(w'), discounted" in shown
    assert figure.stat().st_size > 10_000
    assert run(["verify", str(file)]) == DONE
    data = json.loads(file.read_text("utf-8"))
    data["results"]["minimax"][0]["claim"]["lower"] = "1"  # planted: red secures 1
    file.write_text(json.dumps(data), "utf-8")
    assert run(["verify", str(file)]) == NOT_PROVED


def test_other_rules_of_the_grid_and_other_criteria() -> None:
    rules = load_coin_game("cg_random_tie").rules
    for criterion in (Discounted(), Average(), Horizon(5)):
        found = solved("x", rules, "24/25", criterion, (0, 0), TWO, False, lambda _: None)
        assert found.unfinished == ()
        assert str(criterion) in found.display().text()
        (best,) = {solution.points for solution, _ in found.found["welfare optima"].values()}
        assert best[0][0] == best[0][1] > Fraction(1, 4), "red and blue earn alike"


def test_rules_come_from_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text(json.dumps(load_coin_game("cg").rules.to_json()), "utf-8")
    assert run(["coin-game", str(file), "--rules", "nash", "--size", "2"]) == DONE
    assert "size 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["abgc"], "did you mean 'abcg'"),
        (["cg", "--criterion", "horzon:3"], "did you mean 'horizon:100'"),
        (["cg", "--criterion", "horizon:0"], "0 steps"),
        (["cg", "--rules", "nahs"], "did you mean 'nash'"),
        (["cg", "--disagreement", "minmax"], "did you mean 'minimax'"),
        (["cg", "--discount", "1"], "discount"),
        (["cg", "--size", "1"], "size"),
        (["cg", "--board", "tors"], "torus"),
        (["cg", "--figure", "plane.doc"], ".png"),
        (["rulez.json"], "give a file of rules"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_refused(capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert run(["coin-game", *arguments]) == BAD_INPUT
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("at", "kept"),
    [
        ("attainable payoffs", ["minimax values"]),
        ("egalitarian against", ["minimax values", "attainable payoffs", "welfare optima"]),
    ],
)
def test_an_interruption_keeps_what_is_proved(at: str, kept: list[str]) -> None:
    def stop(part: str) -> None:
        if part.startswith(at):
            raise KeyboardInterrupt

    rules = load_coin_game("cg").rules
    found = solved("cg", rules, "24/25", Discounted(), (0, 0), TWO, False, stop)
    assert [part for part in kept if part in found.found] == kept
    assert found.unfinished
    text = found.display().text()
    assert "Minimax values" in text
    if at.startswith("egal"):
        assert found.unfinished == ("2 pairs of agents",)
        assert "not reached" in text


def test_a_long_frontier_is_folded_unless_all_is_wanted() -> None:
    rules = load_coin_game("cg_red_wins").rules
    for full in (False, True):
        found = solved("x", rules, "24/25", Horizon(6), (0, 0), ("nash",), full, _stop_late)
        found.found["attainable payoffs"] = _Long()
        assert ("(88 more)" in found.display().text()) is not full


def _stop_late(part: str) -> None:
    if part.startswith("the agent"):
        raise KeyboardInterrupt


class _Long:
    exactness = "exact"
    vertices = tuple((Fraction(k), Fraction(-k)) for k in range(100))

    def pareto_frontier(self) -> _Long:
        return self

    @property
    def points(self) -> tuple[tuple[Fraction, Fraction], ...]:
        return self.vertices


def test_the_answers_are_those_of_the_library() -> None:
    rules = load_coin_game("cg").rules
    found = solved("cg", rules, "1/2", Discounted(), "minimax", TWO, False, lambda _: None)
    for rule, (solution, _) in found.found["welfare optima"].items():
        assert solve(solution.problem, rule).points == solution.points
        assert solution.problem.disagreement == found.disagreement == (0, 0)


def test_a_crowd_of_pairs_at_one_place_of_the_figure_has_one_name() -> None:
    class Play:
        def __init__(self, *payoffs: float) -> None:
            self.payoffs = payoffs

    same = {("a", two): Play(1.0, 2.0) for two in "abcdef"}
    other = {("b", two): Play(0.0, 2.0) for two in "abcdef"}
    few = {("c", two): Play(3.0, 2.0) for two in "ab"}
    assert _places({**same, **other, **few}) == {
        "a - b and 4 more": (1.0, 2.0),
        "b - a and 4 more": (0.0, 2.0),
        "c - a": (3.0, 2.0),
        "c - b": (3.0, 2.0),
    }
