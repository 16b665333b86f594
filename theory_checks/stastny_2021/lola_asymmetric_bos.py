"""Figure 4: in IAsymBoS LOLA ends in different Pareto-optimal outcomes and fails in cross-play.

A thousand seeds instead of forty.  BB, SS and taking turns are all Pareto optimal among feasible
payoffs, which is computed for the given game.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.claims.learned_outcomes import SEEDS, learned_outcomes
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.payoffs import feasible_payoffs

_HALF = Fraction(1, 2)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Several outcomes, all Pareto optimal, and most pairs of different runs fail."""
    game = given["game"]
    found = learned_outcomes(game)
    one, two = game.payoff(0, 0), game.payoff(1, 1)
    half = (one[0] + two[0]) / 2, (one[1] + two[1]) / 2
    paid = {"BB": one, "SS": two, "alternating": half}
    polygon = feasible_payoffs(game).polygon
    optimal = all(polygon.above(paid[name]).vertices == (paid[name],) for name in found.settled)
    fails = len(found.settled) > 1 and found.coordinating < _HALF
    scope = f"LOLA-Exact, published settings, {SEEDS} seeds, all ordered pairs"
    checks = (
        Check("every outcome of at least a tenth of the runs is Pareto optimal", optimal,
              exact_text(tuple(paid[name] for name in found.settled))),
        Check("in self-play at least 95 of 100 runs coordinate for ever",
              found.within >= Fraction(95, 100), exact_text(found.within)),
    )  # fmt: skip
    witness = (("outcomes of at least a tenth of the runs", found.settled), *found.witness())
    if fails and all(check.holds for check in checks):
        return Finding("tested", scope, witness, checks=checks)
    otherwise = found.coordinating >= _HALF or not all(check.holds for check in checks)
    weaker = "most pairs of runs coordinate, or an outcome is dominated, or self-play fails"
    return refutation(scope, witness, weaker, [Check(weaker, otherwise)], "tested")


LOLA_ASYMMETRIC_BOS = Claim(
    title="LOLA fails in asymmetric Bach or Stravinsky",
    statement=(
        "In IAsymBoS, LOLA converges to different Pareto-optimal outcomes in self-play, leading "
        "to failures in cross-play. Read: fewer than half of the pairs of different runs "
        "coordinate in the long run."
    ),
    source="Stastny et al. (2021), figure 4",
    expected="tested",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (1, 1), -1),
)
