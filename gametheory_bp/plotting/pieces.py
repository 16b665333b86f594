"""The pieces of a payoff plane: each result as areas, paths and marks.

:func:`assemble` puts the pieces together in the order in which they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from gametheory_bp.bargaining import BargainingProblem, load_rule
from gametheory_bp.equilibria.nash import NashSet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.geometry.frontier import pareto_chain, pareto_points
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.plotting.plane import Area, Arrow, Mark, Path, Plane, PlanePoint

__all__ = [
    "LABELS",
    "Piece",
    "assemble",
    "equilibrium_pieces",
    "floor_pieces",
    "frontier_pieces",
    "nash_pieces",
    "problem_frontier",
    "pure_pieces",
    "set_pieces",
    "solution_pieces",
]

Piece = Area | Path | Mark | Arrow

MOST_MIXED = 5
"""Number of equilibria up to which mixed ones are named."""
MANY_RULES = 5
"""Number of rules from which on "all rules" stands for their names, where all agree."""

LABELS = {
    "feasible": "feasible payoffs",
    "individually_rational": "individually rational payoffs",
    "comprehensive": "comprehensive hull",
    "independent": "independent mixtures",
    "pure": "pure profiles",
    "nash": "Nash equilibria",
    "correlated": "correlated equilibria",
    "coarse_correlated": "coarse correlated equilibria",
    "subgame_perfect": "subgame-perfect payoffs",
}


def assemble(title: str, pieces: Iterable[Piece], caption: str = "") -> Plane:
    """A drawing from its pieces, in any order."""
    pieces = tuple(pieces)
    return Plane(
        title,
        tuple(p for p in pieces if isinstance(p, Area)),
        tuple(p for p in pieces if isinstance(p, Path)),
        tuple(p for p in pieces if isinstance(p, Mark)),
        tuple(p for p in pieces if isinstance(p, Arrow)),
        caption,
    )


def set_pieces(kind: str, vertices: Sequence[PlanePoint], label: str = "") -> tuple[Piece, ...]:
    """A set of payoffs with its outline; nothing for the empty set."""
    if not vertices:
        return ()
    return (Area(kind, label or LABELS.get(kind, kind.replace("_", " ")), tuple(vertices)),)


def frontier_pieces(points: Sequence[PlanePoint], *, finite: bool = False) -> tuple[Piece, ...]:
    """The Pareto frontier as a chain, or as points: of a finite set, or a chain of one point."""
    if finite or len(points) == 1:
        return tuple(Mark("pareto", "Pareto optimal", p) for p in points)
    return (Path("frontier", "Pareto frontier", tuple(points)),) if points else ()


def problem_frontier(problem: BargainingProblem) -> tuple[Piece, ...]:
    """The strong Pareto frontier of the whole payoff set; of a curved one it is left out."""
    if problem.set_kind == "curved":
        return ()
    if problem.set_kind == "finite":
        return frontier_pieces(pareto_points(problem.points), finite=True)
    return frontier_pieces(pareto_chain(Polygon.hull(problem.payoff_set)))


def pure_pieces(game: BimatrixGame) -> tuple[Piece, ...]:
    """A small square at every payoff of a pure profile, each once."""
    return tuple(Mark("pure", "pure profiles", p) for p in dict.fromkeys(game.payoffs()))


def floor_pieces(
    floor: Point, ideal: Point, name: str = "minimax", label: str = "disagreement point"
) -> tuple[Piece, ...]:
    """The disagreement point with dotted lines: what lies above both is individually rational."""
    right, top = max(ideal[0], floor[0]), max(ideal[1], floor[1])
    corner = ((floor[0], top), floor, (right, floor[1]))
    return (
        Path("floor", "at least the disagreement point", corner),
        Mark("minimax", label, floor, (name,)),
    )


def equilibrium_pieces(
    payoffs: Iterable[tuple[Point, str]], rectangles: Iterable[tuple[Point, Point]] = ()
) -> tuple[Piece, ...]:
    """Extreme equilibria by payoff and name; the payoff rectangles of maximal Nash subsets.

    Names at one payoff are gathered; beyond three only their number is written.
    """
    named: dict[Point, list[str]] = {}
    for point, name in payoffs:
        named.setdefault(point, []).extend([name] * bool(name))
    marks = (
        Mark("nash", "Nash equilibria", point, tuple(names if len(names) <= 3 else _count(names)))
        for point, names in named.items()
    )
    areas = (
        Area("nash_set", "payoffs of connected equilibria", _corners(low, high))
        for low, high in rectangles
        if low != high
    )
    return (*areas, *marks)


def nash_pieces(nash: NashSet) -> tuple[Piece, ...]:
    """Extreme equilibria and the payoffs of connected ones."""
    say_mixed = len(nash.extreme) <= MOST_MIXED
    named = [
        (point, _profile_name(profile, nash.game, say_mixed))
        for profile, point in zip(nash.extreme, nash.payoffs, strict=True)
    ]
    return equilibrium_pieces(named, [(r.low, r.high) for r in nash.payoff_set])


def solution_pieces(
    solutions: Iterable[tuple[str, Sequence[Any]]], among: str = ""
) -> tuple[Piece, ...]:
    """Rules with the points they pick; the two ends of a tied segment are joined."""
    label = f"rules over {LABELS.get(among, among)}" if among else "bargaining solutions"
    solutions = list(solutions)
    if len(solutions) > MANY_RULES and len({tuple(points) for _, points in solutions}) == 1:
        return tuple(_one_rule(f"all {len(solutions)} rules", solutions[0][1], label))
    pieces = [_one_rule(_short_title(rule), points, label) for rule, points in solutions]
    return tuple(chain.from_iterable(pieces))


def _short_title(rule: str) -> str:
    """The rule's title without what stands in brackets."""
    return load_rule(rule).title.partition(" (")[0]


def _one_rule(name: str, points: Sequence[Any], label: str) -> list[Piece]:
    ties: list[Piece] = []
    if len(points) == 2:
        ties.append(Path("tie", "tied optima", tuple(points)))
    names = [name] if len(points) == 1 else [f"{name} (tied)"] * len(points)
    marks = [
        Mark("solution", label, point, (text,)) for point, text in zip(points, names, strict=True)
    ]
    return [*ties, *marks]


def _count(names: Sequence[str]) -> list[str]:
    return [f"{len(names)} Nash equilibria"]


def _corners(low: Point, high: Point) -> tuple[Point, ...]:
    if low[0] == high[0] or low[1] == high[1]:
        return (low, high)
    return (low, (high[0], low[1]), high, (low[0], high[1]))


def _profile_name(profile: MixedProfile, game: BimatrixGame, say_mixed: bool) -> str:
    """The action pair; of many mixed equilibria none is named, their markers say enough."""
    if not profile.is_pure:
        return "mixed equilibrium" if say_mixed else ""
    (i,), (j,) = profile.supports
    return f"({game.row_actions[i]}, {game.column_actions[j]})"
