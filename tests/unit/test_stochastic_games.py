"""Stochastic games as data: reading, reachability, refusals that name state and action pair."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from gametheory_bp import BimatrixGame, RepeatedGame, plot, subgame_perfect_payoffs
from gametheory_bp.equilibria.stochastic import StochasticPayoffs, approximate_payoffs
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.plotting.panels_of_states import planes_of_states

ROW = [[[2, 0], [3, 1]], [[0]]]
COLUMN = [[[2, 3], [0, 1]], [[0]]]
LAW: list[Any] = [[["on", "on"], ["on", {"on": "1/2", "off": 0.5}]], [[[0, 1]]]]


def build(**changes: Any) -> StochasticGame:
    given = {"law": LAW, "discount": 0.9, "states": ["on", "off"], **changes}
    return StochasticGame.build(ROW, COLUMN, **given)


def test_laws_are_read_in_all_forms_and_survive_json() -> None:
    game = build()
    half = Fraction(1, 2)
    assert game.law == (
        ((((0, 1),), ((0, 1),)), (((0, 1),), ((0, half), (1, half)))),
        ((((1, 1),),),),
    )
    assert game.discount == Fraction(9, 10)
    assert game.absorbing == (1,)
    assert StochasticGame.from_json(json.loads(json.dumps(game.to_json()))) == game
    assert "on" in str(game)


def test_states_that_no_play_visits_are_reported() -> None:
    assert build().unreachable == ()
    assert build(initial="off").unreachable == (0,)
    assert build(initial="on").reachable == (0, 1)


def test_a_repeated_game_has_one_state() -> None:
    dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]], ["C", "D"], ["C", "D"])
    game = StochasticGame.of(RepeatedGame(dilemma, "1/2"))
    assert (game.payoff(0, 0, 1), game.chances(0, 1, 1)) == ((-1, 3), ((0, 1),))
    assert game.stages[0].row_actions == ("C", "D")
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        StochasticGame.of(dilemma)  # type: ignore[arg-type]


def test_a_function_gives_the_same_game() -> None:
    found = StochasticGame.from_function(
        ["on", "off"],
        lambda s: (["1", "2"], ["1", "2"]) if s == "on" else (["1"], ["1"]),
        lambda s, i, j: (
            ROW[s == "off"][int(i) - 1][int(j) - 1],
            COLUMN[s == "off"][int(i) - 1][int(j) - 1],
            LAW[s == "off"][int(i) - 1][int(j) - 1],
        ),
        discount="9/10",
    )
    assert found == build()


def law(cell: Any) -> list[Any]:
    return [[["on", cell], ["on", "on"]], [["off"]]]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"law": law({"on": "1/2"})}, InputValueError, r"'on' after actions \(0, 1\).*sum 1/2"),
        ({"law": law({"on": 2, "off": -1})}, InputValueError, r"\(0, 1\).*probability -1"),
        ({"law": law("of")}, UnknownNameError, "off"),
        ({"law": law(2)}, InputValueError, r"\(0, 1\) leads to state 2"),
        ({"law": law(True)}, InputTypeError, r"\(0, 1\)"),
        ({"law": law([1])}, ShapeError, "1 probabilities for 2 states"),
        ({"law": law({"on": 0.5, 0: 0.5})}, InputValueError, "twice"),
        ({"law": LAW[:1]}, ShapeError, "1 states of 2"),
        ({"law": [[["on"], ["on"]], [["off"]]]}, ShapeError, "'on'.*2 x 2"),
        ({"discount": 1}, InputValueError, "discount is 1"),
        ({"states": ["on", "on"]}, InputValueError, "'on'"),
        ({"states": ["on"]}, ShapeError, "1 names of states for 2"),
        ({"initial": {"on": "1/3"}}, InputValueError, "initial law.*1/3"),
        ({"law": 0}, InputTypeError, "the law is or has 0"),
        ({"law": [0, [["off"]]]}, InputTypeError, "'on' is or has 0"),
        ({"row_actions": [["stay", "go"]]}, ShapeError, "named for 1 states of 2"),
    ],
)
def test_bad_input_is_refused(changes: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        build(**changes)


def test_what_is_no_table_and_no_step_is_refused() -> None:
    with pytest.raises(InputTypeError, match="row payoffs is or has None"):
        StochasticGame.build(None, COLUMN, LAW, "1/2")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match=r"state 'on': step is \(1, 1\)"):
        StochasticGame.from_function(
            ["on"],
            lambda s: (["1"], ["1"]),
            lambda s, i, j: (1, 1),  # type: ignore[arg-type,return-value]
            "1/2",
        )


def test_equilibrium_payoffs_are_asked_for_like_those_of_repeated_games() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    found = subgame_perfect_payoffs(build())
    assert isinstance(found, StochasticPayoffs)
    axes = plot(found)
    assert [panel.get_title(loc="left") for panel in axes.figure.axes] == ["on", "off"]
    matplotlib.pyplot.close(axes.figure)
    with pytest.raises(InputTypeError, match="RepeatedGame"):
        subgame_perfect_payoffs(3)  # type: ignore[call-overload]


def test_at_most_nine_states_are_drawn() -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    game = StochasticGame.build([[[k]] for k in range(11)], [[[0]]] * 11, [[[0]]] * 11, "1/2")
    found = approximate_payoffs(game)
    assert len(planes_of_states(found)) == 11
    axes = plot(found)
    assert len(axes.figure.axes) == 9
    assert "first 9 of 11" in axes.figure.get_suptitle()
    matplotlib.pyplot.close(axes.figure)


def test_long_lists_of_states_are_cut_and_counted() -> None:
    names = [f"state {k}" for k in range(30)]
    payoffs = [[[0, 0]] for _ in names]
    law = [[[k, dict.fromkeys(range(10), "1/10")]] for k in range(30)]
    shown = StochasticGame.build(payoffs, payoffs, law, "1/2", states=names).display()
    assert len(shown.rows) == 20
    assert shown.note == "and 10 more states, 30 in all"
    assert shown.rows[0][2].endswith("state 5 and 4 more")
    assert shown.rows[15][2].count(",") == 5
    assert shown.rows[15][2].endswith("and 5 more")
    assert build().display().note == "", "a short list is whole"
    long = [f"a state with quite a long name, number {k}" for k in range(30)]
    shown = StochasticGame.build(payoffs, payoffs, law, "1/2", states=long).display()
    assert shown.rows[0][2] == f"{long[0]} and 9 more"
