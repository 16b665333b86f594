"""Closed-form values and derivatives of learning against torch.func, sympy and differences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sympy
import torch

from gametheory_bp import BimatrixGame
from gametheory_bp.dynamics import MarkovGame, MemoryOneWorld, Point
from gametheory_bp.dynamics.parameterisations import TabularPolicy, parameterisation
from gametheory_bp.dynamics.play import AveragePlay, DiscountedPlay
from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.memory_one import memory_one_automaton
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.payoffs.automaton_play import automaton_play

TORCH = 1e-10
"""Largest relative deviation from automatic differentiation."""
DIFFERENCES = 1e-6

CASES = [
    (rule, m, n)
    for m, n in ((2, 2), (2, 3), (3, 3), (4, 3), (5, 5))
    for rule in ("normalised_sigmoid", "softmax", "single_logit")
    if rule != "single_logit" or (m, n) == (2, 2)
]


def mixtures(theta: torch.Tensor, rule: str) -> torch.Tensor:
    """Independent of ours: theta and the result have the actions first."""
    if rule == "softmax":
        return torch.softmax(theta, dim=0)
    if rule == "single_logit":
        return torch.cat([torch.sigmoid(theta), torch.sigmoid(-theta)])
    odds = torch.sigmoid(theta)
    return odds / odds.sum(dim=0)


def torch_values(
    row: torch.Tensor, column: torch.Tensor, payoffs: torch.Tensor, d: float, rule: str
) -> torch.Tensor:
    x, y = mixtures(row, rule), mixtures(column, rule)
    law = torch.einsum("as,bs->sab", x, y).reshape(x.shape[1], -1)
    size = law.shape[1]
    stage = payoffs.reshape(2, -1).T
    return law[-1] @ torch.linalg.solve(torch.eye(size, dtype=law.dtype) - d * law[:-1], stage)


@dataclass
class Oracle:
    """One player's value as torch computes it."""

    stage: torch.Tensor
    d: float
    rule: str
    whose: int

    def __call__(self, one: torch.Tensor, two: torch.Tensor) -> torch.Tensor:
        return torch_values(one, two, self.stage, self.d, self.rule)[self.whose]

    def along(
        self, one: torch.Tensor, two: torch.Tensor, u: torch.Tensor, player: int
    ) -> torch.Tensor:
        """The slope in a direction of a player's parameters."""
        return (u * torch.func.grad(self, argnums=player)(one, two)).sum()


def example(m: int, n: int, rule: str, seeds: int = 2) -> tuple[Any, ...]:
    rng = np.random.default_rng([m, n, len(rule)])
    count = parameterisation(rule).count
    payoffs = rng.normal(size=(2, m, n))
    row = 1.5 * rng.normal(size=(count(m), m * n + 1, seeds))
    column = 1.5 * rng.normal(size=(count(n), m * n + 1, seeds))
    return payoffs, row, column


def deviation(ours: Any, oracle: Any) -> float:
    ours, oracle = np.asarray(ours), np.asarray(oracle)
    return float(abs(ours - oracle).max() / abs(oracle).max())


@pytest.mark.parametrize(("rule", "m", "n"), CASES)
def test_values_and_derivatives_are_those_of_torch(rule: str, m: int, n: int) -> None:
    d = 0.96
    payoffs, row, column = example(m, n, rule)
    point = Point(MemoryOneWorld(payoffs, d), row, column, rule)
    stage = torch.tensor(payoffs)
    rng = np.random.default_rng(0)
    directions = [rng.normal(size=t.shape) for t in (row, column)]
    for seed in range(row.shape[-1]):
        tables = tuple(torch.tensor(t[..., seed]) for t in (row, column))
        for whose in (0, 1):
            value = Oracle(stage, d, rule, whose)
            assert deviation(point.values[whose, seed], value(*tables)) < TORCH
            for by in (0, 1):
                gradient = torch.func.grad(value, argnums=by)(*tables)
                assert deviation(point.gradient(whose, by)[..., seed], gradient) < TORCH
                u = torch.tensor(directions[1 - by][..., seed])
                mixed = torch.func.grad(value.along, argnums=by)(*tables, u, 1 - by)
                ours = point.mixed(whose, by, directions[1 - by])[..., seed]
                assert deviation(ours, mixed) < TORCH


@pytest.mark.parametrize(("m", "n"), [(2, 2), (3, 2)])
def test_every_seed_may_have_a_game_of_its_own(m: int, n: int) -> None:
    _, row, column = example(m, n, "softmax", 3)
    payoffs = np.random.default_rng(1).normal(size=(2, m, n, 3))
    together = Point(MemoryOneWorld(payoffs, 0.9), row, column, "softmax")
    for k in range(3):
        one = slice(k, k + 1)
        alone = Point(
            MemoryOneWorld(payoffs[..., k], 0.9), row[..., one], column[..., one], "softmax"
        )
        assert deviation(together.values[:, one], alone.values) < TORCH
        for by in (0, 1):
            assert deviation(together.gradient(0, by)[..., one], alone.gradient(0, by)) < TORCH
            shaping = together.shaping(by)[..., one]
            assert deviation(shaping, alone.shaping(by)) < TORCH


def test_a_forgotten_term_would_be_noticed() -> None:
    payoffs, row, column = example(2, 2, "softmax")
    point = Point(MemoryOneWorld(payoffs, 0.96), row, column, "softmax")
    right = point.play.mixed(0, 0, row[0])
    wrong = right - point.play.weights * point.play.gains(0, 0)  # type: ignore[attr-defined]
    assert deviation(wrong, right) > 1e-3


@pytest.mark.parametrize(("m", "n"), [(2, 2), (3, 2)])
def test_differences_agree(m: int, n: int) -> None:
    payoffs, row, column = example(m, n, "normalised_sigmoid", 1)
    world, h = MemoryOneWorld(payoffs, 0.9), 1e-5
    point = Point(world, row, column)
    rng = np.random.default_rng(1)
    u = rng.normal(size=column.shape)
    up, down = (Point(world, row, column + s * h * u) for s in (1, -1))
    for whose in (0, 1):
        slope = (up.values[whose] - down.values[whose]) / (2 * h)
        assert deviation((u * point.gradient(whose, 1)).sum(), slope) < DIFFERENCES
        mixed = (up.gradient(whose, 0) - down.gradient(whose, 0)) / (2 * h)
        assert deviation(point.mixed(whose, 0, u), mixed) < DIFFERENCES


@pytest.mark.parametrize("place", [0, 3, 4])
def test_a_symbolic_derivation_agrees(place: int) -> None:
    p, q = sympy.symbols("p q")
    chances = [[sympy.Rational(k, 7) for k in (1, 3, 5, 2, 4)] for _ in (0, 1)]
    chances[1].reverse()
    at = {p: chances[0][place], q: chances[1][2]}
    one, two = list(chances[0]), list(chances[1])
    one[place], two[2] = p, q
    law = [[x * y, x * (1 - y), (1 - x) * y, (1 - x) * (1 - y)] for x, y in zip(one, two)]  # noqa: B905
    d, stage = sympy.Rational(4, 5), sympy.Matrix([4, 0, 1, 2])
    later = (sympy.eye(4) - d * sympy.Matrix(law[:4])).LUsolve(stage)
    value = sympy.Matrix([law[4]]).dot(later)
    exact = sympy.diff(value, p, q).subs(at)
    payoffs = np.array([[[4.0, 0], [1, 2]], [[0, 0], [0, 0]]])
    x, y = (np.array([list(map(float, c)), [1 - float(v) for v in c]])[..., None] for c in chances)
    play = DiscountedPlay(payoffs, 0.8, x, y)
    change = np.zeros_like(y)
    change[:, 2] = [[1.0], [-1.0]]
    mixed = play.mixed(0, 0, change)[:, place, 0]
    assert deviation(mixed[0] - mixed[1], float(exact)) < TORCH


def test_deterministic_policies_have_exact_values_and_finite_derivatives() -> None:
    rng = np.random.default_rng(3)
    game = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    payoffs = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
    choice = rng.integers(2, size=(2, 5, 40))
    tables = np.moveaxis(np.eye(2)[choice], -1, 1)
    play = DiscountedPlay(payoffs, 0.96, *tables)
    for j in (0, 1):
        assert np.isfinite(play.slope(0, j)).all()
        assert np.isfinite(play.mixed(0, j, rng.normal(size=tables[0].shape))).all()
    repeated = RepeatedGame(game, "24/25")
    for k in range(8):
        pair = [
            memory_one_automaton(name, (2, 2), table[:, 4, k], table[:, :4, k].T)  # type: ignore[arg-type]
            for name, table in zip(("row", "column"), tables, strict=True)
        ]
        exact = automaton_play(repeated, *pair).payoffs
        assert deviation(0.04 * play.values[:, k] + 1, [float(x) + 1 for x in exact]) < 1e-12


@pytest.mark.parametrize("rule", ["normalised_sigmoid", "softmax", "single_logit"])
def test_extreme_parameters_stay_finite(rule: str) -> None:
    rng = np.random.default_rng(4)
    kind = parameterisation(rule)
    theta = rng.choice([-1e4, -800.0, -30.0, 0.0, 30.0, 800.0, 1e4], size=(kind.count(2), 5, 50))
    with np.errstate(over="ignore", under="ignore"):
        point = Point(MemoryOneWorld(np.eye(2)[None].repeat(2, 0), 0.99), theta, -theta, rule)
        for array in (
            point.values,
            point.gradient(0, 1),
            point.mixed(1, 0, theta),
            *point.mixtures,
        ):
            assert np.isfinite(array).all()
        general: TabularPolicy = kind.policy(theta)
    assert abs(general.mixtures.sum(axis=0) - 1).max() < 1e-12


def test_average_payoffs_and_their_derivatives() -> None:
    rng = np.random.default_rng(5)
    payoffs, theta = rng.normal(size=(2, 2, 2)), rng.normal(size=(2, 2, 5, 3))
    kind, h = parameterisation("softmax"), 1e-5
    row, column = (kind.policy(t) for t in theta)
    play = AveragePlay(payoffs, row.mixtures, column.mixtures)
    patient = DiscountedPlay(payoffs, 1 - 1e-7, row.mixtures, column.mixtures)
    assert abs(1e-7 * patient.values - play.values).max() < 1e-5
    u = rng.normal(size=theta[1].shape)

    def at(shift: float) -> tuple[Any, Any, Any]:
        other = kind.policy(theta[1] + shift * h * u)
        moved = AveragePlay(payoffs, row.mixtures, other.mixtures)
        return moved.values, row.pull(moved.slope(0, 0)), other

    up, down = at(1.0), at(-1.0)
    slope = (u * column.pull(play.slope(0, 1))).sum(axis=(0, 1))
    assert abs(slope - (up[0][0] - down[0][0]) / (2 * h)).max() < DIFFERENCES
    mixed = row.pull(play.mixed(0, 0, column.push(u)))
    assert abs(mixed - (up[1] - down[1]) / (2 * h)).max() < DIFFERENCES


def test_average_payoffs_of_several_classes_are_refused() -> None:
    copying = np.array([[1.0, 1, 0, 0, 1], [0, 0, 1, 1, 0]])[..., None]
    with pytest.raises(NotDefinedError, match="several recurrent classes"):
        AveragePlay(np.zeros((2, 2, 2)), copying, copying)


def test_average_payoffs_of_play_that_nearly_splits() -> None:
    for rare in (1e-3, 1e-9, 1e-15, 1e-100):  # two habits that are left with these chances
        row = np.array([[1 - rare, 1 - rare, rare, rare, 0.5], [rare, rare, 1 - rare, 1, 0.5]])
        row[0, 3] = 0.0
        column = np.array([[1 - rare, 1 - rare, rare, rare, 0.5], [rare, rare, 1 - rare, 1, 0.5]])
        column[1, 3], column[0, 3] = 1 - rare, rare
        play = AveragePlay(np.arange(8.0).reshape(2, 2, 2), row[..., None], column[..., None])
        chain = [
            [Fraction(x) * Fraction(y) for x in row[:, s] for y in column[:, s]] for s in range(4)
        ]
        law = (
            sympy.Matrix([[sympy.Rational(p / sum(line)) for p in line] for line in chain]).T
            - sympy.eye(4)
        ).nullspace()[0]
        law /= sum(law)
        exact = [sum(law[t] * (4 * i + t) for t in range(4)) for i in (0, 1)]
        assert deviation(play.values[:, 0], [float(x) for x in exact]) < 1e-12
    rare = 1e-300
    row = np.array([[1 - rare, 1 - rare, rare, rare, 0.5], [rare, rare, 1 - rare, 1 - rare, 0.5]])
    play = AveragePlay(np.zeros((2, 2, 2)), row[..., None], row[..., None])
    with pytest.raises(NotDefinedError, match="too rarely"):
        play.slope(0, 0)


def test_the_last_joint_action_as_state_of_a_stochastic_game() -> None:
    rng = np.random.default_rng(6)
    payoffs = rng.integers(0, 5, size=(2, 2, 2)).astype(float)
    d = Fraction(4, 5)
    law = np.zeros((5, 2, 2, 5))
    for a in (0, 1):
        for b in (0, 1):
            law[:, a, b, 2 * a + b] = 1.0
    game = MarkovGame(np.repeat(payoffs[:, None], 5, axis=1), law, np.eye(5)[4], d)
    theta = rng.normal(size=(2, 2, 5, 3))
    one = Point(MemoryOneWorld(payoffs, float(d)), *theta, "softmax")
    two = Point(game, *theta, "softmax")
    for whose in (0, 1):
        assert deviation(two.values[whose], one.values[whose]) < TORCH
        for by in (0, 1):
            assert deviation(two.gradient(whose, by), one.gradient(whose, by)) < TORCH
            mixed = [point.mixed(whose, by, theta[by]) for point in (two, one)]
            assert deviation(*mixed) < TORCH


def test_a_repeated_game_is_a_stochastic_game_with_one_state() -> None:
    stage = BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])
    game = MarkovGame.of(StochasticGame.of(RepeatedGame(stage, "1/2")))
    always = np.array([[[1.0, 0.0]]])
    assert game.values(always, always).tolist() == [[4.0, 1.0]]
