"""More weight on the preferred norm is less robust.

Section 5.2: does more weight on one's preferred norm always make an agent less robust?

Both re-sample: row draws U with probability p, column with probability q. They agree in a step
with probability m = p q + (1 - p)(1 - q), and dm/dp = 2 q - 1. So a higher p is less robust
exactly if q < 1/2. The printed condition, that the counterpart puts a *lower* probability on it,
is q < p; for 1/2 < q < p a higher p makes both agree sooner.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.claims.norm_chain import NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_NORMS = ((0, 0), (1, 1))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Payoffs of both at p and at a higher p, for q between 1/2 and p, and below 1/2."""
    repeated = RepeatedGame(given["game"], "24/25")

    def play(p: Fraction, q: Fraction) -> tuple[Fraction, Fraction]:
        row, column = (NormSet(_NORMS, (share, 1 - share)) for share in (p, q))
        return meet(repeated, row, column).payoffs

    def agree(p: Fraction, q: Fraction) -> Fraction:
        return p * q + (1 - p) * (1 - q)

    low, high, q = Fraction(3, 4), Fraction(4, 5), Fraction(3, 5)
    below = Fraction(2, 5)
    before, after = play(low, q), play(high, q)
    total = sum(before), sum(after)
    more_robust = agree(high, q) > agree(low, q)
    checks = (
        Check("dm/dp = 2 q - 1", agree(high, q) - agree(low, q) == (high - low) * (2 * q - 1)),
        Check("less robust for q < 1/2", agree(high, below) < agree(low, below)),
    )
    witness = (
        ("q", q), ("p, agreement, payoffs", (low, agree(low, q), before)),
        ("higher p, agreement, payoffs", (high, agree(high, q), after)), ("sums", total),
    )  # fmt: skip
    if more_robust:
        return Finding(
            "refuted", "IAsymBoS, discount 24/25", witness,
            "a higher probability is less robust exactly if the counterpart puts less than 1/2 on "
            "that norm (two norms)", "proved", checks,
        )  # fmt: skip
    return Finding("tested", "one triple of weights", witness, checks=checks)


AMTFT_PREFERENCE_WEIGHT = Claim(
    title="More weight on the preferred norm is less robust",
    statement=(
        "An agent who puts higher probability on a welfare function it prefers is less robust "
        "against counterparts who put a lower probability on it."
    ),
    source="Stastny et al. (2021), section 5.2",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 3),
)
