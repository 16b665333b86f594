"""Table 3, utilitarian, Pareto optimality: printed as kept, and it is.

The sum rises with either payoff.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="utilitarian",
    axiom="strong_pareto_optimality",
    kept=True,
    proofs=tuple((domain, "the sum rises in both payoffs: Harsanyi (1955)") for domain in DOMAINS),
)
TABLE_3_UTILITARIAN_PARETO_OPTIMALITY = Claim(
    title="Table 3: utilitarian, Pareto optimality",
    statement="The optimum of the utilitarian welfare function is Pareto optimal.",
    source="Stastny et al. (2021), Table 3; Harsanyi (1955)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
