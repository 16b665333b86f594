"""Table 3, Kalai-Smorodinsky, impartiality: printed as kept; true of the solution.

Exchanging the players exchanges the ideal point and so the ray.  The form printed in Table 2
compares a ratio V1/V2 with a constant.  Maximised as printed it is the dictatorship of player 1;
read as the least absolute difference it still treats the players differently on finite sets.
"""

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.property_cell import DOMAINS, PropertyCell, Reading
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.geometry.vectors import Point


def largest_ratio(problem: BargainingProblem) -> Point:
    """The Pareto-optimal point with the largest ratio of gains."""
    d1, d2 = problem.disagreement
    gaining = (p for p in problem.frontier if p[1] > d2)
    return max(gaining, key=lambda p: (p[0] - d1) / (p[1] - d2))


CELL = PropertyCell(
    rule="kalai_smorodinsky",
    axiom="anonymity",
    kept=True,
    proofs=tuple(
        (domain, "Kalai and Smorodinsky (1975); on finite sets Nagahisa and Tanaka (2002)")
        for domain in DOMAINS
    ),
    readings=(
        Reading(
            "the ratio of Table 2, least absolute difference",
            ("kalai_smorodinsky", {"form": "ratio"}),
            "anonymity",
            "finite",
        ),
        Reading("the ratio of Table 2, maximised as printed", largest_ratio, "anonymity", "finite"),
    ),
)
TABLE_3_KALAI_SMORODINSKY_IMPARTIALITY = Claim(
    title="Table 3: Kalai-Smorodinsky, impartiality",
    statement=(
        "The Kalai-Smorodinsky welfare function is impartial: exchanging the players "
        "changes nothing."
    ),
    source="Stastny et al. (2021), Table 3; Kalai and Smorodinsky (1975)",
    expected="proved",
    decision=CELL.decide,
    given=(("game", BimatrixGame([[3, 0], [5, 0]], [[3, 4], [0, 0]])),),
    flip=Flip("game", "row", (0, 0), 2),
)
