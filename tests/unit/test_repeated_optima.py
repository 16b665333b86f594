"""Welfare-optimal equilibria of repeated games: by definition, with strategies and proofs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.bargaining import welfare_table
from gametheory_bp.certificates.sustained_plan import SustainedPlan
from gametheory_bp.equilibria.automata import joint_equilibrium
from gametheory_bp.errors import (
    EmptySetError,
    InputTypeError,
    NotDefinedError,
    UnknownNameError,
)
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.plotting import plane_of

BOS = gt.load_game("asymmetric_bach_or_stravinsky")
DILEMMA = gt.BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], "CD", "CD")
PENNIES = gt.BimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
SANNIKOV = gt.BimatrixGame(
    [[16, 3, 0], [21, 10, -1], [9, 5, -5]], [[9, 13, 3], [1, 4, 0], [0, -4, -15]]
)
# its worst equilibrium gives the column player a root of 3
ROOTS = gt.RepeatedGame(gt.BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]]), "2/3")
SETTINGS = [(BOS, "24/25"), (DILEMMA, "1/2"), (DILEMMA, "1/5"), (SANNIKOV, "2/3")]
RULES = [rule for rule in gt.list_rules() if rule != "inequity_averse"]


@pytest.mark.parametrize(("game", "discount"), SETTINGS)
def test_every_rule_has_an_optimum_with_strategies_and_a_proof(
    game: gt.BimatrixGame, discount: str
) -> None:
    repeated = gt.RepeatedGame(game, discount)
    payoffs = gt.subgame_perfect_payoffs(repeated)
    d = gt.welfare_optimum(repeated, "nash", "subgame_perfect").disagreement
    problem = gt.BargainingProblem(payoffs.inner.vertices, d)
    table = welfare_table(repeated, RULES, ["subgame_perfect"])
    for rule in RULES:
        optimum = table.cell(rule, "subgame_perfect").optimum
        assert optimum is not None
        assert optimum.points == gt.solve(problem, rule).points
        assert gt.verify(optimum), rule
        for point, witness in zip(optimum.points, optimum.attained_by, strict=True):
            plans = [witness] if isinstance(witness, SustainedPlan) else [*_ends(witness)]
            verdicts = [joint_equilibrium(repeated, plan.automaton) for plan in plans]
            assert all(verdict.is_subgame_perfect for verdict in verdicts)
            if len(plans) == 1:
                assert verdicts[0].payoffs == point
    assert gt.verify(table.to_json())


def _ends(witness: object) -> tuple[SustainedPlan, SustainedPlan]:
    return witness.first, witness.second  # type: ignore[attr-defined]


def test_patience_moves_the_optimum_of_the_dilemma() -> None:
    """Cooperation needs (3 - 2) / (3 - 0) = 1/3 of patience."""
    found = [
        gt.welfare_optimum(gt.RepeatedGame(DILEMMA, d), "utilitarian", "subgame_perfect").points
        for d in ("33/100", "1/3", "9/10")
    ]
    assert found == [((0, 0),), ((2, 2),), ((2, 2),)]


def test_the_disagreement_point_may_be_strategies() -> None:
    repeated = gt.RepeatedGame(BOS, "24/25")
    always = [Automaton.constant(p, (2, 2), a) for p, a in (("row", 1), ("column", 1))]
    joint = JointAutomaton.of(*always)
    given = [tuple(always), joint, joint_equilibrium(repeated, joint), (2, 2)]
    optima = [gt.welfare_optimum(repeated, "nash", "subgame_perfect", d) for d in given]
    assert {optimum.disagreement for optimum in optima} == {(2, 2)}
    plan = gt.welfare_optimum(repeated, "utilitarian", "subgame_perfect").attained_by[0]
    back = gt.welfare_optimum(repeated, "nash", "subgame_perfect", plan)
    assert back.disagreement == (4, 1)
    pure = gt.welfare_optimum(repeated, "nash", "subgame_perfect", "pure_minimax")
    assert pure.disagreement == (2, 1)


def test_a_bracketed_set_says_what_is_proved() -> None:
    optimum = gt.welfare_optimum(ROOTS, "weighted_utilitarian", "subgame_perfect", weight="1/3")
    assert optimum.bracket is not None
    assert optimum.exactness.word == "certified"
    assert gt.verify(optimum)
    assert gt.verify(optimum.bracket.outer)
    assert optimum.bracket.welfare is not None
    assert optimum.bracket.welfare.low <= optimum.bracket.welfare.high
    assert "the set is at most" in str(optimum)
    fair = gt.welfare_optimum(ROOTS, "kalai_smorodinsky", "subgame_perfect")
    assert fair.bracket is not None
    assert fair.bracket.welfare is None
    assert str(fair.exactness) == "certified"


def test_planted_damage_is_refused() -> None:
    optimum = gt.welfare_optimum(gt.RepeatedGame(DILEMMA, "1/2"), "nash", "subgame_perfect")
    proof, plan = optimum.certificate, optimum.attained_by[0]
    assert isinstance(plan, SustainedPlan)
    lazy = replace(plan.automaton, moves=(((0, 0), (0, 0)), plan.automaton.moves[1]))
    other = gt.welfare_optimum(gt.RepeatedGame(DILEMMA, "3/5"), "nash", "subgame_perfect")
    stage = gt.welfare_optimum(DILEMMA, "nash", "feasible")
    wrong = [
        replace(proof, witnesses=((replace(plan, automaton=lazy),),)),
        replace(proof, witnesses=((replace(plan, discount=Fraction(3, 5)),),)),
        replace(proof, witnesses=stage.certificate.witnesses),
        replace(proof, set_proof=other.certificate.set_proof),
        replace(stage.certificate, witnesses=proof.witnesses),
        replace(proof, among="feasible"),
    ]
    assert gt.verify(proof)
    assert not any(gt.verify(one) for one in wrong)


def test_what_is_asked_must_exist() -> None:
    repeated = gt.RepeatedGame(BOS, "1/2")
    with pytest.raises(NotDefinedError, match="set of repeated games; give RepeatedGame"):
        gt.welfare_optimum(BOS, "nash", "subgame_perfect")
    with pytest.raises(NotDefinedError, match="set of the stage game"):
        gt.welfare_optimum(repeated, "nash", "correlated")
    with pytest.raises(UnknownNameError, match="subgame_perfect"):
        gt.welfare_optimum(repeated, "nash", "subgame")
    with pytest.raises(InputTypeError, match="takes a game"):
        gt.welfare_optimum(4, "nash")  # type: ignore[arg-type]
    with pytest.raises(NotDefinedError, match="mean over outcomes"):
        gt.welfare_optimum(repeated, "inequity_averse", "subgame_perfect")
    pennies = gt.RepeatedGame(PENNIES, "1/2")
    with pytest.raises(EmptySetError, match="no subgame-perfect equilibrium in pure actions"):
        gt.welfare_optimum(pennies, "nash", "subgame_perfect")
    table = welfare_table(pennies, ["nash"])
    assert [cell.status for cell in table.cells] == ["result", "result", "empty"]


def test_feasible_payoffs_per_step_are_those_of_the_stage_game() -> None:
    repeated = gt.RepeatedGame(BOS, "1/2")
    for among in ("feasible", "individually_rational"):
        optimum = gt.welfare_optimum(repeated, "egalitarian", among)
        assert optimum.points == gt.welfare_optimum(BOS, "egalitarian", among).points
        assert optimum.repeated == repeated


def test_an_optimum_is_drawn_over_the_equilibrium_payoffs() -> None:
    optimum = gt.welfare_optimum(gt.RepeatedGame(DILEMMA, "1/2"), "nash", "subgame_perfect")
    plane = plane_of(optimum)
    assert [mark.point for mark in plane.marks if mark.role == "solution"] == [(2, 2)]
    assert "subgame-perfect payoffs" in [area.label for area in plane.areas]
