"""The filtered algorithms for very many integer points against the plain exact ones."""

from __future__ import annotations

import numpy as np
import pytest

from gametheory_bp import BimatrixGame, feasible_payoffs
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.hull import convex_hull
from gametheory_bp.geometry.integer_extremes import hull_indices, pareto_indices
from gametheory_bp.payoffs import attained_hull as attained

SIZES = (2, 5, 100, 2**31, 2**62)


def clouds(size: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    n = 30_000
    x = rng.integers(-size, size, n)
    return [
        (x, rng.integers(-size, size, n)),
        (x, x // 2 * 2 - x),  # two lines at most
        (x, np.zeros(n, dtype=np.int64)),  # a segment
        (x[:7], x[:7] // 3),
    ]


@pytest.mark.parametrize("size", SIZES)
def test_same_as_the_plain_algorithms(size: int) -> None:
    rng = np.random.default_rng(size)
    for x, y in clouds(size, rng):
        plain = list(zip(x.tolist(), y.tolist(), strict=True))
        chosen = hull_indices(x, y)
        assert tuple(plain[k] for k in chosen) == convex_hull(plain)
        assert all(plain.index(plain[k]) == k for k in chosen)
        for strong in (True, False):
            frontier = tuple(plain[k] for k in pareto_indices(x, y, strong=strong))
            assert frontier == pareto_points(plain, strong=strong)


def test_a_circle_keeps_all_its_corners() -> None:
    """Points in convex position up to rounding: nothing may be dropped by the filter."""
    angle = np.linspace(0, 2 * np.pi, 90_000)
    x, y = (np.rint(10**6 * f(angle)).astype(np.int64) for f in (np.cos, np.sin))
    plain = list(zip(x.tolist(), y.tolist(), strict=True))
    assert tuple(plain[k] for k in hull_indices(x, y)) == convex_hull(plain)
    frontier = tuple(plain[k] for k in pareto_indices(x, y))
    assert frontier == pareto_points(plain)
    # planted: a hull without one of its corners is not the hull
    assert tuple(plain[k] for k in hull_indices(x, y)[1:]) != convex_hull(plain)


def test_numbers_beyond_machine_words() -> None:
    rng = np.random.default_rng(5)
    x, y = (
        np.array([int(v) * 10**30 + int(w) for v, w in rng.integers(0, 9, (5000, 2))], dtype=object)
        for _ in range(2)
    )
    plain = list(zip(x.tolist(), y.tolist(), strict=True))
    assert tuple(plain[k] for k in hull_indices(x, y)) == convex_hull(plain)
    assert tuple(plain[k] for k in pareto_indices(x, y)) == pareto_points(plain)


def test_a_large_game_takes_the_filtered_way(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(6)
    game = BimatrixGame(*rng.integers(0, 50, (2, 60, 60)))
    large = feasible_payoffs(game)
    pure = attained.attained_frontier(game)
    monkeypatch.setattr(attained, "MANY", 10**9)
    assert feasible_payoffs(game) == large
    assert attained.attained_frontier(game) == pure
