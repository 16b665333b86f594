"""Welfare optima of games against brute force, cvxpy and full enumeration."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, verify, welfare_optimum
from gametheory_bp.bargaining import concave_optimum, solve
from gametheory_bp.bargaining.nash_payoffs import nash_payoffs
from gametheory_bp.errors import DisagreementError, InputTypeError, NotDefinedError, UnprovedError
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.neutral import power

F = Fraction
SOLVER = 1e-4  # relative accuracy asked of cvxpy's interior-point solvers
CHICKEN = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])


def random_game(seed: int, size: int = 3, top: int = 4) -> BimatrixGame:
    rng = random.Random(seed)
    m, n = rng.randint(1, size), rng.randint(1, size)
    a, b = ([[rng.randint(-top, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return BimatrixGame(a, b)


def cvxpy_value(game: BimatrixGame, coarse: bool, welfare: Callable[..., object]) -> float:
    """Largest welfare over (coarse) correlated equilibria, stated from the definition."""
    import cvxpy

    a, b = game.row_matrix.floats(), game.column_matrix.floats()
    m, n = game.shape
    p = cvxpy.Variable((m, n), nonneg=True)
    limits = [cvxpy.sum(p) == 1]
    for k in range(m):
        for i in range(m):
            limits += [] if coarse else [p[i] @ (a[i] - a[k]) >= 0]
        limits += [cvxpy.sum(cvxpy.multiply(p, a - a[k])) >= 0] if coarse else []
    for k in range(n):
        for j in range(n):
            limits += [] if coarse else [p[:, j] @ (b[:, j] - b[:, k]) >= 0]
        limits += [cvxpy.sum(cvxpy.multiply(p, b - b[:, [k]])) >= 0] if coarse else []
    x, y = (cvxpy.sum(cvxpy.multiply(p, u)) for u in (a, b))
    problem = cvxpy.Problem(cvxpy.Maximize(welfare(cvxpy, p, x, y)), limits)
    problem.solve()
    return float(problem.value)


@pytest.mark.parametrize("coarse", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_correlated_optima_agree_with_cvxpy(seed: int, coarse: bool) -> None:
    game = random_game(seed)
    among = "coarse_correlated" if coarse else "correlated"
    d = (-5, -5)
    nash = welfare_optimum(game, "nash", among, d)
    product = (nash.point[0] + 5) * (nash.point[1] + 5)
    root = cvxpy_value(game, coarse, lambda cp, p, x, y: cp.geo_mean(cp.hstack([x + 5, y + 5])))
    assert float(product) ** 0.5 == pytest.approx(root, rel=SOLVER)
    fair = welfare_optimum(game, "egalitarian", among, d)
    least = cvxpy_value(game, coarse, lambda cp, p, x, y: cp.minimum(x, y))
    assert float(min(fair.point)) == pytest.approx(least, rel=SOLVER, abs=SOLVER)
    averse = welfare_optimum(game, "inequity_averse", among, d)
    w = np.array([[float(x + y - abs(x - y)) for x, y in row] for row in rows(game)])
    linear = cvxpy_value(game, coarse, lambda cp, p, x, y: cp.sum(cp.multiply(p, w)))
    assert float(averse.certificate.value) == pytest.approx(linear, rel=SOLVER, abs=SOLVER)
    for optimum in (nash, fair, averse):
        assert verify(optimum)
        assert all(
            game.expected(p) == point
            for point, p in zip(optimum.points, optimum.attained_by, strict=True)
        )


def rows(game: BimatrixGame) -> list[list[Point]]:
    n, payoffs = game.shape[1], game.payoffs()
    return [list(payoffs[k : k + n]) for k in range(0, len(payoffs), n)]


@pytest.mark.parametrize("seed", range(30))
def test_nash_optima_are_those_of_sampled_equilibria(seed: int) -> None:
    """No equilibrium of a maximal subset, mixed at random, has more welfare."""
    game, rng = random_game(seed, top=2), random.Random(seed)
    nash = nash_equilibria(game)
    worst = (-3, -3)
    best = welfare_optimum(game, "egalitarian", "nash", worst)
    most = welfare_optimum(game, "utilitarian", "nash", worst)
    assert verify(best) and verify(most)
    sampled = []
    for subset in nash.maximal_subsets:
        for _ in range(6):
            x, y = (mixed(rng, v) for v in (subset.row_vertices, subset.column_vertices))
            sampled.append(game.expected(MixedProfile(x, y)))
    assert max(min(u, v) for u, v in sampled) <= min(best.point)
    assert max(u + v for u, v in sampled) <= sum(most.point)
    tied = [p for p in sampled if min(p) == min(best.point)]
    for subset in nash.maximal_subsets:  # ties inside a rectangle lie between listed points
        box = [p for p in best.points if subset.payoffs.contains(p)]  # type: ignore[arg-type]
        for p in tied:
            if subset.payoffs.contains(p):
                assert Polygon.hull(box).contains(p)  # type: ignore[arg-type]


def mixed(rng: random.Random, vertices: tuple[tuple[Fraction, ...], ...]) -> tuple[Fraction, ...]:
    shares = [rng.randint(1, 9) for _ in vertices]
    total = sum(shares)
    return tuple(
        sum((F(s, total) * p for s, p in zip(shares, column, strict=True)), F(0))
        for column in zip(*vertices, strict=True)
    )


def test_a_rectangle_of_equilibria_keeps_the_end_of_a_tie() -> None:
    # each player decides the other's payoff alone: all profiles are equilibria
    game = BimatrixGame([[0, 4], [0, 4]], [[0, 0], [3, 3]])
    best = welfare_optimum(game, "egalitarian", "nash", (0, 0))
    assert best.points == ((3, 3), (4, 3)) and verify(best)
    assert best.attained_by[0] == MixedProfile.of([0, 1], ["1/4", "3/4"])
    nash = nash_equilibria(game)
    corners = nash_payoffs(nash, (F(0), F(0)))
    assert (3, 3) not in corners.problem.points  # planted: the corners alone miss the tie
    assert solve(corners.problem, "egalitarian").points == ((4, 3),)
    with pytest.raises(NotDefinedError, match="no convex set"):
        welfare_optimum(game, "raiffa_discrete", "nash")


@pytest.mark.parametrize("rule", ["leximin", "egalitarian_pareto", "kalai_smorodinsky"])
def test_finite_rules_look_at_strongly_optimal_points_alone(rule: str) -> None:
    from gametheory_bp import BargainingProblem
    from gametheory_bp.geometry.frontier import pareto_points

    rng = random.Random(3)
    for _ in range(60):
        points = [(F(rng.randint(0, 6)), F(rng.randint(0, 6))) for _ in range(6)]
        full = solve(
            BargainingProblem(points, (1, 1) if (6, 6) in points else (0, 0), finite=True), rule
        )
        few = BargainingProblem(pareto_points(points), full.problem.disagreement, finite=True)
        assert solve(few, rule).points == full.points


def test_disagreement_points_are_given_or_computed() -> None:
    asymmetric = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    points = {
        "minimax": (F(4, 3), F(2, 3)),
        "pure_minimax": (2, 1),
        (0, 0): (0, 0),
        nash_equilibria(asymmetric).extreme[1]: (F(4, 3), F(2, 3)),
        MixedProfile.pure((2, 2), 0, 1): (0, 0),
    }
    for given, expected in points.items():
        assert welfare_optimum(asymmetric, "nash", disagreement=given).disagreement == expected
    with pytest.raises(DisagreementError):
        welfare_optimum(asymmetric, "nash", "individually_rational", disagreement=(5, 5))
    with pytest.raises(InputTypeError, match="welfare_optimum takes a game"):
        welfare_optimum([[1]], "nash")  # type: ignore[arg-type]


def test_concave_optima_are_bounded_on_both_sides() -> None:
    half = F(1, 2)

    def formula(x: Fraction, y: Fraction) -> object:
        return power(x, half) + power(y, half)

    def gradient(x: Fraction, y: Fraction) -> tuple[object, object]:
        return power(x, -half) * half, power(y, -half) * half

    def model(x: object, y: object) -> object:
        import cvxpy

        return cvxpy.sqrt(x) + cvxpy.sqrt(y)

    for coarse in (False, True):
        expected = cvxpy_value(CHICKEN, coarse, lambda cp, p, x, y: cp.sqrt(x) + cp.sqrt(y))
        for given in (None, model):
            found = concave_optimum(CHICKEN, formula, gradient, model=given, coarse=coarse)  # type: ignore[arg-type]
            assert verify(found) and found.value.width <= F(1, 10**9)
            assert float(found.value) == pytest.approx(expected, rel=SOLVER)
            assert CHICKEN.expected(found.distribution) == found.point
            assert not verify(replace(found, bound=found.bound - F(1, 100)))
    kink = concave_optimum(
        CHICKEN, lambda x, y: min(x, y + 1), lambda x, y: (1, 0) if x < y + 1 else (0, 1)
    )
    assert kink.value.low <= min(kink.point[0], kink.point[1] + 1) and kink.value.width < F(
        1, 10**9
    )
    level = concave_optimum(CHICKEN, lambda x, y: 0 * x, lambda x, y: (0, 0))
    assert level.certificate is None and "level" in level.uncertified_reason
    assert level.value == Interval(F(0), F(0))
    with pytest.raises(InputTypeError, match="nothing can be proved with rounded numbers"):
        concave_optimum(CHICKEN, lambda x, y: float(x), lambda x, y: (1, 0))
    with pytest.raises(UnprovedError, match="cannot see that the model is concave"):
        concave_optimum(CHICKEN, formula, gradient, model=lambda x, y: x * y)  # type: ignore[operator,arg-type]
