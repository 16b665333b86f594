"""Proof of the exact set of equilibrium payoffs of a repeated game, with irrational corners.

A polygon is given whose corners have coordinates in one field Q(root), and the set is this polygon:

It *generates itself*: each corner is worth ``(1 - d) g(a) + d w`` with an action pair a, from which
deviating does not pay, and a promise w of the polygon.

It *holds all equilibrium payoffs*: its sides are lines of one family that prove one another on the
rational polygon that is proved to hold them, as :class:`Leaning` says.  The lines are numbered:
those of the worst payoffs of the row and of the column player, unless punishments are fixed; then
the sides, the first from the first corner to the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs, Leaning
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["AlgebraicEquilibriumPayoffs"]

Point = tuple[Fraction, Fraction]
Number = Fraction | Algebraic
Coefficients = tuple[Fraction, ...]


@record("algebraic_equilibrium_payoffs")
@dataclass(frozen=True, slots=True)
class AlgebraicEquilibriumPayoffs:
    """The corners, and what proves that they span the set.

    Attributes
    ----------
    game, punishments
        As in ``outer_proof``.
    discount : Fraction or Algebraic
        An irrational one generates the field: it is ``root``.
    vertices : tuple of pairs of Fraction or Algebraic
        Counter-clockwise from the lexicographically smallest.
    root : Algebraic or None
        Generates the field of all coordinates; None where they are rational.
    coordinates : tuple of pairs of tuples of Fraction
        The vertices by the coefficients of 1, root, root^2, ...
    starts : tuple of pairs of int
        The action pair that begins an equilibrium worth the vertex.
    outer_proof : EquilibriumPayoffs
        That some rational polygon holds all equilibrium payoffs; its inner one may be empty.  Its
        discount may be larger, as patience loses no subgame-perfect payoff.
    weights : tuple of Fraction
        Of the lines.
    leanings : tuple of Leaning
    """

    game: PayoffTable
    discount: Number
    punishments: Point | None
    vertices: tuple[tuple[Number, Number], ...]
    root: Algebraic | None
    coordinates: tuple[tuple[Coefficients, Coefficients], ...]
    starts: tuple[tuple[int, int], ...]
    outer_proof: EquilibriumPayoffs
    weights: tuple[Fraction, ...]
    leanings: tuple[Leaning, ...]
