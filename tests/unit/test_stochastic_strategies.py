"""Strategies of stochastic games: verdicts, best replies, refusals."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.equilibria.stochastic_plans import stochastic_equilibrium, stochastic_reply
from gametheory_bp.errors import InputTypeError, InputValueError, ShapeError, UnknownNameError
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax
from tests.crosscheck.plain_shapley import best_reply, random_game
from tests.unit.sharing_game import SHARE, pair


def test_taking_is_markov_perfect_and_sharing_is_not() -> None:
    take = stochastic_equilibrium(SHARE, *pair(SHARE, ["take", 0], ["take", 0]))
    assert take.is_nash and take.is_subgame_perfect
    assert take.payoffs == (0, 0) and take.exploitability == 0
    share = stochastic_equilibrium(SHARE, *pair(SHARE, ["share", 0], ["share", 0]))
    # taking for ever: v = (6 + 3 v / 2) / 4, so 12/5 for row; column ends the game with 3/2
    assert share.best_replies == (Fraction(12, 5), 2)
    assert share.gains == (Fraction(2, 5), 0) and share.exploitability == Fraction(2, 5)
    # once: (6 + 3 * 1) / 4 = 9/4
    assert (share.worst_slack, share.gaining) == (Fraction(-1, 4), (0, 0, 0, "row", 1))
    assert not share.is_nash and not share.is_subgame_perfect
    assert gt.verify(take) and gt.verify(share)
    assert "take" in str(share) and "no Nash equilibrium" in str(share)


def test_one_state_is_the_repeated_game() -> None:
    game = gt.BimatrixGame([[3, 0], [5, 1]], [[3, 5], [0, 1]])
    repeated = gt.RepeatedGame(game, "2/3")
    states = StochasticGame.of(repeated)
    moves = (((0, 1), (0, 1)), ((0, 1), (0, 1)))  # tit for tat
    rows = Automaton.pure("row", (0, 1), moves)
    mixed = Automaton(
        "column", ((Fraction(1, 3), Fraction(2, 3)), (Fraction(1), Fraction(0))), moves
    )
    known = automata_equilibrium(repeated, rows, mixed)
    same = [
        StateAutomaton.of(states, "row", [[0], [1]], [[moves[0]], [moves[1]]]),
        StateAutomaton.of(
            states, "column", [[["1/3", "2/3"]], [0]], lambda q, s, i, j: moves[q][i][j]
        ),
    ]
    found = stochastic_equilibrium(states, *same)
    assert found.payoffs == known.play.payoffs
    assert found.best_replies == known.best_replies
    assert found.worst_slack == known.worst_slack
    assert [state[1:] for state in found.states] == list(known.play.states)
    assert found.slacks == known.slacks


@pytest.mark.parametrize("seed", range(6))
def test_replies_against_every_policy(seed: int) -> None:
    game = random_game(np.random.default_rng(300 + seed), discount="4/5", most=2)
    rng = np.random.default_rng(seed)
    odds = [rng.integers(1, 4, stage.shape[0]).tolist() for stage in game.stages]
    mixtures = [[Fraction(w, sum(line)) for w in line] for line in odds]
    strategy = StateAutomaton.stationary(game, "row", mixtures)
    reply = stochastic_reply(game, strategy)
    wanted = best_reply(game, 1, [[float(p) for p in line] for line in mixtures])
    for (s, _), value in reply.values.items():
        assert abs(float(value) - wanted[s]) < 1e-9
    found = stochastic_equilibrium(game, strategy, reply.automaton)
    assert found.payoffs[1] == found.best_replies[1] == reply.value
    assert gt.verify(found)


def test_minimax_strategies_are_an_equilibrium_of_a_zero_sum_game() -> None:
    game = random_game(np.random.default_rng(11), discount="3/4", most=2)
    zero = StochasticGame.build(
        [stage.row_payoffs for stage in game.stages],
        [[[-x for x in line] for line in stage.row_payoffs] for stage in game.stages],
        [[[dict(cell) for cell in line] for line in lines] for lines in game.law],
        game.discount,
    )
    solved = stochastic_minimax(zero, "row", mixed=True)
    found = stochastic_equilibrium(
        zero, *pair(zero, *zip(*((one.row, one.column) for one in solved.strategies), strict=True))
    )
    assert float(found.exploitability) < 1e-9
    assert solved.lower <= found.payoffs[0] <= solved.upper


def test_bad_strategies_are_named_by_state() -> None:
    with pytest.raises(ShapeError, match="1 actions or mixtures for 2 states"):
        StateAutomaton.stationary(SHARE, "row", [0])
    with pytest.raises(InputValueError, match=r"state 'alive'.*0 to 1"):
        StateAutomaton.stationary(SHARE, "row", [2, 0])
    with pytest.raises(InputValueError, match=r"state 'alive'.*sum to 1"):
        StateAutomaton.stationary(SHARE, "row", [["1/2", "1/3"], 0])
    with pytest.raises(UnknownNameError, match="state 'over'"):
        StateAutomaton.stationary(SHARE, "row", [0, "take"])
    with pytest.raises(InputTypeError, match="state 'over'"):
        StateAutomaton.stationary(SHARE, "row", [0, None])
    with pytest.raises(UnknownNameError, match="player"):
        StateAutomaton.stationary(SHARE, "red", [0, 0])  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="memories"):
        StateAutomaton.of(SHARE, "row", [[0, 0]] * 2, lambda q, s, i, j: 2)
    with pytest.raises(ShapeError, match="moves"):
        StateAutomaton.of(SHARE, "row", [[0, 0]] * 2, [])
    row, column = pair(SHARE, [0, 0], [0, 0])
    with pytest.raises(InputValueError, match="belongs to the row player"):
        stochastic_equilibrium(SHARE, row, row)
    with pytest.raises(InputTypeError, match="make a StateAutomaton"):
        stochastic_equilibrium(SHARE, row, 0)  # type: ignore[arg-type]
    one = StochasticGame.of(gt.RepeatedGame(gt.BimatrixGame([[1]], [[1]]), "1/2"))
    with pytest.raises(ShapeError, match="2 states; the game has 1"):
        stochastic_equilibrium(one, row, column)
    with pytest.raises(InputTypeError, match="no StochasticGame"):
        stochastic_reply(3, row)  # type: ignore[arg-type]
