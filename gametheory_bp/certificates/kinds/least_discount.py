"""Proof of the discount factor from which on something is sustained in subgame-perfect equilibrium.

What is sustained is a list of payoff pairs (all of them equilibrium payoffs; then their mixtures
are, too) or an action pair (both play it for ever on the path).  With public lotteries more
patience never loses an equilibrium payoff: if x = (1 - d) g + d w with x and w in the set V*(d)
and e > d, then x = (1 - e) g + e w' where w' is a mean of x and w, and deviations pay less (Abreu,
Pearce and Stacchetti 1990, theorem 6).  So the discounts that sustain it are all those from some
number on, and it is enough to look at two of them:

* ``high``: there it is sustained, by the inner polygon of ``high_proof``;
* ``low``: there it is not, by the outer polygon of ``low_proof``.

Where both are one number, the least discount is known exactly; that nothing smaller will do
follows from ``high_proof`` alone, see :mod:`gametheory_bp.certificates.below_discount`.  An
irrational least discount comes with the exact set there, whose corners lie in its field.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gametheory_bp.certificates.kinds.algebraic_equilibrium_payoffs import (
    AlgebraicEquilibriumPayoffs,
)
from gametheory_bp.certificates.kinds.equilibrium_payoffs import EquilibriumPayoffs
from gametheory_bp.exact.algebraic import Algebraic
from gametheory_bp.exact.codec import record
from gametheory_bp.games.payoff_table import PayoffTable

__all__ = ["LeastDiscount"]


@record("least_discount")
@dataclass(frozen=True, slots=True)
class LeastDiscount:
    """The least discount lies in ``(low, high]``; it is ``high`` where both are the same.

    ``high`` is None where nothing is known to sustain it.  ``never`` says that no discount
    below 1 does, by the same reasoning below 1 from the feasible payoffs.
    """

    game: PayoffTable
    points: tuple[tuple[Fraction, Fraction], ...]
    actions: tuple[int, int] | None
    low: Fraction | Algebraic | None
    high: Fraction | Algebraic | None
    never: bool
    low_proof: EquilibriumPayoffs | AlgebraicEquilibriumPayoffs | None
    high_proof: EquilibriumPayoffs | AlgebraicEquilibriumPayoffs | None
