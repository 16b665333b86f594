"""Rules along a line on the curved set of independent mixtures, by their definitions.

Oracles: dense sampling of product profiles; the finite and the convex solution where the curved
set is a staircase of pure payoffs, a segment, or the feasible polygon itself.
"""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gametheory_bp as gt
from gametheory_bp.bargaining.disagreement_point import disagreement_point
from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.bargaining.welfare_table import welfare_table
from gametheory_bp.certificates.curve_welfare import payoff_ranges
from gametheory_bp.errors import DisagreementError, NotDefinedError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.bilinear import mixture_curves
from gametheory_bp.payoffs import independent_payoffs
from tests.effort import scaled
from tests.property.mutations import mutations
from tests.property.test_independent_payoffs import attained, random_game, random_profile

RULES = ("egalitarian_pareto", "equal_loss", "kalai_smorodinsky", "leximin", "proportional")
SAME = 1e-7
"""Within it floats count as equal, relative to payoffs of at most 10."""

BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
BULGING = BimatrixGame([[0, 0], [2, 0]], [[0, 1], [0, 0]])  # sqrt(x / 2) + sqrt(y) <= 1
ZEROS = BimatrixGame([[0, 0], [0, 0]], [[0, 0], [0, 0]])
CORNER = BimatrixGame([[1, 0], [0, 0]], [[0, 1], [0, 0]])  # x = p q, y = p (1 - q)


def samples(game: BimatrixGame, rng: random.Random) -> list[tuple[float, float]]:
    """Payoffs of product profiles: a fine grid on 2 x 2 games, otherwise pure and random ones."""
    found = list(game.payoffs())
    if game.shape == (2, 2):
        a, b = game.row_payoffs, game.column_payoffs
        steps = [k / 40 for k in range(41)]
        for p, q in product(steps, steps):
            w = ((1 - p) * (1 - q), (1 - p) * q, p * (1 - q), p * q)
            found.append(
                tuple(  # type: ignore[arg-type]
                    sum(c * float(v) for c, v in zip(w, (*m[0], *m[1]), strict=True))
                    for m in (a, b)
                )
            )
    else:
        found += [game.expected(random_profile(rng, *game.shape)) for _ in range(150)]
    return [(float(x), float(y)) for x, y in found]


def scores(rule: str, z: Any, d: Any, ideal: Any) -> tuple[float, ...]:
    """What a rule compares, larger is better, in lexicographic order."""
    gains = [float(z[k]) - float(d[k]) for k in (0, 1)]
    if rule == "equal_loss":
        return (min(float(z[k]) - ideal[k] for k in (0, 1)),)
    if rule == "kalai_smorodinsky":
        gains = [gains[k] / (ideal[k] - float(d[k])) for k in (0, 1)]
    low, high = sorted(gains)
    return (low, high) if rule in ("kalai_smorodinsky", "leximin") else (low,)


def beats(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    """Lexicographically, differences within the tolerance counting as none."""
    for x, y in zip(a, b, strict=True):
        if abs(x - y) > SAME:
            return x > y
    return False


def better_sample(found: Optimum, rng: random.Random) -> Any:
    """A sampled profile that is better in the rule's order, or dominates an efficient answer."""
    d, game, rule = found.disagreement, found.game, found.rule
    inside = [z for z in samples(game, rng) if z[0] >= d[0] and z[1] >= d[1]]
    points = [(float(x), float(y)) for x, y in found.points]
    if found.flags == ("nobody_gains",):
        return next((z for z in inside if z[0] > d[0] + SAME and z[1] > d[1] + SAME), None)
    ideal = exact_ideal(game, d)
    if any(z[k] > ideal[k] + SAME for z in inside for k in (0, 1)):
        return "ideal point too low"
    values = [scores(rule, z, d, ideal) for z in points]
    if rule != "egalitarian_pareto" and not found.flags:
        assert max(values) == pytest.approx(min(values), abs=SAME)
    for z in inside:
        if beats(scores(rule, z, d, ideal), max(values)):
            return z
        if rule in ("egalitarian_pareto", "kalai_smorodinsky", "leximin") and any(
            z[0] >= x - SAME and z[1] >= y - SAME and z[0] + z[1] > x + y + 4 * SAME
            for x, y in points
        ):
            return z
    return None


def exact_ideal(game: BimatrixGame, d: Any) -> tuple[float, float]:
    """Best payoffs over {x >= d}; at least every sample, and reached by a curve."""
    curves = list(mixture_curves(game.row_payoffs, game.column_payoffs))
    _, (x, y) = payoff_ranges(curves, game.payoffs(), d)
    return float(x), float(y)


def optimum(game: BimatrixGame, rule: str, **options: Any) -> Optimum | None:
    try:
        return gt.welfare_optimum(game, rule, among="independent", **options)
    except DisagreementError:
        return None


@settings(max_examples=scaled(30))
@given(
    st.sampled_from([(2, 2), (2, 2), (1, 3), (2, 3), (3, 3)]),
    st.integers(0, 10**6),
    st.sampled_from(RULES),
)
def test_no_sampled_profile_is_better(shape: tuple[int, int], seed: int, rule: str) -> None:
    rng = random.Random(seed)
    game = random_game(rng, *shape)
    found = optimum(game, rule)
    if found is None:
        d = disagreement_point(game)
        assert not any(x >= d[0] + SAME and y >= d[1] + SAME for x, y in samples(game, rng))
        return
    assert better_sample(found, rng) is None
    for point, witness in zip(found.points, found.attained_by, strict=True):
        assert attained(game, witness, point)  # type: ignore[arg-type]
    assert gt.verify(found), gt.verify(found).failures


def test_planted_a_worse_answer_is_seen_by_sampling() -> None:
    rng = random.Random(4)
    for rule in RULES:
        found = optimum(BULGING, rule, disagreement=(0, 0))
        assert found is not None and better_sample(found, rng) is None
        worse = replace(found, points=((Fraction(2), Fraction(0)),))
        assert better_sample(worse, rng) is not None


@settings(max_examples=15)
@given(st.sampled_from([(1, 2), (1, 4), (3, 1), (2, 2)]), st.integers(0, 10**6))
def test_convex_sets_have_the_convex_answers(shape: tuple[int, int], seed: int) -> None:
    """One player mixes alone, or payoffs are sums of two parts: the set is the polygon."""
    rng = random.Random(seed)
    game = random_game(rng, *shape)
    if shape == (2, 2):
        parts = [[rng.randint(0, 9) for _ in range(4)] for _ in "xy"]
        game = BimatrixGame(*([[p[i] + p[2 + j] for j in (0, 1)] for i in (0, 1)] for p in parts))
    for rule in RULES:
        found = optimum(game, rule)
        if found is not None:
            convex = gt.welfare_optimum(game, rule, among="feasible")
            assert (found.points, found.flags) == (convex.points, convex.flags)


@pytest.mark.parametrize("rule", RULES)
def test_sets_with_a_pure_frontier_have_the_finite_answers(rule: str) -> None:
    for game in (BOS, BimatrixGame([[3, 1], [1, 2]], [[1, 0], [0, 3]])):
        found = gt.welfare_optimum(game, rule, among="independent")
        pure = gt.welfare_optimum(game, rule, among="pure")
        assert (found.points, found.flags) == (pure.points, pure.flags)


def test_known_points_on_an_arc() -> None:
    """On sqrt(x / 2) + sqrt(y) = 1."""
    ((x, y),) = gt.welfare_optimum(BULGING, "leximin", "independent", (0, 0)).points
    assert x == y and isinstance(x, Algebraic) and x.coefficients == (4, -12, 1)
    kalai = gt.welfare_optimum(BULGING, "kalai_smorodinsky", "independent", (0, 0))
    assert kalai.points == ((Fraction(1, 2), Fraction(1, 4)),)
    third = gt.welfare_optimum(BULGING, "proportional", "independent", (0, 0), weight="8/9")
    assert third.points == ((Fraction(8, 9), Fraction(1, 9)),)


@pytest.mark.parametrize(
    ("rule", "d"),
    [
        ("kalai_smorodinsky", (0, "1/2")),
        ("equal_loss", (0, "1/2")),
        ("equal_loss", ("1/4", "1/5")),
        pytest.param("kalai_smorodinsky", ("1/4", "1/5"), marks=pytest.mark.slow),
    ],
)
def test_an_irrational_ideal_point_is_exact(rule: str, d: tuple[Any, Any]) -> None:
    found = gt.welfare_optimum(BULGING, rule, "independent", d)
    d0, d1 = (Fraction(v) for v in d)
    ideal = (2 * (1 - float(d1) ** 0.5) ** 2, (1 - (float(d0) / 2) ** 0.5) ** 2)
    ((x, y),) = ((float(a), float(b)) for a, b in found.points)
    assert abs((x / 2) ** 0.5 + y**0.5 - 1) < SAME and str(found.exactness) == "exact"
    if rule == "equal_loss":
        assert abs(ideal[0] - x - ideal[1] + y) < SAME
    else:
        shares = (x - float(d0)) / (ideal[0] - float(d0)), (y - float(d1)) / (ideal[1] - float(d1))
        assert abs(shares[0] - shares[1]) < SAME
    assert gt.verify(found)


def test_ties_and_segments() -> None:
    both = gt.welfare_optimum(BOS, "kalai_smorodinsky", among="independent")
    assert both.points == ((2, 2), (4, 1)) and gt.verify(both)
    tied = BimatrixGame([[1, 4], [0, 1]], [[3, 1], [0, 3]])
    pareto = gt.welfare_optimum(tied, "egalitarian_pareto", "independent", (0, 0))
    assert gt.verify(pareto) and gt.verify(gt.welfare_optimum(tied, "leximin", "independent"))
    upright = BimatrixGame([[1, 1], [1, 0]], [[3, 5], [4, 2]])  # max x = 1, with y from 3 to 5
    wide = gt.welfare_optimum(upright, "proportional", "independent", (0, 0))
    assert wide.points == ((1, 3), (1, 5)) and wide.flags == ("dominating",) and gt.verify(wide)


@pytest.mark.parametrize("rule", [*RULES, "nash"])
def test_nobody_gains_with_proof(rule: str) -> None:
    for game, d, points in (
        (ZEROS, (0, 0), ((0, 0),)),
        (BimatrixGame([[1, 0]], [[0, 1]]), (1, 0), ((1, 0),)),
        (BimatrixGame([[0, 2, 1]], [[2, 0, 0]]), (0, 2), ((0, 2),)),
        (BimatrixGame([[0, 2], [0, 0]], [[2, 0], [0, 0]]), (0, 1), None),
    ):
        found = gt.welfare_optimum(game, rule, "independent", d)
        assert points is None or found.points == points
        weak = rule not in ("leximin", "egalitarian_pareto") and points is not None
        assert found.flags == (("nobody_gains",) if weak else ())
        assert found.certificate is not None and gt.verify(found)


def test_the_table_of_a_game_without_gain_is_proved() -> None:
    table = welfare_table(ZEROS, among=["independent"])
    saved = table.to_json()
    assert saved["without_certificate"] == [] and gt.verify(saved)


def forged(found: Optimum, **changes: Any) -> dict[str, Any]:
    """Claim and certificate changed alike."""
    saved = copy.deepcopy(found.to_json())
    for name, value in changes.items():
        saved["certificate"][name] = value
        if name in saved["claim"]:
            saved["claim"][name] = value
    return saved


def test_planted_worse_points_and_hidden_ties_are_refused() -> None:
    good = gt.welfare_optimum(BULGING, "leximin", "independent", (0, 0))
    other = gt.welfare_optimum(BULGING, "dictator", "independent", (0, 0)).to_json()["certificate"]
    worse = forged(good, **{name: other[name] for name in ("points", "witnesses", "places")})
    assert not gt.verify(worse)
    both = gt.welfare_optimum(BOS, "kalai_smorodinsky", among="independent")
    body = both.to_json()["certificate"]
    for keep in (0, 1):
        lone = {n: [[body[n][0][keep]]] for n in ("points", "witnesses", "places")}
        assert not gt.verify(forged(both, **lone))


def test_planted_a_better_profile_is_not_hidden() -> None:
    """The optimum of a game, claimed for one with another, or with a better payoff."""
    small = gt.welfare_optimum(
        BimatrixGame([[2, 0], [0, 1]], [[1, 0], [0, 2]]), "leximin", "independent", (0, 0)
    )
    large = BimatrixGame([[2, 0], [0, 1]], [[1, 1], [0, 2]])
    assert gt.verify(small)
    better = BimatrixGame([[2, 3], [0, 1]], [[1, 3], [0, 2]])
    for game, holds in ((large, True), (better, False)):
        body = gt.welfare_optimum(game, "leximin", "independent", (0, 0)).to_json()["certificate"]
        assert bool(gt.verify(forged(small, game=body["game"]))) is holds


@pytest.mark.parametrize("rule", ["kalai_smorodinsky", "equal_loss"])
def test_every_damage_is_refused(rule: str) -> None:
    """Other places may prove the same claim: a pure profile lies on several segments."""
    saved = gt.welfare_optimum(BOS, rule, among="independent").to_json()
    assert gt.verify(saved)
    for path, body in mutations(saved["certificate"]):
        if gt.verify({**saved, "certificate": body}):
            assert path[0] == "places"


def test_refusals() -> None:
    with pytest.raises(NotDefinedError, match="no closed set"):
        gt.welfare_optimum(BOS, "kalai_smorodinsky", "independent", form="ratio")
    with pytest.raises(DisagreementError, match="public lotteries"):
        gt.welfare_optimum(BOS, "leximin", "independent", (3, "5/4"))
    curved = gt.BargainingProblem.from_payoffs(independent_payoffs(BOS))
    with pytest.raises(NotDefinedError, match="among='independent'"):
        gt.solve(curved, "leximin")
