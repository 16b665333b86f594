"""Nash equilibria of two-player games: all of them, exactly.

A mixed profile (x, y) is a Nash equilibrium when neither player gains by deviating alone.  The
set of all equilibria of a bimatrix game is a finite union of products of polytopes, the *maximal
Nash subsets*; it is described by finitely many *extreme* equilibria.  In a game without ties these
are all equilibria there are; in a degenerate game they span segments, squares and more.
"""

from gametheory_bp.equilibria.nash.degeneracy import Degeneracy, is_degenerate
from gametheory_bp.equilibria.nash.deviations import best_responses, regret
from gametheory_bp.equilibria.nash.enumeration import iterate_extreme_equilibria, nash_equilibria
from gametheory_bp.equilibria.nash.float_oracle import certify_supports
from gametheory_bp.equilibria.nash.maximal_subsets import MaximalSubset, PayoffRectangle
from gametheory_bp.equilibria.nash.nash_set import NashSet
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.equilibria.nash.support_lifting import CertifiedEquilibrium
from gametheory_bp.equilibria.nash.welfare_optimal import (
    WelfareOptimalNash,
    welfare_optimal_nash,
)

__all__ = [
    "CertifiedEquilibrium",
    "Degeneracy",
    "MaximalSubset",
    "NashSet",
    "PayoffRectangle",
    "WelfareOptimalNash",
    "best_responses",
    "certify_supports",
    "is_degenerate",
    "iterate_extreme_equilibria",
    "nash_equilibria",
    "pure_equilibria",
    "regret",
    "welfare_optimal_nash",
]
