"""Equilibrium payoffs in floating point, against the certified bracket."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.subgame_perfect import approximate_payoffs
from gametheory_bp.errors import InputTypeError, InputValueError

DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
DIRECTIONS = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if (a, b) != (0, 0)]


def reach(vertices, a, b):
    return max(a * float(x) + b * float(y) for x, y in vertices)


@pytest.mark.parametrize("discount", ["0", "1/3", "1/2", "4/5", "24/25", "9999/10000"])
@pytest.mark.parametrize("size", [2, 3])
def test_random_games_have_the_certified_set(discount, size):
    rng = random.Random(5)
    for _ in range(4):
        a, b = ([[rng.randint(-3, 9) for _ in range(size)] for _ in range(size)] for _ in range(2))
        repeated = gt.RepeatedGame(gt.BimatrixGame(a, b), discount)
        found, proved = approximate_payoffs(repeated), gt.subgame_perfect_payoffs(repeated)
        assert found.complete
        assert found.is_empty == proved.outer.is_empty
        if found.is_empty:
            continue
        for direction in DIRECTIONS:
            gap = reach(found.vertices, *direction) - reach(proved.outer.vertices, *direction)
            assert abs(gap) < 1e-7  # rounding of 1e-12 grows where corners lean on one another


def test_a_planted_temptation_changes_the_set():
    """Who gains 28 by deviating is not held back by the loss of 2 for ever after."""
    tempting = gt.BimatrixGame([[2, -50], [30, 0]], [[2, 30], [-50, 0]])
    few = approximate_payoffs(gt.RepeatedGame(tempting, "1/2"))
    assert len(approximate_payoffs(gt.RepeatedGame(DILEMMA, "1/2")).vertices) == 4
    assert len(few.vertices) == 1


@pytest.mark.parametrize("scale", [10**12, 2**40, Fraction(1, 2**40)])
def test_units_do_not_matter(scale):
    big = gt.BimatrixGame([[2 * scale, -scale], [3 * scale, 0]], [[2, 3], [-1, 0]])
    found = approximate_payoffs(gt.RepeatedGame(big, "4/5"))
    small = approximate_payoffs(gt.RepeatedGame(DILEMMA, "4/5"))
    rows = [x / float(scale) for x, _ in found.vertices]
    assert rows == pytest.approx([x for x, _ in small.vertices], abs=1e-14)
    assert [y for _, y in found.vertices] == [y for _, y in small.vertices]


def test_it_is_labelled_float_and_says_why():
    found = approximate_payoffs(gt.RepeatedGame(DILEMMA, "4/5"))
    assert str(found.exactness) == "float"
    assert found.certificate is None
    assert "floating point" in found.uncertified_reason
    assert "not proved" in str(found)


def test_nonsense_is_refused():
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        approximate_payoffs(DILEMMA)
    with pytest.raises(InputValueError, match="tolerance is 0"):
        approximate_payoffs(gt.RepeatedGame(DILEMMA, "4/5"), tolerance=0)
