"""The supremum in the Kalai-Smorodinsky form.

Table 2: over which policies is the supremum in the Kalai-Smorodinsky form?

As printed, over all policies.  The solution of Kalai and Smorodinsky takes it over the outcomes
that give both players at least d.  Where the best outcome of one player is worse than d for the
other, the two select different points.
"""

from collections.abc import Mapping

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_solution
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.threats import minimax
from gametheory_bp.threats.minimax import minimax_point


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Both readings on the lotteries of the game, d its mixed minimax point."""
    game = given["game"]
    d = minimax_point(game)
    problem = BargainingProblem(game.payoffs(), d)
    cut = BargainingProblem(feasible_payoffs(game).polygon.above(d).vertices, d)
    printed = certified_solution(problem, "kalai_smorodinsky", ideal="whole_set")
    original = certified_solution(problem, "kalai_smorodinsky")
    whole = max(x for x, _ in game.payoffs()), max(y for _, y in game.payoffs())
    witness = (
        ("game", game), ("d", d), ("supremum over all, over the points >= d",
                                   (whole, problem.ideal)),
        ("printed", printed), ("Kalai-Smorodinsky", original),
        ("pure minimax", tuple(minimax(game, p, mixed=False).lower for p in ("row", "column"))),
    )  # fmt: skip
    if printed == original:
        return Finding("verified on scope", "the given game", witness)
    checks = (
        Check("the suprema differ: a best outcome is worse than d for the other",
              whole != problem.ideal),
        Check("cut to the points >= d, the set has one ideal point and both forms agree",
              certified_solution(cut, "kalai_smorodinsky", ideal="whole_set")
              == certified_solution(cut, "kalai_smorodinsky") == original),
    )  # fmt: skip
    return refutation(
        "the given game, d = mixed minimax, all lotteries", witness,
        "both agree where each player's best outcome gives the other at least d", checks,
        basis="argument",
    )  # fmt: skip


TABLE_2_SUPREMUM = Claim(
    title="The supremum in the Kalai-Smorodinsky form",
    statement="The suprema of V1 - d1 and V2 - d2 are taken over all policy profiles.",
    source="Stastny et al. (2021), Table 2; Kalai and Smorodinsky (1975)",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[2, 0], [3, 1]], [[2, 5], [0, 1]])),),
    flip=Flip("game", "column", (0, 1), 3),
)
