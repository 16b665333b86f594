"""The frame of a problem: the reference points that a welfare function may measure from.

For a rule that optimises over a domain D (the whole payoff set, or its individually rational
part), the frame is the disagreement point d with the lowest and the highest payoff of either
player over D.  Over the individually rational part the highest payoffs form the *ideal point*.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gametheory_bp.errors import EmptySetError
from gametheory_bp.geometry.vectors import Point

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """Disagreement point, and worst and best payoffs over the domain.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> frame = Frame.of([(F(0), F(0)), (F(4), F(1)), (F(2), F(2))], (F(0), F(0)))
    >>> frame.ideal
    (Fraction(4, 1), Fraction(2, 1))
    """

    disagreement: Point
    low: Point
    ideal: Point

    @classmethod
    def of(cls, domain: Iterable[Point], disagreement: Point) -> Frame:
        """The frame of the points (or vertices) of a domain."""
        points = tuple(domain)
        if not points:
            raise EmptySetError("an empty set has no frame; give at least one point")
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return cls(disagreement, (min(xs), min(ys)), (max(xs), max(ys)))
