"""The taxonomy by its definitions, on random games."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, classify, nash_equilibria
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.equilibria.nash import regret
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.games.transforms import permute_actions, rescale, swap_players
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point, dominates
from gametheory_bp.taxonomy import Classification
from gametheory_bp.taxonomy.correlated_disagreement import correlated_disagreement
from gametheory_bp.taxonomy.curved_symmetry import is_mirror_symmetric
from gametheory_bp.taxonomy.independent_dominance import dominating_mixture
from gametheory_bp.taxonomy.mismatch import mismatch
from gametheory_bp.taxonomy.optimality import ParetoTest
from gametheory_bp.taxonomy.symmetry import exchange
from gametheory_bp.testing import games, payoff_pairs, symmetric_games, tied_games
from tests.effort import scaled

NOTIONS = ("nash", "pure", "correlated")
# without those that another unit of one player's utility, or another set, may change
INVARIANT = ("coordination_problem", "pure_coordination", "bargaining_problem", "degenerate")


def undominated(game: BimatrixGame, point: Point) -> bool:
    """Pareto optimality in the feasible polygon, by the definition on its part above."""
    return all(v == point for v in Polygon.hull(game.payoffs()).above(point).vertices)


def is_equilibrium(game: BimatrixGame, profile: MixedProfile | Distribution) -> bool:
    if isinstance(profile, Distribution):
        return bool(correlated_equilibria(game).contains(profile))
    return regret(game, profile) == (0, 0)


def proves_bargaining(game: BimatrixGame, found: Classification) -> bool:
    """Whether the witnesses prove a bargaining problem: two efficient, conflicting equilibria."""
    finding = found["bargaining_problem"]
    if len(finding.profiles) != 2:
        return False
    (a, b), payoffs = finding.profiles, finding.payoffs
    return (
        all(is_equilibrium(game, p) for p in (a, b))
        and (game.expected(a), game.expected(b)) == payoffs
        and all(undominated(game, z) for z in payoffs)
        and payoffs[0][0] > payoffs[1][0]
        and payoffs[0][1] < payoffs[1][1]
    )


@given(games(3), st.sampled_from(NOTIONS))
def test_verdicts_fit_each_other_and_their_witnesses(game: BimatrixGame, notion: str) -> None:
    found = classify(game, notion)  # type: ignore[arg-type]
    names = set(found.names)
    if "bargaining_problem" in names:
        assert {"coordination_problem", "mixed_motive"} <= names
        assert "pure_coordination" not in names
        assert proves_bargaining(game, found)
    elif "coordination_problem" in names:
        assert "pure_coordination" in names
    else:  # planted: what is no bargaining problem is not proved to be one
        assert not proves_bargaining(game, found)
    if "coordination_problem" in names:
        finding = found["coordination_problem"]
        first, second, mixed_up = finding.profiles
        assert first != second
        assert mismatch(game, first, second)[0] == mixed_up
        assert is_equilibrium(game, first) and is_equilibrium(game, second)
        assert not undominated(game, game.expected(mixed_up))
    assert ("asymmetric_bargaining_problem" in names) == (
        "bargaining_problem" in names and "symmetric_payoffs" not in names
    )
    assert "social_dilemma" not in names or "mixed_motive" in names
    assert "symmetric_players" not in names or "symmetric_payoffs" in names


@given(games(3))
def test_efficient_equilibria_are_all_found(game: BimatrixGame) -> None:
    efficient = {z for z in nash_equilibria(game).payoffs if undominated(game, z)}
    found = classify(game)
    assert (len(efficient) > 1) == ("bargaining_problem" in found)
    if not efficient:
        assert "coordination_problem" not in found


@given(games(3), st.data())
def test_names_and_units_do_not_matter(game: BimatrixGame, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(range(game.shape[0])))
    columns = data.draw(st.permutations(range(game.shape[1])))
    found = classify(game).names
    assert classify(permute_actions(game, rows, columns)).names == found
    assert classify(swap_players(game)).names == found
    unlike = {"zero_sum"}  # the sum of payoffs depends on the units
    assert {*classify(rescale(game, 2, 1, 2, 1)).names} - unlike == {*found} - unlike
    one_sided = set(classify(rescale(game, 3, -1)).names)
    assert one_sided & set(INVARIANT) == set(found) & set(INVARIANT)


@given(games(3), payoff_pairs())
@settings(max_examples=scaled(30))
def test_dominance_by_independent_mixtures(game: BimatrixGame, point: Point) -> None:
    profile = dominating_mixture(game, point)
    if profile is not None:
        assert dominates(game.expected(profile), point)
        assert ParetoTest(game, "feasible").dominance(point) is not None
        return
    m, n = game.shape
    grid = [Fraction(k, 4) for k in range(5)]
    for i, k, j, l in product(range(m), range(m), range(n), range(n)):  # noqa: E741
        for p, q in product(grid, grid):
            x = [p * (a == i) + (1 - p) * (a == k) for a in range(m)]
            y = [q * (a == j) + (1 - q) * (a == l) for a in range(n)]
            assert not dominates(game.expected(MixedProfile.of(x, y)), point)


def test_a_dominated_point_between_arcs_is_noticed() -> None:
    # the payoffs of x, y are (x y, (1-x)(1-y)): the arc sqrt(a) + sqrt(b) = 1 bounds them
    game = BimatrixGame([[1, 0], [0, 0]], [[0, 0], [0, 1]])
    assert dominating_mixture(game, (Fraction(1, 5), Fraction(1, 5))) is not None
    assert dominating_mixture(game, (Fraction(1, 4), Fraction(1, 4))) is None


@given(tied_games(3) | symmetric_games(3))
@settings(max_examples=scaled(50))
def test_exchanges_against_all_renamings(game: BimatrixGame) -> None:
    m, n = game.shape
    found = exchange(game)
    if m != n:
        assert found is None
        return

    def exchanges(f: tuple[int, ...], g: tuple[int, ...]) -> bool:
        return all(
            game.payoff(i, j) == game.payoff(g[j], f[i])[::-1] for i in range(n) for j in range(n)
        )

    every = [(f, g) for f in permutations(range(n)) for g in permutations(range(n))]
    assert (found is not None) == any(exchanges(*pair) for pair in every)
    if found is not None:
        assert exchanges(*found)
        assert is_mirror_symmetric(game) or Polygon.hull(game.payoffs()).dimension < 2


@given(symmetric_games(3), st.integers(0, 8))
@settings(max_examples=scaled(40))
def test_a_changed_payoff_breaks_the_symmetry(game: BimatrixGame, cell: int) -> None:
    i, j = divmod(cell % (game.shape[0] * game.shape[1]), game.shape[1])
    rows = [list(row) for row in game.row_payoffs]
    rows[i][j] += 100
    assert exchange(game) is not None
    assert exchange(BimatrixGame(rows, game.column_payoffs)) is None


@given(tied_games(3))
@settings(max_examples=scaled(40))
def test_correlated_disagreement_by_definition(game: BimatrixGame) -> None:
    test = ParetoTest(game, "feasible")
    polygon = correlated_equilibria(game).payoff_polygon()
    for payoff in polygon.vertices:
        if not test.is_optimal(payoff):
            continue
        pair = correlated_disagreement(game, payoff)
        extreme = nash_equilibria(game)
        both = zip(extreme.extreme, extreme.payoffs, strict=True)
        nash = [p for p, z in both if z == payoff]
        if pair is None:  # then no two Nash equilibria with this payoff go wrong, either
            assert all(mismatch(game, a, b)[1] == payoff for a in nash for b in nash)
        else:
            assert pair[0] != pair[1]
            assert all(is_equilibrium(game, p) and game.expected(p) == payoff for p in pair)
            assert mismatch(game, *pair)[1] != payoff


@pytest.mark.parametrize("notion", NOTIONS)
def test_a_planted_wrong_witness_is_refused(notion: str) -> None:
    game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    found = classify(game, notion)  # type: ignore[arg-type]
    assert proves_bargaining(game, found)
    assert not proves_bargaining(BimatrixGame([[4, 0], [5, 2]], [[1, 0], [0, 2]]), found)
    assert not proves_bargaining(BimatrixGame([[4, 9], [0, 2]], [[1, 0], [9, 2]]), found)
