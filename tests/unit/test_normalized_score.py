"""NormalizedScore: exact numbers, sets of welfare functions, and what is refused."""

from __future__ import annotations

from fractions import Fraction as F

import numpy as np
import pytest

from gametheory_bp.errors import (
    DisagreementError,
    EmptySetError,
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.evaluation import Recorded, inequity_averse_welfare, normalized_score
from gametheory_bp.evaluation.measures import PayoffMeasure
from gametheory_bp.exact.exactness import EXACT, FLOAT
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.stochastic import attainable_payoffs

BOS, DILEMMA = load_game("asymmetric_bach_or_stravinsky"), load_game("prisoners_dilemma")
BOTH, WITH_NASH = ("utilitarian", "egalitarian"), ("utilitarian", "egalitarian", "nash")


def test_optima_of_w_score_one_exactly() -> None:
    turns = (F(3), F(3, 2))
    found = normalized_score([(4, 1), (2, 2), turns, (0, 0)], BOTH, among=BOS)
    assert found.scores == (1, 1, F(9, 10), 0) and found.exactness == EXACT
    assert found.chosen[:2] == ("utilitarian", "egalitarian")
    assert found.maxima == (("utilitarian", 5), ("egalitarian", 2))
    with_nash = normalized_score([turns], WITH_NASH, among=BOS)
    assert with_nash.scores == (1,) and with_nash.chosen == ("nash",)


def test_the_score_is_printed_by_definition() -> None:
    """Against the formula, written out for the two disagreement profiles of the dilemma."""
    for d in (-3, -2):
        found = normalized_score([(F(-3, 2), F(-1, 2))], BOTH, (d, d), among=DILEMMA)
        total, least = F(-2 - 2 * d) / (-2 - 2 * d), F(-3, 2) - d
        assert found.scores == (max(total, least / (-1 - d)),)


def test_scores_below_disagreement_are_not_clipped() -> None:
    found = normalized_score([(-3, 0), (-2, -3)], BOTH, (-2, -2), among=DILEMMA)
    assert found.scores == (F(1, 2), F(-1, 2))


def test_the_product_counts_above_disagreement_only() -> None:
    """Two losses multiply to a gain: the term is left out there."""
    found = normalized_score([(-3, -3), (-1, -1)], WITH_NASH, (-2, -2), among=DILEMMA)
    assert found.scores == (-1, 1) and "nash" not in found.chosen[:1]
    with pytest.raises(InputValueError, match="below disagreement"):
        normalized_score([(-3, -3)], ["nash"], (-2, -2), among=DILEMMA)


def test_the_largest_welfare_is_attainable_or_observed() -> None:
    profiles = [(3.0, 1.0), (1.5, 1.0)]
    observed = normalized_score(profiles, BOTH)
    assert observed.maxima == (("utilitarian", 4.0), ("egalitarian", 1.0))
    assert observed.scores[0] == pytest.approx(1.0) and observed.exactness == FLOAT
    assert observed.taken_from == "observed" and "observed" in str(observed)
    pooled = normalized_score(profiles, BOTH, pool=[*profiles, (4.0, 1.0)])
    assert pooled.maxima[0] == ("utilitarian", 5.0)
    exact = normalized_score(profiles, BOTH, among=BOS)
    assert exact.scores[0] == pytest.approx(0.8) and "attainable" in str(exact)


def test_the_criterion_stands_in_the_head() -> None:
    found = normalized_score([(1, 1)], among=BOS, criterion="discounted reward per step")
    assert "w* of utilitarian, attainable, by discounted reward per step" in str(found)


def test_a_welfare_that_cannot_beat_disagreement_is_left_out_by_name() -> None:
    found = normalized_score([(4, 1)], BOTH, (2, 2), pool=[(4, 1), (2, 2)])
    assert found.left_out == ("egalitarian",) and found.scores == (1,)
    assert "left out" in str(found) and [name for name, _ in found.maxima] == ["utilitarian"]
    with pytest.raises(EmptySetError, match="nothing beats disagreement"):
        normalized_score([(4, 1)], BOTH, (5, 5), pool=[(4, 1)])


def test_products_and_minima_are_left_out_where_nothing_attainable_reaches_disagreement() -> None:
    """The sum can beat d where no payoff pair is at least d; the others then cannot."""
    found = normalized_score([(4, 0)], WITH_NASH, (1, 1), among=[(4, 0), (0, 1)])
    assert found.left_out == ("egalitarian", "nash") and found.scores == (1,)
    with pytest.raises(EmptySetError, match="nothing beats disagreement"):
        normalized_score([(4, 0)], ["egalitarian", "nash"], (1, 1), among=[(4, 0), (0, 1)])
    with pytest.raises(DisagreementError):
        normalized_score([(4, 0)], ["gini"], (1, 1), among=[(4, 0), (0, 1)])


def test_recorded_welfare_is_taken_as_it_is() -> None:
    """Two profiles with the same means: one alternates, one is always equal."""
    equal = inequity_averse_welfare([(2, 2)] * 4)
    turns = inequity_averse_welfare([(4, 0), (0, 4)] * 2)
    assert equal == 4 > turns > 0
    recorded = Recorded("inequity_averse", (equal, turns), 0, 4)
    found = normalized_score([(2, 2), (2, 2)], [recorded], among=BOS)
    assert found.scores == (1, turns / 4)
    with pytest.raises(ShapeError, match="1 values for 2"):
        normalized_score([(2, 2)] * 2, [Recorded("w", (1,), 0, 4)], among=BOS)
    with pytest.raises(InputValueError, match="without a maximum"):
        normalized_score([(2, 2)], [Recorded("w", (1,), 0)], among=BOS)


def test_inequity_by_hand() -> None:
    """e = 3, then 3/2 - 1, with decay 1/2: |3| and |1/2|."""
    found = inequity_averse_welfare([(4, 1), (0, 1)], decay="1/2", penalty=2)
    assert found == F((5 - 6) + (1 - 1), 2)
    with pytest.raises(EmptySetError):
        inequity_averse_welfare([])


@pytest.mark.parametrize(
    ("error", "arguments"),
    [
        (NotDefinedError, {"welfare": ["inequity_averse"], "among": BOS}),
        (NotDefinedError, {"welfare": ["relative_utilitarian"], "among": BOS}),
        (NotDefinedError, {"welfare": ["ces"], "among": BOS}),
        (NotDefinedError, {"welfare": ["asymmetric_nash"], "among": BOS}),
        (UnknownNameError, {"welfare": ["fair"], "among": BOS}),
        (InputTypeError, {"welfare": [3], "among": BOS}),
        (InputTypeError, {"among": 7}),
        (InputValueError, {"among": BOS, "pool": [(1, 1)]}),
        (InputTypeError, {"welfare": "nash"}),
        (EmptySetError, {"welfare": []}),
        (InputValueError, {"welfare": ["nash", "nash"]}),
        (ShapeError, {"pool": [1, 2]}),
        (ShapeError, {"pool": [(1, 2, 3)]}),
    ],
)
def test_bad_input_is_refused(error: type[Exception], arguments: dict[str, object]) -> None:
    with pytest.raises(error):
        normalized_score([(1, 1)], **arguments)  # type: ignore[arg-type]


def test_numbers_that_are_not_finite_are_refused() -> None:
    for bad in (float("nan"), float("inf")):
        with pytest.raises(InputValueError, match="finite"):
            normalized_score([(bad, 1.0)], among=BOS)


def test_any_piecewise_linear_welfare_is_scored() -> None:
    for name in ("gini", "weighted_utilitarian", "dictator"):
        found = normalized_score([(4, 1), (2, 2), (0, 0)], [name], among=BOS)
        assert max(found.scores) == 1 and found.scores[2] == 0


def test_attainable_payoffs_of_a_stochastic_game_serve_as_well() -> None:
    stochastic = StochasticGame.of(RepeatedGame(BOS, "24/25"))
    found = normalized_score([(3, "3/2")], WITH_NASH, among=attainable_payoffs(stochastic))
    assert found.scores == (1,)


def test_no_profiles_have_no_score() -> None:
    with pytest.raises(EmptySetError):
        normalized_score([], among=BOS)


def test_many_payoffs_at_once_count_where_single_ones_do() -> None:
    nash = PayoffMeasure("nash", (F(0), F(0)))
    pairs = [(1.0, 2.0), (1.0, -1.0), (-1.0, 2.0), (-1.0, -2.0)]
    assert [nash.counts(pair) for pair in pairs] == [True, False, False, False]
    many = nash.values(np.array(pairs))
    assert np.isfinite(many).tolist() == [True, False, False, False]
