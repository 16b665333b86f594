"""Table 2: what the printed Kalai-Smorodinsky form selects.

Printed: maximise ``(V1 - d1)/(V2 - d2) - sup(V1 - d1)/sup(V2 - d2)`` subject to Pareto optimality.
The second ratio is a constant, so the maximum is the Pareto-optimal point with the largest ratio
of gains: the one that is best for player 1.  Read as the *least absolute value* it is the
Kalai-Smorodinsky point on a convex set.  On a finite set even that reading treats the players
differently: of (1, 3) and (3, 1), with ratio 1 at the ideal point, it picks (1, 3), since
|1/3 - 1| < |3 - 1|.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_solution
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The ratio at both ends of the frontier against the Kalai-Smorodinsky point."""
    game = given["game"]
    problem = BargainingProblem(game.payoffs())
    (ks,) = certified_solution(problem, "kalai_smorodinsky")
    frontier = tuple(p for p in problem.frontier if p[1] > 0)
    ratios = tuple(x / y for x, y in frontier)
    printed = max(zip(ratios, frontier, strict=True))[1]  # a ratio of linear forms: at a vertex
    ideal = problem.ideal
    finite = BargainingProblem([(1, 3), (3, 1)], finite=True)
    third = (Fraction(1), Fraction(3))
    lopsided = certified_solution(finite, "kalai_smorodinsky", form="ratio")
    constant = ideal[0] / ideal[1]
    checks = (
        Check("least |difference| is 0, at the Kalai-Smorodinsky point", ks[0] == ks[1] * constant),
        Check("on {(1, 3), (3, 1)} that reading breaks the tie", lopsided == (third,),
              exact_text(lopsided)),
    )  # fmt: skip
    witness = (
        ("game", game), ("frontier", frontier), ("ratios of gains", ratios),
        ("printed form selects", printed), ("Kalai-Smorodinsky", ks),
        ("least absolute value on {(1, 3), (3, 1)}", lopsided),
    )  # fmt: skip
    if printed != ks:
        return refutation(
            "the given game, d = (0, 0), all lotteries", witness,
            "minimising the absolute value selects the Kalai-Smorodinsky point on convex sets "
            "with the ideal point taken over the points >= d", checks, basis="argument",
        )  # fmt: skip
    return Finding("verified on scope", "the given game", witness, checks=checks)


TABLE_2_KALAI_SMORODINSKY = Claim(
    title="The printed Kalai-Smorodinsky form",
    statement=(
        "The Kalai-Smorodinsky welfare is (V1 - d1)/(V2 - d2) - sup(V1 - d1)/sup(V2 - d2), "
        "subject to Pareto optimality."
    ),
    source="Stastny et al. (2021), Table 2; Kalai and Smorodinsky (1975)",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 0), 2),
)
