"""amTFT(W) is a Pareto improvement.

Section 5.1: does amTFT(W) instead of amTFT(w), w in W, Pareto improve?

On IAsymBoS with discount 24/25 and uniform (re-)sampling, W = {w_Util, w_IA}: U is "always BB", E
"always SS".  Two ways in which the claim fails, for each kind of re-sampling:

* against amTFT({w}) the larger set may *start* with another norm, and both lose;
* against amTFT(W) itself, the player who gives up insisting on its favourite loses.

With the preferred norm active at the start and a single-norm opponent it is true: if the
opponent's norm is w, nothing changes; otherwise miscoordination for ever becomes agreement.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.claims.norm_chain import NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_U, _E = (0, 0), (1, 1)
_OPPONENTS = (("{U}", (_U,)), ("{E}", (_E,)), ("{U, E}", (_U, _E)), ("{E, U}", (_E, _U)))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Row's switch from {w} to W, against every set, for every kind of re-sampling."""
    repeated = RepeatedGame(given["game"], "24/25")
    losses, kept = [], []
    for how in ("with current", "without current", "order"):
        for single, wider in ((_U, (_U, _E)), (_E, (_E, _U))):
            for name, other in _OPPONENTS:
                opponent = NormSet.of(*other)
                before = meet(repeated, NormSet.of(single), opponent, how).payoffs
                after = meet(repeated, NormSet.of(*wider), opponent, how).payoffs
                row = (how, "U" if single == _U else "E", name, before, after)
                if after[0] < before[0] or after[1] < before[1]:
                    losses.append(row)
                elif how == "order" and len(other) == 1:
                    kept.append(row)
    singles = [row for row in losses if row[0] == "order" and len(row[2]) == 3]
    first = meet(repeated, NormSet.of(_U), NormSet.of(_U)).payoffs
    witness = (
        ("losses (re-sampling, w, opponent, before, after)", tuple(losses)),
        ("number of losses out of 24", len(losses)),
        ("amTFT(w) with itself", first),
    )
    if not losses:
        return Finding("verified on scope", "IAsymBoS, 24 switches", witness)
    checks = [Check("order of preference, single-norm opponents: never a loss", not singles,
                    f"{len(kept)} switches")]  # fmt: skip
    return Finding(
        "refuted", "IAsymBoS, discount 24/25, three kinds of re-sampling", witness,
        "with w active at the start, and against a single-norm opponent, it is a weak Pareto "
        "improvement", "verified on scope" if not singles else "refuted",
        tuple(check for check in checks if check.holds),
    )  # fmt: skip


AMTFT_PARETO_IMPROVEMENT = Claim(
    title="amTFT(W) is a Pareto improvement",
    statement=(
        "When w is in W, one player using amTFT(W) rather than amTFT(w) leads to a weak Pareto "
        "improvement."
    ),
    source="Stastny et al. (2021), section 5.1",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 3),
)
