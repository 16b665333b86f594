"""Section 4.1: always taking the Cooperation coin is not best for the sum.

The best plan that takes nothing but Cooperation coins is found by making Disagreement coins
worth less than nothing; the best plan of all earns more, under every criterion.  Taking a
Disagreement coin that lies at hand pays 1 at once and calls the next Cooperation coin.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import BARGAINING, DISCOUNT, bargaining_rules, digits
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.coin_game import CoinGameRules, coin_game_model
from gametheory_bp.games.criterion import read_criterion
from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.payoffs.stochastic.support import support_function

_CRITERIA = ("discounted", "average", 100)
_NEVER = -100


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The largest sums with and without Disagreement coins."""
    rewards = given["rewards"]
    free = [_best(bargaining_rules(rewards), c) for c in _CRITERIA]
    only = [_best(bargaining_rules(rewards, _NEVER), c) for c in _CRITERIA]
    lost = [sum(a) - sum(b) for a, b in zip(free, only, strict=True)]
    witness = (
        ("rewards", rewards),
        ("best of all: discounted; average; 100 steps", tuple(map(digits, free))),
        ("best with Cooperation coins only", tuple(map(digits, only))),
        ("the latter on average, exactly", only[1]),
        ("lost per step", digits(lost)),
    )
    scope = "as released for amTFT, discount 24/25, long-run average, mean over 100 steps"
    if not any(lost):
        return Finding("proved", scope, witness, checks=(Check("nothing is lost", True),))
    share = [x / sum(top) for x, top in zip(lost, free, strict=True)]
    checks = (
        Check("Cooperation coins alone reach 19/20 of the largest sum", max(share) < 1 / 20,
              f"lost: {digits(share, 4)}"),
        Check("blue, whose coins pay more, then gets more than red",
              all(b[1] > b[0] for b in only), exact_text(only[1])),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "taking nothing but Cooperation coins brings more than 19/20 of the largest sum, and blue "
        "gets more of it", checks,
    )  # fmt: skip


def _best(rules: CoinGameRules, criterion: object) -> Point:
    arrays = StochasticArrays.of(coin_game_model(rules), DISCOUNT)
    return support_function(arrays, read_criterion(criterion))((1, 1), None).point


COIN_GAME_ALWAYS_COOPERATION_COINS = Claim(
    title="Always taking the Cooperation coin is best for the sum",
    statement=(
        "In the asymmetric bargaining coin game w_Util is maximised by both players always "
        "consuming the Cooperation coin, and this makes one player benefit more."
    ),
    source="Stastny et al. (2021), section 4.1",
    expected="refuted",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "row", (0, 1), "1/100"),
)
