"""Drawings of equilibrium payoffs: both brackets, threats, names of corners; many discounts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

import gametheory_bp as gt
from gametheory_bp.equilibria.subgame_perfect import RepeatedPayoffs, grim_payoffs
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import exact_corners
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.plotting import plane_of
from gametheory_bp.plotting.palette import ROLES
from gametheory_bp.plotting.payoff_sets_over_discounts import (
    payoff_sets_over_discounts,
    plot_payoff_sets,
    save_animation,
)
from gametheory_bp.plotting.plane import Area, Mark, Plane
from gametheory_bp.plotting.planes_of_equilibrium_payoffs import ASSUMPTIONS

mpl.use("Agg")
DILEMMA = gt.load_game("prisoners_dilemma")
ROOT_OF_3 = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])


@pytest.fixture(autouse=True)
def _closed_figures() -> Iterator[None]:
    yield
    plt.close("all")


def payoffs(game: BimatrixGame, discount: str, steps: int = 60) -> RepeatedPayoffs:
    return gt.subgame_perfect_payoffs(gt.RepeatedGame(game, discount), steps=steps)


def area(plane: Plane, role: str) -> Area | None:
    return next((a for a in plane.areas if a.role == role), None)


def marks(plane: Plane, role: str) -> list[Mark]:
    return [mark for mark in plane.marks if mark.role == role]


def test_an_exact_set_has_one_outline_and_named_corners() -> None:
    found = payoffs(DILEMMA, "1/2")
    plane = plane_of(found)
    inner = area(plane, "sustained")
    assert inner is not None and inner.vertices == found.inner.vertices
    assert area(plane, "sustained_bound") is None
    corners = {mark.point: mark.names for mark in marks(plane, "sustained_corner")}
    assert corners[Fraction(-1), Fraction(-1)] == ("(C, C) for ever",)
    assert corners[Fraction(-1, 2), Fraction(-2)] == ("(D, C) first",)
    (threat,) = marks(plane, "minimax")
    assert threat.point == found.threat_point == (Fraction(-2), Fraction(-2))
    assert "exact" in plane.caption and ASSUMPTIONS[1:] in plane.caption


def test_both_polygons_are_drawn_where_they_differ() -> None:
    found = payoffs(ROOT_OF_3, "2/3", steps=1)
    plane = plane_of(found)
    inner, outer = area(plane, "sustained"), area(plane, "sustained_bound")
    assert inner is not None and outer is not None
    assert outer.vertices == found.outer.vertices != inner.vertices
    assert ROLES["sustained_bound"].line == "--" and ROLES["sustained_bound"].fill == 0
    assert "INCOMPLETE" in plane.caption


def test_a_tiny_gap_is_stated() -> None:
    plane = plane_of(payoffs(ROOT_OF_3, "2/3"))
    assert area(plane, "sustained_bound") is not None
    assert "at most" in plane.caption and "INCOMPLETE" not in plane.caption
    named = [name for mark in marks(plane, "sustained_corner") for name in mark.names]
    assert "(2, 1) for ever" in named and "lottery first" not in named


def test_irrational_corners_are_drawn() -> None:
    exact = exact_corners(payoffs(ROOT_OF_3, "2/3"))
    assert exact is not None
    plane = plane_of(exact)
    inner = area(plane, "sustained")
    assert inner is not None and inner.vertices == exact.vertices
    names = {float(mark.point[1]): mark.names for mark in marks(plane, "sustained_corner")}
    assert names[min(names)] == ("(1, 2) first",) and abs(min(names) ** 2 - 3) < 1e-12
    assert gt.plot(exact).get_xlabel() == "row payoff"


def test_the_empty_set_is_said_to_be_proved() -> None:
    plane = plane_of(payoffs(gt.load_game("matching_pennies"), "9/10"))
    assert area(plane, "sustained") is None and not marks(plane, "minimax")
    assert "Proved: no such equilibrium exists" in plane.caption


def test_minimax_lines_stand_at_the_pure_minimax_payoffs() -> None:
    floors = [path for path in plane_of(payoffs(DILEMMA, "1/2")).paths if path.role == "floor"]
    assert {x for x, _ in floors[0].points} == {-2} == {y for _, y in floors[1].points}


def test_grim_sets_show_the_punishments() -> None:
    found = grim_payoffs(gt.RepeatedGame(DILEMMA, "1/2"))
    plane = plane_of(found)
    assert marks(plane, "minimax")[0].point == found.punishments
    assert "grim" in plane.title


def test_small_multiples_share_their_axes() -> None:
    sets = payoff_sets_over_discounts(DILEMMA, [0.5, "1/4", 0.5])
    assert [one.repeated.discount for one in sets.found] == [Fraction(1, 4), Fraction(1, 2)]
    axes = plot_payoff_sets(sets)
    assert len(axes) == 2 and axes[0].get_xlim() == axes[1].get_xlim()
    assert len(axes[0].figure.legends) == 1
    assert len(sets.planes[0].marks) < len(sets.planes[1].marks)


def test_an_animation_has_a_frame_for_each_discount(tmp_path: Path) -> None:
    from PIL import Image

    sets = payoff_sets_over_discounts(DILEMMA, ["1/4", "1/2"])
    with Image.open(save_animation(sets, tmp_path / "sets.gif")) as shown:
        assert getattr(shown, "n_frames") == 2  # noqa: B009 - PIL types hide it


def test_bad_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputValueError, match="discount is 1"):
        payoff_sets_over_discounts(DILEMMA, [1])
    with pytest.raises(InputValueError, match="no discount"):
        payoff_sets_over_discounts(DILEMMA, [])
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        payoff_sets_over_discounts("dilemma", [0])  # type: ignore[arg-type]
    sets = payoff_sets_over_discounts(DILEMMA, [0])
    with pytest.raises(InputValueError, match=r"\.gif"):
        save_animation(sets, tmp_path / "sets.png")
    with pytest.raises(InputTypeError, match="payoff_sets_over_discounts"):
        plot_payoff_sets(DILEMMA)  # type: ignore[arg-type]
