"""amTFT(W1) against amTFT(W2) in asymmetric Bach or Stravinsky (figure 5 of the paper).

Exact agents, all pairs of sets of four rules; by a preset also agents that are learned here.  Drawn
are the nine pairs of the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack
from gametheory_bp.plotting.canvas import file_panels
from gametheory_bp.plotting.drawing import draw_plane, figure_size
from gametheory_bp.plotting.frontier_with_profiles import draw_errors, frontier_with_profiles
from gametheory_bp.plotting.plane import Plane
from gametheory_bp.reproduction._learned_set_tables import (
    learned_errors,
    learned_plane,
    learned_set_steps,
    learned_set_tables,
)
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._reproduction import Reproduction
from gametheory_bp.reproduction._set_play import CRITERIA, READINGS, set_play, set_steps, short
from gametheory_bp.reproduction._set_tables import (
    LEGEND,
    PAPER_SETS,
    overlap_table,
    payoff_table,
    published_table,
    score_matrix,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GAME = "IAsymBoS"
HUNDRED = CRITERIA.index(100)


def _table(folder: Path | None, learning: Learning | None) -> Stack:
    plays = tuple(set_play(folder, GAME, reading) for reading in READINGS)
    learned = () if learning is None else learned_set_tables(learning, GAME, plays)
    parts = (
        *learned,
        published_table(plays),
        *map(payoff_table, plays),
        overlap_table(plays),
        *(score_matrix(play, HUNDRED) for play in plays),
    )
    return Stack(f"amTFT(W1) against amTFT(W2); {LEGEND}", parts)


def _plane(folder: Path | None, reading: str) -> Plane:
    play = set_play(folder, GAME, reading)
    groups: dict[str, dict[str, tuple[float, float]]] = {"common rule": {}, "disjoint sets": {}}
    for one in PAPER_SETS:
        for two in PAPER_SETS:
            x, y = play.payoffs[one, two][HUNDRED]
            kind = "common rule" if set(one) & set(two) else "disjoint sets"
            groups[kind][f"{short(one)} - {short(two)}"] = float(x), float(y)
    title = "section 5.1" if reading == "paper" else "as released: never punishing"
    return frontier_with_profiles(
        play.attainable[HUNDRED], groups, title=f"W1 - W2 in {GAME}, 100 steps, {title}"
    )


def _figure(folder: Path | None, learning: Learning | None) -> Figure:
    planes = [_plane(folder, reading) for reading in READINGS]
    if learning is not None:
        planes += [learned_plane(learning, GAME, reading) for reading in READINGS]
    drawing, axes = file_panels([figure_size(plane) for plane in planes])
    for plane, ax in zip(planes, axes, strict=True):
        draw_plane(plane, ax)
    if learning is not None:
        for reading, ax in zip(READINGS, axes[len(READINGS) :], strict=True):
            draw_errors(learned_errors(learning, GAME, reading), ax)
    return drawing


def _steps(folder: Path | None, learning: Learning | None) -> Iterator[str]:
    if learning is not None:
        yield from learned_set_steps(learning, GAME)
    yield from set_steps(folder, (GAME,))


def _reproduction(folder: Path | None, learning: Learning | None = None) -> Reproduction:
    return Reproduction(
        title="Norm-adaptive agents in asymmetric Bach or Stravinsky, all pairs of sets",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 5",
        table=lambda: _table(folder, learning),
        figure=lambda: _figure(folder, learning),
        steps=lambda: _steps(folder, learning),
        kept_in=lambda other: _reproduction(other, learning and learning.at(other)),
        at_preset=lambda chosen: _reproduction(chosen.folder, chosen),
    )


FIGURE_5 = _reproduction(None)
