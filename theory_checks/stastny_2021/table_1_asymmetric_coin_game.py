"""Table 1: the asymmetric bargaining Coin Game is both kinds of problem.

On the solved game.  It is an asymmetric bargaining problem: joint plans at two Pareto-optimal
vertices are held up by threats, the players rank them oppositely, and an exchanged pair is not
attainable.  It is a social dilemma by the inequalities of Leibo et al. (2017), with cooperation at
the vertex that lies nearest to the Nash product; a defector's policy is its best reply.

With the *utilitarian* optimum as cooperation one inequality fails for red: 2 R > T + S.  Taking
turns in exploiting each other would then give red more than cooperation does.
"""

from collections.abc import Mapping

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import (
    BARGAINING,
    attainable,
    bargaining_coin_game,
    digits,
)
from gametheory_bp.claims.finding import Finding, confirmation
from gametheory_bp.claims.leibo import dilemma_payoffs
from gametheory_bp.equilibria.stochastic_plans import grim_plan
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Two equilibria that the players rank oppositely; the inequalities on solved policies."""
    game = bargaining_coin_game(given["rewards"])
    found = attainable(game)
    chain = found.pareto_frontier().points
    best = max(chain, key=sum)
    problem = BargainingProblem.from_payoffs(found.polygon, (0, 0))
    nash = solve(problem, "nash").points[0]
    near = min(chain, key=lambda v: (v[0] - nash[0]) ** 2 + (v[1] - nash[1]) ** 2)
    threats = [stochastic_minimax(game, player) for player in ("row", "column")]
    plans = [found.witness(vertex).policies[0] for vertex in (best, near)]
    slacks = [grim_plan(game, plan, threats) for plan in plans]
    rows = [dilemma_payoffs(game, plan) for plan in plans]
    exchanged = next(((y, x) for x, y in chain if not found.contains((y, x))), None)
    opposed = (best[0] - near[0]) * (best[1] - near[1]) < 0
    witness = (
        ("rewards", given["rewards"]),
        ("utilitarian vertex", digits(best)),
        ("vertex nearest to the Nash product", digits(near)),
        ("red's (R, S, T, P), utilitarian", digits(rows[0][0].listed)),
        ("failing with the utilitarian optimum as cooperation (red; blue)",
         (rows[0][0].failing, rows[0][1].failing)),
        ("red's (R, S, T, P), near Nash", digits(rows[1][0].listed)),
        ("blue's (R, S, T, P), near Nash", digits(rows[1][1].listed)),
        ("attainable, but not exchanged", "none" if exchanged is None else digits(exchanged[::-1])),
    )  # fmt: skip
    checks = (
        Check("two Pareto-optimal plans are held up by threats", all(s.sustained for s in slacks)),
        Check("the players rank them oppositely", opposed),
        Check("an exchanged payoff pair is not attainable", exchanged is not None),
        Check("all inequalities hold for red, near Nash", rows[1][0].is_dilemma),
        Check("all inequalities hold for blue, near Nash", rows[1][1].is_dilemma),
    )
    scope = "as released for amTFT, 3 x 3 torus, discount 24/25; Leibo et al. (2017)"
    return confirmation(scope, witness, checks)


TABLE_1_ASYMMETRIC_COIN_GAME = Claim(
    title="Table 1: asymmetric bargaining coin game",
    statement=(
        "The asymmetric bargaining coin game is a social dilemma and an asymmetric bargaining "
        "problem."
    ),
    source="Stastny et al. (2021), Table 1 and section 4.1; Appendix B.1, Figure 7",
    expected="proved",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "column", (0, 0), 2),
)
