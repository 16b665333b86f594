"""Plots of learning and evaluation: their data, what is drawn of them, what ``gt.plot`` takes."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
import numpy as np
import pytest

import gametheory_bp as gt
from gametheory_bp import dynamics
from gametheory_bp.errors import EmptySetError, InputTypeError, InputValueError
from gametheory_bp.evaluation import cross_play_runs, learned_play, policy_paths, score_table
from gametheory_bp.plotting import (
    ValueMap,
    draw_learning_curves,
    draw_payoff_paths,
    draw_phase_panel,
    file_figure,
    learning_curves,
    payoff_paths,
    phase_figure,
    phase_portrait,
)

BOS = gt.load_game("asymmetric_bach_or_stravinsky")
RUN = dynamics.run(BOS, seeds=12, rng=1)
PATHS = policy_paths(BOS, seeds=12, rng=1, times=(0, 3, 200))
SMALL = cross_play_runs([[(4, 1), (0, 0)], [(0, 0), (2, 2)]], groups=["u", "e"])


def test_curves_are_means_between_percentiles() -> None:
    row, column = learning_curves(RUN).curves
    assert row.updates == (0, *range(10, 201, 10)) == column.updates
    assert row.mean == pytest.approx(RUN.history[:, :, 0].mean(axis=1).tolist())
    assert column.mean[-1] == pytest.approx(RUN.values[:, 1].mean()) != row.mean[-1]
    assert all(a <= b for a, b in zip(row.low, row.high, strict=True))
    ax = draw_learning_curves(learning_curves(RUN), file_figure()[1])
    assert ax.lines[1].get_ydata().tolist() == pytest.approx(column.mean)
    with pytest.raises(InputTypeError):
        learning_curves(BOS)  # type: ignore[arg-type]


def test_paths_lead_to_the_final_payoffs() -> None:
    data = payoff_paths(RUN, shown=5)
    assert [path[-1] for path in data.paths] == [tuple(v) for v in RUN.values[:5].tolist()]
    assert data.left_out == 7 and len(data.area) == 3
    ax = draw_payoff_paths(data, file_figure()[1])
    assert "7 runs not drawn" in ax.get_title(loc="left")
    assert len(ax.lines) == 1 + 3 * 5
    coins = dynamics.remembering_coin_game()
    setting = dynamics.LearningSettings(parameterisation="softmax", updates=1)
    learned = dynamics.run(coins, seeds=1, settings=setting)
    assert payoff_paths(learned).area == ()  # no stage game, no set


def test_policies_on_the_way_are_those_of_the_run() -> None:
    assert (PATHS.row[-1] == RUN.policies[0]).all() and (PATHS.column[-1] == RUN.policies[1]).all()
    assert (PATHS.row[0] != PATHS.row[1]).any()
    with pytest.raises(InputValueError, match="rising"):
        policy_paths(BOS, seeds=1, times=(3, 3))
    with pytest.raises(EmptySetError):
        policy_paths(BOS, seeds=1, times=())


def test_a_phase_portrait_has_a_panel_for_every_state() -> None:
    panels = phase_portrait(PATHS)
    assert [p.title for p in panels] == [
        "first step", "after (B, B)", "after (B, S)", "after (S, B)", "after (S, S)",
    ]  # fmt: skip
    ends = np.array([path[-1] for path in panels[2].paths])
    assert (ends[:, 0] == RUN.policies[0][:, 1, 0]).all()  # the row player runs to the right
    assert (ends[:, 1] == RUN.policies[1][:, 1, 0]).all()
    assert len(draw_phase_panel(panels[0], file_figure()[1]).lines) == 3 * 12
    three = policy_paths(gt.load_game("asymmetric_bos_and_pd"), seeds=1, times=(0, 1))
    shown = [ax.get_visible() for ax in phase_figure(three).axes]
    assert len(phase_portrait(three)) == 10 == sum(shown)
    with pytest.raises(InputTypeError):
        phase_portrait(RUN)  # type: ignore[arg-type]


MAP = ValueMap("t", "x", ("1",), "y", ("0",), (((0.25, 0.01),),))


@pytest.mark.parametrize(
    ("result", "title"),
    [
        (RUN, "Asymmetric Bach or Stravinsky, lola_exact, 12 seeds"),
        (learning_curves(RUN), "Asymmetric Bach or Stravinsky, lola_exact, 12 seeds"),
        (phase_portrait(PATHS)[0], "first step"),
        (learned_play(RUN), "Normalized scores"),
        (learned_play(RUN).outcomes, "Outcomes of 12 runs"),
        (SMALL, "Payoff profiles"),
        (score_table(SMALL), "Normalized scores"),
        (MAP, "t"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_plot_draws_records_of_learning(result: Any, title: str) -> None:
    mpl.use("Agg")
    ax = file_figure()[1]
    assert gt.plot(result, ax=ax) is ax
    assert ax.get_title(loc="left") == title
    assert len(ax.lines) + len(ax.patches) + len(ax.images) > 0
