"""Coordination fails only if the norm sets are disjoint.

Figure 5: does coordination fail only if the two sets of norms are disjoint?

On IAsymBoS, exactly, by the probability that the two active norms never agree.  With uniform
re-sampling *with* the current norm the claim holds in the long run: from every disagreement a
common norm is reached with positive probability in each step, so almost surely.  Re-sampling
*without* the current norm, or in an order of preference, two agents with the same two norms
exchange them for ever: they fail although the sets are equal.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.norm_chain import HOWS, STARTS, NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_U, _E = (0, 0), (1, 1)
_SETS = ((_U,), (_E,), (_U, _E), (_E, _U))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Every pair of sets, every kind of re-sampling."""
    repeated = RepeatedGame(given["game"], "24/25")
    met = [
        (how, start, row, column, meet(repeated, NormSet.of(*row), NormSet.of(*column), how, start))
        for how in HOWS for start in STARTS for row in _SETS for column in _SETS
    ]  # fmt: skip
    common = [line for line in met if set(line[2]) & set(line[3])]
    failures = [line for line in common if line[4].never]
    transient = [line for line in common if line[4].mismatched_first and not line[4].never]
    disjoint = [line[4].never == 1 for line in met if not set(line[2]) & set(line[3])]
    uniform = [line for line in common if line[0] == "with current"]
    scope = f"IAsymBoS, discount 24/25, {len(met)} pairs: all sets, re-samplings and starts"
    witness = (
        ("failures with a common norm (re-sampling, start, W, W', probability, payoffs)",
         tuple((*line[:4], line[4].never, line[4].payoffs) for line in failures)),
        ("pairs that lose the first steps only", len(transient)),
        ("disjoint sets always fail", str(all(disjoint))),
    )  # fmt: skip
    if not failures:
        return Finding("verified on scope", scope, witness)
    checks = (
        Check("with the current norm, either start: a common norm is found almost surely",
              all(line[4].never == 0 for line in uniform), f"{len(uniform)} pairs"),
        Check("disjoint sets always fail", all(disjoint), f"{len(disjoint)} pairs"),
        Check("without the current norm and in order, two sets of one norm each that is common "
              "never fail", all(not line[4].never for line in common
                                if len(line[2]) == len(line[3]) == 1)),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "with uniform re-sampling that includes the current norm, agents with a common norm "
        "agree almost surely, after an expected loss in the first steps", checks,
        "verified on scope",
    )  # fmt: skip


AMTFT_FAILURE_ONLY_IF_DISJOINT = Claim(
    title="Coordination fails only if the norm sets are disjoint",
    statement="Coordination failure only occurs when W1 and W2 have no welfare function in common.",
    source="Stastny et al. (2021), Figure 5 and section 5.1",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 3),
)
