"""Shares of outcomes as bars with their errors, the number of runs in each bar's label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gametheory_bp.evaluation import OutcomeShares
from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["draw_outcome_bars"]

LOOKS = (
    (OKABE_ITO["blue"], ""),
    (OKABE_ITO["orange"], "//"),
    (OKABE_ITO["green"], ".."),
    (OKABE_ITO["grey"], "xx"),
)


def draw_outcome_bars(shares: OutcomeShares, ax: Axes) -> Axes:
    """Draw one bar for each class; the data are ``shares`` itself."""
    for k, (name, number) in enumerate(shares.counts):
        color, hatch = LOOKS[k % len(LOOKS)]
        ax.bar(
            k, float(shares.share(name)), 0.7, yerr=shares.error(name), capsize=3, color=color,
            hatch=hatch, edgecolor="white", label=f"{name} ({number})",
        )  # fmt: skip
    names = [f"{name}\n{number}" for name, number in shares.counts]
    ax.set_xticks(range(len(names)), names, fontsize=9)
    ax.set_ylim(0.0, 1.0)
    ax.set_ylabel("share of runs")
    ax.set_title(f"Outcomes of {shares.runs} runs", fontsize=11, loc="left")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    return ax
