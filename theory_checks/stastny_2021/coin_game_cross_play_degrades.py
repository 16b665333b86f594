"""Section 4.2: what cross-play between different welfare functions loses.

In the published runs it did: a mean score of 0.31, where self-play scored 0.94.  Exact agents that
punish lose less, and in one order nearly nothing.  Red egalitarian against blue utilitarian loses
more than a third, for blue's moves by its own rule are taken for defection and punished.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import (
    BARGAINING,
    attainable,
    bargaining_coin_game,
    digits,
)
from gametheory_bp.claims.coin_game_sets import (
    EGALITARIAN,
    SCOPE,
    UTILITARIAN,
    ends,
    listed,
    set_payoffs,
)
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.evaluation import normalized_score
from gametheory_bp.games.bimatrix import BimatrixGame

_PAIRS = ((UTILITARIAN, EGALITARIAN), (EGALITARIAN, UTILITARIAN),
          (UTILITARIAN, UTILITARIAN), (EGALITARIAN, EGALITARIAN))  # fmt: skip


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Scores by sum and minimum, w* the largest attainable welfare."""
    found = set_payoffs(given["rewards"])
    polygon = attainable(bargaining_coin_game(given["rewards"])).polygon
    bounds = []
    for end in (0, 1):
        profiles = [(ends(found[p][0])[end], ends(found[p][1])[end]) for p in _PAIRS]
        bounds.append(normalized_score(profiles, among=polygon.vertices, criterion="discounted"))
    low, high = (found.scores for found in bounds)
    half = Fraction(1, 2)
    witness = (
        ("rewards", given["rewards"]),
        *listed(found),
        ("scores: red Util - blue Egal, red Egal - blue Util, Util - Util, Egal - Egal",
         digits(low, 4)),
    )  # fmt: skip
    if max(high[:2]) < half:
        checks = (Check("both orders score less than a half", True, digits(high[:2], 4)),)
        return Finding("verified on scope", SCOPE, witness, checks=checks)
    checks = (
        Check("different rules score less than equal ones", max(high[:2]) < min(low[2:])),
        Check("red egalitarian against blue utilitarian loses more than a third",
              high[1] < Fraction(2, 3), digits(high[1:2], 4)),
    )  # fmt: skip
    return refutation(
        SCOPE, witness,
        "different rules score less than equal ones, in one order by more than a third", checks,
        "verified on scope",
    )  # fmt: skip


COIN_GAME_CROSS_PLAY_DEGRADES = Claim(
    title="Coin game: different welfare functions lose most of the gain",
    statement=(
        "In the asymmetric bargaining coin game cross-play between agents that optimise different "
        "welfare functions degrades strongly: it loses more than half of what can be gained."
    ),
    source="Stastny et al. (2021), section 4.2, Figure 3; mean score 0.31 in the released results",
    expected="refuted",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "column", (0, 0), 2),
)
