"""Contours of welfare functions: the values are the function's, the optimum is on top."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from gametheory_bp import BargainingProblem, list_rules, load_game, solve
from gametheory_bp.bargaining import load_rule
from gametheory_bp.errors import InputTypeError, NotDefinedError
from gametheory_bp.plotting import file_figure, plot_welfare_contours, welfare_contours
from gametheory_bp.welfare.function import WelfareFunction

PROBLEM = BargainingProblem([(0, 0), (12, 0), (4, 6), (0, 7)], disagreement=(1, 0))
CLOSE = 1e-9
"""Values are sums and products of few floats below 100."""


def functions() -> list[str]:
    """Rules that are the argmax of a function of the payoff pair."""
    found = [(name, load_rule(name)) for name in list_rules()]
    return [n for n, r in found if isinstance(r, WelfareFunction) and not r.games_only]


def inside(problem: BargainingProblem, x: float, y: float) -> bool:
    return problem.polygon.contains((Fraction(x), Fraction(y)))


def worse_points(rule: str, problem: BargainingProblem, best: float) -> list[tuple[float, float]]:
    """Grid points of the set that are valued above ``best``."""
    data = welfare_contours(problem, rule, steps=41)
    return [
        (x, y)
        for y, line in zip(data.column, data.values, strict=True)
        for x, value in zip(data.row, line, strict=True)
        if not math.isnan(value) and value > best + CLOSE and inside(problem, x, y)
    ]


@pytest.mark.parametrize("rule", functions())
def test_no_point_of_the_set_lies_above_the_optimum(rule: str) -> None:
    assert worse_points(rule, PROBLEM, welfare_contours(PROBLEM, rule, steps=5).best) == []


def test_a_lower_level_is_caught() -> None:
    """Planted violation: a level below the optimum's."""
    best = welfare_contours(PROBLEM, "nash", steps=5).best
    assert worse_points("nash", PROBLEM, best / 2)


def test_the_data_is_what_it_says() -> None:
    data = welfare_contours(PROBLEM, "nash", steps=21)
    (optimum,) = [mark for mark in data.plane.marks if mark.role == "optimum"]
    assert (optimum.point,) == solve(PROBLEM, "nash").points
    assert abs(data.best - float((optimum.point[0] - 1) * optimum.point[1])) < CLOSE
    k, m = 15, 12
    x, y = data.row[m], data.column[k]
    assert abs(data.values[k][m] - (x - 1) * y) < CLOSE
    assert math.isnan(data.values[0][0])  # below the disagreement point


@pytest.mark.parametrize("rule", ["nash", "egalitarian", "utilitarian", "yu", "dictator"])
def test_every_shape_is_drawn(rule: str) -> None:
    ax = file_figure()[1]
    assert plot_welfare_contours(PROBLEM, rule, ax) is ax
    assert ax.collections, "there are contour lines"


def test_refusals() -> None:
    with pytest.raises(NotDefinedError, match="no contours"):
        welfare_contours(PROBLEM, "kalai_smorodinsky")
    with pytest.raises(NotDefinedError, match="no contours"):
        welfare_contours(PROBLEM, "inequity_averse")
    with pytest.raises(InputTypeError, match="BargainingProblem"):
        welfare_contours(load_game("chicken"), "nash")  # type: ignore[arg-type]
