"""Table 2: the Nash product without the constraint that both get at least d.

The product of two losses is positive.  In Chicken the crash is far below the minimax point for
both, so the printed form prefers it to every agreement.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.threats.minimax import minimax_point


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The product at the vertices below d against the Nash bargaining solution."""
    game = given["game"]
    d = minimax_point(game)
    (nash,) = certified_optimum(game, "nash", "feasible", d)
    agreed = (nash[0] - d[0]) * (nash[1] - d[1])
    vertices = feasible_payoffs(game).polygon.vertices
    lost = [((x - d[0]) * (y - d[1]), (x, y)) for x, y in vertices if x < d[0] and y < d[1]]
    product, worst = max(lost, default=(agreed - 1, d))
    witness = (
        ("game", game), ("d", d), ("Nash bargaining solution, product", (nash, agreed)),
        ("best point below d, product", (worst, product)),
    )  # fmt: skip
    if product <= agreed:
        return Finding("verified on scope", "the given game", witness)
    inside = feasible_payoffs(game).polygon.above(d).vertices
    checks = (
        Check("no vertex of the part with V >= d has a larger product",
              all((x - d[0]) * (y - d[1]) <= agreed for x, y in inside), exact_text(inside)),
        Check("the line through the solution on which the product falls both ways bounds that part",
              all((nash[1] - d[1]) * (x - nash[0]) + (nash[0] - d[0]) * (y - nash[1]) <= 0
                  for x, y in inside)),
    )  # fmt: skip
    return refutation(
        "the given game, d = mixed minimax, all lotteries", witness,
        "with the constraint V >= d the maximum is the Nash bargaining solution", checks,
        basis="argument",
    )  # fmt: skip


TABLE_2_NASH_PRODUCT = Claim(
    title="The Nash product without V >= d",
    statement="The Nash welfare is the product of gains [V1 - d1][V2 - d2], without constraint.",
    source="Stastny et al. (2021), Table 2; Nash (1950)",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("chicken")),),
    flip=Flip("game", "row", (1, 1), -1),
)
