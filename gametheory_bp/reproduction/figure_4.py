"""Profiles of LOLA-Exact policies in self-play and cross-play (figure 4 of the paper).

The published prisoner's dilemma was learned on transposed matrices, where cooperation dominates;
it is drawn beside the true one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack, Table
from gametheory_bp.evaluation import CrossPlayRuns, groups_by_optimum
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.plotting.profile_scatter import (
    Limits,
    ScatterPanel,
    profile_scatter,
    profile_scatter_figure,
)
from gametheory_bp.reproduction._evaluated_play import (
    EvaluatedPlay,
    payoff_comparison,
    score_comparison,
)
from gametheory_bp.reproduction._learned_play import learned, learning_steps
from gametheory_bp.reproduction._matrix_figures import matrix_play
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DILEMMA: Limits = ((-3.1, 0.1), (-3.1, 0.1))
BATTLE: Limits = ((-0.2, 4.2), (-0.1, 2.1))


def _plays(folder: Path | None) -> tuple[EvaluatedPlay, EvaluatedPlay]:
    return matrix_play(folder, "IPD, LOLA-Exact"), matrix_play(folder, "IAsymBoS, LOLA-Exact")


def _panels(folder: Path | None) -> list[ScatterPanel]:
    dilemma, battle = _plays(folder)

    def panel(
        title: str, found: EvaluatedPlay, runs: CrossPlayRuns, limits: Limits, told: bool = True
    ) -> ScatterPanel:
        means = tuple(found.published.payoffs.values()) if told else ()
        return profile_scatter(title, runs, found.attainable, published=means, limits=limits)

    some = dilemma.correct.sampled(dilemma.legacy.pairings)
    return [
        panel("IPD, learned transposed as published", dilemma, dilemma.legacy, DILEMMA),
        panel("IPD", dilemma, some, DILEMMA, told=False),
        panel("IAsymBoS", battle, battle.legacy, BATTLE),
    ]


def _table(folder: Path | None) -> Stack:
    plays = _plays(folder)
    battle = learned(folder, "asymmetric Bach or Stravinsky")
    return Stack(
        "LOLA-Exact in self-play and cross-play",
        (
            payoff_comparison(plays),
            score_comparison(plays),
            _groups(battle.runs),
            replace(battle.outcomes.display(), title="Outcomes of self-play in IAsymBoS"),
        ),
    )


def _groups(runs: CrossPlayRuns) -> Table:
    """Sizes of the groups of runs, by the published ratio and by the nearest optimum."""
    from gametheory_bp.bargaining import welfare_optimum
    from gametheory_bp.games.library import load_game

    game = load_game("asymmetric_bach_or_stravinsky")
    rules = {"egalitarian": "egalitarian", "mixed": "nash", "utilitarian": "utilitarian"}
    optima: dict[str, Point] = {}
    for name, rule in rules.items():
        x, y = welfare_optimum(game, rule, among="feasible", disagreement=(0, 0)).point
        optima[name] = x, y  # type: ignore[assignment]
    nearest = groups_by_optimum(runs.of("self"), optima)
    told = {"egalitarian": 8, "mixed": 19, "utilitarian": 13}
    rows = tuple(
        (
            name,
            f"{optima[name][0]}, {optima[name][1]}",
            str(told[name]),
            str(runs.groups.count(name)),
            str(nearest.count(name)),
        )
        for name in rules
    )
    heads = ("group", "optimum", "published", "by ratio of returns", "by nearest optimum")
    return Table("Groups of runs in IAsymBoS", heads, rows, f"{len(runs.seeds)} runs")


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="Policies learned with LOLA-Exact, in self-play and cross-play",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 4",
        table=lambda: _table(folder),
        figure=lambda: _figure(folder),
        steps=lambda: learning_steps(folder),
        kept_in=_reproduction,
    )


def _figure(folder: Path | None) -> Figure:
    return profile_scatter_figure([_panels(folder)])


FIGURE_4 = _reproduction(None)
