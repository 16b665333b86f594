"""Distances between rules' optima, and what different rules get against each other."""

from __future__ import annotations

from fractions import Fraction
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gametheory_bp import BimatrixGame, load_game, verify
from gametheory_bp.certificates.kinds.welfare_optimum import EdgeLottery
from gametheory_bp.errors import InputTypeError, InputValueError, UnknownNameError
from gametheory_bp.exact.algebraic import Algebraic, root_of
from gametheory_bp.exact.interval import Interval
from gametheory_bp.games.profile import Distribution, MixedProfile
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.taxonomy import normative_disagreement
from gametheory_bp.taxonomy.cross_play import cross_payoff
from gametheory_bp.taxonomy.distance import distance
from gametheory_bp.testing import payoff_pairs

ASYMMETRIC = load_game("asymmetric_bach_or_stravinsky")
CLOSE = 1e-9


def test_the_papers_example() -> None:
    found = normative_disagreement(ASYMMETRIC, ["utilitarian", "egalitarian_pareto"], "nash")
    assert found.rules == ("utilitarian", "egalitarian_pareto")
    assert [optimum.points for optimum in found.optima] == [((4, 1),), ((2, 2),)]
    assert (found.low, found.high) == ((0, 0), (4, 2))
    assert found.distances[0][1] == root_of([-1, 0, 2], Fraction(0), Fraction(1))
    assert found.distances[0][0] == 0
    assert found.degree == found.distances[1][0]
    assert found.cross_play[0] == (((4, 1),), ((0, 0),))
    assert str(found.exactness) == "exact"


def test_one_rule_may_fail_to_coordinate_with_itself() -> None:
    bach = load_game("bach_or_stravinsky")
    found = normative_disagreement(bach, ["utilitarian", "nash"])
    assert set(found.cross_play[0][0]) == {(3, 2), (2, 3), (0, 0)}
    assert found.distances == ((0, 0), (0, 0))  # the fair coin is one of the utilitarian optima
    # without the coin in common, each tosses its own
    assert found.cross_play[1][1] == ((Fraction(5, 4), Fraction(5, 4)),)


def test_symmetric_games_have_no_disagreement_about_the_fair_coin() -> None:
    for name in ("bach_or_stravinsky", "chicken", "hawk_dove", "nash_demand"):
        assert normative_disagreement(load_game(name)).degree == 0
    for name in ("asymmetric_bach_or_stravinsky", "extreme_bach_or_stravinsky"):
        assert float(normative_disagreement(load_game(name)).degree) > 0


def test_another_unit_of_utility_changes_no_distance() -> None:
    scaled = BimatrixGame([[40, 0], [0, 20]], [[8, 7], [7, 9]])
    rules = ["nash", "kalai_smorodinsky", "relative_utilitarian"]
    ours, theirs = (normative_disagreement(game, rules) for game in (ASYMMETRIC, scaled))
    assert ours.distances == theirs.distances


def test_every_optimum_carries_its_certificate() -> None:
    found = normative_disagreement(ASYMMETRIC, among="feasible")
    assert found.certificate is None and "evaluations" in found.uncertified_reason
    assert verify(found.to_json())
    assert "Cross-play" in str(found) and "<table>" in found._repr_html_()


def test_irrational_optima_have_proved_bounds() -> None:
    found = normative_disagreement(
        ASYMMETRIC, ["utilitarian", "ces"], "feasible", disagreement=(0, 0)
    )
    numbers = [d for row in found.distances for d in row]
    assert all(isinstance(d, (Fraction, Algebraic, Interval)) for d in numbers)
    assert found.distances[0][0] == found.distances[1][1] == 0


def test_bad_requests_are_refused() -> None:
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        normative_disagreement([[1]])  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="list of rule ids"):
        normative_disagreement(ASYMMETRIC, "nash")
    with pytest.raises(InputValueError, match="each once"):
        normative_disagreement(ASYMMETRIC, ["nash", "nash"])
    with pytest.raises(InputValueError, match="at least one id"):
        normative_disagreement(ASYMMETRIC, [])
    with pytest.raises(UnknownNameError):
        normative_disagreement(ASYMMETRIC, ["nahs"])
    with pytest.raises(UnknownNameError):
        normative_disagreement(ASYMMETRIC, ["nash"], "everything")


ends = st.lists(payoff_pairs(-3, 3), min_size=1, max_size=2)


@given(ends, ends)
def test_distance_of_segments_against_sampling(first: list[Point], second: list[Point]) -> None:
    found = float(distance(first, second, segments=True))
    along = [Fraction(k, 24) for k in range(25)]

    def points(segment: list[Point]) -> list[tuple[float, float]]:
        (a, b), (c, d) = segment[0], segment[-1]
        return [(float(a + t * (c - a)), float(b + t * (d - b))) for t in along]

    sampled = min(hypot(x - u, y - v) for x, y in points(first) for u, v in points(second))
    # samples are at most 1/24 of a segment (shorter than 9) away from the nearest points
    assert found - CLOSE <= sampled <= found + 9 / 24
    assert found <= float(distance(first, second, segments=False)) + CLOSE
    # planted: the nearest ends of crossing segments are not the nearest points
    cross = [(Fraction(-1), Fraction(0)), (Fraction(1), Fraction(0))]
    upright = [(Fraction(0), Fraction(-1)), (Fraction(0), Fraction(1))]
    assert distance(cross, upright, segments=True) == 0
    assert distance(cross, upright, segments=False) != 0


def test_distance_of_irrational_points_is_an_interval_around_it() -> None:
    root = root_of([-2, 0, 1], Fraction(1), Fraction(2))
    origin = (Fraction(0), Fraction(0))
    found = distance([(root, root)], [origin], segments=False)
    assert isinstance(found, Interval) and 2 in found and found.width < Fraction(1, 10**12)
    assert distance([(root, root)], [(root, root)], segments=False) == 0
    wide = distance([(root, root), origin], [(Fraction(3), Fraction(1))], segments=True)
    assert isinstance(wide, Interval) and wide.low == 0


def test_cross_play_of_every_kind_of_witness() -> None:
    pure = MixedProfile.of([1, 0], [1, 0])
    coin = Distribution.of([["1/2", 0], [0, "1/2"]])
    assert cross_payoff(ASYMMETRIC, pure, coin) == (2, Fraction(1, 2))
    root = root_of([-1, 0, 2], Fraction(0), Fraction(1))  # 0.7071...
    assert isinstance(root, Algebraic)
    other = MixedProfile.of([0, 1], [0, 1])
    lottery = EdgeLottery(other, pure, root)
    row, column = cross_payoff(ASYMMETRIC, lottery, pure)
    assert isinstance(row, Interval) and isinstance(column, Interval)
    assert float(row) == pytest.approx(4 * 2**-0.5, abs=CLOSE)
    assert cross_payoff(ASYMMETRIC, pure, EdgeLottery(pure, pure, root)) == (4, 1)
