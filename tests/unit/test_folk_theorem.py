"""Folk-theorem sets on games whose threats are known, with planted wrong threats."""

from __future__ import annotations

from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.verification import verify
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.strategies import load_strategy
from gametheory_bp.payoffs.folk_theorem import folk_theorem_payoffs

STANDOFF = gt.load_game("asymmetric_bach_or_stravinsky")


def test_mixed_pure_and_equilibrium_threats() -> None:
    mixed = folk_theorem_payoffs(STANDOFF)
    pure = folk_theorem_payoffs(RepeatedGame(STANDOFF, "24/25"), "pure_minimax")
    friedman = folk_theorem_payoffs(STANDOFF, MixedProfile.of([1, 0], [1, 0]))
    assert mixed.floor == (Fraction(4, 3), Fraction(2, 3)) and pure.floor == (2, 1)
    assert friedman.floor == (4, 1) and friedman.vertices == ((4, 1),)
    assert (mixed.has_interior, pure.has_interior, friedman.has_interior) == (True, True, False)
    assert all(mixed.payoffs.contains(v) for v in pure.vertices)
    assert "sustain every point" in str(pure) and "nothing is said" in str(friedman)
    assert all(verify(found) for found in (mixed, pure, friedman))


def test_a_floor_that_is_no_threat_is_refused() -> None:
    document = folk_theorem_payoffs(STANDOFF).to_json()
    document["claim"]["floor"] = document["certificate"]["floor"] = ["1", "1/2"]
    assert not verify(document)
    pure = folk_theorem_payoffs(STANDOFF, "pure_minimax").to_json()
    document = folk_theorem_payoffs(STANDOFF).to_json()
    document["certificate"]["threat_proofs"] = pure["certificate"]["threat_proofs"]
    assert not verify(document)


@pytest.mark.parametrize("name", gt.list_games("social dilemma"))
def test_what_nash_reversion_sustains_is_in_the_set(name: str) -> None:
    """Patient grim play on short paths: if an equilibrium, its payoffs are in the closed set."""
    game = gt.load_game(name)
    whole = folk_theorem_payoffs(game)
    repeated = RepeatedGame(game, "99/100")
    m, n = game.shape
    found = 0
    for i in range(m):
        for j in range(n):
            path = ActionPath.constant(i, j)
            pair = [load_strategy("grim_minimax")(game, p, path) for p in ("row", "column")]
            verdict = automata_equilibrium(repeated, *pair)
            found += verdict.is_nash
            assert not verdict.is_nash or whole.payoffs.contains(verdict.play.payoffs)
    assert found


def test_nonsense_is_refused() -> None:
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        folk_theorem_payoffs([[1]])  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="pure_minimax"):
        folk_theorem_payoffs(STANDOFF, "pure_minmax")
    with pytest.raises(InputValueError, match="no equilibrium: a deviation gains 4"):
        folk_theorem_payoffs(STANDOFF, MixedProfile.of([0, 1], [1, 0]))
