"""How patient players must be: known thresholds, the sets on both sides, planted errors."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining import optimum_over_discounts
from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.equilibria.subgame_perfect import bracket, sustainable_from
from gametheory_bp.equilibria.subgame_perfect.simple_fraction import simplest_between
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms import Norm
from gametheory_bp.norms.sustainable_discounts import sustainable_discounts
from gametheory_bp.plotting import payoff_sets_over_discounts

BOS = gt.load_game("asymmetric_bach_or_stravinsky")
DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
PENNIES = gt.BimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SIDED = gt.BimatrixGame([[-5, 2], [-8, -3]], [[-5, -4], [-5, 5]])
BOTH = MixedProfile.pure((2, 2), 0, 0)


@pytest.mark.parametrize(
    ("game", "target", "least"),
    [
        (DILEMMA, (2, 2), "1/3"),  # (b - g) / (b - u) = (3 - 2) / (3 - 0)
        (DILEMMA, BOTH, "1/3"),
        (DILEMMA, "efficient frontier", "1/3"),
        (DILEMMA, (1, 1), "1/3"),  # inside the set, which jumps there
        (DILEMMA, (0, 0), "0"),
        (BOS, (4, 1), "0"),
        (BOS, (2, 1), "2/3"),  # both minimax payoffs at once
        (SIDED, (-5, 1), "5/7"),  # its promise lies on a side of the set
    ],
)
def test_known_thresholds(game: gt.BimatrixGame, target: object, least: str) -> None:
    found = sustainable_from(game, target)
    assert found.discount == Fraction(least)
    assert found.exactness.word == "exact"
    assert gt.verify(found)


def test_what_is_never_sustained() -> None:
    for game, target in ((DILEMMA, (3, -1)), (DILEMMA, (3, 3)), (PENNIES, BOTH)):
        found = sustainable_from(game, target)
        assert found.never
        assert found.discount is None
        assert gt.verify(found)
    unknown = sustainable_from(BOS, ("9/4", 1), up_to="1/2")
    assert (unknown.low, unknown.high, unknown.never) == (Fraction(1, 2), None, False)
    assert gt.verify(unknown)
    assert "beyond it nothing is known" in repr(unknown)


@pytest.mark.parametrize("seed", range(12))
def test_the_sets_on_both_sides_agree(seed: int) -> None:
    """At the threshold the payoff is in the set, a little below it is not."""
    rng = random.Random(seed)
    tables = [[[rng.randint(-4, 4) for _ in range(2)] for _ in range(2)] for _ in "ab"]
    game = gt.BimatrixGame(*tables)
    patient = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "3/4"))
    for point in patient.inner.vertices[:2]:
        found = sustainable_from(game, point, up_to="3/4", width="1/1000")
        assert gt.verify(found)
        low, high = found.low, found.high
        assert low is not None
        assert high is not None
        assert gt.subgame_perfect_payoffs(gt.RepeatedGame(game, high)).contains(point)
        if found.discount == 0:
            continue
        below = low if found.discount is None else low - min(low, Fraction(1, 10**4))
        assert not gt.subgame_perfect_payoffs(gt.RepeatedGame(game, below)).contains(point)


def test_a_grim_norm_needs_the_same_patience() -> None:
    norm = Norm.forgiving("grim", (2, 2), ActionPath.constant(0, 0), (1, 1), 6)
    (interval,) = sustainable_discounts(DILEMMA, norm).subgame_perfect
    threshold = sustainable_from(DILEMMA, BOTH).discount
    assert threshold is not None
    assert threshold <= interval.low < threshold + Fraction(1, 1000)  # 6 rounds, not for ever


def test_a_bracket_narrows_as_asked() -> None:
    wide = sustainable_from(BOS, ("23/10", "11/10"), width="1/4")
    fine = sustainable_from(BOS, ("23/10", "11/10"), width="1/1000")
    for found, width in ((wide, Fraction(1, 4)), (fine, Fraction(1, 1000))):
        assert gt.verify(found)
        assert found.low is not None
        assert found.high is not None
        assert found.high - found.low <= width


def test_planted_damage_is_refused() -> None:
    proof = sustainable_from(DILEMMA, (2, 2)).certificate
    patient = sustainable_from(DILEMMA, (2, 2), up_to="1/4").certificate
    later = gt.subgame_perfect_payoffs(gt.RepeatedGame(DILEMMA, "1/2")).certificate
    half = Fraction(1, 2)
    wrong = [
        replace(proof, low=half, high=half, high_proof=later),  # it is sustained earlier
        replace(proof, low=Fraction(1, 4)),
        replace(proof, high=half),
        replace(proof, points=((Fraction(3), Fraction(3)),)),
        replace(proof, points=()),
        replace(proof, never=True),
        replace(proof, actions=(0, 0)),
        replace(patient, low=half, low_proof=later),
        replace(patient, never=True),
        replace(proof, low=None, high=None, high_proof=None, never=True),
    ]
    assert gt.verify(proof)
    assert gt.verify(patient)
    assert not any(gt.verify(one) for one in wrong)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_that_is_sustained_below_is_ruled_out(seed: int) -> None:
    """Soundness: the exclusion of a proof leaves every equilibrium payoff of smaller discounts."""
    rng = random.Random(100 + seed)
    tables = [[[rng.randint(-4, 4) for _ in range(2)] for _ in range(3)] for _ in "ab"]
    game = gt.BimatrixGame(*tables)
    for d in (Fraction(2, 5), Fraction(2, 3), Fraction(6, 7)):
        here = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, d))
        below = BelowDiscount.of(here.certificate)
        earlier = gt.subgame_perfect_payoffs(gt.RepeatedGame(game, d - Fraction(1, 10**6)))
        corners = earlier.inner.vertices
        assert not any(below.rules_out(v) for v in (*corners, *_middles(corners)))


def _middles(points: tuple[tuple[Fraction, Fraction], ...]) -> list[tuple[Fraction, Fraction]]:
    turned = points[1:] + points[:1]
    return [((a + u) / 2, (b + v) / 2) for (a, b), (u, v) in zip(points, turned, strict=True)]


def test_an_interrupt_keeps_the_bracket() -> None:
    asked: list[Fraction] = []

    def stop(discount: Fraction) -> None:
        asked.append(discount)
        if len(asked) == 4:
            raise KeyboardInterrupt

    found = sustainable_from(BOS, ("23/10", "11/10"), progress=stop)
    assert len(asked) == 4
    assert gt.verify(found)
    assert found.exactness.word == "certified"


@pytest.fixture
def sets_begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the sets whose search began; Ctrl-C comes within the fourth."""
    begun, links = [0], bracket.outer_chain

    def interrupted(*arguments: Any) -> Any:
        begun[0] += 1
        for link in links(*arguments):
            yield link
            if begun[0] == 4:
                raise KeyboardInterrupt

    monkeypatch.setattr(bracket, "outer_chain", interrupted)
    return begun


def test_an_interrupt_within_a_set_ends_all_that_asked_for_it(sets_begun: list[int]) -> None:
    found = sustainable_from(BOS, ("23/10", "11/10"))
    assert sets_begun == [4] and not found.complete
    assert gt.verify(found) and found.exactness.word == "certified"


def test_an_interrupt_ends_the_search_for_optima_and_the_series_of_sets(
    sets_begun: list[int],
) -> None:
    with pytest.raises(KeyboardInterrupt):
        optimum_over_discounts(BOS, "utilitarian")
    assert sets_begun == [4]
    sets_begun[0] = 2
    assert len(payoff_sets_over_discounts(BOS, ["1/2", "3/5", "7/10"]).found) == 2


def test_an_interrupt_while_corners_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(found: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(bracket, "exact_corners", interrupted)
    roots = gt.BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])
    found = gt.subgame_perfect_payoffs(gt.RepeatedGame(roots, "2/3"))
    assert found.was_interrupted and not found.complete and gt.verify(found)


def test_bad_input_is_refused() -> None:
    with pytest.raises(InputTypeError, match="give the stage game"):
        sustainable_from(gt.RepeatedGame(BOS, "1/2"), (2, 2))  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="efficient frontier"):
        sustainable_from(BOS, "frontier")
    with pytest.raises(InputValueError, match="up_to"):
        sustainable_from(BOS, (2, 2), up_to=1)
    with pytest.raises(NotDefinedError, match="pure profile"):
        sustainable_from(BOS, MixedProfile.of(["1/2", "1/2"], [1, 0]))


def test_the_simplest_fraction_has_the_least_denominator() -> None:
    rng = random.Random(0)
    for _ in range(200):
        low, high = sorted(Fraction(rng.randint(0, 300), rng.randint(300, 400)) for _ in "ab")
        if low == high:
            continue
        found = simplest_between(low, high)
        assert low < found < high
        for q in range(1, found.denominator):
            assert not any(low < Fraction(p, q) < high for p in range(q + 1))
