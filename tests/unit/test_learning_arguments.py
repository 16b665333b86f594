"""What learning refuses, and how it says so."""

from __future__ import annotations

import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp.dynamics import (
    CoinMemory,
    LearningSettings,
    MarkovGame,
    exploitability,
    paired_values,
    preset,
    remembering_coin_game,
    run,
    stability,
    values,
)
from gametheory_bp.errors import (
    InputTypeError,
    InputValueError,
    NotDefinedError,
    ShapeError,
    UnknownNameError,
)

BOS = gt.load_game("asymmetric_bach_or_stravinsky")


def test_presets_and_bad_arguments() -> None:
    assert preset("iasymbos_script").settings.spread == 3.0
    assert preset("ipd").game is preset("ipd").evaluation_game
    with pytest.raises(UnknownNameError):
        preset("ibos")
    with pytest.raises(NotDefinedError, match="never run on transposed"):
        preset("iasymbos", legacy_transposed=True)
    for wrong, match in (
        ({"discount": 1}, r"\[0, 1\)"),
        ({"discount": float("nan")}, "not finite"),
        ({"updates": -1}, ">= 0"),
        ({"step": float("inf")}, "finite"),
        ({"look_ahead": -1.0}, ">= 0"),
        ({"disagreement": (1,)}, "row, column"),
        ({"step": 0}, "> 0"),
        ({"record_every": 0}, ">= 1"),
    ):
        with pytest.raises(InputValueError, match=match):
            LearningSettings(**wrong)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError):
        LearningSettings(updates=1.5)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="normalised_sigmoid"):
        LearningSettings(parameterisation="normalized_sigmoid")
    with pytest.raises(InputTypeError, match="BimatrixGame"):
        run("ipd")  # type: ignore[arg-type]
    with pytest.raises(InputValueError, match="beyond the floats"):
        run(gt.BimatrixGame([[10**400]], [[0]]), seeds=1)
    with pytest.raises(InputValueError, match="at least 1"):
        run(BOS, seeds=0)
    with pytest.raises(NotDefinedError, match="mixes two actions"):
        run(
            gt.load_game("rock_paper_scissors"),
            seeds=1,
            settings=LearningSettings(parameterisation="single_logit"),
        )
    with pytest.raises(NotDefinedError, match="no compiled form"):
        run(BOS, "lola_full", seeds=1, compiled=True)


def test_bad_tables_are_refused() -> None:
    good = np.full((1, 5, 2), 0.5)
    with pytest.raises(ShapeError, match=r"\(policies, 5, 2\)"):
        values(good[0], good, BOS, 0.5)
    for entry, match in ((np.nan, "not finite"), (0.7, "mixture that is none")):
        bad = good.copy()
        bad[0, 0, 0] = entry
        with pytest.raises(InputValueError, match=match):
            values(bad, good, BOS, 0.5)
    with pytest.raises(InputValueError, match=r"\[0, 1\)"):
        values(good, good, BOS, 1)
    with pytest.raises(ShapeError, match="equally"):
        paired_values(good, np.repeat(good, 2, axis=0), BOS, 0.5)
    with pytest.raises(InputValueError, match="not finite"):
        stability(BOS, np.full((5, 2), np.inf), np.zeros((5, 2)))
    with pytest.raises(InputValueError, match="no mixture"):
        exploitability(BOS, [[0.5, 0.6]] * 5, good[0], 0.5)
    with pytest.raises(InputValueError, match="no probability"):
        MarkovGame(np.zeros((2, 1, 2, 2)), np.zeros((1, 2, 2, 1)), np.ones(1), 0.5)
    with pytest.raises(InputValueError, match="disagree"):
        run(remembering_coin_game(discount=0.5), settings=LearningSettings())


def test_wrong_kinds_are_named() -> None:
    with pytest.raises(UnknownNameError, match="welfare function"):
        LearningSettings(welfare="utilitarain")
    with pytest.raises(InputTypeError, match="row, column"):
        LearningSettings(disagreement=5)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="True or False"):
        preset("ipd", legacy_transposed="no")  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="payoffs is a list"):
        MarkovGame([[1]], np.ones((1, 2, 2, 1)), np.ones(1), 0.5)  # type: ignore[arg-type]
    with pytest.raises(InputTypeError, match="law is a list"):
        MarkovGame(np.zeros((2, 1, 2, 2)), [1], np.ones(1), 0.5)


def test_exact_questions_need_an_exact_game() -> None:
    half = np.full((5, 2), 0.5)
    with pytest.raises(InputValueError, match="needs a discount"):
        exploitability(BOS, half, half)
    floats = MarkovGame(np.zeros((2, 1, 2, 2)), np.ones((1, 2, 2, 1)), np.ones(1), 0.5)
    with pytest.raises(NotDefinedError, match="given in floats"):
        exploitability(floats, half[:1], half[:1])
    game = remembering_coin_game(memory=False)
    with pytest.raises(ShapeError, match=r"\(20, 4\)"):
        exploitability(game, half, half)
    with pytest.raises(InputValueError, match="leave it out"):
        exploitability(game, half, half, "1/2")


def test_memories_are_checked() -> None:
    with pytest.raises(InputValueError, match="at least 1"):
        CoinMemory("none", "", 0, lambda state, payment: state)
    astray = CoinMemory("astray", "", 2, lambda state, payment: state + 1)
    with pytest.raises(InputValueError, match="from state 1 to 2"):
        remembering_coin_game(memory=astray)
    with pytest.raises(NotDefinedError, match="give a CoinMemory"):
        remembering_coin_game("cg_random_tie")
