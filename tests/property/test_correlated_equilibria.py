"""(Coarse) correlated equilibria of random and degenerate games, by definition and by proof."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, correlated_equilibria, verify
from gametheory_bp.equilibria.correlated import CorrelatedPayoffs, LinearOptimum
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.testing import games, large_number_games
from tests.effort import one_in, scaled
from tests.property.mutations import mutations

CHICKEN = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])
BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
CONSTANT = BimatrixGame([[0, 0], [0, 0]], [[0, 0], [0, 0]])
SEGMENT = BimatrixGame([[0, 1, 3]], [[0, 2, 6]])  # 1 x 3, column indifferent in nothing
INDIFFERENT = BimatrixGame([["1/3", "2/3"]], [[5, 5]])  # a horizontal segment
TILTED = BimatrixGame([[1, 3], [1, 3]], [[7, 7], [9, 9]])
notions = st.booleans()
weights = st.tuples(st.integers(-3, 3), st.integers(-3, 3)).filter(any)


def gain_from_deviating(game: BimatrixGame, p: Distribution, coarse: bool) -> Fraction:
    """The best gain of either player, straight from the definition."""
    m, n = game.shape
    best = Fraction(0)
    for i in range(m):
        for k in range(m):
            terms = [
                p.probabilities[r][j] * (game.row_payoffs[k][j] - game.row_payoffs[r][j])
                for r in (range(m) if coarse else [i])
                for j in range(n)
            ]
            best = max(best, sum(terms, Fraction(0)))
    for j in range(n):
        for k in range(n):
            terms = [
                p.probabilities[i][c] * (game.column_payoffs[i][k] - game.column_payoffs[i][c])
                for c in (range(n) if coarse else [j])
                for i in range(m)
            ]
            best = max(best, sum(terms, Fraction(0)))
    return best


@given(games(3) | large_number_games(), notions, weights)
@settings(max_examples=scaled(50))
def test_optimum_and_polygon_agree_and_are_proved(
    game: BimatrixGame, coarse: bool, w: tuple[int, int]
) -> None:
    equilibria = correlated_equilibria(game, coarse)
    best, polygon = equilibria.optimum(w), equilibria.payoff_polygon()
    assert verify(best) and verify(polygon) and polygon.complete
    value, face = polygon.polygon.support((Fraction(w[0]), Fraction(w[1])))
    assert best.value == value
    if len(face) <= 2:
        assert best.points == tuple(sorted(face))
    for p in (*best.distributions, *polygon.distributions):
        assert gain_from_deviating(game, p, coarse) == 0
        assert equilibria.contains(p)
    bound = equilibria.bound(w)
    assert verify(bound) and bound.bound == value
    assert not verify(replace(bound.certificate, bound=value - 1))  # planted


@given(games(3))
@settings(max_examples=scaled(30))
def test_coarse_equilibria_contain_the_others(game: BimatrixGame) -> None:
    inner = correlated_equilibria(game).payoff_polygon()
    outer = correlated_equilibria(game, coarse=True).payoff_polygon()
    assert all(outer.contains(v) for v in inner.vertices)
    assert all(correlated_equilibria(game, coarse=True).contains(p) for p in inner.distributions)


@given(games(3), notions, st.data())
@settings(max_examples=scaled(30))
def test_membership_is_the_definition(
    game: BimatrixGame, coarse: bool, data: st.DataObject
) -> None:
    m, n = game.shape
    chances = data.draw(st.lists(st.integers(0, 4), min_size=m * n, max_size=m * n).filter(any))
    parts = [Fraction(c, sum(chances)) for c in chances]
    p = Distribution(tuple(tuple(parts[i * n : (i + 1) * n]) for i in range(m)))
    verdict = correlated_equilibria(game, coarse).contains(p)
    gain = gain_from_deviating(game, p, coarse)
    assert verdict.holds == (gain == 0)
    assert max((g for *_, g in verdict.violations), default=0) == gain


@pytest.mark.parametrize(
    ("game", "coarse"),
    one_in(3, product([CHICKEN, TILTED, BOS, CONSTANT, SEGMENT, INDIFFERENT], [False, True])),
)
def test_every_damage_to_a_certificate_is_refused(game: BimatrixGame, coarse: bool) -> None:
    """Except where it is another proof of the same claim.

    That happens in two places: other multipliers that prove the same line, and, for an optimum,
    another line that ends the set of optima at the same point.
    """
    equilibria = correlated_equilibria(game, coarse)
    for result in (equilibria.optimum((1, 2)), equilibria.payoff_polygon(), equilibria.bound()):
        saved, best = result.to_json(), isinstance(result, LinearOptimum)
        assert verify(saved)
        refused = accepted = 0
        for path, body in mutations(saved["certificate"]):
            if verify({**saved, "certificate": body}):
                accepted += 1
                free = "multipliers" in str(path) or ("normal" in path and best)
                assert path[0] in ("lines", "line") and free, path
            else:
                refused += 1
        assert refused > 5 * accepted


def test_a_dropped_edge_is_refused() -> None:
    proof = correlated_equilibria(CHICKEN).payoff_polygon().certificate
    assert not verify(replace(proof, lines=proof.lines[1:]))
    assert not verify(replace(proof, lines=()))
    assert not verify(
        replace(proof, vertices=proof.vertices[:-1], distributions=proof.distributions[:-1])
    )


def test_known_polygons() -> None:
    def vertices(game: BimatrixGame) -> tuple[tuple[Fraction, Fraction], ...]:
        return correlated_equilibria(game).payoff_polygon().vertices

    high, low = Fraction(21, 4), Fraction(18, 5)
    assert vertices(CHICKEN) == ((2, 7), (low, low), (7, 2), (high, high))
    assert vertices(CONSTANT) == ((0, 0),)
    assert vertices(SEGMENT) == ((3, 6),)
    assert vertices(INDIFFERENT) == ((Fraction(1, 3), 5), (Fraction(2, 3), 5))
    assert vertices(BimatrixGame([[1, 0]], [[0, 0]])) == ((0, 0), (1, 0))
    assert vertices(TILTED) == ((1, 7), (3, 7), (3, 9), (1, 9))  # each decides for the other


def test_ties_return_the_whole_face() -> None:
    swap = BimatrixGame([[3, 0], [0, 1]], [[1, 0], [0, 3]])
    best = correlated_equilibria(swap).optimum((1, 1))
    assert best.points == ((1, 3), (3, 1)) and best.value == 4 and not best.is_unique
    assert correlated_equilibria(swap).optimum((2, 1)).points == ((3, 1),)


def test_an_incomplete_polygon_says_so_and_is_proved() -> None:
    size = 4
    game = BimatrixGame(
        [[0 if i == j else 50 + (7 * i + 3 * j) % 11 for j in range(size)] for i in range(size)],
        [[0 if i == j else 50 + (5 * i + 2 * j) % 13 for j in range(size)] for i in range(size)],
    )
    equilibria = correlated_equilibria(game)
    part = equilibria.payoff_polygon(limit=4)
    whole = equilibria.payoff_polygon()
    assert not part.complete and whole.complete and verify(part)
    assert all(whole.contains(v) for v in part.vertices)
    assert all(part.outer.contains(v) for v in whole.vertices)
    assert not verify(replace(part.certificate, complete=True))  # planted
    assert whole.outer == whole.polygon
    again = equilibria.payoff_polygon(limit=1)
    assert again is whole


def test_witnesses_and_frontier() -> None:
    payoffs = correlated_equilibria(CHICKEN).payoff_polygon()
    middle = (Fraction(9, 2), Fraction(9, 2))
    p = payoffs.witness(middle)
    assert CHICKEN.expected(p) == middle and correlated_equilibria(CHICKEN).contains(p)
    assert payoffs.pareto_frontier().points[0] == (2, 7)
    with pytest.raises(InputValueError, match="not in the polygon"):
        payoffs.witness((9, 9))


def test_larger_games_take_the_float_route() -> None:
    import random

    rng = random.Random(3)
    for top in (99, 1, 10**5 + 1):
        a, b = ([[rng.randint(0, top) for _ in range(7)] for _ in range(7)] for _ in range(2))
        game = BimatrixGame(a, b)
        coarse = correlated_equilibria(game, coarse=True).optimum((2, 3))
        best = correlated_equilibria(game).optimum((2, 3))
        assert verify(coarse) and verify(best) and coarse.value >= best.value
    twin = BimatrixGame([*a, a[0]], [*b, b[0]])  # a duplicated action changes no payoff
    assert correlated_equilibria(twin).optimum((2, 3)).points == best.points


def test_bad_input_is_named() -> None:
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        correlated_equilibria([[1]])  # type: ignore[arg-type]
    equilibria = correlated_equilibria(BOS)
    with pytest.raises(InputValueError, match=r"\(0, 0\)"):
        equilibria.optimum((0, 0))
    with pytest.raises(InputValueError, match="pair"):
        equilibria.optimum((1, 2, 3))
    with pytest.raises(ShapeError, match="one probability per action pair"):
        equilibria.contains([[1]])
    with pytest.raises(InputValueError):
        equilibria.contains([["1/2", 0], [0, 0]])


def test_records_show_themselves() -> None:
    equilibria = correlated_equilibria(BOS)
    half = MixedProfile.of(["2/3", "1/3"], ["1/3", "2/3"])
    assert equilibria.contains(half) and equilibria.contains([["1/2", 0], [0, "1/2"]])
    outside = equilibria.contains([[0, 1], [0, 0]])
    assert not outside and "is not" in str(outside)
    payoffs = equilibria.payoff_polygon()
    assert isinstance(payoffs, CorrelatedPayoffs)
    assert payoffs.polygon == Polygon(payoffs.vertices)
    for shown in (equilibria, payoffs, equilibria.optimum(), equilibria.bound()):
        assert str(shown) and "<table>" in shown._repr_html_() and repr(shown)
    assert not verify(equilibria)  # the set itself makes no claim
    assert "definition" in equilibria.to_json()["uncertified_reason"]
