"""Cooperative success of all learners in all environments (figure 3 of the paper).

Above as run, by the rules of the release, with the published values; below the true games and the
largest attainable welfare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.display import Stack, Table
from gametheory_bp.plotting.score_bars import ScoreBars, bar_group, score_bars_grid
from gametheory_bp.reproduction._all_play import BARGAINING, DILEMMAS, all_steps, learned_play
from gametheory_bp.reproduction._evaluated_play import (
    attainment_table,
    drawn_series,
    payoff_comparison,
    score_comparison,
)
from gametheory_bp.reproduction._learned_agents import learned_agents
from gametheory_bp.reproduction._learned_play import STEPS as MATRIX_STEPS
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._published_and_exact import RUNS, payoff_lines, score_lines
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.reproduction._shaped_play import STEPS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAMES = (*DILEMMAS, *BARGAINING)
PRESET = "quick"


def _table(learning: Learning) -> Stack:
    plays = [learned_play(learning, name) for name in NAMES]
    runs = [run for run in RUNS if run.endswith("amTFT")]
    scores = {(run, line[1]): line[3] for run in runs for line in score_lines(run)}
    payoffs = {(run, line[1]): line[3] for run in runs for line in payoff_lines(run)}
    title = f"Normalized scores of learned agents, preset {learning.preset}"
    parts = (
        score_comparison(plays, scores),
        attainment_table(plays),
        payoff_comparison(plays, payoffs),
        runs_table(learning),
    )
    return Stack(title, parts)


def runs_table(learning: Learning, names: tuple[str, ...] = NAMES) -> Table:
    """What was trained: pairs, discarded ones, length of episodes, time."""
    rows = []
    for name in names:
        environment, algorithm = name.split(", ")
        if algorithm != "amTFT":
            runs = learned_play(learning, name).correct
            steps, gone = MATRIX_STEPS if algorithm == "LOLA-Exact" else STEPS, len(runs.discarded)
            rows.append((name, "-", str(len(runs.seeds) + gone), str(gone), str(steps), "-"))
            continue
        found = learned_agents(learning, environment)
        for kind, trained in found.trained.items():
            seconds = sum(p.cpu_seconds for p in found.pairs if p.reward == kind)
            rows.append(
                (name, kind, str(trained), str(found.discarded[kind]),
                 str(found.experiment.horizon), f"{seconds:.0f}")
            )  # fmt: skip
    heads = ("environment, algorithm", "reward", "trained", "discarded", "steps of an episode",
             "CPU seconds")  # fmt: skip
    note = (
        "CPU seconds: training of the kept pairs, without their punishers; LOLA-PG: here LOLA from "
        "sampled play (DiCE) with tables over positions and a public memory"
    )
    return Table("Runs", heads, tuple(rows), note)


def _bars(learning: Learning) -> list[list[ScoreBars]]:
    rows = []
    for words, legacy in (("as run, w* observed", True), ("correct, w* attainable", False)):
        panels = []
        for title, names in (("Social dilemmas", DILEMMAS), ("Asymmetric bargaining", BARGAINING)):
            groups = []
            for name in names:
                found = learned_play(learning, name)
                scores = found.legacy_scores if legacy else found.correct_scores
                told = found.published.measured if legacy else {}
                label = name.replace(", ", "\n")
                groups.append(bar_group(label, scores, drawn_series(found), told))
            panels.append(ScoreBars(f"{title}: {words}", tuple(groups)))
        rows.append(panels)
    return rows


def _figure(learning: Learning) -> Figure:
    return score_bars_grid(_bars(learning))


def _reproduction(learning: Learning) -> Reproduction:
    return Reproduction(
        title="Normalized scores of all learners in all environments",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 3",
        table=lambda: _table(learning),
        figure=lambda: _figure(learning),
        steps=lambda: all_steps(learning),
        kept_in=lambda folder: _reproduction(learning.at(folder)),
        at_preset=_reproduction,
        preset=PRESET,
    )


FIGURE_3 = _reproduction(Learning(PRESET))
