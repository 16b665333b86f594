"""Payoff sets of a game, exact and with a witness for every point.

Pure profiles give a finite set; a public lottery its convex hull, the feasible polygon, with
its individually rational part and its comprehensive hull.  Independent mixtures give a curved
region between the two.
"""

from gametheory_bp.games.algebraic_profile import AlgebraicProfile
from gametheory_bp.payoffs.feasible import (
    comprehensive_payoffs,
    feasible_payoffs,
    individually_rational_payoffs,
)
from gametheory_bp.payoffs.frontier import Frontier
from gametheory_bp.payoffs.independent import (
    CurvedFrontier,
    IndependentPayoffs,
    independent_payoffs,
)
from gametheory_bp.payoffs.independent_argmax import IndependentArgmax, independent_optimum
from gametheory_bp.payoffs.payoff_polygon import PayoffPolygon
from gametheory_bp.payoffs.pure_payoffs import PurePayoffs, pure_payoffs

__all__ = [
    "AlgebraicProfile",
    "CurvedFrontier",
    "Frontier",
    "IndependentArgmax",
    "IndependentPayoffs",
    "PayoffPolygon",
    "PurePayoffs",
    "comprehensive_payoffs",
    "feasible_payoffs",
    "independent_optimum",
    "independent_payoffs",
    "individually_rational_payoffs",
    "pure_payoffs",
]
