"""Automata against the sets of equilibrium payoffs: each confirms the other.

* No pair of automata that is an equilibrium earns payoffs outside the outer polygon.
* Every corner of the inner polygon is earned by a joint automaton that is an equilibrium, built
  from the generators: a state for each, public lotteries for the promises, the worst corner after
  a deviation.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.automata import automata_equilibrium, joint_equilibrium
from gametheory_bp.equilibria.subgame_perfect import (
    RepeatedPayoffs,
    grim_payoffs,
    subgame_perfect_payoffs,
)
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.joint_automaton import JointAutomaton, Lottery
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.games.strategies import load_strategy
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.lottery import convex_weights

NAMES = ("asymmetric_bach_or_stravinsky", "prisoners_dilemma", "chicken", "abreu_sannikov_2014")
DISCOUNTS = ("1/3", "3/5", "24/25")


def random_game(rng: Random) -> BimatrixGame:
    rows, columns = ([[rng.randrange(-3, 6) for _ in range(2)] for _ in range(2)] for _ in (0, 1))
    return BimatrixGame(rows, columns)


def random_automaton(rng: Random, player: str) -> Automaton:
    size = rng.randrange(1, 4)
    moves = tuple(
        tuple(tuple(rng.randrange(size) for _ in range(2)) for _ in range(2)) for _ in range(size)
    )
    actions = tuple(rng.randrange(2) for _ in range(size))
    return Automaton.pure(player, actions, moves)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(8))
def test_equilibria_in_automata_lie_in_the_outer_polygon(seed: int) -> None:
    rng = Random(seed)
    repeated = RepeatedGame(random_game(rng), rng.choice(DISCOUNTS))
    sets = {"nash": grim_payoffs(repeated), "perfect": subgame_perfect_payoffs(repeated)}
    for _ in range(60):
        pair = [random_automaton(rng, player) for player in ("row", "column")]
        verdict = automata_equilibrium(repeated, *pair)
        if verdict.is_nash:
            assert sets["nash"].outer.contains(verdict.play.payoffs)
        if verdict.is_subgame_perfect:
            assert sets["perfect"].outer.contains(verdict.play.payoffs)
    path = ActionPath((), tuple((rng.randrange(2), rng.randrange(2)) for _ in range(2)))
    pair = [load_strategy("grim_minimax")(repeated.game, p, path) for p in ("row", "column")]
    verdict = automata_equilibrium(repeated, *pair)
    assert not verdict.is_nash or sets["nash"].outer.contains(verdict.play.payoffs)


def plan_of(found: RepeatedPayoffs, corner: Point) -> JointAutomaton:
    """A joint automaton whose states are the generators of the inner polygon."""
    repeated, d = found.repeated, found.repeated.discount
    values = []
    for g in found.generators:
        x, y = repeated.game.payoff(*g.actions)
        values.append(((1 - d) * x + d * g.promise[0], (1 - d) * y + d * g.promise[1]))
    spanned = Polygon.hull(values)

    def lottery(point: Point) -> Lottery:
        weights = convex_weights(spanned, point)
        assert weights is not None
        return tuple(sorted((values.index(spanned.vertices[k]), w) for k, w in weights))

    worst = [min(spanned.vertices, key=lambda v, i=i: v[i]) for i in (0, 1)]
    size = len(values)
    return JointAutomaton.planned(
        repeated.game.shape,
        [g.actions for g in found.generators],
        [lottery(g.promise) for g in found.generators],
        [lottery(worst[0])] * size,
        [lottery(worst[1])] * size,
        lottery(corner),
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("discount", DISCOUNTS)
def test_every_corner_is_earned_by_a_joint_automaton(name: str, discount: str) -> None:
    repeated = RepeatedGame(gt.load_game(name), discount)
    found = subgame_perfect_payoffs(repeated)
    for corner in found.vertices:
        verdict = joint_equilibrium(repeated, plan_of(found, corner))
        assert verdict.is_subgame_perfect and gt.verify(verdict)
        assert verdict.play.payoffs == corner


def test_a_planted_corner_outside_is_no_equilibrium() -> None:
    """Where cooperation is not sustained, the plan that would earn it fails."""
    repeated = RepeatedGame(gt.load_game("prisoners_dilemma"), "1/3")
    assert not subgame_perfect_payoffs(repeated).outer.contains((Fraction(-1), Fraction(-1)))
    pair = [load_strategy("grim")(repeated.game, p, (0, 0)) for p in ("row", "column")]
    assert not automata_equilibrium(repeated, *pair).is_nash
