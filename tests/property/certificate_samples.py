"""One small result at least for every kind of certificate."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import gametheory_bp as gt
from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.equilibria.automata import automata_equilibrium, joint_equilibrium
from gametheory_bp.equilibria.nash import welfare_optimal_nash
from gametheory_bp.equilibria.stochastic import stochastic_equilibrium_payoffs
from gametheory_bp.equilibria.stochastic_plans import (
    grim_optimum,
    grim_plan,
    stochastic_equilibrium,
)
from gametheory_bp.equilibria.subgame_perfect import grim_payoffs, sustainable_from
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import exact_corners
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton
from gametheory_bp.games.joint_policy import JointPolicy
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.public_plan import PublicPlan
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.state_automaton import StateAutomaton
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.norms import sustainable_discounts
from gametheory_bp.payoffs import independent_payoffs
from gametheory_bp.payoffs.discounted import discounted_payoffs
from gametheory_bp.payoffs.discounted_paths import path_to
from gametheory_bp.payoffs.folk_theorem import folk_theorem_payoffs
from gametheory_bp.payoffs.memory_one import memory_one_payoffs
from gametheory_bp.payoffs.stochastic import optimal_joint_actions

GAME = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]], ["B", "S"], ["B", "S"])
TURNS = BimatrixGame([[6, 2], [7, 0]], [[6, 7], [2, 0]])  # a correlated polygon with corners
# Its best correlated equilibrium is better than its only Nash equilibrium: branches are needed.
CYCLE = BimatrixGame([[0, 2, 1], [1, 0, 2], [2, 1, 0]], [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
ROOTS = BimatrixGame([[0, 0], [2, 1]], [[0, 1], [3, 1]])  # worst equilibrium: (1, root of 3)
STUCK = BimatrixGame([[1, 0], [0, 3]], [[3, 0], [0, 1]])  # no mixtures pay more than (1, 1)
PROBLEM = BargainingProblem([(0, 0), (4, 1), (2, 2)])
KINKED = BargainingProblem([(0, 0), (0, 6), (3, 5), (5, 2), (5, 0)])
FINITE = BargainingProblem([(0, 0), (1, 3), (4, 1)], finite=True)
NO_GAIN = BargainingProblem([(0, 0), (0, 2), (-1, 1)])
REPEATED = RepeatedGame(GAME, "24/25")
STAGES = StochasticGame.build(  # cooperate, or take all and perhaps end the game
    [[[2, 0], [6, 0]], [[0]]],
    [[[2, 6], [0, 0]], [[0]]],
    [[[0, 1], [{0: "1/2", 1: "1/2"}, 1]], [[1]]],
    "3/4",
)
CHASE = StochasticGame.build(  # the row player's value is 1 - sqrt(1/2)
    [[[0, 1], [1, 0]], [[0]]],
    [[[0, 0], [0, 0]], [[0]]],
    [[[0, 1], [1, 1]], [[1]]],
    "1/2",
    initial=0,
)
REPLY = (((0, 1), (0, 1)), ((0, 1), (0, 1)))  # tit for tat of the row player, from B on
SHARED = JointPolicy((((0, 0), (0, 0)),))
FAIR_COIN = JointAutomaton(
    ((0, 0), (1, 1)),
    (((0, Fraction(1, 2)), (1, Fraction(1, 2))), ((1, Fraction(1)),)),
    (((0, 1), (0, 0)), ((0, 0), (1, 0))),
)


def _rule(problem: BargainingProblem, rule: str, **parameters: Any) -> Callable[[], Any]:
    return lambda: solve(problem, rule, **parameters)


def _among_mixtures(game: BimatrixGame, rule: str) -> Callable[[], Any]:
    return lambda: gt.welfare_optimum(game, rule, among="independent", disagreement=(1, 1))


SAMPLES: dict[str, Callable[[], Any]] = {
    "automata": lambda: automata_equilibrium(
        REPEATED,
        Automaton.pure("row", (0, 1), REPLY),
        Automaton("column", ((Fraction(1, 3), Fraction(2, 3)),), (((0, 0), (0, 0)),)),
    ),
    "attainable, discounted": lambda: gt.attainable_payoffs(STAGES),
    "attainable, average": lambda: gt.attainable_payoffs(STAGES, "average"),
    "attainable, three steps": lambda: gt.attainable_payoffs(STAGES, 3),
    "attainable, one point": lambda: gt.attainable_payoffs(
        RepeatedGame(BimatrixGame([[1]], [[2]]), "1/2")
    ),
    "joint optima": lambda: optimal_joint_actions(STAGES, (1, 2)),
    "welfare in a stochastic game": lambda: gt.welfare_optimum(STAGES, "nash", disagreement=(0, 0)),
    "welfare in the long run": lambda: gt.welfare_optimum(
        STAGES, "egalitarian", disagreement=(0, 0), criterion="average"
    ),
    "stochastic game": lambda: stochastic_equilibrium_payoffs(STAGES),
    "stochastic minimax": lambda: gt.minimax(STAGES, "column"),
    "stochastic minimax, bracketed": lambda: gt.minimax(CHASE),
    "stochastic minimax, pure": lambda: gt.minimax(STAGES, mixed=False),
    "stochastic equilibrium": lambda: stochastic_equilibrium(
        STAGES,
        StateAutomaton.stationary(STAGES, "row", [["1/3", "2/3"], 0]),
        StateAutomaton.of(STAGES, "column", [[0, 0], [1, 0]], lambda q, s, i, j: max(q, i)),
    ),
    "plan with minimax threats": lambda: grim_plan(CHASE, SHARED),
    "best plan with threats": lambda: grim_optimum(
        StochasticGame.of(RepeatedGame(BimatrixGame([[5], [8]], [[5], [0]]), "1/8"))
    ),
    "plan with credible threats": lambda: grim_plan(
        STAGES,
        PublicPlan.in_turn([SHARED, JointPolicy((((0, 1), (0, 0)),))]),
        stochastic_equilibrium(
            STAGES, *(StateAutomaton.stationary(STAGES, p, [1, 0]) for p in ("row", "column"))
        ),
    ),
    "paths fill": lambda: discounted_payoffs(REPEATED),
    "paths leave holes": lambda: discounted_payoffs(RepeatedGame(TURNS, "1/3")),
    "path": lambda: path_to(RepeatedGame(GAME, "2/3"), (3, "3/2"), tolerance="1/10"),
    "folk theorem": lambda: folk_theorem_payoffs(GAME),
    "folk theorem, equilibrium": lambda: folk_theorem_payoffs(
        GAME, MixedProfile.of(["2/3", "1/3"], ["1/3", "2/3"])
    ),
    "memory-one": lambda: memory_one_payoffs(
        RepeatedGame(BimatrixGame([[1, 0]], [[0, 1]]), "1/2"), samples=1
    ),
    "joint automaton": lambda: joint_equilibrium(REPEATED, FAIR_COIN),
    "nash_equilibrium": lambda: gt.nash_equilibria(GAME),
    "minimax mixed": lambda: gt.minimax(GAME, "column"),
    "minimax pure": lambda: gt.minimax(GAME, "row", mixed=False),
    "maximin pure": lambda: gt.minimax(TURNS, "row", mixed=False, side="maximin"),
    "feasible": lambda: gt.feasible_payoffs(TURNS),
    "frontier": lambda: gt.feasible_payoffs(TURNS).pareto_frontier(),
    "weak frontier": lambda: gt.feasible_payoffs(TURNS).pareto_frontier(strong=False),
    "correlated optimum": lambda: gt.correlated_equilibria(TURNS).optimum((1, 1)),
    "coarse optimum": lambda: gt.correlated_equilibria(TURNS, coarse=True).optimum((1, 0)),
    "correlated polygon": lambda: gt.correlated_equilibria(TURNS).payoff_polygon(),
    "correlated bound": lambda: gt.correlated_equilibria(GAME).bound((1, 2)),
    "nash optimum": lambda: welfare_optimal_nash(CYCLE),
    "welfare among lotteries": lambda: gt.welfare_optimum(GAME, "nash", among="feasible"),
    "welfare among equilibria": lambda: gt.welfare_optimum(TURNS, "egalitarian", among="nash"),
    "inequity aversion": lambda: gt.welfare_optimum(GAME, "inequity_averse", among="correlated"),
    "axiom": lambda: gt.find_violation("utilitarian", "scale_covariance", rng=0).violation,
    "independent region": lambda: independent_payoffs(GAME),
    "utilitarian among mixtures": _among_mixtures(GAME, "utilitarian"),
    "kalai_smorodinsky among mixtures": _among_mixtures(GAME, "kalai_smorodinsky"),
    "proportional among mixtures": _among_mixtures(GAME, "proportional"),
    "nash among mixtures without gain": _among_mixtures(STUCK, "nash"),
    **{f"{r} on a triangle": _rule(PROBLEM, r) for r in gt.list_rules() if r != "inequity_averse"},
    **{f"{r} with kinks": _rule(KINKED, r) for r in gt.list_rules() if r != "inequity_averse"},
    "subgame-perfect payoffs": lambda: gt.subgame_perfect_payoffs(RepeatedGame(GAME, "24/25")),
    "subgame-perfect payoffs, irrational": lambda: gt.subgame_perfect_payoffs(
        RepeatedGame(ROOTS, "2/3")
    ),
    "welfare among repeated play": lambda: gt.welfare_optimum(
        REPEATED, "nash", among="subgame_perfect"
    ),
    "subgame-perfect payoffs, algebraic": lambda: exact_corners(
        gt.subgame_perfect_payoffs(RepeatedGame(ROOTS, "2/3"))
    ),
    "least discount": lambda: sustainable_from(GAME, (2, 1)),
    "least discount, bracketed": lambda: sustainable_from(GAME, ("23/10", "11/10"), width="1/4"),
    "least discount, irrational": lambda: sustainable_from(
        BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]]), (8, 8)
    ),
    "discounts of a norm": lambda: sustainable_discounts(
        gt.load_game("prisoners_dilemma"), gt.norms.named_norm("two_rounds_of_punishment").norm
    ),
    "grim payoffs": lambda: grim_payoffs(RepeatedGame(GAME, "1/2")),
    "nash on points": _rule(FINITE, "nash"),
    "kalai_smorodinsky on points": _rule(FINITE, "kalai_smorodinsky"),
    "egalitarian_pareto on points": _rule(FINITE, "egalitarian_pareto"),
    "leximin on points": _rule(FINITE, "leximin"),
    "nash without gain": _rule(NO_GAIN, "nash"),
    "kalai_smorodinsky without gain": _rule(NO_GAIN, "kalai_smorodinsky"),
    "axiom violation": lambda: (
        gt.check_axiom(
            "nash",
            "strong_monotonicity",
            [
                BargainingProblem([(0, 0), (1, 0), (1, 1), (0, 1)]),
                BargainingProblem([(0, 0), (1, 0), (1, 1), (0, 3)]),
            ],
        ).violation
    ),
}
