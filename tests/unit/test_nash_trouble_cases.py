"""Games on which other programs lose, repeat or invent equilibria."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria
from gametheory_bp.equilibria.nash import enumeration as enumeration_file
from gametheory_bp.equilibria.nash import pure_equilibria, regret
from gametheory_bp.equilibria.nash.extreme import pairs_by_branching, pairs_by_vertices
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.profile import MixedProfile

DATA = Path(__file__).parents[1] / "data" / "nash_trouble_cases.json"
CASES: dict[str, Any] = json.loads(DATA.read_text("utf-8"))


def game_of(case: dict[str, Any]) -> BimatrixGame:
    return BimatrixGame(case["row"], case["column"], title=case["title"])


@pytest.mark.parametrize("name", sorted(CASES))
def test_known_numbers_of_equilibria(name: str) -> None:
    case = CASES[name]
    found = nash_equilibria(game_of(case))
    assert found.complete
    assert len(found.extreme) == len(set(found.extreme)) == case["extreme"]
    assert (len(found.maximal_subsets), len(found.components)) == (
        case["subsets"],
        case["components"],
    )
    assert all(regret(found.game, profile) == (0, 0) for profile in found.extreme)


@pytest.mark.parametrize("name", sorted(CASES))
def test_both_methods_agree(name: str) -> None:
    a, b = game_of(CASES[name]).integer_form()
    by_vertices = pairs_by_vertices(a, b)
    assert by_vertices is not None
    assert set(by_vertices) == set(pairs_by_branching(a, b))


def test_the_mixed_equilibrium_of_the_tournament() -> None:
    third = Fraction(1, 3)
    mixture = (0, 0, third, 0, third, third)
    found = nash_equilibria(game_of(CASES["tournament_six"]))
    assert found.extreme == (MixedProfile(mixture, mixture),)


def test_both_ends_of_the_segment() -> None:
    found = nash_equilibria(game_of(CASES["half_listed_segment"]))
    (subset,) = found.maximal_subsets
    assert subset.row_vertices == ((Fraction(2, 7), Fraction(5, 7)), (0, 1))
    assert subset.column_vertices == ((1, 0),)
    assert subset.payoffs.low == (-3, Fraction(24, 7))
    assert subset.payoffs.high == (-3, 4)
    inside = MixedProfile.of(["0.18", "0.82"], [1, 0])
    outside = MixedProfile.of(["0.3", "0.7"], [1, 0])
    assert found.contains(inside)
    assert not found.contains(outside)


SMALL = ([[2, 0, 1], [0, 1, 2], [1, 2, 0]], [[1, 2, 0], [2, 0, 1], [0, 1, 2]])
SCALES = [
    1,
    10**5,
    10**9,
    10**17,
    10**30,
    2**31 + 1,
    2**63 + 1,
    Fraction(1, 3),
    Fraction(7, 10**20),
]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("shift", [0, 10**17, -(10**30), Fraction(1, 3)])
def test_size_of_the_numbers_changes_nothing(scale: Fraction, shift: Fraction) -> None:
    a, b = ([[scale * v + shift for v in row] for row in matrix] for matrix in SMALL)
    assert (
        nash_equilibria(BimatrixGame(a, b)).extreme == nash_equilibria(BimatrixGame(*SMALL)).extreme
    )


@pytest.mark.parametrize("big", [10**5, 10**9, 10**17, 10**30, 2**31, 2**63])
def test_a_difference_of_one_is_no_tie(big: int) -> None:
    apart = BimatrixGame([[big, 0], [big + 1, 0]], [[1, 0], [1, 0]])
    assert [p.supports for p in nash_equilibria(apart).extreme] == [((1,), (0,))]
    tied = BimatrixGame([[big, 0], [big, 0]], [[1, 0], [1, 0]])
    assert [p.supports for p in nash_equilibria(tied).extreme] == [((0,), (0,)), ((1,), (0,))]


def test_huge_and_tiny_payoffs_in_one_column() -> None:
    a = [[10**30, 0], [10**30 - 1, Fraction(1, 10**30)]]
    found = nash_equilibria(BimatrixGame(a, [[0, 1], [1, 0]]))
    (only,) = found.extreme
    assert only.column == (Fraction(1, 10**30 + 1), Fraction(10**30, 10**30 + 1))
    assert regret(found.game, only) == (0, 0)


@pytest.mark.parametrize(("m", "n"), [(1, 1), (1, 4), (3, 1), (2, 5), (4, 4)])
def test_constant_games_are_one_full_subset(m: int, n: int) -> None:
    zeros = [[0] * n for _ in range(m)]
    found = nash_equilibria(BimatrixGame(zeros, zeros))
    (subset,) = found.maximal_subsets
    assert (len(subset.row_vertices), len(subset.column_vertices)) == (m, n)
    assert len(found.extreme) == len(found.pure) == m * n
    (rectangle,) = found.payoff_set
    assert rectangle.low == rectangle.high == (0, 0)


def test_copies_of_an_action_multiply_the_equilibria() -> None:
    a, b = [[4, 0], [0, 2], [0, 2]], [[1, 0], [0, 2], [0, 2]]
    found = nash_equilibria(BimatrixGame(a, b))
    assert len(found.extreme) == 5
    assert sorted(len(s.row_vertices) for s in found.maximal_subsets) == [1, 2, 2]


def test_pure_equilibria_are_the_pure_extreme_ones() -> None:
    for case in CASES.values():
        game = game_of(case)
        pure = {MixedProfile.pure(game.shape, i, j) for i, j in pure_equilibria(game)}
        assert pure == set(nash_equilibria(game).pure)


def test_a_limit_stops_early_and_says_so() -> None:
    game = game_of(CASES["seventy_five"])
    some = nash_equilibria(game, limit=10)
    assert len(some.extreme) == 10
    assert not some.complete
    assert "more may exist" in str(some)
    assert set(some.extreme) <= set(nash_equilibria(game).extreme)


def test_an_interruption_keeps_what_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    game = BimatrixGame(*SMALL)

    def interrupted(*_: object) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        yield (1, 1, 1), (1, 1, 1)
        raise KeyboardInterrupt

    monkeypatch.setattr(enumeration_file, "extreme_pairs", interrupted)
    some = nash_equilibria(game)
    assert len(some.extreme) == 1
    assert not some.complete


def test_progress_is_told_in_large_games() -> None:
    calls: list[tuple[float, int]] = []
    line = [(7 * i * i + 3 * i * j + 11 * j) % 101 for i in range(10) for j in range(10)]
    a = [line[10 * i : 10 * i + 10] for i in range(10)]
    b = [[(5 * u * u + 13) % 97 for u in row] for row in a]
    nash_equilibria(BimatrixGame(a, b), progress=lambda share, nodes: calls.append((share, nodes)))
    assert calls
    assert calls == sorted(calls)
    assert 0 <= calls[0][0] <= calls[-1][0] <= 1


@pytest.mark.parametrize(("limit", "error"), [(0, InputValueError), (True, InputTypeError)])
def test_unusable_limits_are_refused(limit: int, error: type[Exception]) -> None:
    with pytest.raises(error, match=f"limit={limit}"):
        nash_equilibria(BimatrixGame(*SMALL), limit=limit)


def test_what_is_no_game_is_refused() -> None:
    with pytest.raises(InputTypeError, match="list is no game"):
        nash_equilibria([[1]])  # type: ignore[arg-type]
