"""Section 4: the failure of LOLA in IAsymBoS, with and without opponent shaping.

With eta = 0 LOLA-Exact is the plain gradient: nobody shapes anybody.  Runs end in the same three
outcomes, and cross-play fails as well; shaping only moves runs from BB to taking turns.
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
    """The same seeds with and without shaping."""
    shaped, plain = (learned_outcomes(given["game"], eta) for eta in (1.0, 0.0))
    scope = f"LOLA-Exact with eta = 1 and with eta = 0, {SEEDS} seeds each, all ordered pairs"
    witness = (*shaped.witness(", eta = 1"), *plain.witness(", eta = 0"))
    half = Fraction(1, 2)
    disagrees = len(plain.settled) > 1 and plain.coordinating < half
    if len(shaped.settled) > 1 and not disagrees:
        return Finding("tested", scope, witness)
    moved = shaped.share("alternating") - plain.share("alternating")
    # (5 s)^2 for the difference of two shares of SEEDS runs each
    wide = 25 * sum(x.share("alternating") * (1 - x.share("alternating")) for x in (shaped, plain))
    checks = (
        Check("the same outcomes are reached by at least a tenth of the runs each",
              shaped.settled == plain.settled, exact_text(plain.settled)),
        Check("without shaping fewer than half of the pairs coordinate",
              plain.coordinating < half, exact_text(plain.coordinating)),
        Check("with shaping more runs take turns, by more than five standard errors",
              moved > 0 and moved * moved * SEEDS > wide, exact_text(moved)),
        Check("with shaping fewer runs end in BB", shaped.share("BB") < plain.share("BB")),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "runs of the plain gradient end in the same outcomes and fail in cross-play as well; "
        "shaping moves runs from BB to taking turns", checks, "tested",
    )  # fmt: skip


LOLA_SHAPING = Claim(
    title="Opponent shaping makes runs disagree",
    statement=(
        "Cooperation-inducing learning fails in asymmetric bargaining problems; of the two "
        "algorithms LOLA does so without an explicit welfare function. Read: it is its opponent "
        "shaping; with eta = 0 runs would not end in different outcomes and fail in cross-play."
    ),
    source="Stastny et al. (2021), section 4",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (1, 1), -1),
)
