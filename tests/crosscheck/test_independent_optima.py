"""Welfare optima among independent mixtures against dense sampling, with their certificates."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp import BimatrixGame, verify
from gametheory_bp.certificates.curve_welfare import curve_frame
from gametheory_bp.errors import DisagreementError, NotDefinedError, UnknownNameError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.geometry.bilinear import mixture_curves
from gametheory_bp.payoffs import AlgebraicProfile, independent_optimum
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY
from tests.effort import scaled
from tests.property.mutations import mutations

TOLERANCE = 1e-7
"""Sampled welfare may exceed the optimum by rounding only."""

RULES: list[tuple[str, dict[str, Any]]] = [
    ("utilitarian", {}),
    ("weighted_utilitarian", {"weight": "1/3"}),
    ("relative_utilitarian", {}),
    ("relative_utilitarian", {"scale": "range"}),
    ("egalitarian", {}),
    ("gini", {}),
    ("dictator", {}),
    ("nash", {}),
    ("asymmetric_nash", {"weight": "2/3"}),
    ("yu", {}),
    ("yu", {"p": 3}),
    ("yu", {"p": "infinity"}),
    ("ces", {}),
]

BULGING = BimatrixGame([[0, 0], [2, 0]], [[0, 1], [0, 0]])  # sqrt(x / 2) + sqrt(y) <= 1
BOS = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])


def random_game(rng: random.Random) -> BimatrixGame:
    m, n = rng.choice([(2, 2), (2, 3), (3, 2), (3, 3), (1, 3)])
    high = rng.choice([2, 5, 20])
    return BimatrixGame(
        *([[rng.randint(0, high) for _ in range(n)] for _ in range(m)] for _ in "xy")
    )


def sampled_payoffs(game: BimatrixGame, rng: random.Random) -> list[tuple[float, float]]:
    m, n = game.shape
    a, b = ([[float(v) for v in row] for row in p] for p in (game.row_payoffs, game.column_payoffs))
    found = []
    for _ in range(600):
        x, y = ([rng.choice([0.0, rng.random()]) + 1e-9 for _ in range(k)] for k in (m, n))
        x, y = [p / sum(x) for p in x], [q / sum(y) for q in y]
        u, v = (
            sum(x[i] * payoff[i][j] * y[j] for i in range(m) for j in range(n)) for payoff in (a, b)
        )
        found.append((u, v))
    return found


def excess(game: BimatrixGame, rule: str, parameters: dict[str, Any], rng: random.Random) -> float:
    """How far sampled welfare exceeds the claimed optimum, relative to it; -1 if refused."""
    d = (Fraction(1, 3), Fraction(1, 2))
    try:
        found = independent_optimum(game, rule, d, **parameters)
    except (DisagreementError, NotDefinedError):
        return -1.0
    if found.flags:
        assert found.certificate is None and found.uncertified_reason
        return -1.0
    verdict = verify(found)
    assert verdict, verdict.failures
    welfare, floor = LIBRARY.load(rule), (float(d[0]), float(d[1]))
    rational = welfare.domain(dict(found.parameters)) == "individually_rational"
    frame = Frame.of(game.payoffs(), d)
    if rational:
        curves = list(mixture_curves(game.row_payoffs, game.column_payoffs))
        frame = curve_frame(curves, game.payoffs(), d)
    top = (float(frame.ideal[0]), float(frame.ideal[1]))
    values = [welfare.value(float(x), float(y), frame, **parameters) for x, y in found.points]
    assert max(values) - min(values) < TOLERANCE * max(1.0, abs(values[0]))
    best = max(
        (
            welfare.value(min(u, top[0]), min(v, top[1]), frame, **parameters)
            for u, v in sampled_payoffs(game, rng)
            if not rational or (u > floor[0] and v > floor[1])
        ),
        default=values[0],
    )
    return float(best - values[0]) / max(1.0, abs(values[0]))


@pytest.mark.parametrize(("rule", "parameters"), RULES, ids=[f"{r} {p}" for r, p in RULES])
def test_no_sampled_payoff_is_better(rule: str, parameters: dict[str, Any]) -> None:
    rng = random.Random(rule)
    for _ in range(scaled(12)):
        assert excess(random_game(rng), rule, parameters, rng) < TOLERANCE


def test_known_optima_on_an_arc() -> None:
    """On sqrt(x / 2) + sqrt(y) = 1: x + y peaks at an end, x y in the middle, min where x = y."""
    assert independent_optimum(BULGING, "utilitarian").points == ((2, 0),)
    nash = independent_optimum(BULGING, "nash")
    assert nash.points == ((Fraction(1, 2), Fraction(1, 4)),)
    maximin = independent_optimum(BULGING, "egalitarian")
    ((x, y),) = maximin.points  # sqrt(x) (1 / sqrt 2 + 1) = 1, so x = 6 - 4 sqrt 2
    assert x == y and isinstance(x, Algebraic) and x.coefficients == (4, -12, 1)
    assert isinstance(maximin.attained_by[0], AlgebraicProfile)
    assert verify(maximin) and verify(nash)
    half = independent_optimum(BULGING, "ces", exponent=-1)
    assert all(isinstance(c, Algebraic) for c in half.points[0]) and verify(half)


def test_all_ties_are_returned() -> None:
    assert independent_optimum(BOS, "nash", (0, 0)).points == ((2, 2), (4, 1))
    flat = BimatrixGame([[0, 3], [1, 0]], [[3, 0], [0, 0]])
    assert independent_optimum(flat, "utilitarian").points == ((0, 3), (3, 0))


def test_nobody_gains() -> None:
    game = BimatrixGame([[1, 0]], [[0, 1]])
    found = independent_optimum(game, "nash", (1, 0))
    assert found.flags == ("nobody_gains",) and found.points == ((1, 0),)


def test_planted_a_worse_point_is_refused() -> None:
    """The claim that a pure corner is the Nash optimum comes with a true witness, and fails."""
    good, other = (independent_optimum(BULGING, rule) for rule in ("nash", "utilitarian"))
    saved, swap = good.to_json(), other.to_json()["certificate"]
    for name in ("points", "witnesses", "places"):
        saved["certificate"][name] = swap[name]
        if name in saved["claim"]:
            saved["claim"][name] = swap[name]
    verdict = verify(saved)
    assert not verdict
    assert any("larger welfare" in check.statement for check in verdict.failures)


@pytest.mark.parametrize(
    "rule", ["nash", "utilitarian", pytest.param("egalitarian", marks=pytest.mark.slow)]
)
def test_every_damage_is_refused_or_proves_the_same_claim(rule: str) -> None:
    """Places are evidence, not claim: another one with the same mixtures proves as well."""
    saved = independent_optimum(BULGING, rule).to_json()
    assert verify(saved)
    for path, body in mutations(saved["certificate"]):
        if verify({**saved, "certificate": body}):
            assert path[0] == "places"


def test_refusals() -> None:
    with pytest.raises(NotDefinedError, match="integer exponent"):
        independent_optimum(BOS, "ces", exponent="1/2")
    with pytest.raises(NotDefinedError, match="no function of the payoffs"):
        independent_optimum(BOS, "inequity_averse")
    with pytest.raises(DisagreementError, match="public lotteries"):
        independent_optimum(BOS, "nash", (3, "5/4"))
    with pytest.raises(UnknownNameError):
        independent_optimum(BOS, "nahs")
