"""Exact sets of equilibrium payoffs with irrational corners: known ones, damage, edge cases."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from gametheory_bp import BimatrixGame, load_game, verify
from gametheory_bp.certificates.verify.algebraic_equilibrium_payoffs import check
from gametheory_bp.equilibria.subgame_perfect import (
    RepeatedPayoffs,
    grim_payoffs,
    subgame_perfect_payoffs,
)
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import (
    AlgebraicPayoffs,
    exact_corners,
)
from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.exactness import EXACT
from gametheory_bp.games.repeated import RepeatedGame

ROOTS = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])

# Row payoffs, column payoffs, discount factor: the first of random games whose set is irrational.
RANDOM = [
    ([[3, 1, 1], [0, 4, 1]], [[1, 3, 2], [2, 2, 1]], "3/4"),
    ([[2, 4], [1, 2]], [[4, 1], [1, 1]], "9/10"),
    ([[0, 1, 0], [0, 3, 2]], [[2, 4, 4], [1, 2, 1]], "2/3"),
    ([[0, 1, 1], [1, 4, 3]], [[0, 1, 3], [1, 2, 2]], "3/4"),
    ([[4, 3, 2], [1, 0, 2]], [[2, 2, 1], [0, 4, 2]], "3/4"),
    ([[4, 1], [0, 0]], [[4, 1], [2, 2]], "4/5"),
    ([[3, 0], [3, 1]], [[1, 3], [4, 3]], "3/5"),
    ([[2, 0], [2, 3]], [[2, 3], [2, 4]], "9/10"),
    ([[3, 2], [1, 1]], [[3, 1], [0, 0]], "3/4"),
    ([[2, 0, 1], [3, 2, 1]], [[1, 0, 0], [0, 4, 1]], "9/10"),
]


@cache
def bracket(game: BimatrixGame, discount: str) -> RepeatedPayoffs:
    return subgame_perfect_payoffs(RepeatedGame(game, discount))


@cache
def exact(game: BimatrixGame, discount: str) -> AlgebraicPayoffs:
    found = exact_corners(bracket(game, discount))
    assert found is not None and verify(found)
    return found


def test_the_worst_payoff_is_the_root_of_three() -> None:
    found = exact(ROOTS, "2/3")
    (one, three), *_ = found.vertices
    assert one == 1 and isinstance(three, Algebraic) and three.coefficients == (-3, 0, 1)
    assert found.threat_point == (1, three) and found.exactness == EXACT
    assert [(round(float(x), 7), round(float(y), 7)) for x, y in found.vertices] == [
        *((1, 1.7320508), (1.5773503, 2.1547005), (2, 3), (1, 2)),
    ]
    assert found.root == three
    assert "root of t^2 - 3" in str(found) and "degree 2" in str(found)


def test_membership_is_always_decided() -> None:
    found = exact(ROOTS, "2/3")
    near = Fraction(17320508075688772935274463415058, 10**31)
    assert near**2 < 3 < (near + Fraction(1, 10**31)) ** 2
    assert not found.contains((1, near)) and found.contains((1, near + Fraction(1, 10**31)))


def test_a_bracket_that_is_already_exact_is_confirmed() -> None:
    dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    found = exact(dilemma, "1/2")
    assert found.root is None and found.vertices == bracket(dilemma, "1/2").vertices


@pytest.mark.parametrize("case", RANDOM[:3], ids=str)
def test_random_games(case: tuple[list[list[int]], list[list[int]], str]) -> None:
    rows, columns, discount = case
    game = BimatrixGame(rows, columns)
    found, between = exact(game, discount), bracket(game, discount)
    assert found.root is not None
    # against the bracket, which was proved in another way
    assert all(found.polygon.contains(v) for v in between.inner.vertices)
    for normal, offset in between.outer.half_planes():
        assert all(normal[0] * x + normal[1] * y <= offset for x, y in found.polygon.vertices)


@pytest.mark.slow
@pytest.mark.parametrize("case", RANDOM[3:], ids=str)
def test_more_random_games(case: tuple[list[list[int]], list[list[int]], str]) -> None:
    test_random_games(case)


@pytest.mark.slow
@pytest.mark.parametrize(("discount", "degree"), [("3/10", 3), ("2/5", 2)])
def test_roots_of_quadratics_and_cubics(discount: str, degree: int) -> None:
    found = exact(load_game("abreu_sannikov_2014"), discount)
    assert found.root is not None and found.root.degree == degree
    assert min(y for _, y in found.vertices) == 0


def test_a_coarse_bracket_is_enough() -> None:
    """After four links the polygons are far apart, and the exact set is the same."""
    coarse = subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3"), steps=4)
    assert coarse.gap is not None and coarse.gap > Fraction(1, 10)
    found = exact_corners(coarse)
    assert found is not None and found.vertices == exact(ROOTS, "2/3").vertices


def test_fixed_punishments() -> None:
    game = BimatrixGame([[3, 4], [2, 0]], [[2, 4], [1, 1]])
    found = exact_corners(grim_payoffs(RepeatedGame(game, "4/5"), (3, 2)))
    assert found is not None and verify(found) and found.threat_point == (3, 2)
    assert "Nash (grim)" in str(found)


def test_a_wrong_number_of_the_field_is_refused() -> None:
    """The conjugate root, another element, a corner moved by 10^-30 with its claim."""
    certificate = exact(ROOTS, "2/3").certificate
    assert all(statement.holds for statement in check(certificate))
    conjugate = Algebraic((-3, 0, 1), Fraction(-2), Fraction(-1))
    x, y = certificate.coordinates[0]
    moved = (x, (y[0] - Fraction(1, 10**30), y[1])), *certificate.coordinates[1:]
    three = certificate.vertices[0][1]
    assert isinstance(three, Algebraic)
    claimed = (
        (certificate.vertices[0][0], three.affine(1, -Fraction(1, 10**30))),
        *certificate.vertices[1:],
    )
    for forged in (
        replace(certificate, root=conjugate),
        replace(certificate, coordinates=moved),
        replace(certificate, coordinates=moved, vertices=claimed),
    ):
        assert not verify(forged)


def test_a_polygon_that_is_too_small_or_too_large_is_refused() -> None:
    """Without a corner sides do not bound; with one more the set does not generate itself."""
    certificate = exact(ROOTS, "2/3").certificate
    small = replace(
        certificate,
        vertices=certificate.vertices[:-1],
        coordinates=certificate.coordinates[:-1],
        starts=certificate.starts[:-1],
    )
    assert not verify(small)
    corner = (Fraction(1), Fraction(0)), (Fraction(5, 2), Fraction(0))
    large = replace(
        certificate,
        vertices=(*certificate.vertices[:-1], (Fraction(1), Fraction(5, 2))),
        coordinates=(*certificate.coordinates[:-1], corner),
    )
    assert "is worth a vertex" in verify(large).failures[0].statement


def test_wrong_weights_and_leanings_are_refused() -> None:
    certificate = exact(ROOTS, "2/3").certificate
    line = certificate.leanings[0].line
    weights = list(certificate.weights)
    weights[line] = Fraction(1, 10**6)
    for forged in (
        replace(certificate, weights=tuple(weights)),
        replace(certificate, weights=()),
        replace(certificate, leanings=certificate.leanings[1:]),
        replace(certificate, weights=(), leanings=()),
    ):
        verdict = verify(forged)
        assert not verdict
        assert verdict.failures[0].statement == "every side bounds all equilibrium payoffs"


def test_bad_arguments() -> None:
    with pytest.raises(InputTypeError, match="RepeatedPayoffs"):
        exact_corners(RepeatedGame(ROOTS, "2/3"))  # type: ignore[arg-type]


def test_an_empty_set_has_no_corners() -> None:
    assert exact_corners(bracket(load_game("matching_pennies"), "9/10")) is None
