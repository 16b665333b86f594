"""Payoff profiles of all learners, above what is attainable (figure 8 of the paper).

Social dilemmas above, asymmetric bargaining below; in each self-play and all cross-play, then
cross-play within and between welfare functions.  The areas are exact, those of coin games up to
1/1000.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gametheory_bp.display import Stack
from gametheory_bp.plotting.profile_scatter import (
    Kind,
    Limits,
    ScatterPanel,
    profile_scatter,
    profile_scatter_figure,
)
from gametheory_bp.reproduction._all_play import BARGAINING, DILEMMAS, all_steps, learned_play
from gametheory_bp.reproduction._evaluated_play import payoff_comparison
from gametheory_bp.reproduction._learning import Learning
from gametheory_bp.reproduction._reproduction import Reproduction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LIMITS: dict[str, Limits] = {
    "IPD": ((-3.5, 0.5), (-3.5, 0.5)),
    "CG": ((-0.1, 0.6), (-0.1, 0.6)),
    "IAsymBoS": ((-0.5, 4.5), (-0.5, 4.5)),
    "ABCG": ((-0.1, 0.8), (-0.1, 1.6)),
}
"""As in the paper; widened where the attainable area is larger."""
ROWS: tuple[tuple[Kind, ...], ...] = (("self", "cross"), ("self", "same", "different"))
MATRIX_GAMES = ("IPD", "IAsymBoS")
PRESET = "quick"


def _panels(learning: Learning) -> list[list[ScatterPanel]]:
    return [
        [_panel(learning, name, kinds) for name in names]
        for names in (DILEMMAS, BARGAINING)
        for kinds in ROWS
    ]


def _panel(learning: Learning, name: str, kinds: tuple[Kind, ...]) -> ScatterPanel:
    found, environment = learned_play(learning, name), name.split(", ")[0]
    panel = profile_scatter(
        name,
        found.legacy,
        found.attainable,
        kinds=kinds,
        published=tuple(found.published.payoffs.values()),
        limits=LIMITS[environment],
    )
    if environment in MATRIX_GAMES:
        return panel
    # the games are noisy by themselves, so nothing is jittered, as in the paper
    limits = _wide_enough(panel, 0), _wide_enough(panel, 1)
    return replace(panel, jitter=0.0, limits=limits)


def _wide_enough(panel: ScatterPanel, player: int) -> tuple[float, float]:
    low, high = panel.limits[player]
    values = [float(corner[player]) for corner in panel.area]
    points = [float(p[player]) for one in panel.series for p in one.points]
    return min(low, *(x - 0.05 for x in points)), max(high, *(x + 0.05 for x in values + points))


def _table(learning: Learning) -> Stack:
    plays = [learned_play(learning, name) for name in (*DILEMMAS, *BARGAINING)]
    title = f"Payoff profiles of learned agents, preset {learning.preset}"
    return Stack(title, (payoff_comparison(plays),))


def _figure(learning: Learning) -> Figure:
    return profile_scatter_figure(_panels(learning))


def _reproduction(learning: Learning) -> Reproduction:
    return Reproduction(
        title="Payoff profiles of all learners over what is attainable",
        source="Stastny et al. (2021), Normative disagreement as a challenge for cooperative AI, "
        "figure 8",
        table=lambda: _table(learning),
        figure=lambda: _figure(learning),
        steps=lambda: all_steps(learning),
        kept_in=lambda folder: _reproduction(learning.at(folder)),
        at_preset=_reproduction,
        preset=PRESET,
    )


FIGURE_8 = _reproduction(Learning(PRESET))
