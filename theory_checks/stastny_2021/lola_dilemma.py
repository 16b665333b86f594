"""Figure 4: in the IPD all policy profiles of LOLA cooperate in cross-play.

The published runs learned on transposed payoff matrices, in which cooperation strictly dominates.
On the true game most runs cooperate in self-play and many pairs of different runs do not.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.claims.learned_outcomes import SEEDS, learned_outcomes
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Pairs that play (C, C) for ever, learned on the game and on its transpose."""
    game = given["game"]
    turned = BimatrixGame(
        list(zip(*game.row_payoffs, strict=True)), list(zip(*game.column_payoffs, strict=True))
    )
    true, transposed = learned_outcomes(game), learned_outcomes(turned)
    mutual = ("CC", "DD", "taking turns", "other")
    witness = tuple(
        pair
        for words, found in (("", true), (", learned transposed", transposed))
        for pair in (
            (f"runs by outcome of self-play{words}",
             tuple(zip(mutual, (number for _, number in found.runs), strict=True))),
            (f"pairs of different runs{words}", found.pairs),
            (f"pairs that play (C, C) for ever{words}", found.first),
        )
    )  # fmt: skip
    scope = f"LOLA-Exact, published settings, {SEEDS} seeds, all ordered pairs"
    if true.first == true.pairs:
        return Finding("tested", scope, witness)
    dominated = all(
        turned.payoff(0, b)[0] > turned.payoff(1, b)[0]
        and turned.payoff(b, 0)[1] > turned.payoff(b, 1)[1]
        for b in (0, 1)
    )
    checks = (
        Check("on the transposed matrices C strictly dominates D", dominated),
        Check("learned there, every pair plays (C, C) for ever",
              transposed.first == transposed.pairs),
        Check("on the true game at least 8 of 10 runs play (C, C) for ever in self-play",
              true.share("BB") >= Fraction(8, 10), exact_text(true.share("BB"))),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "learned on the transposed matrices, where C dominates, all pairs cooperate; on the true "
        "game most runs do in self-play", checks, "tested",
    )  # fmt: skip


LOLA_DILEMMA = Claim(
    title="LOLA cooperates in cross-play of the dilemma",
    statement=(
        "In the IPD, all policy profiles cooperate in cross-play. Read: all pairs of different "
        "runs play (C, C) for ever."
    ),
    source="Stastny et al. (2021), figure 4",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("prisoners_dilemma")),),
    flip=Flip("game", "row", (1, 0), -2),
)
