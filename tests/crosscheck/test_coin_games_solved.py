"""The coin games of the paper, solved: against plain value iteration and published play."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Literal

import pytest

import gametheory_bp as gt
from gametheory_bp.games.observation import ObservedGame, last_actions_game
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.stochastic import StochasticPayoffs, optimal_joint_actions

SWEEPS = 150


@cache
def attainable(name: str) -> StochasticPayoffs:
    return gt.attainable_payoffs(gt.coin_game(name))


def swept(game: StochasticGame, weights: tuple[float, float]) -> float:
    """Value iteration in plain floats, from zero."""
    d = float(game.discount)
    values = [0.0] * len(game.states)
    cells = [
        [
            (
                (1 - d)
                * sum(w * float(g) for w, g in zip(weights, game.payoff(s, i, j), strict=True)),
                [(t, d * float(p)) for t, p in lottery],
            )
            for i, line in enumerate(lines)
            for j, lottery in enumerate(line)
        ]
        for s, lines in enumerate(game.law)
    ]
    for _ in range(SWEEPS):
        values = [max(g + sum(p * values[t] for t, p in law) for g, law in line) for line in cells]
    return sum(float(p) * values[s] for s, p in game.initial)


@pytest.mark.parametrize("name", ["cg", "abcg"])
def test_plain_value_iteration_agrees(name: str) -> None:
    game, found = gt.coin_game(name), attainable(name).polygon
    for weights in ((1, 1), (2, 1)) if name == "cg" else ((2, 1),):
        exact = found.support((Fraction(weights[0]), Fraction(weights[1])))[0]
        left = float(game.discount) ** SWEEPS * 6  # what later steps can add, both weights up to 2
        assert swept(game, weights) == pytest.approx(float(exact), abs=left)


def test_the_utilitarian_optima() -> None:
    """Exact values at discount 24/25, which value iteration confirms to six digits."""
    cg = gt.welfare_optimum(gt.coin_game("cg"), "utilitarian", disagreement=(0, 0))
    assert cg.point == (Fraction(343, 988), Fraction(343, 988)) and gt.verify(cg)
    (abcg,) = gt.solve(gt.BargainingProblem(attainable("abcg").vertices), "utilitarian").points
    assert [round(float(x), 6) for x in abcg] == [0.510417, 1.157386]


def test_published_play_is_attainable_and_not_optimal() -> None:
    """Mean rewards of trained agents per step; who ignores Cooperation coins falls short."""
    found = gt.attainable_payoffs(gt.coin_game("abcg"), "average")
    for published in (("0.1496", "1.1226"), ("0.3442", "0.3461")):
        assert found.contains(published)
    best = gt.solve(gt.BargainingProblem(found.vertices), "egalitarian").points[0]
    assert best[0] > 2 * Fraction("0.3442")


def test_welfare_functions_disagree_in_one_game_only() -> None:
    rules = ("utilitarian", "egalitarian", "nash", "kalai_smorodinsky")
    points = {
        name: {gt.solve(gt.BargainingProblem(found.vertices), rule).points[0] for rule in rules}
        for name in ("cg", "abcg")
        for found in [attainable(name)]
    }
    assert len(points["cg"]) == 1 and len(points["abcg"]) == len(rules)


def test_separately_chosen_parts_of_utilitarian_play_fit_together() -> None:
    for name in ("cg", "abcg"):
        found = optimal_joint_actions(gt.coin_game(name))
        assert not found.is_unique and found.is_product


def test_all_environments_of_the_paper_are_fully_observed_by_both() -> None:
    stages = ("prisoners_dilemma", "asymmetric_bach_or_stravinsky")
    seen = [last_actions_game(gt.RepeatedGame(gt.load_game(name), "24/25")) for name in stages]
    seen += [ObservedGame.fully(gt.coin_game(name)) for name in ("cg", "abcg")]
    assert all(game.is_fully_observed and game.same_for_both for game in seen)
    coin = gt.coin_game("cg")
    colour = tuple("red" if "red coin" in name else "blue" for name in coin.states)
    blurred = ObservedGame(coin, coin.states, colour)  # planted: blue sees the coin's colour only
    assert not blurred.is_fully_observed and not blurred.same_for_both


def test_the_frontier_descends() -> None:
    chain = attainable("abcg").pareto_frontier().points
    assert all(a[0] < b[0] and a[1] > b[1] for a, b in pairwise(chain))


def test_taking_symmetric_states_together_changes_nothing() -> None:
    apart = gt.coin_game("cg", symmetry="translations")
    assert len(apart.states) == 128
    assert gt.attainable_payoffs(apart).vertices == attainable("cg").vertices


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "symmetry", "states"),
    [("cg", "none", 1152), ("cg_red_wins", "none", 1152), ("abcg", "translations", 1144)],
)
def test_all_states_apart_have_the_same_payoffs_and_values(
    name: str, symmetry: Literal["none", "translations"], states: int
) -> None:
    apart, together = gt.coin_game(name, symmetry=symmetry), gt.coin_game(name)
    assert len(apart.states) == states > 7 * len(together.states)
    assert gt.attainable_payoffs(apart).vertices == attainable(name).vertices
    for player in ("row", "column"):
        one, other = gt.minimax(apart, player), gt.minimax(together, player)
        assert one.lower <= other.upper and other.lower <= one.upper  # proved, both hold the value
        assert max(one.certificate.gap, other.certificate.gap) < Fraction(1, 10**12)


def test_frontiers_have_their_own_proof() -> None:
    frontier = attainable("cg").pareto_frontier()
    assert gt.verify(frontier)
    assert all(frontier.witness(p).weights == (1,) for p in frontier.points)
