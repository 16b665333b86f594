"""Section 5.1 in the asymmetric Coin Game: cooperation fails only between disjoint sets.

A pair *fails* if both players get less than by every rule of the two sets.  No pair with a common
rule fails.  Of the two disjoint pairs one fails, red egalitarian against blue utilitarian; the
other does not: its payoffs lie close to the Pareto frontier, between the two optima.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.coin_game_rewards import BARGAINING
from gametheory_bp.claims.coin_game_sets import (
    EGALITARIAN,
    SCOPE,
    UTILITARIAN,
    by_all_less,
    listed,
    set_payoffs,
)
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Which of the nine pairs fail."""
    found = set_payoffs(given["rewards"])
    own = {one: found[one, one] for one in (UTILITARIAN, EGALITARIAN)}
    failing = [
        (one, two)
        for one, two in found
        if by_all_less(found[one, two], [own[(rule,)] for rule in dict.fromkeys((*one, *two))])
    ]
    common = [pair for pair in failing if set(pair[0]) & set(pair[1])]
    disjoint = [(UTILITARIAN, EGALITARIAN), (EGALITARIAN, UTILITARIAN)]
    sound = [pair for pair in disjoint if pair not in failing]
    witness = (
        ("rewards", given["rewards"]),
        *listed(found),
        ("pairs that fail", tuple(failing)),
        ("disjoint pairs that do not fail", tuple(sound)),
    )
    if common:
        checks = (Check("some disjoint pair fails", any(pair in failing for pair in disjoint)),)
        return refutation(SCOPE, witness, "some disjoint pair fails", checks, "verified on scope")
    checks = (Check("no pair with a common rule fails", not common, f"{len(found) - 2} pairs"),)
    return Finding("verified on scope", SCOPE, witness, checks=checks)


COIN_GAME_SETS_DISJOINT = Claim(
    title="Coin game: cooperation fails only between disjoint sets",
    statement=(
        "In the asymmetric bargaining coin game, too, coordination failure only occurs when W1 "
        "and W2 have no welfare function in common."
    ),
    source="Stastny et al. (2021), section 5.1, Figure 5 and Table 5",
    expected="verified on scope",
    decision=decide,
    given=(("rewards", BARGAINING),),
    flip=Flip("rewards", "column", (0, 0), 2),
)
