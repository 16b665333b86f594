"""Looks: one style per role, told apart by colour *and* by marker or line style.

The colours are those of Okabe and Ito (2008), which stay distinct under the common kinds of
colour blindness.  Nothing is said by colour alone: every area has its own outline, every kind of
point its own marker.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = ["OKABE_ITO", "ROLES", "Style"]

OKABE_ITO = MappingProxyType(
    {
        "black": "#000000",
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "green": "#009E73",
        "yellow": "#F0E442",
        "blue": "#0072B2",
        "vermilion": "#D55E00",
        "purple": "#CC79A7",
        "grey": "#7A7A7A",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """How everything of one role is drawn.

    Attributes
    ----------
    color : str
        Hexadecimal colour of line, marker and fill.
    line : str
        Line style of outlines and paths.
    width : float
        Line width in points.
    fill : float
        Opacity of the inside of an area, 0 for none.
    marker : str
        Marker of points.
    size : float
        Diameter of the marker in points.
    hollow : bool
        Whether only the marker's outline is drawn, so that another marker shows inside it.
    level : int
        What is drawn later lies on top.
    """

    color: str
    line: Literal["-", "--", "-.", ":"] = "-"
    width: float = 1.0
    fill: float = 0.0
    marker: str = ""
    size: float = 6.0
    hollow: bool = False
    level: int = 1


_C = OKABE_ITO
ROLES = MappingProxyType(
    {
        "feasible": Style(_C["grey"], "-", 1.2, fill=0.13, level=1),
        "independent": Style(_C["sky"], "-", 1.2, fill=0.35, level=2),
        "coarse_correlated": Style(_C["yellow"], "-.", 1.4, fill=0.25, level=3),
        "correlated": Style(_C["orange"], "--", 1.8, fill=0.30, level=4),
        "nash_set": Style(_C["vermilion"], "-", 3.0, fill=0.25, level=5),
        "frontier": Style(_C["green"], "-", 3.2, level=6),
        "individually_rational": Style(_C["blue"], "-.", 1.4, fill=0.12, level=3),
        "comprehensive": Style(_C["purple"], "--", 1.4, fill=0.12, level=1),
        "pareto": Style(_C["green"], marker="s", size=11.0, width=2.4, hollow=True, level=8),
        "floor": Style(_C["black"], ":", 1.1, level=5),
        "pure": Style(_C["grey"], marker="s", size=5.0, level=7),
        "minimax": Style(_C["black"], marker="X", size=9.0, level=9),
        "nash": Style(_C["vermilion"], marker="o", size=13.0, width=2.0, hollow=True, level=10),
        "solution": Style(_C["blue"], marker="D", size=6.5, level=11),
        "tie": Style(_C["sky"], "-", 9.0, level=5),
        "optimum": Style(_C["vermilion"], marker="*", size=15.0, level=12),
        "first_set": Style(_C["grey"], "-", 1.6, fill=0.16, level=1),
        "second_set": Style(_C["blue"], "--", 1.8, fill=0.14, level=2),
        "third_set": Style(_C["orange"], "-.", 2.0, fill=0.16, level=3),
        "later_set": Style(_C["blue"], "--", 1.0, level=3),
        "first_points": Style(_C["grey"], marker="s", size=5.0, level=7),
        "second_points": Style(_C["blue"], marker="D", size=12.0, width=1.4, hollow=True, level=8),
        "third_points": Style(_C["orange"], marker="^", size=18.0, width=1.6, hollow=True, level=8),
        "first_solution": Style(_C["black"], marker="o", size=7.5, level=13),
        "second_solution": Style(_C["blue"], marker="D", size=7.0, level=12),
        "third_solution": Style(_C["orange"], marker="^", size=9.0, level=14),
        "selected": Style(_C["black"], marker="|", size=11.0, width=2.0, hollow=True, level=15),
        "demanded": Style(_C["purple"], marker="o", size=14.0, width=2.2, hollow=True, level=11),
        "wrong": Style(_C["vermilion"], "-", 2.4, level=16),
        "wrong_point": Style(
            _C["vermilion"], marker="s", size=17.0, width=2.2, hollow=True, level=16
        ),
        "sustained": Style(_C["blue"], "-", 1.8, fill=0.26, level=4),
        "sustained_bound": Style(_C["vermilion"], "--", 1.5, level=6),
        "sustained_corner": Style(_C["blue"], marker="o", size=7.0, level=8),
        "contour": Style(_C["blue"], "-", 1.0, level=3),
        "best_contour": Style(_C["vermilion"], "--", 1.8, level=4),
    }
)
"""The style of every role that a drawing may use."""
