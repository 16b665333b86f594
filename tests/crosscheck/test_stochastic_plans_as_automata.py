"""Plans with threats in games with one state, against joint automata of the repeated game."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import joint_equilibrium
from gametheory_bp.equilibria.stochastic_plans import grim_plan, stochastic_equilibrium
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.folk_theorem import folk_theorem_payoffs

ONE = Fraction(1)


def with_an_equilibrium(rng: random.Random) -> tuple[gt.BimatrixGame, tuple[int, int]]:
    """A random 2 x 3 game and a pure equilibrium of it."""
    while True:
        row, column = ([[rng.randint(0, 9) for _ in range(3)] for _ in range(2)] for _ in range(2))
        for i in range(2):
            for j in range(3):
                if row[i][j] == max(row[a][j] for a in range(2)) and column[i][j] == max(column[i]):
                    return gt.BimatrixGame(row, column), (i, j)


@pytest.mark.parametrize("seed", range(4))
def test_reversion_to_an_equilibrium(seed: int) -> None:
    rng = random.Random(seed)
    verdicts = set()
    for _ in range(3):
        game, nash = with_an_equilibrium(rng)
        repeated = gt.RepeatedGame(game, Fraction(rng.randint(1, 9), 10))
        states = StochasticGame.of(repeated)
        threat = stochastic_equilibrium(
            states,
            StateAutomaton.stationary(states, "row", [nash[0]]),
            StateAutomaton.stationary(states, "column", [nash[1]]),
        )
        assert threat.is_subgame_perfect
        pairs = [(i, j) for i in range(2) for j in range(3)]
        for first, second in [*((pair, rng.choice(pairs)) for pair in pairs), (nash, nash)]:
            turns = JointAutomaton.planned(
                (2, 3),
                [first, second, nash],
                [((1, ONE),), ((0, ONE),), ((2, ONE),)],
                [((2, ONE),)] * 3,
                [((2, ONE),)] * 3,
                ((0, ONE),),
            )
            known = joint_equilibrium(repeated, turns)
            plan = PublicPlan.in_turn([JointPolicy(((first,),)), JointPolicy(((second,),))])
            found = grim_plan(states, plan, threat)
            assert found.payoffs == known.play.payoffs
            assert found.sustained is known.is_subgame_perfect
            verdicts.add(found.sustained)
            # no threat is harsher than the minimax value
            harsh = grim_plan(states, plan)
            assert harsh.slack is not None and found.slack is not None
            assert harsh.slack >= found.slack
    assert verdicts == {True, False}


def test_patient_players_sustain_what_the_folk_theorem_says() -> None:
    game = gt.BimatrixGame([[3, 0, 1], [5, 1, 0]], [[3, 5, 0], [0, 1, 2]])
    wanted = folk_theorem_payoffs(game)
    states = StochasticGame.of(gt.RepeatedGame(game, "9999/10000"))
    floor = tuple(gt.minimax(states, player).value for player in ("row", "column"))  # type: ignore[call-overload]
    assert floor == wanted.floor
    for i in range(2):
        for j in range(3):
            held = grim_plan(states, JointPolicy((((i, j),),))).sustained
            x, y = game.payoff(i, j)
            if x > floor[0] and y > floor[1]:
                assert held is True
            if x < floor[0] or y < floor[1]:
                assert held is False
