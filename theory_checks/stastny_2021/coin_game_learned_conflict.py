"""Figure 8: the learned profiles stand for no conflict over anything attainable.

Exactly, the utilitarian and the egalitarian optimum of the asymmetric game are in conflict: red
prefers the one, blue the other, and neither is dominated.  What the published agents learned in
self-play is not: one joint plan, the utilitarian optimum, gives *both* players more than either of
the two learned profiles.  The conflict in the published cross-play is between two outcomes that all
should leave.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.bargaining import BargainingProblem, solve
from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import (
    BARGAINING,
    DISCOUNT,
    attainable,
    bargaining_coin_game,
    bargaining_rules,
    digits,
)
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game import coin_game_model
from gametheory_bp.games.criterion import Horizon
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.payoffs.stochastic.support import support_function

_UTIL = (Fraction("0.1496"), Fraction("1.1226"))
_IA = (Fraction("0.3442"), Fraction("0.3461"))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Both published self-play profiles against the utilitarian optimum over 100 steps."""
    arrays = StochasticArrays.of(coin_game_model(bargaining_rules(given["rewards"])), DISCOUNT)
    plan = support_function(arrays, Horizon(100))((1, 1), None).point
    both = tuple(max(pair) for pair in zip(_UTIL, _IA, strict=True))
    problem = BargainingProblem.from_payoffs(
        attainable(bargaining_coin_game(given["rewards"])).polygon, (0, 0)
    )
    u, e = (solve(problem, rule).points[0] for rule in ("utilitarian", "egalitarian"))
    gains = tuple(x - y for x, y in zip(plan, both, strict=True))
    witness = (
        ("rewards", given["rewards"]),
        ("learned with w_Util, self-play, 100 steps", _UTIL),
        ("learned with w_IA, self-play, 100 steps", _IA),
        ("one plan, 100 steps", digits(plan)),
        ("better than the best of both by", digits(gains)),
        ("exact utilitarian optimum, discounted", digits(u)),
        ("exact egalitarian optimum, discounted", digits(e)),
    )
    scope = "published means over episodes of 100 steps; attainable payoffs over 100 steps"
    real = (u[0] - e[0]) * (u[1] - e[1]) < 0
    if min(gains) <= 0:
        checks = (Check("no plan is better for both than both", True),)
        return Finding("verified on scope", scope, witness, checks=checks)
    checks = (
        Check("one plan gives both players more than either learned profile", min(gains) > 0,
              digits(gains)),
        Check("the exact optima are in conflict: red prefers one, blue the other", real),
        Check("the learned profiles are ranked oppositely, too",
              (_UTIL[0] - _IA[0]) * (_UTIL[1] - _IA[1]) < 0),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "the two notions are in conflict at their exact optima; the learned profiles stand for no "
        "such conflict, since one plan is better for both players than both of them", checks,
    )  # fmt: skip


COIN_GAME_LEARNED_CONFLICT = Claim(
    title="The learned norms are in conflict",
    statement=(
        "The policies learned with w_Util and with w_IA in the asymmetric bargaining coin game are "
        "competing optima: no plan is better for both players than both."
    ),
    source="Stastny et al. (2021), sections 4.1 and 4.2, Figure 8; payoffs of the released results",
    expected="refuted",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "row", (0, 0), "1/10"),
)
