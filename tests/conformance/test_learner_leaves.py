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
from gametheory_bp.dynamics.learner import Learner
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnknownNameError
from gametheory_bp.games.library import load_game

NAMES = list_learners()
PAYOFFS = np.array([[[4.0, 0], [0, 2]], [[1, 0], [0, 2]]])
STEP, AHEAD, D = 0.25, 0.5, 0.9


def settings_for(learner: Learner, **others: Any) -> LearningSettings:
    wanted = "probabilities" if learner.moves == "probabilities" else "softmax"
    return LearningSettings(
        discount=D, step=STEP, look_ahead=AHEAD, parameterisation=wanted, **others
    )


def point(seed: int = 0) -> Point:
    theta = np.random.default_rng(seed).normal(size=(2, 2, 5, 1))
    return Point(MemoryOneWorld(PAYOFFS, D), *theta, "softmax")


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
    law = torch.einsum("as,bs->sab", x, y).reshape(5, 4)
    stage = torch.tensor(PAYOFFS).reshape(2, 4)[whose]
    return law[4] @ torch.linalg.solve(torch.eye(4, dtype=law.dtype) - D * law[:4], stage)


def slope(one: Any, two: Any, whose: int, by: int) -> Any:
    return torch.func.grad(mixed_value, argnums=by)(one, two, whose)


def aim(name: str, one: Any, two: Any, fixed: tuple[Any, Any]) -> Any:
    """What the row player's parameters are moved to increase, as the papers write it."""
    theirs, mine = slope(one, two, 1, 1), slope(one, two, 0, 1)
    constant_theirs, constant_mine = slope(*fixed, 1, 1), slope(*fixed, 0, 1)
    value = mixed_value(one, two, 0)
    return {
        "naive": lambda: value,
        "lola_exact": lambda: value + AHEAD * (constant_mine * theirs).sum(),
        "lola_first_order": lambda: value + AHEAD * (mine * theirs).sum(),
        "lola_full": lambda: mixed_value(one, two + AHEAD * theirs, 0),
        "look_ahead": lambda: mixed_value(one, two + AHEAD * constant_theirs, 0),
        "welfare_ascent": lambda: value + mixed_value(one, two, 1),
    }[name]()


GRADIENTS = ("naive", "lola_exact", "lola_first_order", "lola_full", "look_ahead", "welfare_ascent")


def miss(name: str, of: str) -> float:
    here = point()
    tables = tuple(torch.tensor(t[..., 0]) for t in here.theta)
    wanted = STEP * torch.func.grad(lambda x: aim(name, x, tables[1], tables))(tables[0])
    learner = load_learner(of)
    found = learner.change(here, 0, settings_for(learner))[..., 0]
    return float(abs(found - wanted.numpy()).max() / abs(wanted).max())


@pytest.mark.parametrize("name", GRADIENTS)
def test_the_change_is_the_gradient_that_the_paper_names(name: str) -> None:
    assert miss(name, name) < 1e-9


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
