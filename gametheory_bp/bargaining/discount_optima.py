"""How the welfare-optimal equilibrium of a repeated game moves with the discount factor.

The optimum is computed at discounts of a grid; between neighbours whose optima differ, bisection
encloses a break point.  Of a welfare function that does not itself depend on the payoff set more is
known: patience only adds equilibrium payoffs, so points that are all optima at a discount e are all
optima at every smaller one that sustains them.  Their piece begins exactly at the least discount
that sustains them (see :func:`sustainable_from`), and everything up to e is proved.  What no
smaller discount sustains bounds the piece before, which so may be proved to reach up to there.

Where the whole set of equilibrium payoffs is the same at two discounts, it is the same between
them, and so is the optimum of every rule.  The set is this one from the least discount on that
sustains all of its corners.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from gametheory_bp.bargaining.disagreement_point import disagreement_point
from gametheory_bp.bargaining.discount_piece import DiscountPiece, Number, bounds_of
from gametheory_bp.bargaining.discount_search import DiscountSearch
from gametheory_bp.bargaining.solving import load_rule
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError, InputValueError
from gametheory_bp.exact.exactness import Exactness
from gametheory_bp.exact.reading import as_fraction
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.welfare.parameter import Parameters, read_parameters

__all__ = ["OptimumOverDiscounts", "optimum_over_discounts"]


@dataclass(frozen=True, slots=True)
class OptimumOverDiscounts(Result):
    """The optimum of a rule among subgame-perfect equilibria, as a function of the discount.

    Attributes
    ----------
    game : BimatrixGame
    rule : str
    parameters : tuple of (name, value)
    disagreement : point
    low, high : Fraction
        The discounts between which it was looked at.
    pieces : tuple of DiscountPiece
        By increasing discount; each says whether it is proved or sampled.
    """

    game: BimatrixGame
    rule: str
    parameters: Parameters
    disagreement: Point
    low: Fraction
    high: Fraction
    pieces: tuple[DiscountPiece, ...]
    certificate: None = None

    @property
    def break_points(self) -> tuple[tuple[Number, Number], ...]:
        """(before, after) of each change; both are one number where the change is exact."""
        return tuple(
            (b.start if b.is_exact else a.end, b.start)
            for a, b in pairwise(self.pieces)
            if a.moves or b.moves or not a.samples[0].agrees(b.samples[0])
        )

    @property
    def exactness(self) -> Exactness:  # type: ignore[override]
        """Certified to the widest break; what lies between samples is said piece by piece."""
        ends = ((bounds_of(a)[0], bounds_of(b)[1], a == b) for a, b in self.break_points)
        widths = (Fraction(0) if same else b - a for a, b, same in ends)
        return Exactness("certified", max(widths, default=None))

    @property
    def uncertified_reason(self) -> str:
        """Why there is no certificate of the whole."""
        return "every sampled optimum and every threshold of a piece has a certificate of its own"

    def claim(self) -> dict[str, Any]:
        """Game, rule, disagreement point, and the pieces as (start, end, points, exact, proved)."""
        pieces = tuple((p.start, p.end, p.points, p.is_exact, p.is_proved) for p in self.pieces)
        return {
            "game": PayoffTable.of(self.game),
            "rule": self.rule,
            "parameters": self.parameters,
            "disagreement": self.disagreement,
            "pieces": pieces,
        }

    def display(self) -> Table:
        """A line per piece."""
        rows = tuple(piece.row() for piece in self.pieces)
        title = f"{self.rule} among subgame-perfect equilibria"
        return Table(title, ("discounts", "optimum", "known by"), rows)

    def __repr__(self) -> str:
        return f"OptimumOverDiscounts({self.rule}: {len(self.pieces)} pieces)"


def optimum_over_discounts(
    game: BimatrixGame,
    rule: str,
    low: Any = 0,
    high: Any = "19/20",
    disagreement: Any = "minimax",
    *,
    samples: int = 11,
    width: Any = "1/1000",
    progress: Callable[[Fraction], object] | None = None,
    **parameters: Any,
) -> OptimumOverDiscounts:
    """How a rule's optimum among subgame-perfect equilibria moves with the discount factor.

    Parameters
    ----------
    game : BimatrixGame
        The stage game.
    rule : str
        An id of :func:`list_rules`.
    low, high : numbers
        0 <= low < high < 1.
    disagreement : pair, str or profile of the stage game
        See :func:`disagreement_point`; the same at all discounts.
    samples : int
        Discounts of the grid, ends included; changes that come and go between two are missed.
    width : number
        Width to which a break point is enclosed where it is not known exactly.
    progress : callable, optional
        Called with each discount before it is looked at.
    **parameters
        Parameters of the rule.

    Returns
    -------
    OptimumOverDiscounts

    Raises
    ------
    InputTypeError, InputValueError
        If there is no game, or no interval of discounts.
    KeyboardInterrupt
        If it is interrupted: samples at some discounts do not say what happens between them.

    Exactness
    ---------
    A piece is *proved* where the optimum stays at one point and the rule maximises a function that
    does not depend on the payoff set, or, for every rule, where the whole set stays the same; its
    start is exact where the least discount that sustains the point is.  Other pieces are exact at
    samples, and said to be sampled.

    Certificate
    -----------
    None of the whole; ``.pieces[k].samples`` and ``.pieces[k].thresholds`` carry theirs.

    Examples
    --------
    >>> dilemma = BimatrixGame([[2, -1], [3, 0]], [[2, 3], [-1, 0]])
    >>> print(optimum_over_discounts(dilemma, "utilitarian", samples=5))
    utilitarian among subgame-perfect equilibria
    discounts     optimum  known by
    ------------  -------  --------------------------
    [0, 1/3)      (0, 0)   proved
    [1/3, 19/20]  (2, 2)   proved, from there exactly
    """
    if not isinstance(game, BimatrixGame):
        raise InputTypeError(f"game is a {type(game).__name__}; give the stage game")
    ends = as_fraction(low, where="low"), as_fraction(high, where="high")
    precision = as_fraction(width, where="width")
    if not (0 <= ends[0] < ends[1] < 1 and samples >= 2 and precision > 0):
        raise InputValueError(
            f"low={ends[0]}, high={ends[1]}, samples={samples}, width={precision}; give "
            f"0 <= low < high < 1, samples >= 2, width > 0"
        )
    found = load_rule(rule)
    values = read_parameters(found.parameters, parameters, rule)
    d = disagreement_point(game, disagreement)
    search = DiscountSearch(game, rule, d, dict(values), precision, progress)
    step = (ends[1] - ends[0]) / (samples - 1)
    grid = [ends[0] + k * step for k in range(samples)]
    return OptimumOverDiscounts(game, rule, values, d, *ends, search.pieces(grid))
