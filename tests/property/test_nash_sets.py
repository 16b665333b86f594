"""What every Nash set must satisfy, on random games full of ties."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, nash_equilibria, verify
from gametheory_bp.equilibria.nash import NashSet, best_responses, regret
from gametheory_bp.equilibria.nash.extreme import (
    pairs_by_batches,
    pairs_by_branching,
    pairs_by_vertices,
)
from gametheory_bp.games.profile import MixedProfile, Vector


@st.composite
def games(draw: st.DrawFn, largest: int = 4) -> BimatrixGame:
    m, n = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    top = draw(st.sampled_from([1, 2, 3, 9]))
    matrix = st.lists(st.lists(st.integers(0, top), min_size=n, max_size=n), min_size=m, max_size=m)
    return BimatrixGame(draw(matrix), draw(matrix))


def blend(vectors: tuple[Vector, ...], weights: list[int]) -> Vector:
    used = [weights[k % len(weights)] for k in range(len(vectors))]
    total = sum(used)
    return tuple(
        sum((Fraction(w, total) * v[i] for w, v in zip(used, vectors, strict=True)), Fraction(0))
        for i in range(len(vectors[0]))
    )


def faults(found: NashSet, weights: list[int]) -> list[str]:
    """Everything that is wrong with a Nash set, tried at one blend inside every subset."""
    wrong = []
    if not found.extreme:
        wrong.append("no equilibrium")
    if not verify(found):
        wrong.append("certificate")
    listed = set(found.extreme)
    covered = set()
    for subset in found.maximal_subsets:
        corners = {MixedProfile(x, y) for x in subset.row_vertices for y in subset.column_vertices}
        covered |= corners
        if not corners <= listed:
            wrong.append("a corner is not listed")
        inside = MixedProfile(
            blend(subset.row_vertices, weights), blend(subset.column_vertices, weights)
        )
        if regret(found.game, inside) != (0, 0):
            wrong.append("a blend is no equilibrium")
        if not subset.payoffs.contains(found.game.expected(inside)):
            wrong.append("a payoff lies outside the rectangle")
        ends = {found.game.expected(corner) for corner in corners}
        if {subset.payoffs.low, subset.payoffs.high} - ends:
            wrong.append("the rectangle is too large")
    if covered != listed:
        wrong.append("an extreme equilibrium is in no subset")
    return wrong


@given(games(), st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_nash_sets_hold_what_they_say(game: BimatrixGame, weights: list[int]) -> None:
    found = nash_equilibria(game)
    assert found.complete
    assert faults(found, weights) == []


def test_the_check_sees_planted_faults() -> None:
    from dataclasses import replace

    found = nash_equilibria(BimatrixGame([[1, 1], [1, 1]], [[1, 0], [0, 1]]))
    assert faults(found, [1, 2, 3]) == []
    assert faults(replace(found, extreme=found.extreme[1:], payoffs=found.payoffs[1:]), [1]) != []
    assert faults(replace(found, components=found.components[0:0]), [1]) != []
    subset = found.maximal_subsets[0]
    larger = replace(subset, row_vertices=((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))))
    assert faults(replace(found, components=((larger, *found.maximal_subsets[1:]),)), [1, 3]) != []


@given(games(largest=5))
def test_all_methods_give_the_same_set(game: BimatrixGame) -> None:
    a, b = game.integer_form()
    by_vertices, by_branching = list(pairs_by_vertices(a, b) or ()), list(pairs_by_branching(a, b))
    assert sorted(by_vertices) == sorted(by_branching)
    assert len(set(by_vertices)) == len(by_vertices)
    assert sorted(pairs_by_batches(a, b) or ()) == sorted(by_branching)
    # A method that drops one equilibrium is caught.
    assert sorted(by_vertices[1:]) != sorted(by_branching)


@given(games(), st.randoms(use_true_random=False))
def test_names_of_actions_do_not_matter(game: BimatrixGame, random: object) -> None:
    m, n = game.shape
    rows, columns = list(range(m)), list(range(n))
    random.shuffle(rows)  # type: ignore[attr-defined]
    random.shuffle(columns)  # type: ignore[attr-defined]
    a, b = game.row_payoffs, game.column_payoffs
    shuffled = BimatrixGame(
        [[a[i][j] for j in columns] for i in rows], [[b[i][j] for j in columns] for i in rows]
    )
    expected = {
        (tuple(p.row[i] for i in rows), tuple(p.column[j] for j in columns))
        for p in nash_equilibria(game).extreme
    }
    assert {(p.row, p.column) for p in nash_equilibria(shuffled).extreme} == expected


@given(games())
def test_exchanged_players_have_exchanged_equilibria(game: BimatrixGame) -> None:
    here, there = nash_equilibria(game), nash_equilibria(game.transpose())
    assert {(p.row, p.column) for p in here.extreme} == {(p.column, p.row) for p in there.extreme}
    assert len(here.components) == len(there.components)


@given(games())
def test_supports_lie_in_best_responses(game: BimatrixGame) -> None:
    for profile in nash_equilibria(game).extreme:
        for support, best in zip(profile.supports, best_responses(game, profile), strict=True):
            assert set(support) <= set(best)
