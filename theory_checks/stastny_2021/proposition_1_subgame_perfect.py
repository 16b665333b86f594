"""Proposition 1: the grim profiles are credible.

Is the grim construction of Proposition 1 subgame perfect?

It is a Nash equilibrium.  After a deviation both players punish each other for ever, and in
asymmetric BoS each of them gains by stopping: the threat is not credible.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_norm, grim_slack


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Nash and one-shot deviations of the grim automata on BB and on SS."""
    game = given["game"]
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    found = []
    for action in (0, 1):
        pair = grim_norm(game, ActionPath.constant(action, action), punish).profile()
        found.append(automata_equilibrium(repeated, *pair))
    witness = (
        ("game", game), ("Nash (BB, SS)", tuple(str(f.is_nash) for f in found)),
        ("subgame perfect (BB, SS)", tuple(str(f.is_subgame_perfect) for f in found)),
        ("best deviation (row state, column state, player, action)",
         tuple(f.gaining for f in found)),
        ("its slack", tuple(f.worst_slack for f in found)),
    )  # fmt: skip
    if all(f.is_subgame_perfect for f in found):
        return Finding("verified on scope", "the given game, discount 24/25", witness)
    checks = (
        Check("both are Nash equilibria", all(f.is_nash for f in found)),
        Check("the slack of the paths says the same, without automata",
              all(f.is_nash == (grim_slack(repeated, ActionPath.constant(a, a), punish)[0] >= 0)
                  for a, f in enumerate(found))),
    )  # fmt: skip
    return refutation("the given game, discount 24/25", witness, "both are Nash equilibria", checks)


PROPOSITION_1_SUBGAME_PERFECT = Claim(
    title="Proposition 1: the grim profiles are credible",
    statement="The grim profiles of the proof are subgame-perfect (not claimed in the paper).",
    source="Stastny et al. (2021), proof of Proposition 1; Definition 3.1 on punishment",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 1), 5),
)
