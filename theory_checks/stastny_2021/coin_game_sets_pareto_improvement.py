"""Section 5.1 in the asymmetric Coin Game: a larger set need not be an improvement.

Red utilitarian against blue egalitarian does well although the sets are disjoint, and
blue gets more than by its own rule: when red opens up, they agree on that rule, and blue loses.
Where cooperation had failed, opening up is an improvement for both, whoever does it.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import BARGAINING
from gametheory_bp.claims.coin_game_sets import (
    BOTH,
    EGALITARIAN,
    SCOPE,
    UTILITARIAN,
    ends,
    listed,
    set_payoffs,
)
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Every step from one rule to both, against both disjoint opponents."""
    found = set_payoffs(given["rewards"])
    single = (UTILITARIAN, EGALITARIAN)
    steps = [((w, o), (BOTH, o)) for w in single for o in single if w != o]
    steps += [((o, w), (o, BOTH)) for w in single for o in single if w != o]

    def gains(step: tuple[tuple[tuple[str, ...], ...], ...], player: int) -> bool:
        before, after = (found[pair][player] for pair in step)  # type: ignore[index]
        return bool(ends(after)[0] >= ends(before)[1])

    worse = [s for s in steps if not (gains(s, 0) and gains(s, 1))]
    failed = [s for s in steps if s[0] == (EGALITARIAN, UTILITARIAN)]
    witness = (
        ("rewards", given["rewards"]),
        *listed(found),
        ("steps that make somebody worse off", tuple(worse)),
    )
    scope = f"from disjoint sets of one rule to an overlap, {len(steps)} steps; {SCOPE}"
    if not worse:
        return Finding("verified on scope", scope, witness)
    checks = (
        Check("from red egalitarian against blue utilitarian, opening up helps both",
              all(gains(s, k) for s in failed for k in (0, 1)), f"{len(failed)} steps"),
    )  # fmt: skip
    return refutation(
        scope, witness,
        "where cooperation had failed, adding the other's rule helps both players", checks,
        "verified on scope",
    )  # fmt: skip


COIN_GAME_SETS_PARETO_IMPROVEMENT = Claim(
    title="Coin game: a larger set is a weak Pareto improvement",
    statement=(
        "When w is in W, one player using amTFT(W) rather than amTFT(w) leads to a (weak) Pareto "
        "improvement, also in the asymmetric bargaining coin game."
    ),
    source="Stastny et al. (2021), section 5.1",
    expected="refuted",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "column", (0, 0), 2),
)
