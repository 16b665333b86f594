"""The Venn diagram of cooperation problems, with games written in its regions.

Coordination problems and mixed-motive games overlap; the overlap are the bargaining problems.
Asymmetric bargaining problems are some of those.  Social dilemmas are mixed-motive games that may
be bargaining problems of either kind.  The ellipses are laid out by hand once; games are numbered
in their region, and a key beside the diagram gives the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gametheory_bp.plotting.palette import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "ANCHORS",
    "ELLIPSES",
    "Ellipse",
    "VennDiagram",
    "draw_venn",
    "region_name",
    "venn_diagram",
]


@dataclass(frozen=True, slots=True)
class Ellipse:
    """One set of the diagram: where it lies, where its name stands, how it looks."""

    centre: tuple[float, float]
    width: float
    height: float
    name: str
    name_at: tuple[float, float]
    color: str
    line: str = "-"

    def contains(self, x: float, y: float) -> bool:
        """Whether (x, y) lies inside."""
        dx = (x - self.centre[0]) / (self.width / 2)
        dy = (y - self.centre[1]) / (self.height / 2)
        return dx * dx + dy * dy < 1


_C = OKABE_ITO
ELLIPSES = MappingProxyType(
    {
        "coordination": Ellipse((3.9, 3.6), 7.0, 5.4, "Coordination", (2.25, 4.75), _C["blue"]),
        "mixed_motive": Ellipse(
            (7.3, 3.6), 8.4, 6.4, "Mixed-motive", (9.0, 5.55), _C["vermilion"], "--"
        ),
        "asymmetric": Ellipse(
            (5.05, 2.75), 3.0, 2.3, "Asymmetric\nbargaining", (4.62, 2.3), _C["green"], "-."
        ),
        "social_dilemma": Ellipse(
            (7.75, 2.75), 5.0, 2.9, "Social dilemmas", (8.1, 1.9), _C["purple"], ":"
        ),
    }
)
"""The four outlines; "bargaining" is the overlap of the first two."""

KEY_ROWS = 32
"""Names in one column of the key."""

BARGAINING_NAME_AT = (5.1, 5.15)

ANCHORS = MappingProxyType(
    {
        frozenset({"coordination"}): (1.9, 3.5),
        frozenset({"mixed_motive"}): (9.2, 4.75),
        frozenset({"coordination", "mixed_motive"}): (5.1, 4.5),
        frozenset({"coordination", "mixed_motive", "asymmetric"}): (4.45, 3.15),
        frozenset({"coordination", "mixed_motive", "social_dilemma"}): (6.9, 3.25),
        frozenset({"coordination", "mixed_motive", "asymmetric", "social_dilemma"}): (5.98, 2.75),
        frozenset({"mixed_motive", "social_dilemma"}): (8.7, 2.95),
        frozenset(): (1.0, 0.75),
    }
)
"""The middle of each region, by the sets that it lies in."""


@dataclass(frozen=True, slots=True)
class VennDiagram:
    """Which games lie in which region.

    Attributes
    ----------
    regions : tuple of (sets, names)
        Sorted sets that a region lies in, and the games there, sorted.
    strays : tuple of (sets, names)
        Combinations that the diagram says are empty; a reader should know of them.
    """

    regions: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    strays: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    @property
    def numbered(self) -> tuple[str, ...]:
        """All games, in the order of their numbers."""
        return tuple(name for _, names in (*self.regions, *self.strays) for name in names)


def venn_diagram(games: Iterable[tuple[str, Iterable[str]]]) -> VennDiagram:
    """Sort games, given with the sets that they belong to, into regions.

    Examples
    --------
    >>> venn_diagram([("pd", ["mixed_motive", "social_dilemma"]), ("odd", ["asymmetric"])])
    VennDiagram(regions=((('mixed_motive', 'social_dilemma'), ('pd',)),), \
strays=((('asymmetric',), ('odd',)),))
    """
    found: dict[frozenset[str], list[str]] = {}
    for name, sets in games:
        found.setdefault(frozenset(sets), []).append(name)
    regions = [(key, found[key]) for key in ANCHORS if key in found]
    strays = [(key, found[key]) for key in sorted(found, key=sorted) if key not in ANCHORS]
    return VennDiagram(_frozen(regions), _frozen(strays))


def region_name(sets: Iterable[str]) -> str:
    """A region in words.

    Examples
    --------
    >>> region_name(["coordination", "mixed_motive"]), region_name(["coordination"])
    ('bargaining', 'pure coordination')
    """
    inside = frozenset(sets)
    if inside >= {"coordination", "mixed_motive"}:
        words = ["asymmetric bargaining" if "asymmetric" in inside else "bargaining"]
    elif "coordination" in inside:
        words = ["pure coordination"]
    else:
        words = ["mixed motives"] if "mixed_motive" in inside else []
    if "social_dilemma" in inside:
        words.append("social dilemma")
    return " and ".join(words) or "none of these"


def draw_venn(diagram: VennDiagram, ax: Axes, *, title: str = "") -> Axes:
    """Draw the outlines, the numbers of the games and the key."""
    from matplotlib.patches import Ellipse as EllipsePatch

    for ellipse in ELLIPSES.values():
        for filled in (True, False):
            ax.add_patch(
                EllipsePatch(
                    ellipse.centre,
                    ellipse.width,
                    ellipse.height,
                    facecolor=ellipse.color if filled else "none",
                    edgecolor="none" if filled else ellipse.color,
                    alpha=0.10 if filled else 1.0,
                    linestyle=ellipse.line,
                    linewidth=1.8,
                )
            )
        _write(ax, ellipse.name_at, ellipse.name, size=10.5, color=ellipse.color, weight="bold")
    _write(ax, BARGAINING_NAME_AT, "Bargaining", size=11, color="black", weight="bold")
    number = {name: k + 1 for k, name in enumerate(diagram.numbered)}
    for sets, names in diagram.regions:
        _write(ax, ANCHORS[frozenset(sets)], _numbers([number[n] for n in names]), size=10)
    key = [f"{number[name]:>2}  {name.replace('_', ' ')}" for name in diagram.numbered]
    for column in range(0, len(key), KEY_ROWS):
        ax.text(
            11.9 + 3.4 * column / KEY_ROWS,
            7.0,
            "\n".join(key[column : column + KEY_ROWS]),
            fontsize=8.5,
            va="top",
            linespacing=1.18,
        )
    ax.set_xlim(0.3, 11.9 + 3.3 * -(-len(key) // KEY_ROWS))
    ax.set_ylim(0.2, 7.1)
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set_title(title, loc="left", fontsize=12)
    return ax


def _write(
    ax: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: float,
    color: str = "black",
    weight: str = "normal",
) -> None:
    ax.text(*at, text, fontsize=size, color=color, weight=weight, ha="center", va="center")


def _numbers(numbers: list[int], width: int = 3) -> str:
    """Numbers in short lines."""
    lines = [numbers[k : k + width] for k in range(0, len(numbers), width)]
    return "\n".join(" ".join(str(n) for n in line) for line in lines)


def _frozen(
    items: list[tuple[frozenset[str], list[str]]],
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple((tuple(sorted(key)), tuple(sorted(names))) for key, names in items)
