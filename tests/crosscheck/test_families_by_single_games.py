"""Formulas of families against ``welfare_optimum`` on single games, break points included."""

from __future__ import annotations

from fractions import Fraction as F
from random import Random

import pytest

from gametheory_bp.bargaining import welfare_optimum
from gametheory_bp.errors import DisagreementError, NotDefinedError
from gametheory_bp.families import PIECEWISE_RATIONAL, FamilyOptimum, GameFamily, family_optimum

SETS = ("feasible", "pure", "individually_rational", "nash", "correlated")


def values_of_t(found: FamilyOptimum, rng: Random, count: int) -> set[F]:
    """Random values, both ends, every break point (or a value near it) and just beside it."""
    low, high = found.family.low, found.family.high
    ts = {low, high, *(low + (high - low) * F(rng.randrange(1001), 1000) for _ in range(count))}
    for end in found.break_points:
        near = end if isinstance(end, F) else end.bounds(F(1, 10**9)).middle
        ts |= {near, near + F(1, 10**6), near - F(1, 10**6)}
    return {t for t in ts if low <= t <= high}


def compare(found: FamilyOptimum, rng: Random, count: int) -> int:
    ts = values_of_t(found, rng, count)
    for t in ts:
        game = found.family.at(t)
        single = welfare_optimum(game, found.rule, found.among, found.disagreement)
        assert found.at(t) == tuple(sorted(single.points)), (t, found, game.payoffs())
    return len(ts)


def random_family(rng: Random) -> GameFamily:
    shape = rng.choice([(2, 2), (2, 2), (2, 3), (3, 2)])

    def payoff() -> str | int:
        formula = f"{rng.randrange(-3, 4)}*t + {rng.randrange(-3, 4)}"
        return rng.choice([rng.randrange(-2, 5)] * 3 + [formula, f"t^2 - {rng.randrange(3)}"])

    tables = [[[payoff() for _ in range(shape[1])] for _ in range(shape[0])] for _ in (0, 1)]
    return GameFamily(*tables, -2, 2)


def compared(seed: int, families: int) -> int:
    rng = Random(seed)
    total = 0
    for _ in range(families):
        family = random_family(rng)
        sets = SETS if family.shape == (2, 2) else SETS[:3]
        rule, among = rng.choice(PIECEWISE_RATIONAL), rng.choice(sets)
        d = rng.choice(["minimax", "pure_minimax", (-5, -4)])
        try:
            found = family_optimum(family, rule, among, d)
        except (DisagreementError, NotDefinedError):
            continue
        total += compare(found, rng, 6)
    return total


def test_formulas_of_the_asymmetric_bach_or_stravinsky() -> None:
    family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    total = 0
    for rule in ("nash", "kalai_smorodinsky", "utilitarian", "yu"):
        total += compare(family_optimum(family, rule), Random(0), 25)
    assert total > 100


def test_random_families_quickly() -> None:
    assert compared(seed=3, families=3) > 10


@pytest.mark.slow
def test_random_families() -> None:
    assert compared(seed=1, families=40) > 400


def test_a_planted_wrong_formula_is_seen() -> None:
    family = GameFamily([["t", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    other = GameFamily([["t + 1/1000", 0], [0, 2]], [[1, 0], [0, 2]], 1, 6)
    found = family_optimum(other, "utilitarian")
    wrong = FamilyOptimum(family, found.rule, found.among, "minimax", (), found.pieces)
    with pytest.raises(AssertionError):
        compare(wrong, Random(0), 4)
