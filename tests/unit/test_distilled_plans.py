"""Exact plans and punishments laid out over all states, checked on the tables by definition."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
import pytest

from gametheory_bp import coin_game, minimax
from gametheory_bp.deep import GameTables, exact_payoffs, exact_punishment, game_tables
from gametheory_bp.deep.distilling.exact_plan import (
    ExactPlan,
    best_beside,
    exact_plan,
    linear_weights,
    plan_values,
    visits,
)
from gametheory_bp.deep.distilling.state_map import StateMap
from gametheory_bp.errors import InputTypeError, NotDefinedError

D = 24 / 25
PREFERS_RED = {"weight": "3/4"}


@cache
def coin_plan(game: str, rule: str = "utilitarian") -> tuple[GameTables, StateMap, ExactPlan]:
    tables = game_tables(game)
    small = StateMap.of(tables, "24/25")
    parameters = PREFERS_RED if rule == "weighted_utilitarian" else {}
    return tables, small, exact_plan(small, rule, **parameters)


def one_hot(plan: ExactPlan, tables: GameTables) -> list[Any]:
    return [np.eye(n)[a[0]] for a, n in zip(plan.actions, tables.actions, strict=True)]


def mean_after(tables: GameTables, cells: Any, values: Any) -> Any:
    """The mean of values of the states that follow some cells, entry by entry of the tables."""
    first, width, targets = (t.numpy() for t in (tables.first, tables.width, tables.targets))
    found = np.zeros(len(cells))
    for k in range(int(width[cells].max())):
        inside = k < width[cells]
        place = np.minimum(first[cells] + k, len(targets) - 1)
        found += np.where(inside, values[targets[place]], 0)
    return found / width[cells]


@pytest.mark.parametrize(
    ("game", "rule"),
    [
        ("cg", "utilitarian"),
        ("cg", "weighted_utilitarian"),
        pytest.param("abcg", "utilitarian", marks=pytest.mark.slow),
        pytest.param("abcg", "weighted_utilitarian", marks=pytest.mark.slow),
    ],
)
def test_a_plan_laid_out_over_all_states_pays_what_the_exact_plan_pays(
    game: str, rule: str
) -> None:
    tables, _, plan = coin_plan(game, rule)
    assert plan.period == 1 and plan.target == plan.payoffs
    policies = one_hot(plan, tables)
    paid = exact_payoffs(tables, *policies)
    assert all(exact in found for exact, found in zip(plan.payoffs, paid, strict=True))
    # another action of one player in the states visited most: the proof must notice
    seen = visits(tables, plan.actions[0][0], plan.actions[1][0], D)
    busy = seen >= np.sort(seen)[-20]
    policies[0][busy] = np.roll(policies[0][busy], 1, axis=1)
    paid = exact_payoffs(tables, *policies)
    assert not all(exact in found for exact, found in zip(plan.payoffs, paid, strict=True))


@pytest.mark.parametrize("game", ["cg", pytest.param("abcg", marks=pytest.mark.slow)])
def test_values_of_a_plan_solve_bellmans_equation_on_the_tables(game: str) -> None:
    tables, small, plan = coin_plan(game)
    both = linear_weights("utilitarian", {})
    values = plan_values(small, plan, both)
    m, n = tables.actions
    states, total = np.arange(tables.states), tables.rewards.numpy().astype(float).sum(axis=1)
    held = values[0][states, plan.actions[0][0]]
    for i, q in enumerate(values):
        partner = plan.actions[1 - i][0]
        for a in range(tables.actions[i]):
            row, column = (a, partner) if i == 0 else (partner, a)
            cells = (states * m + row) * n + column
            expected = total[cells] + D * mean_after(tables, cells, held)
            assert np.allclose(q[:, a], expected, atol=1e-9)
        assert np.allclose(q.max(axis=1), held, atol=1e-9)
    # ties are exactly those that floats cannot tell apart
    for mask, q in zip(best_beside(small, plan, both), values, strict=True):
        assert np.array_equal(mask, q > q.max(axis=1, keepdims=True) - 1e-9)
        assert 1 < mask.sum(axis=1).mean() < q.shape[1]


def test_visits_weigh_rewards_to_discounted_payoffs() -> None:
    tables, _, plan = coin_plan("cg")
    row, column = plan.actions[0][0], plan.actions[1][0]
    seen = visits(tables, row, column, D)
    cells = (np.arange(tables.states) * 4 + row) * 4 + column
    paid = seen @ tables.rewards.numpy()[cells]
    assert np.allclose(paid, [float(x) for x in plan.payoffs], atol=1e-6)
    assert seen.min() >= 0 and seen.sum() == pytest.approx(1)


def held_to(tables: GameTables, punisher: int, policy: Any) -> float:
    """What the other player's best answer earns per step: values iterated on the tables."""
    m, n = tables.actions
    states = np.arange(tables.states)
    paid = tables.rewards.numpy().astype(float)[:, 1 - punisher]
    values = np.zeros(tables.states)
    change = 1.0
    while change > 1e-4:
        worth = np.zeros((tables.states, tables.actions[1 - punisher]))
        for a in range(worth.shape[1]):
            for b in range(policy.shape[1]):
                row, column = (b, a) if punisher == 0 else (a, b)
                cells = (states * m + row) * n + column
                worth[:, a] += policy[:, b] * (
                    (1 - D) * paid[cells] + D * mean_after(tables, cells, values)
                )
        after = worth.max(axis=1)
        change, values = float(np.abs(after - values).max()), after
    odds = np.diff(tables.start_ends.numpy(), prepend=0)
    return float(odds @ values[tables.starts.numpy()] / odds.sum())


@pytest.mark.slow
@pytest.mark.parametrize("mixed", [True, False])
def test_a_best_answer_to_exact_punishers_earns_the_minimax_value(mixed: bool) -> None:
    tables, game = game_tables("cg"), coin_game("cg")
    rough = 1e-4 * D / (1 - D)
    for punisher, victim in enumerate(("column", "row")):
        value = minimax(game, player=victim, mixed=mixed)  # type: ignore[call-overload]
        policy = exact_punishment(tables, mixed=mixed)[punisher]
        found = held_to(tables, punisher, policy)
        assert abs(found - float(value.upper)) < rough
        assert held_to(tables, punisher, np.full_like(policy, 0.25)) > found + rough


def test_punishers_of_matrix_games_hold_down_to_the_minimax_value() -> None:
    tables = game_tables("asymmetric_bach_or_stravinsky")
    row, column = exact_punishment(tables)
    for punisher, (policy, victim) in enumerate(((row, "column"), (column, "row"))):
        value = minimax(tables.source, player=victim)  # type: ignore[call-overload]
        assert held_to(tables, punisher, policy) == pytest.approx(float(value.lower), abs=3e-3)
    assert np.array_equal(row, np.tile(row[0], (5, 1)))
    with pytest.raises(InputTypeError, match="game_tables"):
        exact_punishment("cg")  # type: ignore[arg-type]


def test_only_weighted_sums_have_values_of_actions() -> None:
    assert linear_weights("utilitarian", {}) == (1, 1)
    assert linear_weights("dictator", {"player": "column"}) == (0, 1)
    assert linear_weights("weighted_utilitarian", PREFERS_RED) == (Fraction(3, 4), Fraction(1, 4))
    for rule in ("egalitarian", "nash", "relative_utilitarian", "inequity_averse"):
        with pytest.raises(NotDefinedError, match="how='actions'"):
            linear_weights(rule, {})
