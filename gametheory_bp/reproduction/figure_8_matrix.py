"""Payoff profiles in matrix games (the matrix games of figure 8 of the paper).

Above: self-play and all cross-play; below: cross-play within and between welfare functions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Table
from gametheory_bp.plotting.profile_scatter import (
    Kind,
    Limits,
    ScatterPanel,
    profile_scatter,
    profile_scatter_figure,
)
from gametheory_bp.reproduction._evaluated_play import payoff_comparison
from gametheory_bp.reproduction._learned_play import learning_steps
from gametheory_bp.reproduction._matrix_figures import NAMES, matrix_play
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DILEMMA: Limits = ((-3.5, 0.5), (-3.5, 0.5))
BATTLE: Limits = ((-0.5, 4.5), (-0.5, 4.5))
ROWS: tuple[tuple[Kind, ...], ...] = (("self", "cross"), ("self", "same", "different"))


def _panels(folder: Path | None) -> list[list[ScatterPanel]]:
    return [
        [
            profile_scatter(
                name,
                found.legacy,
                found.attainable,
                kinds=kinds,
                published=tuple(found.published.payoffs.values()),
                limits=DILEMMA if name.startswith("IPD") else BATTLE,
            )
            for name in NAMES
            for found in (matrix_play(folder, name),)
        ]
        for kinds in ROWS
    ]


def _table(folder: Path | None) -> Table:
    return payoff_comparison([matrix_play(folder, name) for name in NAMES])


def _figure(folder: Path | None) -> Figure:
    return profile_scatter_figure(_panels(folder))


def _reproduction(folder: Path | None) -> Reproduction:
    return Reproduction(
        title="Payoff profiles in the prisoner's dilemma and asymmetric Bach or Stravinsky",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 8, matrix games",
        table=lambda: _table(folder),
        figure=lambda: _figure(folder),
        steps=lambda: learning_steps(folder),
        kept_in=_reproduction,
    )


FIGURE_8_MATRIX = _reproduction(None)
