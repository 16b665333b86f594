"""The search for the pieces of an optimum over discount factors, from patient players down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gametheory_bp.bargaining.discount_piece import DiscountPiece, Sample
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import load_rule, solve
from gametheory_bp.bargaining.welfare_optimum import welfare_optimum
from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.errors import EmptySetError, UnprovedError
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.function import WelfareFunction

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect import SustainedFrom

__all__ = ["DiscountSearch"]


class DiscountSearch:
    """The pieces, from the largest discount of the grid down."""

    def __init__(
        self,
        game: BimatrixGame,
        rule: str,
        disagreement: Point,
        parameters: dict[str, Any],
        width: Fraction,
        progress: Callable[[Fraction], object] | None,
    ) -> None:
        self.game, self.rule, self.disagreement = game, rule, disagreement
        self.parameters, self.width, self.progress = parameters, width, progress
        found = load_rule(rule)
        self.fixed = isinstance(found, WelfareFunction) and found.reads != "ideal"
        self.grid: list[Fraction] = []
        self.known: dict[Fraction, Sample] = {}

    def sample(self, discount: Fraction) -> Sample:
        """The optimum at a discount, if there is an equilibrium."""
        if discount not in self.known:
            if self.progress is not None:
                self.progress(discount)
            self.known[discount] = self._asked(discount)
        return self.known[discount]

    def _asked(self, discount: Fraction) -> Sample:
        repeated, d = RepeatedGame(self.game, discount), self.disagreement
        try:
            return Sample(
                discount,
                welfare_optimum(repeated, self.rule, "subgame_perfect", d, **self.parameters),
            )
        except EmptySetError:
            return Sample(discount, None, "no equilibrium")
        except UnprovedError:
            return Sample(discount, None, "not known")

    def pieces(self, grid: list[Fraction]) -> tuple[DiscountPiece, ...]:
        """All pieces, by increasing discount."""
        self.grid = grid
        found: list[DiscountPiece] = []
        end: Fraction | None = grid[-1]
        while end is not None:
            piece, end = self._piece(end)
            if found:
                later = found.pop()
                if piece.moves and later.moves:
                    both = (*piece.samples, *later.samples)
                    found.append(replace(later, start=piece.start, samples=both))
                    continue
                if not piece.moves:
                    piece, later = self._met(piece, later)
                found.append(later)
            found.append(piece)
        return tuple(reversed(found))

    def _piece(self, end: Fraction) -> tuple[DiscountPiece, Fraction | None]:
        """The piece that ends there, and where the next one below ends."""
        top = self.sample(end)
        run = [top]
        below = [self.sample(d) for d in reversed(self.grid) if d < end]
        for sample in below:
            if not sample.agrees(top):
                break
            run.insert(0, sample)
        first = run[0].discount
        proved = self.fixed and all(map(_is_settled, run))
        if first == self.grid[0]:
            piece = DiscountPiece(first, end, tuple(run), False, proved, False)
            return piece, None
        other = below[len(run) - 1]
        too_low, start, proofs = self._start(other, run[0], proved)
        exact = bool(proofs) and too_low == start
        if len(run) == 1 and end - start <= self.width:
            return DiscountPiece(end, end, (top,), moves=True), other.discount
        piece = DiscountPiece(start, end, tuple(run), False, proved, exact, False, proofs)
        after = max(other.discount, start - self.width if exact else too_low)
        return piece, after

    def _start(
        self, other: Sample, first: Sample, proved: bool
    ) -> tuple[Fraction, Fraction, tuple[SustainedFrom, ...]]:
        """Where the piece does not hold yet, where it does, and the proofs of the thresholds."""
        low, high = other.discount, first.discount
        points = first.points
        if proved and points and all(isinstance(x, Fraction) for p in points for x in p):
            from gametheory_bp.equilibria.subgame_perfect import sustainable_from

            found = [sustainable_from(self.game, p, width=self.width, up_to=high) for p in points]
            ends = [high if one.high is None else _bounds(one.high)[1] for one in found]
            last = found[ends.index(max(ends))]
            if isinstance(last.discount, Fraction) and last.discount > low:
                return last.discount, last.discount, tuple(found)
            high = max(ends)
            low = max(low, *(_bounds(one.low)[0] for one in found if one.low is not None))
        while high - low > self.width:
            middle = (low + high) / 2
            if self.sample(middle).agrees(first):
                high = middle
            else:
                low = middle
        return low, high, ()

    def _met(
        self, piece: DiscountPiece, later: DiscountPiece
    ) -> tuple[DiscountPiece, DiscountPiece]:
        """Both, with the gap between them closed as far as is known."""
        if later.is_exact and piece.is_proved and self._holds_below(piece, later):
            return replace(piece, end=later.start, is_open=True), later
        low, high = piece.end, later.start
        while high - low > self.width:
            middle = (low + high) / 2
            sample = self.sample(middle)
            settled = _is_settled(sample) or not piece.is_proved
            if sample.agrees(piece.samples[0]) and settled:
                low = middle
            else:
                high = middle
        if later.moves and high < later.start:
            later = replace(later, start=high, samples=(self.sample(high), *later.samples))
        return replace(piece, end=low), later

    def _holds_below(self, piece: DiscountPiece, later: DiscountPiece) -> bool:
        """Whether nothing that any discount below the later piece sustains is better."""
        for threshold in later.thresholds:
            proof = threshold.certificate.high_proof
            if proof is None or proof.discount != later.start or proof.discount == 0:
                continue
            left = BelowDiscount.of(proof).within
            if left.above(self.disagreement).is_empty:
                continue
            problem = BargainingProblem.from_payoffs(left, self.disagreement)
            best = solve(problem, self.rule, **self.parameters)
            if not best.flags and best.points == piece.points:
                return True
        return False


def _is_settled(sample: Sample) -> bool:
    """Whether the points are proved to be all optima at this discount."""
    optimum = sample.optimum
    if optimum is None or optimum.flags:
        return False
    bracket = optimum.bracket
    return bracket is None or (
        bracket.welfare is not None and bracket.outer.points == optimum.points
    )


def _bounds(number: Fraction | Algebraic) -> tuple[Fraction, Fraction]:
    if isinstance(number, Fraction):
        return number, number
    box = number.bounds()
    return box.low, box.high
