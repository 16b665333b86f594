"""What every welfare function states about itself is true; planted false statements are seen."""

from __future__ import annotations

import importlib
from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from gametheory_bp.bargaining import BargainingProblem, list_rules, solve, solving
from gametheory_bp.bargaining.argmax import argmax
from gametheory_bp.bargaining.rules import RULES
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dominates
from gametheory_bp.leaves import LeafError
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.function import WelfareFunction
from gametheory_bp.welfare.library import LIBRARY
from gametheory_bp.welfare.parameter import read_parameters

F = Fraction
SHAPES = (
    ((0, 0), (5, 0), (5, 2), (3, 4), (0, 4)),
    ((0, 0), (6, 1), (4, 4), (1, 5)),
    ((-1, 2), (7, 3), (2, 6)),
)
SET_RULES = [name for name in LIBRARY.names() if not LIBRARY.load(name).games_only]


def optima(welfare: WelfareFunction, vertices: tuple[tuple[int, int], ...]) -> list[Point]:
    problem = BargainingProblem(vertices, (0, 1))
    values = dict(read_parameters(welfare.parameters, {}, welfare.title))
    return [(x, y) for x, y in argmax(welfare, problem, values).points]  # type: ignore[misc]


def is_strongly_optimal(point: Point, vertices: tuple[tuple[int, int], ...]) -> bool:
    corner = (F(float(point[0])), F(float(point[1])))
    above = Polygon.hull(vertices).above(corner)
    return not any(dominates(v, point) for v in above.vertices if max_gap(v, point) > 1e-9)


def max_gap(v: Point, point: Point) -> float:
    return max(abs(float(a) - float(b)) for a, b in zip(v, point, strict=True))


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_leaf_says_what_it_is(name: str) -> None:
    welfare = LIBRARY.load(name)
    module = importlib.import_module(f"gametheory_bp.welfare.library.{name}")
    assert "Source:" in (module.__doc__ or "") and welfare.source
    assert welfare.title and welfare.statement and welfare.exactness
    assert welfare.formula.plain and welfare.formula.tex
    assert (welfare.shape is None) == bool(welfare.games_only)
    for parameter in welfare.parameters:
        assert parameter.read(parameter.default) == parameter.default and parameter.meaning


@pytest.mark.parametrize("name", SET_RULES)
def test_declared_pareto_optimality_holds(name: str) -> None:
    welfare = LIBRARY.load(name)
    if welfare.pareto == "strong":
        assert all(is_strongly_optimal(p, s) for s in SHAPES for p in optima(welfare, s))


def test_a_false_claim_of_strong_optimality_is_seen() -> None:
    planted = replace(LIBRARY.load("dictator"), pareto="strong")
    assert not all(is_strongly_optimal(p, s) for s in SHAPES for p in optima(planted, s))


def frame_dependence(name: str) -> str:
    """What of the frame the values of W depend on, by changing it."""
    welfare = LIBRARY.load(name)
    point, start = (F(5, 2), F(3, 2)), Frame((F(0), F(0)), (F(0), F(0)), (F(4), F(5)))
    moved = replace(start, disagreement=(F(1, 2), F(1)))
    farther = replace(start, ideal=(F(9), F(5)))
    value = welfare.value(*point, start)
    if welfare.value(*point, farther) != value:
        return "ideal"
    return "nothing" if welfare.value(*point, moved) == value else "disagreement"


@pytest.mark.parametrize("name", LIBRARY.names())
def test_what_a_function_reads_is_declared(name: str) -> None:
    assert frame_dependence(name) == LIBRARY.load(name).reads


@pytest.mark.parametrize("name", SET_RULES)
def test_declared_scale_covariance_holds(name: str) -> None:
    welfare = LIBRARY.load(name)
    shape = ((0, 1), (4, 1), (0, 4))
    plain = optima(welfare, shape)
    problem = BargainingProblem([(3 * x - 1, 7 * y) for x, y in shape], (-1, 7))
    values = dict(read_parameters(welfare.parameters, {}, name))
    scaled = argmax(welfare, problem, values).points
    expected = [(3 * float(x) - 1, 7 * float(y)) for x, y in plain]
    gaps = [max_gap(p, q) for p, q in zip(scaled, expected, strict=False)]  # type: ignore[arg-type]
    covariant = len(scaled) == len(expected) and max(gaps) < 1e-9
    assert covariant or not welfare.scale_covariant
    if name == "utilitarian":
        assert not covariant  # planted: a rule that compares utilities is seen


def test_no_id_is_both_a_function_and_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not set(LIBRARY.names()) & set(RULES.names())
    monkeypatch.setattr(solving, "RULES", SimpleNamespace(names=lambda: ("leximin", "nash")))
    with pytest.raises(LeafError, match="'nash'"):
        list_rules()


def test_a_function_of_another_package_is_a_rule_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    point = SimpleNamespace(name="plugged", value="x:Y", load=lambda: LIBRARY.load("nash"))
    folder = type(LIBRARY)(LIBRARY.package, WelfareFunction, LIBRARY.what, LIBRARY.group)
    vars(folder)["_plugins"] = {"plugged": point}  # as if its entry point was installed
    monkeypatch.setattr(solving, "LIBRARY", folder)
    solving._loaded.cache_clear()
    problem = BargainingProblem([(0, 0), (4, 1), (2, 2)])
    assert solve(problem, "plugged").points == solve(problem, "nash").points
    solving._loaded.cache_clear()
