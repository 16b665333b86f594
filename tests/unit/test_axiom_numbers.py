"""Weighted sums of irrational payoffs: equality is decided, inequality shows."""

from __future__ import annotations

from fractions import Fraction as F
from random import Random

import pytest

from gametheory_bp.certificates.axiom_case import AxiomCase
from gametheory_bp.certificates.axiom_demands import shortfall
from gametheory_bp.certificates.axiom_numbers import weighted_sum
from gametheory_bp.certificates.payoff_sets import payoff_set
from gametheory_bp.certificates.problem_statement import ProblemStatement
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.geometry.polygon import Polygon

ZERO = Interval(F(0), F(0))


def root(n: int, power: int = 2) -> Algebraic:
    found = root_of([-n, *[0] * (power - 1), 1], F(1), F(n))
    assert isinstance(found, Algebraic)
    return found


TWO, THREE, SIX, EIGHT = map(root, (2, 3, 6, 8))
CUBE = root(2, 3)
SUM = root_of([1, 0, -10, 0, 1], F(3), F(4))  # sqrt 2 + sqrt 3


@pytest.mark.parametrize(
    "terms",
    [
        [(2, TWO), (-1, EIGHT)],
        [(1, TWO), (1, TWO), (-2, TWO)],
        [(F(1, 3), CUBE), (-1, CUBE.affine(F(1, 3), 5)), (1, F(5))],
        [(1, TWO), (1, THREE), (-1, TWO.affine(1, 1)), (-1, THREE.affine(1, -1))],
    ],
)
def test_equal_sums_are_zero(terms: object) -> None:
    assert weighted_sum(terms) == ZERO  # type: ignore[arg-type]


TINY = F(1, 10**70)


@pytest.mark.parametrize(
    "terms",
    [
        [(2, TWO), (-1, EIGHT), (1, TINY)],
        [(1, TWO), (1, THREE), (-1, SIX), (1, F(-1, 2))],
        [(1, CUBE), (-1, CUBE.affine(1, TINY))],
    ],
)
def test_different_sums_have_a_sign(terms: object) -> None:
    found = weighted_sum(terms)  # type: ignore[arg-type]
    assert not found.low <= 0 <= found.high


def test_what_is_not_decided_keeps_its_bounds() -> None:
    found = weighted_sum([(1, TWO), (1, THREE), (-1, SUM)])
    assert found.low < 0 < found.high and found.width < F(1, 10**25)
    found = weighted_sum([(1, Interval(F(0), F(1))), (-1, F(1, 2))])
    assert found == Interval(F(-1, 2), F(1, 2))


def common_gain(problem: ProblemStatement, p: tuple[F, F]) -> F:
    """Directly: the best vertex, or where an edge crosses the diagonal through p."""
    gains = [(x - p[0], y - p[1]) for x, y in payoff_set(problem)]
    best = max(min(g) for g in gains)
    for a, b in zip(gains, gains[1:] + gains[:1], strict=True):
        before, after = a[0] - a[1], b[0] - b[1]
        if before * after < 0:
            best = max(best, a[0] + before / (before - after) * (b[0] - a[0]))
    return best


def test_the_common_gain_by_edges_is_the_one_by_crossings() -> None:
    rng = Random(3)
    for _ in range(300):
        points = [(F(rng.randint(-4, 6)), F(rng.randint(-4, 6))) for _ in range(rng.randint(1, 6))]
        problem = ProblemStatement(Polygon.hull(points).vertices, (F(0), F(0)), False, False)
        p = F(rng.randint(-9, 15), 2), F(rng.randint(-9, 15), 2)
        case = AxiomCase((problem,), ((p,),), "both", (), "middle")
        wanted = common_gain(problem, p)
        assert shortfall("weakly_optimal", case) == Interval(wanted, wanted)
