"""The polygon of attainable payoffs of a stochastic game, with policies for its vertices."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.attainable_payoffs import AttainablePayoffs
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.games.criterion import Criterion
from gametheory_bp.games.joint_policy import JointPolicy, PolicyLottery
from gametheory_bp.games.stochastic import StochasticGame
from gametheory_bp.games.wording import number_words
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.frontier import Frontier
from gametheory_bp.payoffs.lottery import convex_weights

__all__ = ["StochasticPayoffs"]


@dataclass(frozen=True, slots=True)
class StochasticPayoffs(Result):
    """Payoffs per step that joint plans and public lotteries attain.

    Attributes
    ----------
    game : StochasticGame or None
        None if the set was computed from arrays.
    discount : Fraction or None
        None for criteria without discounting.
    criterion : Criterion
    polygon : Polygon
    policies : tuple of JointPolicy
        One for every vertex.
    values, bounds : tuples
        The rows of the certificate.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, attainable_payoffs, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> found = attainable_payoffs(game)
    >>> found
    StochasticPayoffs(discounted, 3 vertices)
    >>> found.witness((3, "3/2"))
    PolicyLottery(2 policies)
    """

    game: StochasticGame | None
    discount: Fraction | None
    criterion: Criterion
    polygon: Polygon
    policies: tuple[JointPolicy, ...]
    values: tuple[tuple[tuple[Point, ...], ...], ...]
    bounds: tuple[tuple[tuple[Fraction, ...], ...], ...]

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Always exact."""
        return EXACT

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Extreme points, counter-clockwise from the lexicographically smallest."""
        return self.polygon.vertices

    def contains(self, point: Any) -> bool:
        """Whether some plan attains the payoff pair."""
        return self.polygon.contains(as_pair(point))

    def witness(self, point: Any) -> PolicyLottery:
        """A public lottery over at most three joint policies that attains a point.

        One policy at a vertex, two on the boundary.

        Raises
        ------
        InputValueError
            If no plan attains the point.
        """
        p = as_pair(point)
        weights = convex_weights(self.polygon, p)
        if weights is None:
            raise InputValueError(
                f"({p[0]}, {p[1]}) is not attainable; test with .contains(point) first"
            )
        return PolicyLottery(
            tuple(self.policies[k] for k, _ in weights), tuple(w for _, w in weights)
        )

    def pareto_frontier(self, strong: bool = True) -> Frontier:
        """The Pareto frontier: strong by default, the weak one with ``strong=False``."""
        return Frontier(self, pareto_chain(self.polygon, strong=strong), strong)

    @property
    def certificate(self) -> AttainablePayoffs | None:
        """Policies that attain the vertices, Bellman bounds of the edges; None for arrays."""
        if self.game is None:
            return None
        return AttainablePayoffs(
            self.game, self.criterion, self.vertices, self.policies, self.values, self.bounds
        )

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate; empty where there is one."""
        reason = "computed from arrays: proved, but a proof is stored for a StochasticGame only"
        return reason if self.game is None else ""

    def claim(self) -> dict[str, Any]:
        """Game, criterion and vertices."""
        return {"game": self.game, "criterion": self.criterion, "vertices": self.vertices}

    def display(self) -> Table:
        """The vertices; the Pareto-optimal ones carry a ``*``."""
        best = set(pareto_chain(self.polygon))
        rows = tuple(
            (number_words(v[0]), number_words(v[1]), "*" if v in best else "")
            for v in self.vertices
        )
        at = "" if self.discount is None else f", discount {self.discount}"
        title = f"Attainable payoffs per step, {self.criterion}{at}"
        note = "* Pareto optimal; each attained by a pure joint policy; exact"
        return Table(title, ("row", "column", ""), rows, note)

    def __repr__(self) -> str:
        return f"StochasticPayoffs({self.criterion}, {len(self.vertices)} vertices)"
