"""Verdicts on automata: planted wrong equilibria, what they show, nonsense refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

import gametheory_bp as gt
from gametheory_bp.certificates.verification import verify
from gametheory_bp.equilibria.automata import automata_equilibrium, joint_equilibrium
from gametheory_bp.errors import GameTheoryError, InputTypeError, InputValueError, ShapeError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.repeated import RepeatedGame

ONE = Fraction(1)


def grim_plan(punish_at: int) -> JointAutomaton:
    """Cooperate until a deviation; ``punish_at`` is the state that a deviation leads to."""
    stay = [((s, ONE),) for s in (0, 1)]
    after = stay[punish_at]
    return JointAutomaton.planned(
        (2, 2), [(0, 0), (1, 1)], stay, [after, stay[1]], [after, stay[1]], stay[0]
    )


def test_a_planted_wrong_equilibrium_is_found_out() -> None:
    repeated = RepeatedGame(gt.load_game("prisoners_dilemma"), "9/10")
    good, toothless = (joint_equilibrium(repeated, grim_plan(k)) for k in (1, 0))
    assert good.is_subgame_perfect and good.margin == Fraction(1, 10)
    assert not toothless.is_nash and toothless.gaining == (0, "column", 1)
    document = toothless.to_json()
    for place in (document["claim"], document["certificate"]):
        place.update(nash=True, subgame_perfect=True)
    assert not verify(document)
    impatient = joint_equilibrium(RepeatedGame(repeated.game, "1/10"), grim_plan(1))
    assert not impatient.is_nash


def test_mixed_automata_are_judged_too() -> None:
    pennies = RepeatedGame(gt.load_game("matching_pennies"), "9/10")
    stay = (((0, 0), (0, 0)),)

    def repeating(player: str, p: Fraction) -> Automaton:
        return Automaton(player, ((p, 1 - p),), stay)  # type: ignore[arg-type]

    fair = automata_equilibrium(pennies, repeating("row", ONE / 2), repeating("column", ONE / 2))
    assert fair.is_subgame_perfect and fair.margin == 0 and gt.verify(fair)
    biased = automata_equilibrium(pennies, repeating("row", ONE / 3), repeating("column", ONE / 2))
    assert not biased.is_nash and biased.gaining[1:] == (0, "column", 0)
    assert biased.worst_slack == Fraction(-1, 30) and gt.verify(biased)


def test_verdicts_describe_themselves() -> None:
    repeated = RepeatedGame(gt.load_game("prisoners_dilemma"), "9/10")
    verdict = joint_equilibrium(repeated, grim_plan(1))
    assert "subgame perfect: least slack 0" in str(verdict)
    assert repr(verdict) == "AutomataVerdict((-1, -1), Nash, subgame perfect)"
    assert "<table>" in verdict._repr_html_() and "<table>" in grim_plan(1)._repr_html_()
    shown = Automaton.constant("column", (2, 2), 1).display(repeated.game).text()
    assert repeated.game.column_actions[1] in shown
    assert repr(grim_plan(1)) == "JointAutomaton(2 states, 2 x 2)"
    assert repr(Automaton.constant("row", (2, 3), 1)) == "Automaton(row, 1 states, pure, 2 x 3)"
    graph = grim_plan(1).graph()
    assert graph.dot().count("->") == 4 and graph.mermaid().startswith("stateDiagram")


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        (lambda: grim_plan(1).planned((2, 2), [(0, 0)], [], [], [], ()), ShapeError, "every state"),
        (lambda: JointAutomaton((), (), ()), ShapeError, "every state"),
        (
            lambda: JointAutomaton(((0, 2),), (((0, ONE),),), (((0, 0), (0, 0)),)),
            InputValueError,
            "the game is 2 x 2",
        ),
        (
            lambda: JointAutomaton(((0, 0),), (((0, ONE / 2),),), (((0, 0), (0, 0)),)),
            InputValueError,
            "sum to 1",
        ),
        (
            lambda: JointAutomaton(((0, 0),), (((1, ONE),),), (((0, 0), (0, 0)),)),
            InputValueError,
            "increasing order",
        ),
        (
            lambda: JointAutomaton(((0, 0),), (((0, ONE),),), (((0, 1), (0, 0)),)),
            InputValueError,
            "lotteries",
        ),
        (
            lambda: JointAutomaton.of(
                Automaton("row", ((ONE / 2, ONE / 2),), (((0,), (0,)),)),
                Automaton.constant("column", (2, 1), 0),
            ),
            InputTypeError,
            "pure automata",
        ),
    ],
)
def test_nonsense_is_refused(
    wrong: Callable[[], Any], error: type[GameTheoryError], words: str
) -> None:
    with pytest.raises(error, match=words):
        wrong()


def test_verdicts_refuse_what_is_no_strategy() -> None:
    repeated = RepeatedGame(gt.load_game("prisoners_dilemma"), "9/10")
    tall = Automaton.constant("row", (3, 2), 0)
    with pytest.raises(InputTypeError, match="JointAutomaton"):
        joint_equilibrium(repeated, tall)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="does not fit"):
        automata_equilibrium(repeated, tall, Automaton.constant("column", (2, 2), 0))
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        automata_equilibrium(repeated.game, tall, tall)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="two Automata"):
        automata_equilibrium(repeated, 3, 4)  # type: ignore[arg-type]
    flat = Automaton.constant("row", (2, 2), 0)
    with pytest.raises(InputValueError, match="belongs to the row"):
        automata_equilibrium(repeated, flat, flat)
