"""The inequity-averse welfare.

For which penalty is the inequity-averse welfare Pareto monotone, and which one picks SS?

``W(x, y) = x + y - beta |x - y|``, beta >= 0. For x >= y it is ``(1 - beta) x + (1 + beta) y``:
it grows with the larger payoff exactly if beta < 1 and falls if beta > 1. So it is strictly
Pareto monotone for beta < 1, weakly for beta = 1 (then it is 2 min(x, y)), and for beta > 1 it
prefers (2, 2) to (5, 2): its optimum need not be Pareto optimal.

In the given game W picks SS over BB above the threshold at which both are equal. For repeated
play the printed formula leaves the time t of the smoothed rewards open; the threshold depends on
it. Per stationary outcome, after t + 1 steps with trace factor g (0.96^2 in the release), the
difference of smoothed rewards is ``|x - y| (1 - g^(t+1))/(1 - g)``.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.welfare.frame import Frame
from gametheory_bp.welfare.library import LIBRARY

_DISCOUNT = Fraction(24, 25)
_TRACE = _DISCOUNT**2


def welfare(x: Fraction, y: Fraction, beta: Fraction) -> Fraction:
    """The library's formula."""
    frame = Frame((Fraction(0),) * 2, (Fraction(0),) * 2, (Fraction(0),) * 2)
    value: Fraction = LIBRARY.load("inequity_averse").value(x, y, frame, penalty=beta)
    return value


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Signs of the two slopes; thresholds in the game; a dominated optimum above 1."""
    game = given["game"]
    bb, ss = game.payoff(0, 0), game.payoff(1, 1)
    gap = abs(bb[0] - bb[1]) - abs(ss[0] - ss[1])
    three, two = Fraction(5), Fraction(2)
    betas = [Fraction(k, 4) for k in range(9)]
    slopes = {b: welfare(three + 1, two, b) - welfare(three, two, b) for b in betas}
    others = {b: welfare(three, two + 1, b) - welfare(three, two, b) for b in betas}
    general = (
        Check("slope in the larger payoff is 1 - beta", all(s == 1 - b for b, s in slopes.items())),
        Check("slope in the smaller payoff is 1 + beta",
              all(s == 1 + b for b, s in others.items())),
        Check("beta = 1 is twice the smaller payoff", welfare(three, two, Fraction(1)) == 2 * two),
        Check("beta = 2 prefers (2, 2) to (5, 2)",
              welfare(two, two, Fraction(2)) > welfare(three, two, Fraction(2))),
    )  # fmt: skip
    if gap <= 0 or sum(bb) <= sum(ss):
        witness = (("game", game), ("sums", (sum(bb), sum(ss))), ("difference of the gaps", gap))
        return refutation(
            "the given game: BB is not both larger in sum and more unequal", witness,
            "strictly Pareto monotone for beta < 1, weakly for beta = 1, not above", general,
        )  # fmt: skip
    one_shot = (sum(bb) - sum(ss)) / gap
    sums = (sum(bb) - sum(ss)) / (1 - _DISCOUNT)
    first, limit = sums / gap, sums / (gap / (1 - _TRACE))
    picks = {
        (among, step): certified_optimum(game, "inequity_averse", among, penalty=one_shot + step)
        for among in ("pure", "feasible") for step in (Fraction(-1, 10), Fraction(1, 10))
    }  # fmt: skip
    checks = (
        *general,
        Check("at the threshold both are equal",
              welfare(*ss, one_shot) == welfare(*bb, one_shot)),
        Check("below it the only optimum is BB, above it SS, over pure profiles and over lotteries",
              all(points == ((bb,) if step < 0 else (ss,))
                  for (_, step), points in picks.items())),
    )  # fmt: skip
    witness = (
        ("game", game), ("Pareto monotone", "beta < 1 strictly, beta = 1 weakly, beta > 1 not"),
        ("SS above, one shot", one_shot), ("SS above, sums with t = 1", first),
        ("SS above, sums with t to infinity", limit),
    )  # fmt: skip
    return Finding(
        "proved", "all beta >= 0; the given game", witness, checks=checks, basis="argument"
    )


INEQUITY_AVERSE_MONOTONE = Claim(
    title="The inequity-averse welfare",
    statement=(
        "V1 + V2 - beta E|e1 - e2| is Pareto monotone for beta <= 1 only, and picks SS in "
        "asymmetric BoS above a threshold of beta (which beta is not said in the paper)."
    ),
    source="Stastny et al. (2021), Appendix C.1",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 5),
)
