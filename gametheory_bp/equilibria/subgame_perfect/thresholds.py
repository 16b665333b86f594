"""How patient players must be to sustain payoffs, an action pair, or the efficient frontier.

With public lotteries the discounts that sustain something are all those from some number on
(Abreu, Pearce and Stacchetti 1990, theorem 6).  Bisection with proved sets encloses that number.
Between two probes the fraction with the least denominator is tried, too: many thresholds are
ratios of small payoff differences.  Where what is sustained at a probe excludes it at every
smaller discount, the probe is the threshold.  A threshold that solves a polynomial equation is read
off the set slightly above it and proved there.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.least_discount import LeastDiscount
from gametheory_bp.certificates.proved_payoffs import EquilibriumProof
from gametheory_bp.certificates.sustained_target import SustainedTarget
from gametheory_bp.equilibria.subgame_perfect.algebraic_payoffs import exact_corners
from gametheory_bp.equilibria.subgame_perfect.algebraic_threshold import proofs_at_thresholds
from gametheory_bp.equilibria.subgame_perfect.bracket import subgame_perfect_payoffs
from gametheory_bp.equilibria.subgame_perfect.payoffs import RepeatedPayoffs
from gametheory_bp.equilibria.subgame_perfect.simple_fraction import simplest_between
from gametheory_bp.equilibria.subgame_perfect.sustained_from import SustainedFrom
from gametheory_bp.errors import InputTypeError, InputValueError, NotDefinedError, UnprovedError
from gametheory_bp.exact.reading import as_fraction, as_pair
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.profile import MixedProfile
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.wording import point_words
from gametheory_bp.geometry.frontier import pareto_chain
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.threats import minimax_point

__all__ = ["sustainable_from"]

FRONTIER = "efficient frontier"

NARROW = Fraction(1, 256)
"""Width of a bracket from which its upper end is taken for slightly above the threshold."""


def sustainable_from(
    game: BimatrixGame,
    target: Any = FRONTIER,
    *,
    width: Any = "1e-6",
    up_to: Any = "9999/10000",
    progress: Callable[[Fraction], object] | None = None,
) -> SustainedFrom:
    """The least discount factor at which something is sustained in subgame-perfect equilibrium.

    Equilibria in pure actions with perfect monitoring and public lotteries.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    target : pair of numbers, list of pairs, "efficient frontier", or pure MixedProfile
        A payoff pair; several, which all are to be sustained; every strongly efficient payoff pair
        that is feasible and not below the pure minimax payoffs; or an action pair that is played
        for ever, such as ``MixedProfile.pure(game.shape, 0, 0)``.
    width : number
        Width of the bracket at which the search stops, if the least discount is not known exactly.
    up_to : number
        The largest discount that is looked at, in (0, 1).
    progress : callable, optional
        Called with each discount before it is looked at; Ctrl-C returns the bracket proved so far.

    Returns
    -------
    SustainedFrom

    Raises
    ------
    InputTypeError, InputValueError
        If there is no game, or no such target.
    NotDefinedError
        If the profile mixes.
    UnprovedError
        If nothing can be decided at discount 0.

    Exactness
    ---------
    Exact, a fraction or an algebraic number, where the equilibrium payoffs at the least discount
    are found and exclude the target at all smaller ones; else a proved bracket.

    Certificate
    -----------
    ``least_discount``.

    References
    ----------
    Abreu, Pearce and Stacchetti (1990), Toward a theory of discounted repeated games with imperfect
    monitoring, theorem 6 (more patience loses no equilibrium payoff).

    Examples
    --------
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> sustainable_from(dilemma, (2, 2)).discount
    Fraction(1, 3)
    >>> sustainable_from(dilemma)
    SustainedFrom(efficient frontier: 1/3, exactly)
    >>> sustainable_from(dilemma, (3, -1)).never
    True
    >>> sustainable_from(BimatrixGame([[3, 8], [0, 4]], [[9, 8], [3, 7]]), (8, 8)).discount
    Algebraic(5*t^2 + 4*t - 4, near 0.579795897113)
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"game is a {type(game).__name__}; give the stage game")
    top, precision = as_fraction(up_to, where="up_to"), as_fraction(width, where="width")
    if not 0 < top < 1 or precision <= 0:
        raise InputValueError(f"up_to={top}, width={precision}; give 0 < up_to < 1, width > 0")
    what, wanted = _target(game, target)
    search = _Search(game, wanted, progress)
    if wanted.never_in(search.table):
        return SustainedFrom(what, search.result(never=True))
    complete = True
    try:
        search.run(top, precision)
    except KeyboardInterrupt:
        if search.low is None:
            raise
        complete = False
    if search.low is None and search.high is None:
        raise UnprovedError("the equilibrium payoffs at discount 0 are not known well enough")
    return SustainedFrom(what, search.result(), complete)


def _target(game: BimatrixGame, target: Any) -> tuple[str, SustainedTarget]:
    if isinstance(target, MixedProfile):
        if (len(target.row), len(target.column)) != game.shape or not target.is_pure:
            raise NotDefinedError(f"{target!r} is no action pair of this game; give a pure profile")
        (i,), (j,) = target.supports
        words = f"({game.row_actions[i]}, {game.column_actions[j]}) for ever"
        return words, SustainedTarget((), (i, j))
    if isinstance(target, str):
        if target != FRONTIER:
            raise InputValueError(f"target={target!r}; give {FRONTIER!r} or a payoff pair")
        above = Polygon.hull(game.payoffs()).above(minimax_point(game, mixed=False))
        frontier = pareto_chain(above, strong=True)
        if not frontier:
            raise NotDefinedError("no feasible payoff is above the pure minimax payoffs")
        return FRONTIER, SustainedTarget(frontier)
    pairs = (list, tuple)
    several = isinstance(target, pairs) and all(isinstance(p, pairs) for p in target)
    points = tuple(as_pair(p, where="target") for p in (target if several else [target]))
    if not points:
        raise InputValueError("the list of payoff pairs is empty; give at least one")
    return ", ".join(map(point_words, points)), SustainedTarget(points)


class _Search:
    """The bracket proved so far."""

    def __init__(
        self,
        game: BimatrixGame,
        target: SustainedTarget,
        progress: Callable[[Fraction], object] | None,
    ) -> None:
        self.game, self.target, self.progress = game, target, progress
        self.table = PayoffTable.of(game)
        self.low: EquilibriumProof | None = None
        self.high: EquilibriumProof | None = None
        self.above: RepeatedPayoffs | None = None
        self.exact = False

    def run(self, top: Fraction, width: Fraction) -> None:
        """Narrow the bracket until it is exact, narrow enough, or a probe is not decided."""
        if self._probe(Fraction(0)) is not False or not self._probe(top):
            return
        simple, read = True, False
        while not self.exact:
            low, high = self._ends()
            if high - low <= (width if read else max(width, NARROW)):
                self._read_off(low)
                if high - low <= width:
                    return
                read = True
                continue
            between = simplest_between(low, high) if simple else (low + high) / 2
            if self._probe(between) is None:
                return
            simple = not simple

    def _ends(self) -> tuple[Fraction, Fraction]:
        assert self.low is not None
        assert self.above is not None
        assert isinstance(self.low.discount, Fraction)
        return self.low.discount, self.above.repeated.discount

    def _read_off(self, low: Fraction) -> None:
        """Try the discounts at which the set above may lose the target."""
        assert self.above is not None
        for one in proofs_at_thresholds(self.above, self.target, low):
            if isinstance(one, Fraction):
                if low < one < self._ends()[1]:
                    self._probe(one)
            elif self.target.is_in(one):
                self.high, self.exact = one, self.target.is_out_below(one)
            if self.exact:
                return

    def _probe(self, discount: Fraction) -> bool | None:
        """Whether the discount sustains the target; None if that is not decided."""
        if self.progress is not None:
            self.progress(discount)
        found = subgame_perfect_payoffs(RepeatedGame(self.game, discount))
        if found.was_interrupted:
            raise KeyboardInterrupt
        proof: EquilibriumProof = found.certificate
        if not (self.target.is_in(proof) or self.target.is_out_of(proof)):
            exact = exact_corners(found)
            if exact is None:
                return None
            proof = exact.certificate
        if self.target.is_in(proof):
            self.high, self.above = proof, found
            self.exact = self.target.is_out_below(proof)
            return True
        self.low = proof
        return False

    def result(self, never: bool = False) -> LeastDiscount:
        """The certificate."""
        low, high = (None, self.high) if self.exact else (self.low, self.high)
        ends = tuple(None if end is None else end.discount for end in (low, high))
        if self.exact:
            ends = ends[1], ends[1]
        target = self.target
        return LeastDiscount(
            self.table, target.points, target.actions, ends[0], ends[1], never, low, high
        )
