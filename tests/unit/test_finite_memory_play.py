"""Strategies with finite memory against each other: payoffs by several routes."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.stochastic_plans import stochastic_equilibrium
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.observation import ObservedGame, last_actions_game
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.payoffs.automaton_play import automaton_play
from gametheory_bp.payoffs.stochastic import attainable_bracket, enclosed_payoffs, evaluate

BOS = gt.RepeatedGame(gt.load_game("asymmetric_bach_or_stravinsky"), "24/25")
TURNS = (((1, 1), (1, 1)), ((0, 0), (0, 0)))
COPY = {"row": (((0, 1), (0, 1)), ((0, 1), (0, 1))), "column": (((0, 0), (1, 1)),) * 2}
HALVES = (Fraction(1, 3), Fraction(2, 3))


def lifted(game: StochasticGame, automaton: Automaton) -> StateAutomaton:
    """A strategy of the repeated game as one of the stochastic game with one state."""
    choices = [[list(mixture)] for mixture in automaton.mixtures]
    return StateAutomaton.of(
        game, automaton.player, choices, lambda q, s, i, j: automaton.step(q, i, j)
    )


def test_in_a_repeated_game_the_older_route_agrees() -> None:
    game = StochasticGame.of(BOS)
    rows = [
        Automaton.pure("row", (0, 1), TURNS),
        Automaton.pure("row", (0, 1), COPY["row"]),
        Automaton("row", (HALVES, (Fraction(1), Fraction(0))), COPY["row"]),
    ]
    columns = [
        Automaton.pure("column", (1, 0), TURNS),
        Automaton("column", (HALVES, HALVES[::-1]), COPY["column"]),
    ]
    for row, column in product(rows, columns):
        found = evaluate(BOS, lifted(game, row), lifted(game, column))
        assert found.payoffs == automaton_play(BOS, row, column).payoffs


def test_discounted_payoffs_have_a_stored_proof_elsewhere() -> None:
    game = StochasticGame.build(
        [[[0, 3], [1, 2]], [[2]]], [[[4, 0], [1, 1]], [[1]]], [[[1, 0], [0, 0]], [[0]]], "2/3"
    )
    row = StateAutomaton.stationary(game, "row", [["1/2", "1/2"], 0])
    column = StateAutomaton.of(game, "column", [[0, 0], [1, 0]], lambda q, s, i, j: max(q, i))
    found = evaluate(game, row, column)
    proof = stochastic_equilibrium(game, row, column)
    assert found.payoffs == proof.payoffs and gt.verify(proof)
    assert not gt.verify(found) and "stochastic_equilibrium" in found.uncertified_reason


def test_steps_and_averages_of_a_cycle() -> None:
    game = StochasticGame.of(BOS)
    row = lifted(game, Automaton.pure("row", (0, 1), TURNS))
    column = lifted(game, Automaton.pure("column", (0, 1), TURNS))
    assert evaluate(game, row, column, 3).payoffs == (Fraction(10, 3), Fraction(4, 3))
    average = evaluate(game, row, column, "average")
    assert average.payoffs == (3, Fraction(3, 2)) and average.recurrent == ((0, 1),)


def test_where_play_ends_depends_on_chance() -> None:
    game = StochasticGame.build(
        [[[0]], [[3]], [[0]]],
        [[[0]], [[0]], [[6]]],
        [[[{0: "1/2", 1: "1/8", 2: "3/8"}]], [[1]], [[2]]],
        "1/2",
        initial=0,
    )
    pair = [StateAutomaton.stationary(game, p, [0, 0, 0]) for p in ("row", "column")]
    found = evaluate(game, *pair, "average")
    assert found.payoffs == (Fraction(3, 4), Fraction(9, 2)) and len(found.recurrent) == 2
    assert evaluate(game, *pair).payoffs == (Fraction(1, 4), Fraction(3, 2))


def test_payoffs_of_a_stationary_pair_lie_in_the_attainable_set() -> None:
    game = gt.coin_game("cg")
    for criterion in ("discounted", "average"):
        whole = gt.attainable_payoffs(game, criterion)
        for a, b in ((0, 0), (1, 3), (2, 0)):
            row = StateAutomaton.stationary(game, "row", [a] * 20)
            column = StateAutomaton.stationary(game, "column", [b] * 20)
            assert whole.contains(evaluate(game, row, column, criterion).payoffs)


def test_enclosures_hold_the_exact_values() -> None:
    game = gt.coin_game("cg")
    arrays = StochasticArrays.of(game)
    row = StateAutomaton.stationary(game, "row", [["1/4"] * 4] * 20)
    column = StateAutomaton.stationary(game, "column", [["1/2", "1/2", 0, 0]] * 20)
    exact = evaluate(game, row, column).payoffs
    bounds = enclosed_payoffs(arrays, [int(b < 2) for b in arrays.column.tolist()])
    assert all(x in bound and bound.width < 1e-6 for x, bound in zip(exact, bounds, strict=True))
    other = enclosed_payoffs(arrays, [int(b < 1) for b in arrays.column.tolist()])
    assert exact[0] not in other[0]  # planted: another policy
    with pytest.raises(InputValueError, match="3 entries"):
        enclosed_payoffs(arrays, [1, 2, 3])
    with pytest.raises(InputValueError, match="does not belong to state"):
        enclosed_payoffs(arrays, [0] * 20)


def test_strategies_must_fit() -> None:
    game = gt.coin_game("cg")
    row = StateAutomaton.stationary(game, "row", [0] * 20)
    with pytest.raises(InputValueError, match="belongs to the row player"):
        evaluate(game, row, row)
    with pytest.raises(InputTypeError, match="make a StateAutomaton"):
        evaluate(game, row, [0] * 20)  # type: ignore[arg-type]
    small = StateAutomaton.stationary(StochasticGame.of(BOS), "column", [0])
    with pytest.raises(ShapeError, match="20"):
        evaluate(game, row, small)


def test_tit_for_tat_reads_the_last_actions() -> None:
    repeated = gt.RepeatedGame(gt.load_game("prisoners_dilemma"), "1/2")
    seen = last_actions_game(repeated)
    after = {"start": "C", "C, C": "C", "C, D": "D", "D, C": "C", "D, D": "D"}
    row = seen.automaton("row", [after])
    column = StateAutomaton.stationary(seen.game, "column", ["D"] * 5)
    table = automaton_play(
        repeated,
        Automaton.pure("row", (0, 1), COPY["row"]),
        Automaton.constant("column", (2, 2), 1),
    )
    assert evaluate(seen, row, column).payoffs == table.payoffs


def test_memory_replaces_what_is_not_seen() -> None:
    """A player who does not see the state alternates by counting."""
    game = StochasticGame.build(
        [[[2], [0]], [[0], [4]]],
        [[[0], [0]], [[0], [0]]],
        [[[1], [1]], [[0], [0]]],
        "1/2",
        initial=0,
    )
    blind = ObservedGame(game, ("?", "?"), game.states)
    counting = blind.automaton("row", [{"?": 0}, {"?": 1}], lambda q, seen, own: 1 - q)
    stuck = blind.automaton("row", [{"?": 0}])
    other = blind.automaton("column", [{"1": 0, "2": 0}])
    assert evaluate(blind, counting, other, "average").payoffs[0] == 3
    assert evaluate(blind, stuck, other, "average").payoffs[0] == 1
    with pytest.raises(UnknownNameError, match="observation"):
        blind.automaton("row", [{"!": 0}])


def test_equilibria_of_partially_observed_games_are_refused_with_a_reason() -> None:
    game = gt.coin_game("cg")
    blind = ObservedGame(game, ("?",) * 20, game.states)
    with pytest.raises(NotDefinedError, match="row player does not tell all states apart"):
        blind.as_stochastic()
    with pytest.raises(NotDefinedError, match="partial observation"):
        gt.attainable_payoffs(blind)
    assert gt.attainable_payoffs(ObservedGame.fully(game)).game == game
    assert ObservedGame.fully(game).as_stochastic() is game


def test_observations_must_fit_actions() -> None:
    game = StochasticGame.build([[[1]], [[1], [2]]], [[[1]], [[1], [2]]], [[[0]], [[1], [0]]], "0")
    with pytest.raises(InputValueError, match="look the same to the row player"):
        ObservedGame(game, ("?", "?"), ("?", "?"))
    with pytest.raises(ShapeError, match="1 observations"):
        ObservedGame(game, ("?",), ("a", "b"))


def test_discounts_that_floats_take_for_one() -> None:
    game = StochasticGame.build(
        [[[1, 2]], [[0]]], [[[1, 0]], [[3]]], [[[0, 1]], [[0]]], Fraction(10**20 - 1, 10**20)
    )
    found = gt.attainable_payoffs(game)
    assert gt.verify(found)
    near = gt.attainable_payoffs(game, "average").vertices
    for one, other in zip(found.vertices, near, strict=True):
        assert max(abs(x - y) for x, y in zip(one, other, strict=True)) < Fraction(1, 10**18)
    outer = attainable_bracket(game).outer  # wide, but proved
    assert all(outer.contains(v) for v in found.vertices)
    with pytest.raises(InputTypeError, match="list of integers"):
        enclosed_payoffs(game, None)  # type: ignore[arg-type]
