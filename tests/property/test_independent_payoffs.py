"""The region of independent mixtures by its definition, against sampling and against algebra."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, verify
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.curve import Curve
from gametheory_bp.geometry.curved_region import CurvedRegion, Stretch
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs import AlgebraicProfile, IndependentPayoffs, independent_payoffs
from gametheory_bp.payoffs.mixture_witness import mixture_of
from tests.effort import scaled
from tests.property.mutations import mutations

TOLERANCE = 1e-9
"""Float evaluation of an algebraic witness, relative to payoffs below 10."""

BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
BULGING = BimatrixGame([[0, 0], [2, 0]], [[0, 1], [0, 0]])  # x = 2 p (1 - q), y = (1 - p) q


def random_game(rng: random.Random, m: int, n: int) -> BimatrixGame:
    high = rng.choice([1, 3, 9])
    return BimatrixGame(
        *([[rng.randint(0, high) for _ in range(n)] for _ in range(m)] for _ in "xy")
    )


def random_profile(rng: random.Random, m: int, n: int) -> MixedProfile:
    sides = []
    for length in (m, n):
        weights = [rng.choice([0, 0, 1, 2, 3, 7]) for _ in range(length)]
        weights[rng.randrange(length)] += 1
        sides.append([Fraction(w, sum(weights)) for w in weights])
    return MixedProfile.of(*sides)


def first_outside(game: BimatrixGame, region: CurvedRegion, rng: random.Random) -> Point | None:
    """A sampled product profile whose payoffs the region lacks."""
    for _ in range(40):
        point = game.expected(random_profile(rng, *game.shape))
        if not region.contains(point):
            return point
    return None


def attained(game: BimatrixGame, witness: MixedProfile | AlgebraicProfile, point: Point) -> bool:
    if isinstance(witness, MixedProfile):
        return game.expected(witness) == point
    row, column = [float(p) for p in witness.row], [float(p) for p in witness.column]
    found = [
        sum(p * q * float(payoffs[i][j]) for i, p in enumerate(row) for j, q in enumerate(column))
        for payoffs in (game.row_payoffs, game.column_payoffs)
    ]
    return all(abs(a - float(b)) < TOLERANCE for a, b in zip(found, point, strict=True))


def unattained_middle(game: BimatrixGame, walk: tuple[Stretch, ...]) -> Point | None:
    """A point in the middle of a stretch that no independent mixtures attain."""
    for stretch in walk:
        middle = stretch.curve.point((Fraction(stretch.start) + Fraction(stretch.end)) / 2)
        if mixture_of(game, middle) is None:
            return middle
    return None


def test_no_sampled_profile_outside_on_random_games() -> None:
    rng = random.Random(20)
    for _ in range(scaled(100)):
        game = random_game(rng, 3, 3)
        payoffs = independent_payoffs(game)
        assert first_outside(game, payoffs.region, rng) is None
        for piece in payoffs.boundary:
            middle = piece.curve.point(piece.middle)
            witness = piece.witness(piece.middle)
            assert isinstance(witness, MixedProfile) and game.expected(witness) == middle
            assert payoffs.contains(middle)


def without_arcs(payoffs: IndependentPayoffs) -> CurvedRegion:
    """The region with every arc dropped and its ends joined by a segment."""
    walk = []
    for piece in payoffs.boundary:
        curve = piece.curve
        if not piece.is_straight:
            assert isinstance(piece.start, Fraction) and isinstance(piece.end, Fraction)
            curve = Curve.segment(curve.point(piece.start), curve.point(piece.end))
            walk.append(Stretch(curve, Fraction(0), Fraction(1)))
        else:
            walk.append(Stretch(curve, piece.start, piece.end))
    return CurvedRegion(walk)


def test_planted_a_dropped_arc_is_noticed() -> None:
    rng = random.Random(3)
    bulging, hollow = independent_payoffs(BULGING), independent_payoffs(BOS)
    assert len(bulging.arcs) == len(hollow.arcs) == 1
    # y = (1 - sqrt(x / 2))^2 bounds the first from above; the chord lies above the arc
    for game, payoffs in ((BULGING, bulging), (BOS, hollow)):
        cut = without_arcs(payoffs)
        assert cut.is_closed
        assert unattained_middle(game, payoffs.region.walk) is None
        found = first_outside(game, cut, rng) or unattained_middle(game, cut.walk)
        assert found is not None
    saved = hollow.to_json()
    pieces = [
        p for p in saved["certificate"]["pieces"] if p["rows"] != [0, 1] or p["columns"] != [0, 1]
    ]
    saved["certificate"]["pieces"] = saved["claim"]["pieces"] = pieces
    assert not verify(saved)


SHAPES = [(1, 1), (1, 4), (3, 1), (2, 2), (2, 3), (3, 2), (3, 3)]


@settings(max_examples=scaled(40))
@given(st.sampled_from(SHAPES), st.integers(0, 10**6))
def test_membership_is_decided_alike_by_region_and_by_algebra(
    shape: tuple[int, int], seed: int
) -> None:
    rng = random.Random(seed)
    game = random_game(rng, *shape)
    payoffs = independent_payoffs(game)
    for _ in range(25):
        point = (Fraction(rng.randint(0, 36), 4), Fraction(rng.randint(0, 36), 4))
        witness = mixture_of(game, point)
        assert (witness is not None) == payoffs.contains(point)
        if witness is None:
            with pytest.raises(InputValueError, match="no independent mixtures"):
                payoffs.witness(point)
        else:
            assert attained(game, payoffs.witness(point), point)


@settings(max_examples=scaled(25))
@given(st.sampled_from(SHAPES), st.integers(0, 10**6))
def test_every_region_is_proved_by_the_verifier(shape: tuple[int, int], seed: int) -> None:
    payoffs = independent_payoffs(random_game(random.Random(seed), *shape))
    verdict = verify(payoffs)
    assert verdict, verdict.failures


def better(a: tuple[object, object], b: tuple[object, object], strict: bool) -> bool:
    if strict:
        return a[0] > b[0] and a[1] > b[1]  # type: ignore[operator]
    return a[0] >= b[0] and a[1] >= b[1] and a != b  # type: ignore[operator]


@settings(max_examples=scaled(25))
@given(st.sampled_from(SHAPES), st.integers(0, 10**6), st.booleans())
def test_frontier_by_definition(shape: tuple[int, int], seed: int, strong: bool) -> None:
    rng = random.Random(seed)
    game = random_game(rng, *shape)
    payoffs = independent_payoffs(game)
    frontier = payoffs.pareto_frontier(strong=strong)
    samples = [game.expected(random_profile(rng, *shape)) for _ in range(40)]
    samples += list(game.payoffs())
    middles = [
        part.piece.curve.point((Fraction(part.start) + Fraction(part.end)) / 2)
        for part in frontier.parts
        if isinstance(part.start, Fraction) and isinstance(part.end, Fraction)
    ]
    for point in [*frontier.points, *middles]:
        assert not any(better(z, point, not strong) for z in samples)
    # planted: a payoff pushed down is not optimal
    low = (min(x for x, _ in game.payoffs()) - 1, min(y for _, y in game.payoffs()) - 1)
    assert any(better(z, low, not strong) for z in samples)
    # every payoff is at most some frontier point: sample the parts densely enough to see it
    for z in game.payoffs():
        assert any(better(p, z, False) or p == z for p in [*frontier.points, *middles]) or any(
            not part.piece.is_straight or part.start != part.end for part in frontier.parts
        )


def test_every_damage_of_a_certificate_is_refused() -> None:
    """Only the stored claim's own pieces pass: they are compared before they are proved."""
    for game in (BOS, BimatrixGame([[0, 3]], [[3, 0]]), BimatrixGame([[1]], [[2]])):
        saved = independent_payoffs(game).to_json()
        assert verify(saved)
        accepted = [
            path
            for path, body in mutations(saved["certificate"])
            if verify({**saved, "certificate": body})
        ]
        assert accepted == []


def test_every_damage_of_claim_and_proof_together_is_refused() -> None:
    """Changed along with the claim: another game may have a boundary with the same pieces."""
    saved = independent_payoffs(BOS).to_json()
    for path, body in mutations(saved["certificate"]):
        claim = {k: body.get(k) for k in saved["claim"]} if isinstance(body, dict) else {}
        if verify({**saved, "certificate": body, "claim": claim}):
            assert path[0] == "game"


def test_bad_input() -> None:
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        independent_payoffs("game")  # type: ignore[arg-type]
    assert "arc" in str(independent_payoffs(BOS))
