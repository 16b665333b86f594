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
from itertools import product

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.norm_chain import HOWS, STARTS, NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_U, _E = (0, 0), (1, 1)
_OPPONENTS = (("{U}", (_U,)), ("{E}", (_E,)), ("{U, E}", (_U, _E)), ("{E, U}", (_E, _U)))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Row's switch from {w} to W, against every set, for every kind of re-sampling."""
    repeated = RepeatedGame(given["game"], "24/25")
    rows = []
    for how, start in product(HOWS, STARTS):
        for single, wider in ((_U, (_U, _E)), (_E, (_E, _U))):
            for name, other in _OPPONENTS:
                opponent = NormSet.of(*other)
                before = meet(repeated, NormSet.of(single), opponent, how, start).payoffs
                after = meet(repeated, NormSet.of(*wider), opponent, how, start).payoffs
                rows.append((how, start, "U" if single == _U else "E", name, before, after))
    losses = [row for row in rows if row[5][0] < row[4][0] or row[5][1] < row[4][1]]
    singles = [row for row in rows if row[1] == "preferred" and row[3] in ("{U}", "{E}")]
    first = meet(repeated, NormSet.of(_U), NormSet.of(_U)).payoffs
    witness = (
        ("losses (re-sampling, start, w, opponent, before, after)", tuple(losses)),
        ("number of losses, of switches", (len(losses), len(rows))),
        ("amTFT(w) with itself", first),
    )
    scope = f"IAsymBoS, discount 24/25, {len(rows)} switches: all re-samplings and starts"
    if not losses:
        return Finding("verified on scope", scope, witness)
    checks = (
        Check("w active at the start, single-norm opponent: never a loss",
              not any(row in losses for row in singles), f"{len(singles)} switches"),
        Check("of them, against another norm: a gain for both",
              all(row[5][0] > row[4][0] and row[5][1] > row[4][1]
                  for row in singles if row[2] != row[3][1])),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "with w active at the start, and against a single-norm opponent, it is a weak Pareto "
        "improvement, and a strict one if the norms differ", checks, "verified on scope",
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
