"""The search for the pieces of an optimum over discount factors, from patient players down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from gametheory_bp.bargaining.discount_piece import DiscountPiece, Number, Sample, bounds_of
from gametheory_bp.bargaining.game_sets import GameSets
from gametheory_bp.bargaining.problem import BargainingProblem
from gametheory_bp.bargaining.solving import load_rule, solve
from gametheory_bp.bargaining.welfare_optimum import optimum_on
from gametheory_bp.certificates.below_discount import BelowDiscount
from gametheory_bp.certificates.sustained_target import SustainedTarget
from gametheory_bp.errors import DisagreementError, EmptySetError, UnprovedError
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.function import WelfareFunction

if TYPE_CHECKING:
    from gametheory_bp.equilibria.subgame_perfect import SustainedFrom

__all__ = ["DiscountSearch"]

EMPTY = "no equilibrium"


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
        # imported here: games that are played once do not wait for numpy
        from gametheory_bp.equilibria.subgame_perfect import subgame_perfect_payoffs

        repeated = RepeatedGame(self.game, discount)
        found = subgame_perfect_payoffs(repeated)
        if found.was_interrupted:
            raise KeyboardInterrupt
        sets = GameSets(self.game, self.disagreement, repeated=repeated, sustained=found)
        try:
            return Sample(
                discount, optimum_on(sets, self.rule, "subgame_perfect", **self.parameters)
            )
        except DisagreementError:
            return Sample(discount, None, "nothing at or above the disagreement point")
        except EmptySetError:
            return Sample(discount, None, EMPTY)
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
        proved = self.fixed and all(map(_is_settled, run))
        if top.reason == EMPTY:  # less patience sustains no more
            proved = True
        since = [k for k, sample in enumerate(run) if top.held and sample.held == top.held]
        by_set = not proved and len(since) > 1
        if by_set:
            proved, run = True, run[since[0] :]
        first = run[0].discount
        if first == self.grid[0]:
            piece = DiscountPiece(first, end, tuple(run), False, proved, by_set=by_set)
            return piece, None
        other = below[len(run) - 1]
        too_low, start, proofs = self._start(other, run[0], proved, by_set)
        exact = bool(proofs) and too_low == start and _ends_there(run[0], proofs, by_set)
        if len(run) == 1 and end - bounds_of(start)[0] <= self.width:
            return DiscountPiece(end, end, (top,), moves=True), other.discount
        piece = DiscountPiece(
            start, end, tuple(run), False, proved, exact, thresholds=proofs, by_set=by_set
        )
        known = bool(proofs) and too_low == start
        least = bounds_of(start)[0]
        after = _between(least - self.width, least) if known else bounds_of(too_low)[1]
        return piece, max(other.discount, after)

    def _start(
        self, other: Sample, first: Sample, proved: bool, by_set: bool
    ) -> tuple[Number, Number, tuple[SustainedFrom, ...]]:
        """Where the piece does not hold yet, where it does, and the proof of the threshold."""
        low, high = other.discount, first.discount
        points = first.held if by_set else first.points
        if proved and points and all(isinstance(x, Fraction) for p in points for x in p):
            from gametheory_bp.equilibria.subgame_perfect import sustainable_from

            found = sustainable_from(self.game, list(points), width=self.width, up_to=high)
            if not found.complete:
                raise KeyboardInterrupt
            if found.discount is not None and found.discount > low:
                return found.discount, found.discount, (found,)
            if found.high is not None:
                high = min(high, bounds_of(found.high)[1])
            if found.low is not None:
                low = max(low, bounds_of(found.low)[0])
            if by_set:
                return low, high, ()
        while high - low > self.width:
            middle = _between(low, high)
            if self.sample(middle).agrees(first):
                high = middle
            else:
                low = middle
        return low, high, ()

    def _met(
        self, piece: DiscountPiece, later: DiscountPiece
    ) -> tuple[DiscountPiece, DiscountPiece]:
        """Both, with the gap between them closed as far as is known."""
        if piece.is_proved and self._holds_below(piece, later):
            return replace(piece, end=later.start, is_open=True), later
        low, high = bounds_of(piece.end)[1], bounds_of(later.start)[0]
        first = piece.samples[0]
        while high - low > self.width:
            middle = _between(low, high)
            sample = self.sample(middle)
            settled = _is_settled(sample) or not piece.is_proved
            if piece.by_set:
                settled = sample.held == first.held
            if sample.agrees(first) and settled:
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
            if piece.samples[0].reason == EMPTY:
                return left.is_empty
            if piece.by_set:
                return left.vertices == piece.samples[0].held
            if not later.is_exact or left.above(self.disagreement).is_empty:
                continue
            if not all(isinstance(x, Fraction) for v in left.vertices for x in v):
                continue
            problem = BargainingProblem.from_payoffs(left, self.disagreement)
            best = solve(problem, self.rule, **self.parameters)
            if not best.flags and best.points == piece.points:
                return True
        return False


def _between(low: Fraction, high: Fraction) -> Fraction:
    """A short fraction in the middle half: sets at discounts with long ones take much longer."""
    from gametheory_bp.equilibria.subgame_perfect.simple_fraction import simplest_between

    quarter = (high - low) / 4
    return simplest_between(low + quarter, high - quarter)


def _ends_there(first: Sample, proofs: tuple[SustainedFrom, ...], by_set: bool) -> bool:
    """Whether the optimum, and not only the set, is another one at smaller discounts."""
    if not by_set:
        return True
    points = [
        (x, y) for x, y in first.points if isinstance(x, Fraction) and isinstance(y, Fraction)
    ]
    high = proofs[0].certificate.high_proof
    return bool(points) and high is not None and SustainedTarget(tuple(points)).is_out_below(high)


def _is_settled(sample: Sample) -> bool:
    """Whether the points are proved to be all optima at this discount."""
    optimum = sample.optimum
    if optimum is None or optimum.flags:
        return False
    bracket = optimum.bracket
    return bracket is None or (
        bracket.welfare is not None and bracket.outer.points == optimum.points
    )
