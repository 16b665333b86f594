"""The data behind plots: exact, complete, each name once."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from gametheory_bp import (
    BargainingProblem,
    BimatrixGame,
    feasible_payoffs,
    load_game,
    nash_equilibria,
    plot,
    welfare_optimum,
)
from gametheory_bp.bargaining.game_sets import SETS
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.payoffs import (
    independent_payoffs,
    individually_rational_payoffs,
    pure_payoffs,
)
from gametheory_bp.plotting import (
    Mark,
    Plane,
    draw_plane,
    figure_size,
    file_figure,
    plane_of,
    save_figure,
)
from gametheory_bp.plotting.palette import OKABE_ITO, ROLES
from gametheory_bp.plotting.payoff_plane import payoff_plane
from gametheory_bp.plotting.pieces import equilibrium_pieces, solution_pieces
from tests.effort import one_in

GAME = load_game("asymmetric_bach_or_stravinsky")


def roles(plane: Plane) -> set[str]:
    return {item.role for item in (*plane.areas, *plane.paths, *plane.marks)}


def test_feasible_polygon_is_exact() -> None:
    plane = plane_of(feasible_payoffs(GAME))
    (area,) = plane.areas
    assert area.vertices == (
        (Fraction(0), Fraction(0)),
        (Fraction(4), Fraction(1)),
        (Fraction(2), Fraction(2)),
    )
    (path,) = plane.paths
    assert path.points == ((Fraction(2), Fraction(2)), (Fraction(4), Fraction(1)))


def test_part_is_drawn_over_the_whole() -> None:
    plane = plane_of(individually_rational_payoffs(GAME, (1, 1)))
    assert [area.role for area in plane.areas] == ["feasible", "individually_rational"]


def test_finite_sets_have_points_and_no_chain() -> None:
    plane = plane_of(pure_payoffs(GAME))
    assert plane.paths == () and {m.role for m in plane.marks} == {"pure", "pareto"}


def test_problem_shows_the_disagreement_point() -> None:
    plane = plane_of(BargainingProblem([(0, 0), (4, 1), (2, 2)], ("1/2", "1/3")))
    (point,) = [m.point for m in plane.marks if m.role == "minimax"]
    assert point == (Fraction(1, 2), Fraction(1, 3))


def test_coinciding_marks_share_one_label() -> None:
    plane = Plane(
        "",
        marks=(
            Mark("nash", "", (Fraction(4), Fraction(1)), ("(B, B)",)),
            Mark("solution", "", (Fraction(4), Fraction(1)), ("utilitarian",)),
            Mark(
                "solution",
                "",
                (Fraction(4) - Fraction(1, 10**6), Fraction(1)),
                ("gini", "utilitarian"),
            ),
            Mark("solution", "", (Fraction(0), Fraction(0)), ("worst",)),
        ),
    )
    assert plane.named_points() == (
        ((Fraction(4), Fraction(1)), ("(B, B)", "utilitarian", "gini")),
        ((Fraction(0), Fraction(0)), ("worst",)),
    )


def test_distinct_marks_keep_their_labels() -> None:
    """Planted violation of merging: points an eye can part stay apart."""
    marks = tuple(Mark("solution", "", (Fraction(x), Fraction(0)), (str(x),)) for x in (0, 1, 50))
    assert len(Plane("", marks=marks).named_points()) == 3


def test_many_equilibria_at_one_payoff_are_counted() -> None:
    origin = (Fraction(0), Fraction(0))
    (mark,) = equilibrium_pieces([(origin, f"e{k}") for k in range(5)])
    assert isinstance(mark, Mark) and mark.names == ("5 Nash equilibria",)


def test_ties_are_joined() -> None:
    ends = [(Fraction(0), Fraction(2)), (Fraction(2), Fraction(0))]
    path, *marks = solution_pieces([("relative_utilitarian", ends)])
    assert path.points == tuple(ends)
    assert {m.names for m in marks} == {("Relative utilitarian (tied)",)}


@pytest.mark.parametrize(
    "payoffs",
    [
        ([[1]], [[1]]),
        ([[0, 1]], [[0, 0]]),
        ([[0, 1]], [[1, 0]]),
        ([[10**9, 0]], [[0, "1/3"]]),
        ([[0, 10**6], [3, 4]], [[0, "1/1000"], [0, 0]]),
    ],
    ids=["point", "horizontal", "segment", "huge", "flat"],
)
def test_degenerate_shapes_are_drawn(tmp_path: Path, payoffs: tuple[list, list]) -> None:
    plane = plane_of(feasible_payoffs(BimatrixGame(*payoffs)))
    figure, ax = file_figure(size=figure_size(plane))
    draw_plane(plane, ax)
    target = save_figure(figure, tmp_path / "plane.png")
    assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_files_do_not_depend_on_when_they_were_written(tmp_path: Path, ending: str) -> None:
    written = []
    for k in range(2):
        figure, ax = file_figure()
        draw_plane(plane_of(feasible_payoffs(GAME)), ax)
        written.append(save_figure(figure, tmp_path / f"{k}.{ending}").read_bytes())
    assert len(written[0]) > 2000
    assert written[0] == written[1]


def test_plot_returns_axes_and_takes_them() -> None:
    ax = file_figure()[1]
    assert plot(feasible_payoffs(GAME), ax) is ax
    assert ax.get_xlabel() == "row payoff" and ax.get_ylabel() == "column payoff"


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputTypeError, match="a int cannot be plotted"):
        plot(3)
    with pytest.raises(InputTypeError, match="ax is str"):
        plot(feasible_payoffs(GAME), "axes")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match=r"must end in \.pdf, \.png, \.svg"):
        save_figure(file_figure()[0], tmp_path / "plane.doc")


def test_every_look_is_told_apart_without_colour() -> None:
    """Areas by outline, points by marker: no two roles that may meet differ by colour alone."""
    of_axioms = ("first", "second", "third", "later", "selected", "demanded", "wrong", "minimax")
    broken = {name for name in ROLES if name.startswith(of_axioms)}  # they meet nothing of a game
    for family in (broken, (set(ROLES) - broken) | {"minimax"}):
        looks = [(ROLES[n].marker, ROLES[n].hollow) for n in family if ROLES[n].marker]
        assert len(set(looks)) == len(looks) > 5
        fills = [ROLES[n].line for n in family & broken if ROLES[n].fill]
        assert len(set(fills)) == len(fills)
    assert {s.color for s in ROLES.values()} <= set(OKABE_ITO.values())


def test_data_needs_no_matplotlib() -> None:
    code = (
        "import sys, gametheory_bp as gt; from gametheory_bp.plotting import plane_of;"
        "plane_of(gt.feasible_payoffs(gt.load_game('asymmetric_bach_or_stravinsky')));"
        "assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_game_is_drawn_with_all_that_is_known() -> None:
    plane = payoff_plane(GAME)
    assert [area.role for area in plane.areas] == ["feasible", "independent", "correlated"]
    assert {"frontier", "minimax", "nash", "pure", "solution"} <= roles(plane)
    shown = {name for _, names in plane.named_points() for name in names}
    assert {"Nash product", "Kalai-Smorodinsky", "Inequity averse", "(B, B)"} <= shown
    (minimax,) = [mark.point for mark in plane.marks if mark.role == "minimax"]
    assert minimax == (Fraction(4, 3), Fraction(2, 3))


@pytest.mark.parametrize("among", SETS)
def test_rules_without_an_answer_are_left_out(among: str) -> None:
    plane = payoff_plane(load_game("matching_pennies"), rules=["nash", "equal_area"], among=among)
    assert sum(mark.role == "solution" for mark in plane.marks) <= 4


@pytest.mark.parametrize("among", SETS)
def test_an_optimum_is_drawn_over_its_set(among: str) -> None:
    optimum = welfare_optimum(GAME, "utilitarian", among=among)
    plane = plane_of(optimum)
    found = [mark.point for mark in plane.marks if mark.role == "solution"]
    assert tuple(found) == optimum.points


@pytest.mark.parametrize(
    "name",
    one_in(4, ["rock_paper_scissors", "winkels_1979", "kreps_wilson_1982", "nash_demand"]),
)
def test_degenerate_games_are_drawn(name: str) -> None:
    game = load_game(name)
    for result in (game, nash_equilibria(game), independent_payoffs(game).pareto_frontier()):
        ax = file_figure()[1]
        assert plot(result, ax) is ax


def test_labels_of_a_whole_plane_do_not_overlap() -> None:
    figure, ax = file_figure(size=figure_size(payoff_plane(GAME)))
    draw_plane(payoff_plane(GAME), ax)
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in ax.texts]
    assert len(boxes) >= 6
    pairs = [(a, b) for k, a in enumerate(boxes) for b in boxes[:k]]
    assert not any(a.overlaps(b) for a, b in pairs)
