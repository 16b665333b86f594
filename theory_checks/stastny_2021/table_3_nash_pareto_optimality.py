"""Table 3, Nash, Pareto optimality: printed as kept, and it is, on convex and on finite sets.

Where both players can gain, the product of gains is positive at the optimum and rises with either
gain, so no attainable point is better for one player and at least as good for the other.  Where
nobody can gain, the product is 0 everywhere and does not choose; the library then returns the
Pareto-optimal points, which is what the last reading checks.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import CONVEX, DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="nash",
    axiom="strong_pareto_optimality",
    kept=True,
    proofs=tuple((domain, "the product rises in both gains: Nash (1950)") for domain in DOMAINS),
    scope=CONVEX,
    readings=(
        Reading(
            "also problems in which nobody can gain", "nash", "strong_pareto_optimality", "any"
        ),
    ),
)
TABLE_3_NASH_PARETO_OPTIMALITY = Claim(
    title="Table 3: Nash, Pareto optimality",
    statement="The optimum of the Nash welfare function is Pareto optimal.",
    source="Stastny et al. (2021), Table 3; Nash (1950)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
