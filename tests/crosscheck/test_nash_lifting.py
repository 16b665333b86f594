"""Float answers lifted to exact equilibria, and degeneracy with its witness."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from gametheory_bp import BimatrixGame, nash_equilibria, verify
from gametheory_bp.equilibria.nash import (
    best_responses,
    certify_supports,
    is_degenerate,
    regret,
)
from gametheory_bp.errors import InputTypeError, ShapeError, UnknownNameError, UnprovedError
from gametheory_bp.games.profile import MixedProfile


def random_game(seed: int, top: int = 9, size: int = 4) -> BimatrixGame:
    rng = random.Random(seed)
    m, n = rng.randint(1, size), rng.randint(1, size)
    a, b = ([[rng.randint(0, top) for _ in range(n)] for _ in range(m)] for _ in range(2))
    return BimatrixGame(a, b)


@pytest.mark.parametrize("oracle", ["lemke_howson", "support_enumeration"])
def test_nashpy_lifts_to_a_certified_equilibrium(oracle: str) -> None:
    proved = 0
    for seed in range(25):
        game = random_game(seed, top=99)
        try:
            found = certify_supports(game, oracle)
        except UnprovedError:
            assert is_degenerate(game)
            continue
        proved += 1
        assert regret(game, found.profile) == (0, 0)
        assert verify(found)
        assert "nashpy" in found.source
    assert proved >= 20


def test_every_equilibrium_is_found_again_from_its_floats() -> None:
    for seed in range(40):
        game = random_game(seed, top=3)
        for profile in nash_equilibria(game).extreme:
            floats = [float(p) for p in profile.row], [float(p) for p in profile.column]
            lifted = certify_supports(game, floats).profile
            assert regret(game, lifted) == (0, 0)
            if not is_degenerate(game):
                assert lifted == profile


def test_supports_without_equilibrium_are_refused() -> None:
    pennies = BimatrixGame([[1, 0], [0, 1]], [[0, 1], [1, 0]])
    with pytest.raises(UnprovedError, match="2 x 2 game"):
        certify_supports(pennies, ([1.0, 0.0], [1.0, 0.0]))
    assert certify_supports(pennies, ([0.4, 0.6], [0.5, 0.5])).profile.row == (
        Fraction(1, 2),
        Fraction(1, 2),
    )


def test_unusable_oracles_are_refused() -> None:
    game = BimatrixGame([[1, 0], [0, 1]], [[0, 1], [1, 0]])
    with pytest.raises(UnknownNameError, match="lemke_howson"):
        certify_supports(game, "lemke_howsen")
    with pytest.raises(ShapeError, match="3 and 2"):
        certify_supports(game, ([1, 0, 0], [1, 0]))
    with pytest.raises(InputTypeError, match="pair of probability vectors"):
        certify_supports(game, 7)  # type: ignore[arg-type]


def test_a_witness_has_more_best_responses_than_actions() -> None:
    answers = []
    for seed in range(120):
        game = random_game(seed, top=6, size=3)
        found = is_degenerate(game)
        answers.append(bool(found))
        if found:
            used = sum(1 for p in found.mixture if p)
            assert len(found.best_responses) > used
            m, n = game.shape
            if found.player == "row":
                profile = MixedProfile(found.mixture, MixedProfile.pure((1, n), 0, 0).column)
                assert best_responses(game, profile)[1] == found.best_responses
            else:
                profile = MixedProfile(MixedProfile.pure((m, 1), 0, 0).row, found.mixture)
                assert best_responses(game, profile)[0] == found.best_responses
        else:
            # A game that is not degenerate has an odd number of equilibria, all isolated.
            result = nash_equilibria(game)
            assert len(result.extreme) % 2 == 1
            assert all(subset.is_point for subset in result.maximal_subsets)
    assert 20 < sum(answers) < 110


def test_a_mixed_tie_is_found() -> None:
    # No pure strategy has two best responses; the mixture (1/2, 1/2) of the rows has three.
    game = BimatrixGame([[1, 2, 4], [2, 1, 3]], [[0, 4, 2], [4, 0, 2]])
    found = is_degenerate(game)
    assert (found.player, found.mixture) == ("row", (Fraction(1, 2), Fraction(1, 2)))
    assert found.best_responses == (0, 1, 2)


def test_a_search_that_is_too_large_says_so() -> None:
    game = BimatrixGame([[1, 0], [0, 1]], [[0, 1], [1, 0]])
    with pytest.raises(UnprovedError, match="largest="):
        is_degenerate(game, largest=2)
