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
from gametheory_bp.claims.finding import Finding
from gametheory_bp.claims.norm_chain import NormSet, meet
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame

_U, _E = (0, 0), (1, 1)
_SETS = ((_U,), (_E,), (_U, _E), (_E, _U))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Every pair of sets, every kind of re-sampling."""
    repeated = RepeatedGame(given["game"], "24/25")
    failures, transient, disjoint = [], [], []
    for how in ("with current", "without current", "order"):
        for row in _SETS:
            for column in _SETS:
                found = meet(repeated, NormSet.of(*row), NormSet.of(*column), how)
                line = (how, row, column, found.never, found.payoffs)
                if not set(row) & set(column):
                    disjoint.append(found.never == 1)
                elif found.never:
                    failures.append(line)
                elif found.mismatched_first:
                    transient.append(line)
    uniform = [line for line in failures if line[0] == "with current"]
    witness = (
        ("failures with a common norm (re-sampling, W, W', probability, payoffs)", tuple(failures)),
        ("pairs that lose the first steps only", len(transient)),
        ("disjoint sets always fail", str(all(disjoint))),
    )
    checks = (
        Check("with the current norm: almost surely a common norm is found", not uniform),
        Check("disjoint sets always fail", all(disjoint)),
    )
    return Finding(
        "refuted", "IAsymBoS, discount 24/25, 48 pairs", witness,
        "with uniform re-sampling that includes the current norm, agents with a common norm "
        "agree almost surely, after an expected loss in the first steps", "proved", checks,
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
