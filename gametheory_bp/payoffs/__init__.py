"""Payoff sets of a game, exact and with a witness for every point.

Pure profiles give a finite set; a public lottery its convex hull, the feasible polygon, with
its individually rational part and its comprehensive hull.  Independent mixtures give a curved
region between the two.  Repeated games: discounted payoffs, folk-theorem sets,
paths to a payoff pair, memory-one policies.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from gametheory_bp.payoffs.discounted import DiscountedPayoffs, discounted_payoffs
    from gametheory_bp.payoffs.discounted_paths import TargetPath, path_to
    from gametheory_bp.payoffs.folk_theorem import FolkTheoremPayoffs, folk_theorem_payoffs
    from gametheory_bp.payoffs.memory_one import MemoryOnePayoffs, memory_one_payoffs

# What one-shot games can do without is loaded on first use.
_REPEATED = {
    "DiscountedPayoffs": "discounted",
    "discounted_payoffs": "discounted",
    "TargetPath": "discounted_paths",
    "path_to": "discounted_paths",
    "FolkTheoremPayoffs": "folk_theorem",
    "folk_theorem_payoffs": "folk_theorem",
    "MemoryOnePayoffs": "memory_one",
    "memory_one_payoffs": "memory_one",
}

__all__ = [
    "AlgebraicProfile",
    "CurvedFrontier",
    "DiscountedPayoffs",
    "FolkTheoremPayoffs",
    "Frontier",
    "IndependentArgmax",
    "IndependentPayoffs",
    "MemoryOnePayoffs",
    "PayoffPolygon",
    "PurePayoffs",
    "TargetPath",
    "comprehensive_payoffs",
    "discounted_payoffs",
    "feasible_payoffs",
    "folk_theorem_payoffs",
    "independent_optimum",
    "independent_payoffs",
    "individually_rational_payoffs",
    "memory_one_payoffs",
    "path_to",
    "pure_payoffs",
]


def __getattr__(name: str) -> Any:
    if name in _REPEATED:
        return getattr(import_module(f"{__name__}.{_REPEATED[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
