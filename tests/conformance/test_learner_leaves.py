"""Every learner of the folder keeps its contract, and does what its formula says."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import pytest
import torch

from gametheory_bp.dynamics import (
    LearningSettings,
    MemoryOneWorld,
    Point,
    exploitability,
    list_learners,
    load_learner,
    run,
)
from gametheory_bp.dynamics.best_replies import best_reply_tables
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.games.library import load_game

NAMES = list_learners()
PAYOFFS = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
GAMES = {
    (2, 2): PAYOFFS,
    (2, 3): np.array([[[4.0, 0, 1], [0, 2, -3]], [[1, 0, 5], [0, 2, 2]]]),
    (3, 2): np.array([[[4.0, 0], [0, 2], [5, -1]], [[1, 0], [0, 2], [-2, 3]]]),
}
STEP, AHEAD, D = 0.25, 0.5, 0.9


def settings_for(learner: Learner, **others: Any) -> LearningSettings:
    wanted = "probabilities" if learner.moves == "probabilities" else "softmax"
    return LearningSettings(
        discount=D, step=STEP, look_ahead=AHEAD, parameterisation=wanted, **others
    )


def point(seed: int = 0, shape: tuple[int, int] = (2, 2)) -> Point:
    rng, (m, n) = np.random.default_rng(seed), shape
    row, column = (rng.normal(size=(k, m * n + 1, 1)) for k in shape)
    return Point(MemoryOneWorld(GAMES[shape], D), row, column, "softmax")


def sloppy(learner: Learner) -> list[str]:
    """What is wrong with a learner's description."""
    wrong = []
    if not re.search(r"\b1[789]\d\d|\b20\d\d", learner.source):
        wrong.append("source")
    if not learner.statement.endswith("."):
        wrong.append("statement")
    if not (learner.formula.text and learner.formula.tex):
        wrong.append("formula")
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_a_learner_is_described(name: str) -> None:
    learner = load_learner(name)
    assert sloppy(learner) == []
    module = import_module(f"gametheory_bp.dynamics.learners.{name}")
    assert "Source:" in (module.__doc__ or "")


def test_a_sloppy_description_is_noticed() -> None:
    assert sloppy(replace(load_learner("naive"), source="somebody")) == ["source"]


@pytest.mark.parametrize("name", NAMES)
def test_a_learner_runs_on_two_and_on_three_actions(name: str) -> None:
    learner = load_learner(name)
    for game_id in ("asymmetric_bach_or_stravinsky", "bos_and_pd"):
        found = run(load_game(game_id), name, seeds=3, settings=settings_for(learner, updates=4))
        assert np.isfinite(found.values).all() and not len(found.diverged)
        assert (found.parameters[0] != found.initial_parameters[0]).any()
        assert abs(found.policies[1].sum(axis=2) - 1).max() < 1e-12


def mixed_value(one: Any, two: Any, whose: int) -> Any:
    x, y = torch.softmax(one, 0), torch.softmax(two, 0)
    m, n = len(x), len(y)
    law = torch.einsum("as,bs->sab", x, y).reshape(-1, m * n)
    stage = torch.tensor(GAMES[m, n]).reshape(2, -1)[whose]
    return law[-1] @ torch.linalg.solve(torch.eye(m * n, dtype=law.dtype) - D * law[:-1], stage)


def slope(tables: tuple[Any, Any], whose: int, by: int) -> Any:
    return torch.func.grad(mixed_value, argnums=by)(*tables, whose)


def shifted(tables: tuple[Any, Any], player: int, change: Any) -> tuple[Any, Any]:
    one, two = tables
    return (one + change, two) if player == 0 else (one, two + change)


def aim(name: str, me: int, tables: tuple[Any, Any], fixed: tuple[Any, Any]) -> Any:
    """What a player's parameters are moved to increase, as the papers write it."""
    other = 1 - me
    theirs, mine = slope(tables, other, other), slope(tables, me, other)
    constant_theirs, constant_mine = slope(fixed, other, other), slope(fixed, me, other)
    value = mixed_value(*tables, me)
    return {
        "naive": lambda: value,
        "lola_exact": lambda: value + AHEAD * (constant_mine * theirs).sum(),
        "lola_first_order": lambda: value + AHEAD * (mine * theirs).sum(),
        "lola_full": lambda: mixed_value(*shifted(tables, other, AHEAD * theirs), me),
        "look_ahead": lambda: mixed_value(*shifted(tables, other, AHEAD * constant_theirs), me),
        "welfare_ascent": lambda: value + mixed_value(*tables, other),
    }[name]()


GRADIENTS = ("naive", "lola_exact", "lola_first_order", "lola_full", "look_ahead", "welfare_ascent")


def miss(name: str, of: str, shape: tuple[int, int] = (2, 2), me: int = 0) -> float:
    here = point(shape=shape)
    one, two = (torch.tensor(t[..., 0]) for t in here.theta)

    def bent(mine: Any) -> Any:
        return aim(name, me, (mine, two) if me == 0 else (one, mine), (one, two))

    wanted = STEP * torch.func.grad(bent)((one, two)[me])
    learner = load_learner(of)
    found = learner.change(here, me, settings_for(learner))[..., 0]
    return float(abs(found - wanted.numpy()).max() / abs(wanted).max())


@pytest.mark.parametrize("me", [0, 1])
@pytest.mark.parametrize("shape", [(2, 2), (2, 3), (3, 2)])
@pytest.mark.parametrize("name", GRADIENTS)
def test_the_change_is_the_gradient_that_the_paper_names(
    name: str, shape: tuple[int, int], me: int
) -> None:
    assert miss(name, name, shape, me) < 1e-9


def test_one_learner_is_not_taken_for_another() -> None:
    assert min(miss(a, b) for a in GRADIENTS for b in GRADIENTS if a != b) > 1e-4


def test_the_competitive_gradient_solves_its_game() -> None:
    here, learner = point(), load_learner("competitive_gradient")
    setting = settings_for(learner)
    one, two = (learner.change(here, k, setting) for k in (0, 1))
    wanted = STEP * (here.gradient(0, 0) + here.mixed(0, 0, two))
    assert abs(one - wanted).max() < 1e-11
    wanted = STEP * (here.gradient(1, 1) + here.mixed(1, 1, one))
    assert abs(two - wanted).max() < 1e-11


def test_stable_shaping_lies_between_look_ahead_and_full_shaping() -> None:
    here, learner = point(), load_learner("stable_opponent_shaping")
    setting = settings_for(learner)
    first = [here.gradient(k, k) for k in (0, 1)]
    ahead = [first[k] + AHEAD * here.mixed(k, k, first[1 - k]) for k in (0, 1)]
    shaping = [AHEAD * here.mixed(1 - k, k, here.gradient(k, 1 - k)) for k in (0, 1)]
    shares = []
    for k in (0, 1):
        rest = learner.change(here, k, setting) / STEP - ahead[k]
        share = float((rest * shaping[k]).sum() / (shaping[k] ** 2).sum())
        assert abs(rest - share * shaping[k]).max() < 1e-11
        shares.append(share)
    assert abs(shares[0] - shares[1]) < 1e-11 and 0 <= shares[0] <= 1
    inner = sum((shaping[k] * ahead[k]).sum() for k in (0, 1))
    length = sum((ahead[k] ** 2).sum() for k in (0, 1))
    assert shares[0] * inner >= -0.5 * length - 1e-12


@pytest.mark.parametrize(
    ("length", "branch"), [(300.0, 0), (0.2, 1), (0.11, 1), (0.09, 2), (1e-3, 2)]
)
def test_stable_shaping_is_algorithm_1(length: float, branch: int) -> None:
    """Written out from Letcher et al. (2019) for gains: p1 < 1, both 1, and p2 < 1 happen."""
    learner = load_learner("stable_opponent_shaping")
    setting = settings_for(learner)
    seen = set()
    for seed in range(6):
        theta = 2 * np.random.default_rng(seed).normal(size=(2, 2, 5, 1))
        plain = Point(MemoryOneWorld(PAYOFFS, D), *theta, "softmax")
        norm = np.sqrt(sum((plain.gradient(k, k) ** 2).sum() for k in (0, 1)))
        here = Point(MemoryOneWorld(length / norm * PAYOFFS, D), *theta, "softmax")
        xi = np.concatenate([here.gradient(k, k).ravel() for k in (0, 1)])
        parts = [AHEAD * here.mixed(k, k, here.gradient(1 - k, 1 - k)).ravel() for k in (0, 1)]
        ahead = xi + np.concatenate(parts)
        liked = [AHEAD * here.mixed(1 - k, k, here.gradient(k, 1 - k)).ravel() for k in (0, 1)]
        bent = np.concatenate(liked)
        inner = float(bent @ ahead)
        first = 1.0 if inner >= 0 else min(1.0, -0.5 * float(ahead @ ahead) / inner)
        second = float(xi @ xi) if np.linalg.norm(xi) < 0.1 else 1.0
        seen.add(2 if second < first else 0 if first < 1 else 1)
        found = np.concatenate([learner.change(here, k, setting).ravel() for k in (0, 1)])
        wanted = STEP * (ahead + min(first, second) * bent)
        assert abs(found - wanted).max() <= 1e-9 * abs(wanted).max()
    assert branch in seen


@pytest.mark.parametrize(
    "name", ["lola_exact", "lola_first_order", "lola_full", "look_ahead", "stable_opponent_shaping"]
)
def test_without_look_ahead_all_are_naive(name: str) -> None:
    here, setting = (
        point(),
        LearningSettings(discount=D, look_ahead=0.0, parameterisation="softmax"),
    )
    for k in (0, 1):
        found = load_learner(name).change(here, k, setting)
        assert abs(found - load_learner("naive").change(here, k, setting)).max() < 1e-13


def test_best_responses_are_best_replies() -> None:
    game = load_game("asymmetric_bach_or_stravinsky")
    learner = load_learner("best_response")
    found = run(game, "best_response", seeds=3, settings=settings_for(learner, updates=1))
    for k in range(3):
        start = found.initial_parameters[1][k]
        facts = exploitability(game, found.policies[0][k], start, "9/10")
        assert facts.gains[0] < 1e-4


def test_fictitious_play_is_the_average_of_replies() -> None:
    game, learner = load_game("asymmetric_bach_or_stravinsky"), load_learner("fictitious_play")
    tables: list[Any] = []
    for updates in (0, 1, 2, 3):
        setting = settings_for(learner, updates=updates)
        tables.append(run(game, "fictitious_play", seeds=1, settings=setting).policies)
    world = MemoryOneWorld(PAYOFFS, D)
    for k in (0, 1):
        given = [tables[0][k][0]]
        for t in (0, 1, 2):
            reply = best_reply_tables(world, np.ascontiguousarray(tables[t][1 - k].T), k)
            given.append(reply[..., 0].T)
        assert abs(np.mean(given, axis=0) - tables[3][k][0]).max() < 1e-12


def test_learners_and_their_arguments_are_checked() -> None:
    with pytest.raises(UnknownNameError, match="lola_exact"):
        load_learner("lola_exakt")
    with pytest.raises(InputTypeError, match="name of a learner"):
        load_learner(3)  # type: ignore[arg-type]
    game = load_game("prisoners_dilemma")
    with pytest.raises(InputValueError, match="moves probabilities"):
        run(game, "best_response", seeds=1)
    with pytest.raises(InputValueError, match="rule for both players"):
        run(game, "stable_opponent_shaping", column_learner="naive", seeds=1)
    with pytest.raises(NotDefinedError, match="no function of payoffs"):
        run(game, "welfare_ascent", seeds=1, settings=LearningSettings(welfare="inequity_averse"))
    with pytest.raises(InputValueError, match="a title"):
        replace(load_learner("naive"), title="")
    with pytest.raises(InputValueError, match="'parameters' or"):
        replace(load_learner("naive"), moves="both")
