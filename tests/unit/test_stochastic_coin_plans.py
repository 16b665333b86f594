"""Which joint plans of the coin games minimax threats hold up at discount 24/25."""

from __future__ import annotations

from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.stochastic_plans import (
    grim_optimum,
    grim_plan,
    grim_vertices,
    stochastic_equilibrium,
)
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.threats.stochastic_minimax import StochasticMinimax

Pair = tuple[StochasticMinimax, StochasticMinimax]


def threats(game: StochasticGame) -> Pair:
    return gt.minimax(game, "row"), gt.minimax(game, "column")


def test_leaving_coins_is_subgame_perfect() -> None:
    game = gt.coin_game("cg", discount="24/25")
    red, blue = threats(game)
    failure = stochastic_equilibrium(
        game,
        StateAutomaton.stationary(game, "row", [one.row for one in red.strategies]),
        StateAutomaton.stationary(game, "column", [one.column for one in blue.strategies]),
    )
    assert failure.payoffs == (0, 0) and failure.is_subgame_perfect
    best = grim_optimum(game, (1, 1), (red, blue))
    assert best.payoffs == (Fraction(343, 988), Fraction(343, 988))
    assert best.lower == best.upper
    assert best.verdict is not None
    held = grim_plan(game, best.verdict.plan, failure)
    assert held.is_subgame_perfect and held.slack == best.verdict.slack
    assert held.slack is not None and Fraction(299, 1000) < held.slack < Fraction(3, 10)
    assert gt.verify(held)


def test_where_red_wins_ties_leaving_coins_is_not_held_up() -> None:
    game = gt.coin_game("cg_red_wins", discount="24/25")
    pair = threats(game)
    plan = gt.attainable_payoffs(game).witness(("343/988", "343/988"))
    lost = grim_plan(game, plan, pair)
    assert lost.sustained is False and lost.slack is not None and lost.slack < Fraction(-4, 100)
    assert lost.gaining is not None and lost.gaining[2] == "row"
    assert gt.verify(lost)
    best = grim_optimum(game, (1, 1), pair)
    assert best.upper == Fraction(343, 494)
    assert best.lower is not None and Fraction(65, 100) < best.lower < best.upper


@pytest.mark.slow
def test_most_frontier_policies_of_the_asymmetric_game_are_held_up() -> None:
    game = gt.coin_game("abcg", discount="24/25")
    pair = threats(game)
    found = grim_vertices(game, pair)
    best = [one for one, optimal in zip(found.verdicts, found.optimal, strict=True) if optimal]
    lost = [one for one in best if not one.sustained]
    assert (len(best), len(lost)) == (15, 4)
    assert all(one.sustained is False and one.payoffs[0] < Fraction(15, 1000) for one in lost)
    optimum = grim_optimum(game, (1, 1), pair)
    assert optimum.lower == optimum.upper
    assert optimum.verdict is not None and optimum.verdict.slack is not None
    assert Fraction(4476, 10**4) < optimum.verdict.slack < Fraction(4477, 10**4)
    assert gt.verify(optimum)
