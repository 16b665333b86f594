"""Table 3, egalitarian, Pareto optimality: printed as kept; true by the constraint of Table 2.

Table 2 maximises min(V1 - d1, V2 - d2) subject to Pareto optimality.  Without the constraint the
bare maximin and the proportional solution are only weakly optimal; the constraint is what costs
resource monotonicity.
"""

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame

CELL = PropertyCell(
    rule="egalitarian_pareto",
    axiom="strong_pareto_optimality",
    kept=True,
    proofs=tuple((domain, "the constraint of Table 2 says so") for domain in DOMAINS),
    readings=(
        Reading("bare maximin", "egalitarian", "strong_pareto_optimality", "comprehensive"),
        Reading(
            "equal gains (Kalai 1977)", "proportional", "strong_pareto_optimality", "comprehensive"
        ),
        Reading("leximin", "leximin", "strong_pareto_optimality", "finite"),
    ),
)
TABLE_3_EGALITARIAN_PARETO_OPTIMALITY = Claim(
    title="Table 3: egalitarian, Pareto optimality",
    statement="The optimum of the egalitarian welfare function is Pareto optimal.",
    source="Stastny et al. (2021), Table 3; Kalai (1977)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
