"""Proposition 1 where either player follows the optimum that it prefers: true.

Both grim profiles are Nash equilibria, and each player strictly prefers the optimum whose program
it runs.  Suppose the row player never punishes.  If the column player does not either, both
paths are the same, against strict preference.  If it does, the outcome is the path of the row
player's optimum; then the row player gains by this deviation in the column player's optimum,
against equilibrium.  So both punish in the end, and two punishments pay at most minimax.

Neither asymmetry, dominance of cross-play nor the minimax assumption is used.  Random iterated
games, with ties among punishments, agree.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.claims.proposition_1 import check_proposition_1
from gametheory_bp.claims.random_iterations import GAMES, random_cases
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game, then every case of the random iterated games."""
    game = given["game"]
    own = check_proposition_1(game, (0, 0), (1, 1), "24/25")
    insist = [pair for pair in own.pairings if pair.insisting]
    cases = random_cases(2021, GAMES)
    failed = [case for case in cases if not case.settles(insisting=True)]
    witness = (
        ("game", game), ("insisting pairings there", len(insist)),
        ("outcome, time, payoffs",
         tuple((str(p.met.outcome), p.time or 0, p.met.payoffs) for p in insist)),
        ("random cases", len(cases)), ("with a failure", len(failed)),
    )  # fmt: skip
    if failed or not all(pair.concluded for pair in insist):
        return Finding(
            "refuted", "random iterated games", witness, "see the failing case", "tested"
        )
    checks = (Check(f"it holds in {len(cases)} random cases of {GAMES} games", not failed),)
    return Finding(
        "proved", "all iterated games in which both grim profiles are Nash equilibria and each "
        "player follows the optimum that it strictly prefers", witness, checks=checks,
        basis="argument",
    )  # fmt: skip


PROPOSITION_1_INSISTING = Claim(
    title="Proposition 1, either player follows its favourite",
    statement=(
        "If each player follows the grim profile of the optimum that it prefers, there is a time "
        "from which on both get at most their minimax return."
    ),
    source="Stastny et al. (2021), Proposition 1",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 1), 1),
)
