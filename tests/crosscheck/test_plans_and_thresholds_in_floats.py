"""Plans and least discounts against plain floating point that shares no code with the package.

A plan is played by value iteration from its own table; a threshold is compared with the sets that
the operator of Abreu, Pearce and Stacchetti leaves a little above and a little below it.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

import gametheory_bp as gt
from gametheory_bp.equilibria.subgame_perfect import sustainable_from
from gametheory_bp.games.joint_automaton import JointAutomaton
from tests.crosscheck.float_set_operator import payoff_set

NEAR = 1e-9
"""Rounding of sums of a few hundred terms of size 10."""
ASIDE = 2e-3
"""How far from a threshold the sets are asked."""

Game = tuple[list[list[int]], list[list[int]]]


def random_tables(seed: int) -> Game:
    rng = random.Random(seed)
    first, second = ([[rng.randint(-5, 5) for _ in range(2)] for _ in range(2)] for _ in "ab")
    return first, second


def played(tables: Game, d: float, plan: JointAutomaton) -> tuple[list[tuple[float, float]], float]:
    """Values of the states, and the most that one deviation gains anywhere."""
    first, second = tables
    states = range(len(plan.actions))
    values = [(0.0, 0.0)] * len(plan.actions)

    def worth(s: int, i: int, j: int, player: int) -> float:
        later = sum(float(p) * values[t][player] for t, p in plan.after(s, i, j))
        return (1 - d) * (first, second)[player][i][j] + d * later

    for _ in range(600):
        values = [tuple(worth(s, *plan.actions[s], k) for k in (0, 1)) for s in states]  # type: ignore[misc]
    gains = [0.0]
    for s in states:
        i, j = plan.actions[s]
        gains += [worth(s, k, j, 0) - values[s][0] for k in range(len(first))]
        gains += [worth(s, i, k, 1) - values[s][1] for k in range(len(first[0]))]
    return values, max(gains)


@pytest.mark.parametrize("seed", range(15))
def test_plans_by_value_iteration(seed: int) -> None:
    tables = random_tables(seed)
    repeated = gt.RepeatedGame(gt.BimatrixGame(*tables), "9/10")
    found = gt.subgame_perfect_payoffs(repeated)
    for point in found.vertices:
        plan = found.equilibrium(point)
        values, gain = played(tables, 0.9, plan)
        mean = [sum(float(p) * values[s][k] for s, p in plan.first) for k in (0, 1)]
        assert mean == pytest.approx([float(x) for x in point], abs=1e-8)
        assert gain <= NEAR


def test_a_planted_plan_without_punishment_is_caught() -> None:
    tables: Game = ([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    repeated = gt.RepeatedGame(gt.BimatrixGame(*tables), "9/10")
    plan = gt.subgame_perfect_payoffs(repeated).equilibrium((2, 2))
    home = plan.moves[plan.first[0][0]][0][0]
    lazy = replace(plan, moves=tuple(((home, home), (home, home)) for _ in plan.moves))
    assert played(tables, 0.9, plan)[1] <= NEAR
    assert played(tables, 0.9, lazy)[1] > 0.05


def outside(corners: list[tuple[float, float]], p: tuple[float, float]) -> bool:
    """Whether some direction separates the point from the hull of the corners by a margin."""
    if not corners:
        return True
    directions = [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        directions += [(b[1] - a[1], a[0] - b[0]), (a[1] - b[1], b[0] - a[0])]
    return any(
        n[0] * p[0] + n[1] * p[1] > max(n[0] * v[0] + n[1] * v[1] for v in corners) + 1e-7
        for n in directions
    )


@pytest.mark.parametrize("seed", range(15))
def test_thresholds_by_sets_on_both_sides(seed: int) -> None:
    first, second = tables = random_tables(seed)
    game = gt.BimatrixGame(*tables)
    for point in gt.subgame_perfect_payoffs(gt.RepeatedGame(game, "4/5")).vertices[:3]:
        found = sustainable_from(game, point, up_to="4/5", width="1/1000")
        if found.low is None or found.high is None or found.high < Fraction(1, 50):
            continue
        p = float(point[0]), float(point[1])
        above = payoff_set(first, second, float(found.high) + ASIDE, 1e-9, 3000)  # type: ignore[arg-type]
        below = payoff_set(first, second, float(found.low) - ASIDE, 0.0, 3000)  # type: ignore[arg-type]
        assert not outside(above, p)
        assert outside(below, p)
