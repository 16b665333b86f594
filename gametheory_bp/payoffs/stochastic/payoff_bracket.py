"""Two polygons between which the attainable payoffs of a stochastic game lie."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputValueError
from gametheory_bp.exact.exactness import Exactness, bound_words
from gametheory_bp.exact.reading import as_pair
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.lottery import convex_weights

__all__ = ["PayoffBracket", "Steps"]

Steps = tuple[tuple[int, ...], ...]
"""For each step and state a pair, by its number in the arrays."""


@dataclass(frozen=True, slots=True)
class PayoffBracket(Result):
    """Two polygons between which the attainable payoffs of a stochastic game lie.

    Attributes
    ----------
    inner, outer : Polygon
        Every attainable payoff lies in ``outer``; every vertex of ``inner`` is attained by the
        policy of the same place up to ``slack`` in either coordinate.
    policies : tuple
        For every vertex of ``inner`` its steps (one if stationary): for each state a pair, by its
        number in the arrays.
    slack : Fraction
    gap : Fraction
        Largest distance of an attainable payoff from payoffs that the policies and lotteries over
        them attain, in the maximum norm.
    """

    inner: Polygon
    outer: Polygon
    policies: tuple[Steps, ...]
    slack: Fraction
    gap: Fraction

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the gap."""
        return Exactness("certified", self.gap)

    @property
    def certificate(self) -> None:
        """None."""
        return

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate."""
        return "proved by residuals in integers while it was computed; the proof is not stored"

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices of the inner polygon."""
        return self.inner.vertices

    def pareto_chain(self, strong: bool = True) -> tuple[Point, ...]:
        """The Pareto frontier of the inner polygon, row payoffs increasing."""
        return pareto_chain(self.inner, strong=strong)

    def witness(self, point: Any) -> tuple[tuple[Steps, Fraction], ...]:
        """Policies and odds that attain a point of the inner polygon up to ``slack``."""
        weights = convex_weights(self.inner, as_pair(point))
        if weights is None:
            raise InputValueError(f"{point} is not in the inner polygon")
        return tuple((self.policies[k], w) for k, w in weights)

    def claim(self) -> dict[str, Any]:
        """Both polygons and the gap."""
        return {"inner": self.vertices, "outer": self.outer.vertices, "gap": self.gap}

    def display(self) -> Table:
        """The vertices of the inner polygon."""
        rows = tuple((f"{float(x):.6g}", f"{float(y):.6g}") for x, y in self.vertices)
        note = f"gap at most {bound_words(self.gap)}; rounded"
        return Table("Attainable payoffs per step, inner polygon", ("row", "column"), rows, note)

    def __repr__(self) -> str:
        return f"PayoffBracket({len(self.vertices)} vertices, gap {bound_words(self.gap)})"
