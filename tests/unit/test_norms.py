"""Norms: what they refuse, what they show, and the cases of section 3.4."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.geometry.discount_set import DiscountInterval
from gametheory_bp.norms import (
    JudgingRule,
    Norm,
    compatibility,
    cross_play_table,
    detection,
    higher_order,
    load_norm,
    norm_adaptiveness,
    norm_cross_play,
    sustainable_discounts,
    turn_taking,
    welfare_norms,
)

BOS = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
PD = RepeatedGame(load_game("prisoners_dilemma"), "24/25")
B, S = load_norm("always_b"), load_norm("always_s")


def test_always_b_meets_always_s() -> None:
    met = norm_cross_play(BOS, B, S)
    assert met.payoffs == (0, 0) and str(met.outcome) == "0,1 (0,1)*"
    assert met.judgements == ((False, False), (True, True))
    assert met.row_switch == met.column_switch == 1 and met.settled_below((0, 0)) == 0
    assert "B, S" in str(met) and "deviation" in str(met)
    other = norm_cross_play(BOS, S, B)
    assert str(other.outcome) == "1,0 (1,0)*"
    own = norm_cross_play(BOS, B, B)
    assert own.payoffs == (4, 1) and own.row_switch is None is own.settled_below((3, 3))


def test_a_table_of_cross_play() -> None:
    table = cross_play_table(BOS, (B, S))
    assert table.payoffs == (((4, 1), (0, 0)), ((0, 0), (2, 2)))
    assert table.plays[0][1].column_norm is S
    with pytest.raises(InputValueError, match="at least one"):
        cross_play_table(BOS, ())


def test_the_grim_norms_meet_and_punish() -> None:
    row, column = load_norm("utilitarian_grim"), load_norm("egalitarian_grim")
    met = norm_cross_play(BOS, row, column)
    assert met.row_switch == 1 and met.payoffs == (0, 0)


def test_a_norm_with_two_normative_policies_allows_both() -> None:
    also_s = replace(B, row_normative=(*B.row_normative, *S.row_normative))
    for action in (0, 1):
        policy = Automaton.constant("row", (2, 2), action)
        assert compatibility(policy, also_s).holds == (action == 0)  # punishment is B alone
    both = replace(also_s, row_punishment=also_s.row_normative)
    assert compatibility(Automaton.constant("row", (2, 2), 1), both).holds
    half = Automaton("row", ((Fraction(1, 2), Fraction(1, 2)),), (((0, 0), (0, 0)),))
    found = compatibility(half, both)
    assert not found.holds and "1/2 of 0" in str(found)


def test_a_higher_order_norm() -> None:
    """Turn taking is norm-adaptive for always B and always S; so is a norm made of it."""
    turns = turn_taking("turns", (2, 2), [(0, 0), (1, 1)])
    assert [found.holds for found in higher_order(turns, (B, S))] == [True, True]
    assert [found.holds for found in higher_order(B, (B, S))] == [False, False]
    found = norm_adaptiveness(turns.policy("row"), (B, S))
    assert dict(found.examples).keys() == {"always B", "always S"}
    assert "is picked after" in str(found)


def test_two_norms_cannot_share_the_only_history_that_fits() -> None:
    """X and Y allow B at the start only, and S ever after; one empty history is there for both."""
    after = JudgingRule((False, True), (((1, 1), (1, 1)),) * 2)
    first = replace(B, name="X", row_judge=after, row_punishment=S.row_normative)
    second = replace(first, name="Y")
    policy = B.policy("row")
    found = norm_adaptiveness(policy, (first, B))
    assert found.holds and dict(found.examples)["X"] == ()
    found = norm_adaptiveness(policy, (first, second, B))
    assert not found.holds and "'Y'" in found.reason
    found = norm_adaptiveness(policy, (first, second))
    assert not found.holds and found.history == ((0, 0),)
    assert "at least two" in norm_adaptiveness(policy, (B,)).reason


def test_enforcement_carries_the_proof_of_its_verdicts() -> None:
    for name in ("always_b", "utilitarian_grim", "turn_taking"):
        assert gt.verify(load_norm(name).equilibrium(BOS))
        assert gt.verify(norm_cross_play(BOS, load_norm(name), S))
    met = norm_cross_play(BOS, B, S)
    assert not gt.verify(replace(met, payoffs=(Fraction(1), Fraction(1))))
    found = load_norm("utilitarian_grim").equilibrium(BOS)
    damaged = replace(found.certificate, subgame_perfect=True)
    assert not gt.verify(damaged)


def test_welfare_norms() -> None:
    (util,) = welfare_norms(BOS, "utilitarian")
    (egal,) = welfare_norms(BOS, "egalitarian_pareto")
    assert norm_cross_play(BOS, util, util).payoffs == (4, 1)
    assert norm_cross_play(BOS, egal, egal).payoffs == (2, 2)
    pennies = RepeatedGame(load_game("matching_pennies"), "1/2")
    with pytest.raises(NotDefinedError, match="no constant path"):
        welfare_norms(pennies, "utilitarian")
    with pytest.raises(InputValueError, match="at least one action pair"):
        turn_taking("nothing", (2, 2), [])


def test_results_show_themselves_as_json() -> None:
    results = (
        norm_cross_play(BOS, B, S), compatibility(B.policy("row"), B), detection(B, "row"),
        norm_adaptiveness(B.policy("row"), (B, S)), B.equilibrium(BOS),
        sustainable_discounts(BOS.game, B),
    )  # fmt: skip
    for result in results:
        data = result.to_json()
        assert data["type"] == type(result).__name__ and data["exactness"] == "exact"
        assert bool(data["certificate"]) != bool(data["uncertified_reason"])
        assert str(result)
    assert "Pi^p_2" in str(B) and "True in 1" in str(B)


def test_norms_refuse_nonsense() -> None:
    row, wide = B.row_normative[0], Norm.always("wide", (2, 3), 0, 0)
    with pytest.raises(InputValueError, match="belongs to the row player"):
        replace(B, column_normative=(row,))
    with pytest.raises(InputValueError, match="row_punishment is empty"):
        replace(B, row_punishment=())
    with pytest.raises(InputTypeError, match="give a tuple of Automaton"):
        replace(B, row_normative=[row])  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="give a JudgingRule"):
        replace(B, row_judge=row)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="different shapes"):
        replace(B, row_judge=wide.row_judge)
    with pytest.raises(InputValueError, match="a few words"):
        replace(B, name="")
    with pytest.raises(UnknownNameError, match="player"):
        B.judge("roww")
    with pytest.raises(InputValueError, match="at least 1"):
        Norm.forgiving("none", (2, 2), ActionPath.constant(0, 0), (1, 1), 0)
    for call in (
        lambda: compatibility(row, wide),
        lambda: norm_adaptiveness(row, (B, wide)),
        lambda: norm_cross_play(BOS, B, wide),
        lambda: sustainable_discounts(BOS.game, wide),
        lambda: wide.equilibrium(BOS),
    ):
        with pytest.raises(ShapeError):
            call()
    with pytest.raises(InputTypeError, match="no Norm"):
        norm_cross_play(BOS, B, row)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="'normative' or 'norm'"):
        detection(B, "row", of="all")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="'other' or 'either'"):
        detection(B, "row", watch="row")  # type: ignore[arg-type]


def test_other_kinds_of_arguments_are_refused() -> None:
    row = B.policy("row")
    for call in (
        lambda: compatibility("always B", B),  # type: ignore[arg-type]
        lambda: compatibility(row, row),  # type: ignore[arg-type]
        lambda: norm_adaptiveness(row, (B, "S")),  # type: ignore[list-item]
        lambda: detection(row, "row"),  # type: ignore[arg-type]
        lambda: norm_cross_play("a game", B, B),  # type: ignore[arg-type]
        lambda: sustainable_discounts([[1]], B),  # type: ignore[arg-type]
    ):
        with pytest.raises(InputTypeError, match="give"):
            call()
    with pytest.raises(InputValueError, match="2 x 2"):
        B.judges("row", ((0, 2),))
    with pytest.raises(InputValueError, match="2 x 2"):
        B.allowed("row", ((-1, 0),))


def test_judging_rules_refuse_nonsense() -> None:
    stay = (((0, 0), (0, 0)),)
    with pytest.raises(ShapeError, match="every state"):
        JudgingRule((True, False), stay)
    with pytest.raises(InputTypeError, match="True or False"):
        JudgingRule((1,), stay)  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="moved to"):
        JudgingRule((True,), (((0, 1), (0, 0)),))
    with pytest.raises(ShapeError, match="m x n"):
        JudgingRule((True, False), (((0, 0), (0, 0)), ((0,), (0,))))
    with pytest.raises(UnknownNameError, match="watched player"):
        JudgingRule.leaving(*B.profile(), "both")  # type: ignore[arg-type]


def test_discount_intervals_refuse_what_is_no_discount() -> None:
    for low, high in ((Fraction(1), Fraction(1)), (Fraction(1, 2), Fraction(1, 3))):
        with pytest.raises(InputValueError, match="discounts lie in"):
            DiscountInterval(low, high)
    assert Fraction(1) not in DiscountInterval(Fraction(0), Fraction(1))


def test_games_of_other_shapes() -> None:
    game = BimatrixGame([[3, 0, 1], [4, 1, 0]], [[3, 4, 1], [0, 1, 0]])
    norm = Norm.grim("cooperate", (2, 3), ActionPath.constant(0, 0), 1, 1, watch="either")
    (interval,) = sustainable_discounts(game, norm).subgame_perfect
    assert interval == DiscountInterval(Fraction(1, 3), Fraction(1))
    assert Norm.from_equilibrium("back", *norm.profile()).profile() == norm.profile()
