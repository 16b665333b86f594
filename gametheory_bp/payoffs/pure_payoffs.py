"""Payoffs of pure profiles: a finite set, not convex."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gametheory_bp.certificates.kinds.feasible_polygon import FeasiblePolygon
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.wording import witness_words
from gametheory_bp.geometry.frontier import pareto_points
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.attained_hull import ActionPair, attained_points
from gametheory_bp.payoffs.frontier import Frontier

__all__ = ["PurePayoffs", "pure_payoffs"]


@dataclass(frozen=True, slots=True)
class PurePayoffs(Result):
    """The distinct payoff pairs of a game's action pairs.

    Attributes
    ----------
    game : BimatrixGame
    points : tuple of points
        In lexicographic order.
    profiles : tuple of (int, int)
        For each point the first action pair that attains it.
    """

    game: BimatrixGame
    points: tuple[Point, ...]
    profiles: tuple[ActionPair, ...]

    @property
    def kind(self) -> str:
        """The word ``"pure"``."""
        return "pure"

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """The points: a finite set is its own list of vertices."""
        return self.points

    @property
    def is_empty(self) -> bool:
        """Never: a game has at least one action pair."""
        return not self.points

    def contains(self, point: Any) -> bool:
        """Whether some pure profile attains exactly this payoff pair."""
        return as_pair(point) in self.points

    def action_pairs(self, point: Any) -> tuple[ActionPair, ...]:
        """All action pairs that attain the point."""
        p, (m, n) = as_pair(point), self.game.shape
        a, b = self.game.row_payoffs, self.game.column_payoffs
        return tuple((i, j) for i in range(m) for j in range(n) if (a[i][j], b[i][j]) == p)

    def witness(self, point: Any) -> MixedProfile:
        """The first pure profile that attains the point; ``InputValueError`` if none does."""
        p = as_pair(point)
        if p not in self.points:
            raise InputValueError(f"({p[0]}, {p[1]}) is the payoff of no pure profile")
        return MixedProfile.pure(self.game.shape, *self.profiles[self.points.index(p)])

    @property
    def witnesses(self) -> tuple[MixedProfile, ...]:
        """What attains each point."""
        return tuple(MixedProfile.pure(self.game.shape, *pair) for pair in self.profiles)

    def pareto_frontier(self, strong: bool = True) -> Frontier:
        """The points that are Pareto optimal among the pure profiles' payoffs."""
        points = pareto_points(self.points, strong=strong)
        return Frontier(self, points, strong, True)

    @property
    def certificate(self) -> FeasiblePolygon:
        """The game, and an action pair for each point."""
        return FeasiblePolygon(PayoffTable.of(self.game), "pure", None, self.profiles, self.points)

    def claim(self) -> dict[str, Any]:
        """Game and points."""
        return {
            "game": PayoffTable.of(self.game),
            "set": "pure",
            "floor": None,
            "vertices": self.points,
        }

    def display(self) -> Table:
        """The points and what attains them."""
        rows = tuple(
            (str(x), str(y), witness_words(w, self.game))
            for (x, y), w in zip(self.points, self.witnesses, strict=True)
        )
        return Table("Payoffs of pure profiles", ("row", "column", "attained by"), rows)

    def __repr__(self) -> str:
        return f"PurePayoffs({len(self.points)} points)"


def pure_payoffs(game: BimatrixGame) -> PurePayoffs:
    """Payoff pairs of the pure profiles of a game.

    Parameters
    ----------
    game : BimatrixGame

    Returns
    -------
    PurePayoffs
        ``.points``, ``.witness(point)``, ``.pareto_frontier(strong=True)``.

    Notes
    -----
    *Exactness*: exact.  *Certificate*: ``feasible_polygon``.

    Examples
    --------
    >>> pure_payoffs(BimatrixGame([[4, 0], [0, 2]], [[1, 0], [0, 2]])).pareto_frontier()
    Frontier(strong, (2, 2), (4, 1))
    """
    return PurePayoffs(game, *attained_points(game))
