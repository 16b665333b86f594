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
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.norm_chain import NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_NORMS = ((0, 0), (1, 1))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The chain on a grid of weights; robust is the discounted share of matched steps."""
    repeated = RepeatedGame(given["game"], "24/25")
    matching = RepeatedGame(BimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]]), "24/25")

    def play(p: Fraction, q: Fraction, among: RepeatedGame) -> tuple[Fraction, Fraction]:
        row, column = (NormSet(_NORMS, (share, 1 - share)) for share in (p, q))
        return meet(among, row, column).payoffs

    grid = [Fraction(k, 10) for k in range(1, 10)]
    agreed = {(p, q): play(p, q, matching)[0] for p in grid for q in grid}
    steps = [(p, p + Fraction(1, 10), q) for p in grid[:-1] for q in grid]
    more = [(p, high, q) for p, high, q in steps if q < p and agreed[high, q] > agreed[p, q]]
    checks = (
        Check("share of matched steps is m / (1 - d (1 - m)), m = p q + (1 - p)(1 - q)",
              all(share == m / (1 - repeated.discount * (1 - m)) for (p, q), share in agreed.items()
                  for m in [p * q + (1 - p) * (1 - q)]), f"{len(agreed)} pairs"),
        Check("a higher p is less robust exactly if q < 1/2",
              all((agreed[high, q] < agreed[p, q]) == (q < Fraction(1, 2))
                  for p, high, q in steps), f"{len(steps)} steps"),
    )  # fmt: skip
    if not more:
        return Finding("verified on scope", f"{len(steps)} steps of 1/10", checks=checks)
    p, high, q = more[0]
    before, after = play(p, q, repeated), play(high, q, repeated)
    witness = (
        ("q", q), ("p, share of matched steps, payoffs", (p, agreed[p, q], before)),
        ("higher p, share, payoffs", (high, agreed[high, q], after)),
        ("sums", (sum(before), sum(after))),
        ("steps with q < p that are more robust, of steps with q < p",
         (len(more), sum(q < p for p, _, q in steps))),
    )  # fmt: skip
    return refutation(
        f"IAsymBoS, discount 24/25; {len(steps)} steps of 1/10", witness,
        "a higher probability is less robust exactly if the counterpart puts less than 1/2 on "
        "that norm (two norms): lower than on the other norm, not lower than one's own", checks,
        basis="argument",
    )  # fmt: skip


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
