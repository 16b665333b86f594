"""Decision processes: values, ties, averages, steps; each against the equations that define it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from gametheory_bp.errors import UnprovedError
from gametheory_bp.solvers.markov import (
    Chain,
    DecisionProcess,
    discounted_values,
    excesses,
    optimal_choices,
    policy_iteration,
    policy_values,
    solve,
)
from gametheory_bp.solvers.markov.average import average_values, solve_average, stationary_law
from gametheory_bp.solvers.markov.classes import chain_classes, reached
from gametheory_bp.solvers.markov.horizon import best_plan, plan_total
from gametheory_bp.solvers.markov.policy_iteration import float_values
from gametheory_bp.solvers.markov.residual import Rounded, lower_bound, policy_error, upper_bound


def random_process(
    seed: int, size: int = 5, discount: str = "9/10"
) -> tuple[DecisionProcess, list[int]]:
    rng = Random(seed)
    counts = [rng.randint(1, 3) for _ in range(size)]
    laws = []
    for _ in range(4):
        some = sorted(rng.sample(range(size), rng.randint(1, 3)))
        laws.append([(t, rng.randint(1, 4)) for t in some])
    flat = [entry for law in laws for entry in law]
    process = DecisionProcess(
        np.cumsum([0, *counts]),
        np.array([rng.randrange(4) for _ in range(sum(counts))]),
        np.cumsum([0, *map(len, laws)]),
        np.array([t for t, _ in flat]),
        np.array([w for _, w in flat]),
        Fraction(discount),
    )
    return process, [rng.randint(-4, 6) for _ in range(sum(counts))]


def mean(process: DecisionProcess, lottery: int, values: list[Fraction]) -> Fraction:
    states, odds, total = process.laws[lottery]
    return sum(
        (Fraction(w, total) * values[t] for t, w in zip(states, odds, strict=True)), Fraction(0)
    )


@pytest.mark.parametrize("seed", range(6))
def test_solved_values_satisfy_the_bellman_equations(seed: int) -> None:
    process, rewards = random_process(seed)
    best = solve(process, np.array(rewards)[:, None], 3)
    values = [best.values.at(s)[0] for s in range(process.size)]
    d, worth = process.discount, []
    for c, r in enumerate(rewards):
        worth.append((1 - d) * Fraction(r, 3) + d * mean(process, int(process.node[c]), values))
    for s, chosen in enumerate(best.choice.tolist()):
        some = worth[process.offsets[s] : process.offsets[s + 1]]
        assert values[s] == max(some) == worth[chosen]
    floats, _ = policy_iteration(process, np.array(rewards) / 3)
    assert np.allclose(floats, np.array(values, dtype=float), atol=1e-9)
    ties = optimal_choices(process, best.values, rewards, 3)
    assert ties == [
        [c for c in range(a, b) if worth[c] == values[s]]
        for s, (a, b) in enumerate(zip(process.offsets, process.offsets[1:], strict=False))
    ]


def test_values_that_are_not_optimal_are_not_taken() -> None:
    process, rewards = random_process(1)
    numbers = np.array(rewards)[:, None]
    best = solve(process, numbers, 1)
    worst = solve(process, -numbers, 1)
    assert max(excesses(process, best.values, rewards, 1)) == 0
    table = policy_values(process, worst.choice.tolist(), numbers, 1)
    with pytest.raises(UnprovedError, match="not optimal"):
        optimal_choices(process, table, rewards, 1)


def test_a_wrong_start_and_wrong_floats_are_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: floats that propose the worst policy; exact improvement must mend it."""
    import gametheory_bp.solvers.markov.optimal as optimal

    process, rewards = random_process(2)
    numbers = np.array(rewards)[:, None]
    right = solve(process, numbers, 1)
    wrong = solve(process, -numbers, 1).choice
    assert wrong.tolist() != right.choice.tolist()
    monkeypatch.setattr(optimal, "policy_iteration", lambda *_: (None, wrong))
    mended = solve(process, numbers, 1)
    assert [mended.values.at(s) for s in range(5)] == [right.values.at(s) for s in range(5)]


def test_cycles_lotteries_and_odds() -> None:
    chain = Chain([0, 1, 2], [([1], [1], 1), ([0], [1], 1), ([0, 2], [2, 3], 5)], [[6, 0, 1]], 2)
    d = Fraction(2, 3)
    (x, y, z) = (discounted_values(chain, d).at(s)[0] for s in range(3))
    assert (x, y) == ((1 - d) * 3 + d * y, d * x)
    assert z == (1 - d) / 2 + d * (Fraction(2, 5) * x + Fraction(3, 5) * z)
    process, rewards = random_process(3)
    numbers = np.array(rewards)[:, None]
    choice = process.offsets[:-1].tolist()
    odds = [int(c in choice) * 7 for c in range(process.choices)]
    one, two = (policy_values(process, policy, numbers, 1) for policy in (choice, odds))
    assert [one.at(s) for s in range(5)] == [two.at(s) for s in range(5)]


@pytest.mark.parametrize("seed", range(6))
def test_averages_satisfy_their_equations_and_bounds(seed: int) -> None:
    process, rewards = random_process(seed)
    best = solve_average(process, np.array(rewards)[:, None], 1)
    (g,), (h,) = best.gains, best.biases
    top, deep = best.bound
    for s, c in enumerate(best.choice.tolist()):
        n = int(process.node[c])
        assert g[s] == mean(process, n, g) and g[s] + h[s] == rewards[c] + mean(process, n, h)
    for c, s in enumerate(process.state.tolist()):
        n = int(process.node[c])
        assert top[s] >= mean(process, n, top)
        assert top[s] + deep[s] >= rewards[c] + mean(process, n, deep)
    assert top == g


def test_classes_and_stationary_laws() -> None:
    laws = [([1, 3], [1, 1], 2), ([2], [1], 1), ([1, 2], [1, 2], 3), ([3], [1], 1)]
    chain = Chain([0, 1, 2, 3], laws, [[0, 3, 9, 5]], 1)
    assert chain_classes(chain) == [([0], False), ([1, 2], True), ([3], True)]
    assert reached(chain, [1]) == [1, 2]
    assert stationary_law(chain, [1, 2]) == [Fraction(1, 4), Fraction(3, 4)]
    gains, _ = average_values(chain)
    assert gains[0] == [Fraction(25, 4), Fraction(15, 2), Fraction(15, 2), 5]


def test_best_plans_beat_all_others() -> None:
    process, rewards = random_process(4, size=3)
    values, plan = best_plan(process, rewards, 2, 3)
    ways = [range(a, b) for a, b in zip(process.offsets, process.offsets[1:], strict=False)]
    numbers = [[r] for r in rewards]
    own = plan_total(process, plan, numbers, 2)
    assert [own.at(s) for s in range(3)] == [values.at(s) for s in range(3)]
    rng = Random(0)
    for _ in range(200):
        other = [[rng.choice(way) for way in ways] for _ in range(3)]
        total = plan_total(process, other, numbers, 2)
        assert all(total.at(s)[0] <= values.at(s)[0] for s in range(3))


@pytest.mark.parametrize("seed", range(3))
def test_residuals_enclose_exact_values(seed: int) -> None:
    process, rewards = random_process(seed)
    numbers, odds = np.array(rewards), [1] * process.size
    best = solve(process, numbers[:, None], 1)
    exact = best.values.mean(odds)[0]
    floats = float_values(process, numbers.astype(float), best.choice)
    for shift in (0.0, 1e-6, -0.25):  # planted: values that are off
        values = Rounded(floats + shift)
        low = lower_bound(process, best.choice, numbers, 1, values, odds)
        high = upper_bound(process, numbers, 1, values, odds)
        assert low <= exact <= high
        assert high - low <= Fraction(1, 10**6) + 3 * abs(Fraction(shift))
        error = policy_error(process, best.choice, numbers, 1, values)
        assert abs(values.mean(odds) - exact) <= error
