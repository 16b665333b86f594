"""Bargaining rules against plain floating-point programs that share no code with them."""

from __future__ import annotations

import random
from fractions import Fraction as F

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq, linprog

from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import solve
from gametheory_bp.exact.interval import Interval
from tests.effort import one_in

NEAR = 1e-7  # the integrator's tolerance is 1e-10, and corners of the frontier cost accuracy


def random_problem(seed: int) -> BargainingProblem:
    """Integer points around a circle, d somewhere below."""
    source = random.Random(seed)
    size = source.choice([5, 20, 1000])
    points = [
        (source.randint(-size, size), source.randint(-size, size))
        for _ in range(source.randint(3, 9))
    ]
    x, y = source.choice(points)
    return BargainingProblem(points, (x - source.randint(1, size), y - source.randint(1, size)))


PROBLEMS = [p for p in map(random_problem, range(60)) if not p.nobody_gains]


class Shape:
    """The comprehensive hull in floats, by linear programs over convex weights of the points."""

    def __init__(self, problem: BargainingProblem) -> None:
        self.points = np.array([[float(x), float(y)] for x, y in problem.vertices])
        self.d = np.array([float(v) for v in problem.disagreement])

    def best(self, player: int, floor: float) -> float:
        """The player's best payoff while the other one gets at least ``floor``."""
        n = len(self.points)
        answer = linprog(
            -self.points[:, player],
            A_ub=[-self.points[:, 1 - player]],
            b_ub=[-floor],
            A_eq=[np.ones(n)],
            b_eq=[1],
        )
        assert answer.success
        return float(-answer.fun)

    def table(self, player: int) -> tuple[np.ndarray, np.ndarray]:
        """The other's floor and the player's best payoff on a fine grid."""
        top = self.best(1 - player, self.d[player])
        floors = np.linspace(self.d[1 - player], top, 400)
        return floors, np.array([self.best(player, f - 1e-12 * abs(f)) for f in floors])


def near(problem: BargainingProblem, point: object, values: object, within: float = NEAR) -> None:
    size = [float(a - b) for a, b in zip(problem.ideal, problem.disagreement, strict=True)]
    for exact, value, scale in zip(point, values, size, strict=True):  # type: ignore[call-overload]
        assert abs(float(exact) - value) <= within * scale, (problem.vertices, point, values)


@pytest.mark.parametrize("problem", PROBLEMS[:12], ids=range(12))
def test_rays(problem: BargainingProblem) -> None:
    """t maximal subject to d + t v <= sum of weights times points, as one linear program each."""
    shape = Shape(problem)
    d, n = shape.d, len(shape.points)
    ideal = np.array([shape.best(0, d[1]), shape.best(1, d[0])])
    for rule, origin, v in (
        ("kalai_smorodinsky", d, ideal - d),
        ("equal_loss", ideal, np.ones(2)),
        ("leximin", d, np.ones(2)),
    ):
        answer = linprog(
            [*np.zeros(n), -1],
            A_ub=[[*-shape.points[:, k], v[k]] for k in (0, 1)],
            b_ub=-origin,
            A_eq=[[*np.ones(n), 0]],
            b_eq=[1],
            bounds=[(0, None)] * n + [(None, None)],
        )
        point = origin - answer.fun * v
        if rule == "leximin":
            exact = solve(problem, rule).point
            gains = [float(a) - b for a, b in zip(exact, d, strict=True)]
            assert min(gains) == pytest.approx(-answer.fun, rel=1e-9, abs=1e-9)
        else:
            near(problem, solve(problem, rule).point, point, 1e-9)


def chain_in_floats(problem: BargainingProblem) -> np.ndarray:
    return np.array([[float(x), float(y)] for x, y in problem.frontier])


@pytest.mark.parametrize("problem", one_in(3, PROBLEMS[:25]), ids=range(25))
def test_continuous_raiffa_by_an_integrator(problem: BargainingProblem) -> None:
    chain = chain_in_floats(problem)

    def velocity(_: float, p: np.ndarray) -> list[float]:
        row = np.interp(p[1], chain[::-1, 1], chain[::-1, 0])
        column = np.interp(p[0], chain[:, 0], chain[:, 1])
        return [row - p[0], column - p[1]]

    start = [float(v) for v in problem.disagreement]
    path = solve_ivp(velocity, (0, 60), start, rtol=1e-10, atol=1e-12, max_step=0.05)
    near(problem, solve(problem, "raiffa_continuous").point, path.y[:, -1])


@pytest.mark.parametrize("problem", PROBLEMS, ids=range(len(PROBLEMS)))
def test_discrete_raiffa_by_iteration(problem: BargainingProblem) -> None:
    chain = chain_in_floats(problem)
    x, y = (float(v) for v in problem.disagreement)
    for _ in range(200):
        row = np.interp(y, chain[::-1, 1], chain[::-1, 0])
        column = np.interp(x, chain[:, 0], chain[:, 1])
        x, y = (x + row) / 2, (y + column) / 2
    near(problem, solve(problem, "raiffa_discrete").point, (x, y), 1e-9)


@pytest.mark.parametrize("problem", PROBLEMS, ids=range(len(PROBLEMS)))
def test_perles_maschler_by_bisection(problem: BargainingProblem) -> None:
    chain = chain_in_floats(problem)
    if len(chain) == 1:
        near(problem, solve(problem, "perles_maschler").point, chain[0])
        return

    def walked(x: float) -> float:
        """Roots of the products of losses up to row payoff x, minus those from there on."""
        cut = np.sort(np.append(chain[:, 0], x))
        heights = np.interp(cut, chain[:, 0], chain[:, 1])
        steps = np.sqrt(np.diff(cut) * -np.diff(heights))
        k = int(np.searchsorted(cut, x))
        return float(steps[:k].sum() - steps[k:].sum())

    x = brentq(walked, chain[0, 0], chain[-1, 0], xtol=1e-14, rtol=1e-14)
    point = solve(problem, "perles_maschler").point
    near(problem, point, (x, np.interp(x, chain[:, 0], chain[:, 1])), 1e-9)


@pytest.mark.parametrize("problem", PROBLEMS[:25], ids=range(25))
def test_areas_and_means_by_slices(problem: BargainingProblem) -> None:
    """Both areas, and the mean, as sums over thin vertical slices of the hull."""
    chain = chain_in_floats(problem)
    d = np.array([float(v) for v in problem.disagreement])
    edges = np.linspace(d[0], chain[-1, 0], 20001)
    middle, width = (edges[1:] + edges[:-1]) / 2, edges[1] - edges[0]
    height = np.interp(middle, chain[:, 0], chain[:, 1]) - d[1]
    area = (height * width).sum()
    mean = np.array([(middle * height * width).sum(), ((d[1] + height / 2) * height * width).sum()])
    mean /= area
    x, y = (float(v) for v in solve(problem, "average_payoff").point)
    a, b = mean - d
    assert abs((x - d[0]) * b - (y - d[1]) * a) <= 1e-5 * (x - d[0]) * b
    x, y = (float(v) for v in solve(problem, "equal_area").point)
    line = (middle - d[0]) * (y - d[1]) / (x - d[0])  # height of the segment's line
    below = (np.minimum(line, height) * width).sum()
    assert below == pytest.approx(area / 2, rel=1e-5)


def test_certified_intervals_are_as_narrow_as_promised() -> None:
    widths = []
    for problem in PROBLEMS:
        for value, top, bottom in zip(
            solve(problem, "raiffa_continuous").point,
            problem.ideal,
            problem.disagreement,
            strict=True,
        ):
            if isinstance(value, Interval):
                widths.append(value.width / (top - bottom))
    assert len(widths) > 20 and max(widths) <= F(1, 10**12)


def test_a_planted_wrong_point_is_seen() -> None:
    with pytest.raises(AssertionError):
        near(
            PROBLEMS[0],
            [float(v) * (1 + 1e-5) + 1e-5 for v in PROBLEMS[0].ideal],
            PROBLEMS[0].ideal,
        )
