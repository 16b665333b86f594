"""Figures of the paper, drawn from the library's own answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from gametheory_bp.cli.application import BAD_INPUT, DONE, run
from gametheory_bp.games.library import list_games
from gametheory_bp.plotting.venn import (
    ANCHORS,
    BARGAINING_NAME_AT,
    ELLIPSES,
    region_name,
    venn_diagram,
)
from gametheory_bp.reproduction import REPRODUCTIONS
from gametheory_bp.reproduction.figure_1 import diagram


def sets_at(x: float, y: float) -> frozenset[str]:
    return frozenset(name for name, ellipse in ELLIPSES.items() if ellipse.contains(x, y))


def test_every_region_is_where_the_outlines_say() -> None:
    for sets, place in ANCHORS.items():
        assert sets_at(*place) == sets
    assert sets_at(*BARGAINING_NAME_AT) == {"coordination", "mixed_motive"}
    for name, ellipse in ELLIPSES.items():
        assert name in sets_at(*ellipse.name_at)


def test_a_wrong_place_is_noticed() -> None:
    """Planted violation: a point of the overlap is not taken for pure coordination."""
    assert sets_at(5.1, 4.5) != {"coordination"}


def test_outlines_nest_as_in_the_paper() -> None:
    """Asymmetric bargaining problems lie within the overlap, social dilemmas in mixed motives."""
    grid = [(x / 10, y / 10) for x in range(130) for y in range(80)]
    regions = {sets_at(x, y) for x, y in grid}
    assert regions == set(ANCHORS)


def test_every_game_has_its_region() -> None:
    found = diagram()
    assert sorted(found.numbered) == sorted(list_games())
    assert found.strays == (), "the diagram has no such region"
    regions = {region_name(sets): names for sets, names in found.regions}
    assert "asymmetric_bach_or_stravinsky" in regions["asymmetric bargaining"]
    assert "bach_or_stravinsky" in regions["bargaining"]
    assert "pure_coordination" in regions["pure coordination"]
    assert "prisoners_dilemma" in regions["mixed motives and social dilemma"]
    assert "matching_pennies" in regions["none of these"]


def test_games_outside_all_regions_are_reported() -> None:
    found = venn_diagram([("odd", ["asymmetric"]), ("plain", [])])
    assert found.strays == ((("asymmetric",), ("odd",)),)
    assert found.numbered == ("plain", "odd")


def test_figure_2_has_the_payoffs_of_the_paper() -> None:
    rows = [row[1:] for row in REPRODUCTIONS.load("figure_2").table().rows]
    assert rows == [
        ("B", "1, 1", "0, 0"),
        ("S", "0, 0", "1, 1"),
        ("B", "3, 2", "0, 0"),
        ("S", "0, 0", "2, 3"),
        ("B", "4, 1", "0, 0"),
        ("S", "0, 0", "2, 2"),
    ]


SLOW = ("figure_5", "lola_sensitivity")  # 450 pairs of agents, 4,600 runs of learning
DRAWN = [
    pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else [])
    for name, item in REPRODUCTIONS.items()
    if item.figure is not None and item.preset is None
]
"""Items that learn by a preset are drawn from tiny experiments in ``test_learned_figures``."""


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_is_drawn(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # figures that need runs keep them in the present folder
    out = tmp_path / "figure.png"
    assert run(["reproduce", name.replace("_", "-"), "--out", str(out)]) == DONE
    assert out.read_bytes().startswith(b"\x89PNG") and len(out.read_bytes()) > 10_000
    shown = capsys.readouterr().out
    assert "Stastny" in shown and str(out) in shown


def test_an_ending_that_no_figure_has_is_refused_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["reproduce", "figure-4", "--out", "points.doc"]) == BAD_INPUT
    said = capsys.readouterr()
    assert not said.out and ".png" in said.err and not list(tmp_path.iterdir())
