"""A stretch of discount factors on which the welfare-optimal equilibrium is of one kind."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from gametheory_bp.bargaining.optimum import Optimum
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.certificates.kinds.welfare_optimum import WelfareOptimum
from gametheory_bp.certificates.solution_claim import Coordinates
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.games.wording import number_words, points_words
from gametheory_bp.geometry.vectors import Point

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect import SustainedFrom

__all__ = ["DiscountPiece", "Number", "Sample", "bounds_of"]

Number = Fraction | Algebraic


def bounds_of(number: Number) -> tuple[Fraction, Fraction]:
    """Fractions close below and above, or the fraction itself twice."""
    if isinstance(number, Fraction):
        return number, number
    box = number.bounds()
    return box.low, box.high


@dataclass(frozen=True, slots=True)
class Sample:
    """The optimum at one discount; or why there is none."""

    discount: Fraction
    optimum: Optimum | None
    reason: str = ""

    @property
    def points(self) -> tuple[Coordinates, ...]:
        """All optima."""
        return () if self.optimum is None else self.optimum.points

    @property
    def held(self) -> tuple[Point, ...] | None:
        """Corners of the set of equilibrium payoffs, where that is proved exactly."""
        proof = None if self.optimum is None else self.optimum.certificate
        proved = proof.set_proof if isinstance(proof, WelfareOptimum) else None
        exact = isinstance(proved, EquilibriumPayoffs) and proved.inner == proved.outer
        return proved.inner if isinstance(proved, EquilibriumPayoffs) and exact else None

    def agrees(self, other: Sample) -> bool:
        """Whether the optima, or the reasons why there is none, are the same."""
        return (self.points, self.reason) == (other.points, other.reason)


@dataclass(frozen=True, slots=True)
class DiscountPiece:
    """One optimum from ``start`` to ``end``; or samples between them of an optimum that moves.

    Attributes
    ----------
    start, end : Fraction or Algebraic
        First and last discount that is known to belong to it.
    samples : tuple of Sample
        By increasing discount.
    moves : bool
        Whether the optimum differs from sample to sample: between them nothing is claimed.
    is_proved : bool
        Whether the optimum is proved to be the same at every discount from start to end.
    is_exact : bool
        Whether it is proved that no smaller discount belongs to it.
    by_set : bool
        Whether that is proved because the whole set of equilibrium payoffs stays the same.
    is_open : bool
        Whether it holds at all discounts below ``end``, which itself belongs to the next piece.
    thresholds : tuple of SustainedFrom
        The proofs of an exact start.
    """

    start: Number
    end: Number
    samples: tuple[Sample, ...]
    moves: bool = False
    is_proved: bool = False
    is_exact: bool = False
    is_open: bool = False
    thresholds: tuple[SustainedFrom, ...] = ()
    by_set: bool = False

    @property
    def points(self) -> tuple[Coordinates, ...]:
        """All optima; none where they move or do not exist."""
        return () if self.moves else self.samples[0].points

    def row(self) -> tuple[str, str, str]:
        """Discounts, optimum, and how it is known."""
        span = (
            f"[{number_words(self.start)}, {number_words(self.end)}{')' if self.is_open else ']'}"
        )
        if self.moves:
            ends = [points_words(s.points) for s in (self.samples[0], self.samples[-1])]
            return span, " ... ".join(dict.fromkeys(ends)), f"{len(self.samples)} samples"
        optimum = self.samples[0].optimum
        words = self.samples[0].reason
        if optimum is not None:
            words = points_words(self.points, segment=optimum.is_segment)
        known = "proved" if self.is_proved else f"{len(self.samples)} samples"
        known += ", the set stays the same" if self.by_set else ""
        return span, words, known + (", from there exactly" if self.is_exact else "")
