"""``check_proposition_1`` on games whose answer is known by hand."""

from __future__ import annotations

import json
from fractions import Fraction as F

import pytest

from gametheory_bp.claims.proposition_1 import check_proposition_1
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath

PENNIES = load_game("matching_pennies")
BOS = load_game("asymmetric_bach_or_stravinsky")
CONCEDING = BimatrixGame([[4, 0, 0], [0, 2, 3]], [[1, 0, 0], [0, 2, "3/2"]])
FIRST, SECOND = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))


def test_both_pairings_of_asymmetric_bos_end_in_miscoordination() -> None:
    found = check_proposition_1(BOS, "utilitarian", "egalitarian_pareto", 0.96)
    assert found.optima == ((ActionPath.constant(0, 0),), (ActionPath.constant(1, 1),))
    assert [pair.insisting for pair in found.pairings] == [True, False]
    assert found.concluded
    assert all(check.holds for check in found.assumptions if "not assumed" not in check.statement)
    assert {pair.met.continuations[-1] for pair in found.pairings} == {(F(0), F(0))}


def test_the_conceding_pairing_can_fail() -> None:
    found = check_proposition_1(CONCEDING, FIRST, SECOND, "24/25")
    (failing,) = [pair for pair in found.pairings if not pair.concluded]
    assert not failing.insisting
    assert failing.met.outcome == SECOND
    assert failing.met.payoffs == (F(98, 25), F(26, 25))
    assert (failing.met.row_switch, failing.met.column_switch) == (1, None)


@pytest.mark.parametrize(
    ("rule", "optimal"), [("utilitarian", True), ("egalitarian_pareto", True), ("nash", False)]
)
def test_a_rule_says_whether_its_constant_path_is_optimal_among_all(
    rule: str, optimal: bool
) -> None:
    # over lotteries the Nash product prefers the coin (3, 3/2) to the constant paths BB and SS
    found = check_proposition_1(BOS, rule, "utilitarian", "24/25")
    said = [
        c for c in found.assumptions if c.statement.startswith("w: ") and "all pol" in c.statement
    ]
    assert said and all(check.holds is optimal for check in said)
    assert optimal or "(3, 3/2)" in said[0].detail


def test_every_pair_of_tied_optima_is_judged() -> None:
    # the Nash product ties BB and SS among constant paths; only one of the pairs is a conflict
    found = check_proposition_1(BOS, "nash", "utilitarian", "24/25")
    said = [c.holds for c in found.assumptions if c.statement.startswith("the players prefer")]
    assert said == [False, True]
    assert len(found.pairings) == 4


def test_inside_a_segment_of_optima_counts_as_optimal() -> None:
    # (3, 3) lies between (4, 2) and (2, 4): all three have the largest sum
    game = BimatrixGame([[3, 0, 0], [0, 4, 0], [0, 0, 2]], [[3, 0, 0], [0, 2, 0], [0, 0, 4]])
    found = check_proposition_1(game, "utilitarian", (2, 2), "24/25")
    said = [c for c in found.assumptions if "all policies" in c.statement]
    assert len(said) == 3 and all(check.holds for check in said)


def test_one_flipped_payoff_heals_it() -> None:
    healed = BimatrixGame([[4, 0, 0], [0, 2, 3]], [[1, 2, 0], [0, 2, "3/2"]])
    found = check_proposition_1(healed, FIRST, SECOND, "24/25")
    assert found.to_json() != check_proposition_1(CONCEDING, FIRST, SECOND, "24/25").to_json()
    assert not all(c.holds for c in found.assumptions if "Nash" in c.statement)


def test_it_shows_and_saves_itself() -> None:
    found = check_proposition_1(BOS, (0, 0), (1, 1), "24/25")
    assert "minimax" in str(found) and "<table>" in found._repr_html_()
    data = json.loads(json.dumps(found.to_json()))
    assert data["discount"] == "24/25" and len(data["pairings"]) == 2
    assert found.certificate is None and found.uncertified_reason


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ((BOS, "utilitarian", "nash", 1), InputValueError, "discount"),
        ((BOS, 3, "nash", "1/2"), InputTypeError, "rule id"),
        (([[1]], "utilitarian", "nash", "1/2"), InputTypeError, "BimatrixGame"),
        (
            (load_game("matching_pennies"), "utilitarian", "nash", "1/2"),
            NotDefinedError,
            "no const",
        ),
    ],
)
def test_bad_input_is_refused(
    arguments: tuple[object, ...], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        check_proposition_1(*arguments)  # type: ignore[arg-type]
