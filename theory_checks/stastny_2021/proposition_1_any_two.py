"""Proposition 1 under the strong reading of its first assumption: true in every pairing.

Appendix E assumes that "for any two policy profiles" that optimise w and w' in equilibrium the
cross-play is Pareto dominated.  Read for *all* such profiles, the grim ones of the proof are among
them, and the conclusion follows in every pairing: suppose row never punishes.  Then column always
did what row's path prescribes, and row did, too; play is that path, which is Pareto optimal, so
the cross-play is not dominated.  The same for column.  So both punish in the end.

Read for *some* given profiles, it does not follow (see "the printed construction in every
pairing"): there the grim cross-play is the whole path of one optimum.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.proposition_1 import check_proposition_1
from gametheory_bp.claims.random_iterations import GAMES, random_cases
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

_DOMINATED = "cross-play of the grim profiles is Pareto dominated"


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Both pairings of the given game, and of every random case."""
    own = check_proposition_1(given["game"], (0, 0), (1, 1), "24/25")
    premise = [
        next(step.holds for step in pair.steps if step.statement == _DOMINATED)
        for pair in own.pairings
    ]
    cases = random_cases(2021, GAMES)
    found = [(case, side) for case in cases for side in (True, False) if case.dominated_grim(side)]
    failed = [(case, side) for case, side in found if not case.settles(side)]
    conceding = sum(not side for _, side in found)
    witness = (
        ("given game: premise, conclusion per pairing",
         tuple((str(ok), str(pair.concluded)) for ok, pair in
               zip(premise, own.pairings, strict=True))),
        ("payoffs there", tuple(pair.met.payoffs for pair in own.pairings)),
        ("random pairings with the premise, of them conceding", (len(found), conceding)),
        ("with a failure", len(failed)),
    )  # fmt: skip
    checks = (
        Check("given game: the premise holds", all(premise)),
        Check("given game: the conclusion holds", own.concluded),
        Check("random pairings with the premise: all end at or below minimax", not failed,
              f"{len(found)} pairings"),
    )  # fmt: skip
    if not all(check.holds for check in checks):
        return refutation(
            "the given game, or a random one", witness, "it holds in the random pairings",
            checks[2:], "tested",
        )  # fmt: skip
    return Finding(
        "proved", "deterministic Pareto-optimal paths, every pairing", witness, checks=checks,
        basis="argument",
    )  # fmt: skip


PROPOSITION_1_ANY_TWO = Claim(
    title="Proposition 1, any two optimal profiles with dominated cross-play",
    statement=(
        "If the cross-play of any two profiles that optimise w and w' in equilibrium is Pareto "
        "dominated, the grim ones included, both players end at or below minimax in every pairing."
    ),
    source="Stastny et al. (2021), Appendix E, first assumption and Proposition 1",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 1), 1),
)
