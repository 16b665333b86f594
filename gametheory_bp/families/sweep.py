"""A computation for all t of an interval at once: open cells and the spots between them.

The computation is run at a rational sample.  The nearest roots of the polynomials whose signs it
asked for bound an open cell in which it takes the same branches, so its answer, as functions of
t, holds throughout the cell: that is the proof.  What is left of the interval is treated alike;
the ends of cells are computed exactly, also where they are irrational.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Generic, TypeVar

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.families.places import Place, Probe, Spot, real_roots
from gametheory_bp.geometry.algebraic_image import Real

__all__ = ["Cell", "rational_inside", "sweep"]

Answer = TypeVar("Answer")
MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Cell(Generic[Answer]):
    """An open interval, or one value where ``low == high``, with its answer."""

    low: Real
    high: Real
    answer: Answer

    @property
    def is_spot(self) -> bool:
        """Whether it is a single value of the parameter."""
        return self.low == self.high


def sweep(
    low: Fraction,
    high: Fraction,
    compute: Callable[[Place], Answer],
    ends: Iterable[Real] = (),
) -> list[Cell[Answer]]:
    """Spots and open cells that partition ``[low, high]``, in increasing order.

    No cell reaches across one of the ``ends``, numbers of the interval.

    Examples
    --------
    >>> from gametheory_bp.families.rational_function import PARAMETER as t
    >>> cells = sweep(Fraction(0), Fraction(2), lambda place: place.sign(t * t - 2))
    >>> [(cell.is_spot, cell.answer) for cell in cells]
    [(True, -1), (False, -1), (True, 0), (False, 1), (True, 1)]
    """
    cuts = sorted({low, high, *ends})
    found: list[Cell[Answer]] = [_spot(t, compute) for t in cuts]
    waiting: list[tuple[Real, Real]] = list(pairwise(cuts))
    while waiting:
        a, b = waiting.pop()
        inside = rational_inside(a, b)
        probe = Probe(inside)
        answer = compute(probe)
        roots = {root for p in probe.asked for root in real_roots(p, low, high) if a < root < b}
        below = max((root for root in roots if root < inside), default=a)
        above = min((root for root in roots if root > inside), default=b)
        if inside in roots:  # the sample itself is special
            below = above = inside
            found.append(_spot(inside, compute))
        else:
            found.append(Cell(below, above, answer))
            found += [_spot(end, compute) for end in (below, above) if end not in (a, b)]
        waiting += [(a, below)] if a < below else []
        waiting += [(above, b)] if above < b else []
        if len(found) > MOST_CELLS:
            raise NotDefinedError(f"more than {MOST_CELLS} cells; take a shorter interval of t")
    return sorted(found, key=lambda cell: (cell.low, cell.high))


def _spot(t: Real, compute: Callable[[Place], Answer]) -> Cell[Answer]:
    return Cell(t, t, compute(Spot(t)))


def rational_inside(low: Real, high: Real) -> Fraction:
    """A rational number strictly between two different exact numbers, with small terms."""
    width = Fraction(1, 8)
    while True:
        a = low if isinstance(low, Fraction) else low.bounds(width).high
        b = high if isinstance(high, Fraction) else high.bounds(width).low
        if a < b:
            middle = (a + b) / 2
            simple = middle.limit_denominator(max(1, int(4 / (b - a)) + 1))
            return simple if a < simple < b else middle
        width /= 16
