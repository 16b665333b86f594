"""Table 1: the Coin Game is a social dilemma and no asymmetric bargaining problem.

Both marks are right, on the solved game.  Cooperation is the best joint plan for the sum, defection
the best reply to it; their four payoffs satisfy the inequalities of Leibo et al. (2017) for both
players, with greed and with fear.  The attainable payoffs are symmetric, so the game is no
asymmetric problem.  By the printed definition it is a bargaining problem all the same: lopsided
plans are Pareto optimal and held up by threats, as in the prisoner's dilemma.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import OWN_COINS, attainable, own_coin_game
from gametheory_bp.claims.finding import Finding, confirmation, exact_text
from gametheory_bp.claims.leibo import dilemma_payoffs
from gametheory_bp.equilibria.stochastic_plans import grim_plan
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.threats.stochastic_minimax import stochastic_minimax


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The inequalities on solved policies; symmetry of the attainable payoffs."""
    game = own_coin_game(given["rewards"])
    found = attainable(game)
    best = max(found.vertices, key=sum)
    red, blue = dilemma_payoffs(game, found.witness(best).policies[0])
    symmetric = all(found.contains((y, x)) for x, y in found.vertices)
    threats = [stochastic_minimax(game, player) for player in ("row", "column")]
    floor = max(threats[0].upper, Fraction(0)), max(threats[1].upper, Fraction(0))
    chain = [v for v in found.pareto_frontier().points if v[0] > floor[0] and v[1] > floor[1]]
    held = tuple(v for v in chain if grim_plan(game, found.witness(v), threats).sustained)
    wrong = (*(f"red: {x}" for x in red.failing), *(f"blue: {x}" for x in blue.failing))
    witness = (
        ("rewards", given["rewards"]),
        ("best joint payoffs per step", best),
        ("(R, S, T, P) of red", red.listed),
        ("(R, S, T, P) of blue", blue.listed),
        ("attainable payoffs symmetric", str(symmetric)),
        ("Pareto-optimal vertices above minimax, held up by threats", held),
    )
    scope = "Coin Game on a 3 x 3 torus, both may take a coin, discount 24/25; Leibo et al. (2017)"
    checks = (
        Check("all inequalities hold for red", red.is_dilemma, exact_text(red.listed)),
        Check("all inequalities hold for blue", blue.is_dilemma, exact_text(blue.listed)),
        Check("every exchanged payoff pair is attainable", symmetric),
    )
    failing = () if all(check.holds for check in checks) else (("failing", wrong),)
    return confirmation(scope, (*witness, *failing), checks)


TABLE_1_COIN_GAME = Claim(
    title="Table 1: coin game",
    statement="The coin game is a social dilemma and no asymmetric bargaining problem.",
    source="Stastny et al. (2021), Table 1; Appendix B.1, Figure 6",
    expected="proved",
    decision=decide,
    given=(("rewards", OWN_COINS),),
    flip=Flip("rewards", "row", (0, 1), 0),
)
