"""Section 4.1: LOLA without modification fails in symmetric Bach or Stravinsky, too.

No figure of the paper shows it.  A thousand seeds of LOLA-Exact with the settings of the other
matrix games: self-play coordinates, on different outcomes; pairs of different runs mostly do not
coordinate in the long run.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.claims.learned_outcomes import SEEDS, learned_outcomes
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

_HALF = Fraction(1, 2)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Failure: several outcomes in self-play; most pairs of different runs do not coordinate."""
    found = learned_outcomes(given["game"])
    fails = len(found.settled) > 1 and found.coordinating < _HALF
    scope = f"LOLA-Exact, published settings, {SEEDS} seeds, all ordered pairs"
    checks = (
        Check("in self-play at least 95 of 100 runs coordinate for ever",
              found.within >= Fraction(95, 100), exact_text(found.within)),
        Check("pairs of one outcome coordinate more often than pairs of two",
              found.disagreeing > 0
              and Fraction(found.disagreeing_coordinated, found.disagreeing) < found.coordinating),
    )  # fmt: skip
    witness = (("outcomes of at least a tenth of the runs", found.settled), *found.witness())
    if fails and all(check.holds for check in checks):
        return Finding("tested", scope, witness, checks=checks)
    otherwise = found.coordinating >= _HALF or not checks[0].holds
    weaker = "most pairs of runs coordinate, or self-play fails as well"
    return refutation(scope, witness, weaker, [Check(weaker, otherwise)], "tested")


LOLA_SYMMETRIC_BOS = Claim(
    title="LOLA fails in symmetric Bach or Stravinsky",
    statement=(
        "Applying LOLA without modification would also lead to coordination failure in the "
        "symmetric variant. Read: runs coordinate in self-play, on different outcomes, and fewer "
        "than half of the pairs of different runs coordinate in the long run."
    ),
    source="Stastny et al. (2021), section 4.1",
    expected="tested",
    decision=decide,
    given=(("game", load_game("bach_or_stravinsky")),),
    flip=Flip("game", "column", (1, 1), -1),
)
