"""Proof of a bracket around the equilibrium payoffs of a repeated game.

Equilibria here play pure actions, which everybody sees; a public lottery may choose among promises.
A deviator gets ``punishments`` if they are given (Nash equilibria in grim form), else the worst
equilibrium payoff (subgame-perfect equilibria).  Two polygons are given, and the set of equilibrium
payoffs lies between them.

The *inner* polygon generates itself: each of its corners is a mixture of values
``(1 - d) g(a) + d w`` of generators (a, w), where the promise w lies in the polygon and deviating
from a does not pay.

The *outer* polygon is what a chain of lines leaves of the feasible payoffs.  A line
``n . x <= c`` is proved if each action pair a that some promise of the polygon before sustains
meets one of

* ``n . g(a) <= c``; for the worst payoff of a player, the best deviation from a instead;
* ``(1 - d) n . g(a) + d max n . w <= c`` over those promises w;
* a :class:`Leaning`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["BoundingLine", "EquilibriumPayoffs", "Leaning", "OuterLink", "PayoffGenerator"]

Point = tuple[Fraction, Fraction]


@record("payoff_generator")
@dataclass(frozen=True, slots=True)
class PayoffGenerator:
    """An action pair, and the payoffs promised from the next period on."""

    actions: tuple[int, int]
    promise: Point


@record("bounding_line")
@dataclass(frozen=True, slots=True)
class BoundingLine:
    """``normal . x <= offset`` for all equilibrium payoffs x; the normal has coprime entries."""

    normal: tuple[int, int]
    offset: Fraction


@record("leaning")
@dataclass(frozen=True, slots=True)
class Leaning:
    """Line k holds for an action pair because two other bounds do.

    Bounds of promises are numbered: the lines of the link, then the sides of the polygon before,
    then the floors of the row and of the column player.  With ``n_k = l_1 m_1 + l_2 m_2``, l >= 0,
    of bounds ``m . w <= b`` the line needs ``(1 - d) n_k . g + d (l_1 b_1 + l_2 b_2) <= c_k``; and,
    so that lines may lean on one another, ``d (l_1 r_1 + l_2 r_2) < r_k`` with the weights r of
    their lines: a side weighs 0, a floor as much as the line of the worst payoff.
    """

    line: int
    actions: tuple[int, int]
    rests_on: tuple[int, int]


@record("outer_link")
@dataclass(frozen=True, slots=True)
class OuterLink:
    """Lines that cut the polygon before; weights and leanings where they prove one another."""

    lines: tuple[BoundingLine, ...]
    weights: tuple[Fraction, ...]
    leanings: tuple[Leaning, ...]


@record("equilibrium_payoffs")
@dataclass(frozen=True, slots=True)
class EquilibriumPayoffs:
    """Both polygons by their canonical corners, and what proves them.

    ``gap`` is the Hausdorff distance of the two in the maximum norm: every outer point differs
    from some inner one by at most so much in both payoffs.  It is None where only the inner one is
    empty.
    """

    game: PayoffTable
    discount: Fraction
    punishments: Point | None
    inner: tuple[Point, ...]
    generators: tuple[PayoffGenerator, ...]
    outer: tuple[Point, ...]
    chain: tuple[OuterLink, ...]
    gap: Fraction | None
