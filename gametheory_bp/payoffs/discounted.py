"""Feasible discounted payoffs of a repeated game, with and without a public lottery.

With a public lottery they are the feasible polygon of the stage game at every discount factor.
Without one a payoff pair must be the value of a *path* of action pairs.  For patient players
sharing time does what a lottery does: the whole polygon is attained.  For impatient ones it has
holes.  Which is the case is decided exactly, see :mod:`gametheory_bp.games.first_steps`.

References: S. Sorin, "On repeated games with complete information" (1986); D. Fudenberg and
E. Maskin, "On the dispensability of public randomization in discounted repeated games" (1991).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.kinds.time_sharing import TimeSharing
from gametheory_bp.certificates.result import Result
from gametheory_bp.display import Table
from gametheory_bp.errors import InputTypeError
from gametheory_bp.exact.exactness import EXACT, Exactness
from gametheory_bp.games.first_steps import missed_point, sufficient_discount
from gametheory_bp.games.payoff_table import PayoffTable
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.games.wording import point_words
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.feasible import feasible_payoffs
from gametheory_bp.payoffs.payoff_polygon import PayoffPolygon

__all__ = ["DiscountedPayoffs", "discounted_payoffs"]


@dataclass(frozen=True, slots=True)
class DiscountedPayoffs(Result):
    """The feasible discounted payoffs, per step.

    Attributes
    ----------
    repeated : RepeatedGame
    with_lottery : PayoffPolygon
        What a public lottery attains: the stage game's feasible polygon.
    missed : point or None
        A point of the polygon that no path of action pairs attains.
    sufficient_discount : Fraction
        From this discount factor on, paths attain the polygon: 2/3, or for a segment the exact
        threshold, at most 1/2; 0 for a point.
    certificate : TimeSharing
    """

    repeated: RepeatedGame
    with_lottery: PayoffPolygon
    missed: Point | None
    sufficient_discount: Fraction
    certificate: TimeSharing
    exactness: Exactness = EXACT

    @property
    def fills(self) -> bool:
        """Whether paths alone attain every point of the polygon."""
        return self.missed is None

    @property
    def vertices(self) -> tuple[Point, ...]:
        """Vertices of the polygon."""
        return self.with_lottery.vertices

    def claim(self) -> dict[str, Any]:
        """Game, discount, polygon, and whether paths attain all of it."""
        c = self.certificate
        return {
            "game": c.game,
            "discount": c.discount,
            "vertices": self.vertices,
            "fills": self.fills,
            "missed": self.missed,
        }

    def display(self) -> Table:
        """The polygon, and what paths make of it."""
        table = self.with_lottery.display()
        if self.missed is None:
            words = "paths without a lottery attain all of it"
        else:
            words = f"no path attains {point_words(self.missed)}"
        note = f"discount {self.repeated.discount}: {words}"
        return Table("Feasible discounted payoffs", table.columns, table.rows, note)

    def __repr__(self) -> str:
        words = "paths fill it" if self.fills else "paths leave holes"
        return f"DiscountedPayoffs({len(self.vertices)} vertices, {words})"


def discounted_payoffs(repeated: RepeatedGame) -> DiscountedPayoffs:
    """Feasible discounted payoffs, and whether paths attain them without a public lottery.

    Parameters
    ----------
    repeated : RepeatedGame

    Returns
    -------
    DiscountedPayoffs

    Raises
    ------
    InputTypeError
        If the argument is no repeated game.

    See Also
    --------
    path_to : a path for a payoff pair.

    Exactness
    ---------
    Exact, at every discount factor.

    Certificate
    -----------
    ``time_sharing``: polygons that cover the feasible one, or a point that they miss.

    Examples
    --------
    >>> from gametheory_bp import load_game
    >>> game = load_game("asymmetric_bach_or_stravinsky")
    >>> discounted_payoffs(RepeatedGame(game, "24/25"))
    DiscountedPayoffs(3 vertices, paths fill it)
    >>> discounted_payoffs(RepeatedGame(game, "1/2")).missed
    (Fraction(2, 1), Fraction(1, 1))
    """
    if not isinstance(repeated, RepeatedGame):
        raise InputTypeError(
            f"got a {type(repeated).__name__}; give a RepeatedGame(game, discount)"
        )
    whole = feasible_payoffs(repeated.game)
    missed = missed_point(whole.polygon, repeated.game.payoffs(), repeated.discount)
    certificate = TimeSharing(
        PayoffTable.of(repeated.game), repeated.discount, whole.vertices, missed is None, missed
    )
    enough = sufficient_discount(whole.polygon, repeated.game.payoffs())
    return DiscountedPayoffs(repeated, whole, missed, enough, certificate)
