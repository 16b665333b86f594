"""Norm-adaptive policies adapt.

Definition 3.2: can a constant policy be norm-adaptive?

"Norm-adaptive policies are able to play according to different norms depending on the
circumstances." By the letter of the definition a policy that always plays B can be norm-adaptive:
let the second norm be "always S, and punish deviations by B". After a deviation that norm allows
B, so the map may pick it there and "always B" elsewhere; it is surjective. The policy never
changes its behaviour.

For the two norms of section 3.4 (always B, always S, each answering deviations by continuing) it
is not: no history makes the second norm allow B.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.claims.grim_paths import Punishments
from gametheory_bp.claims.norm_automata import PlayerNorm, norm_adaptiveness
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """A constant policy and two pairs of norms; the punishment is the game's minimax action."""
    game = given["game"]
    punish = Punishments.of(game).row
    always_b = PlayerNorm.always("always B", (2, 2), 0, 0, 0)
    always_s = PlayerNorm.always("always S", (2, 2), 1, 1, 1)
    grim_s = PlayerNorm.always("S with minimax punishment", (2, 2), 1, 1, punish)
    policy = Automaton.constant("row", (2, 2), 0)
    plain = norm_adaptiveness(policy, (always_b, always_s))
    grim = norm_adaptiveness(policy, (always_b, grim_s))
    witness = (
        ("game", game), ("punishing action of the row player", game.row_actions[punish]),
        ("norm-adaptive for always B, always S", str(plain.holds)), ("because", plain.reason),
        ("norm-adaptive for always B, S with minimax punishment", str(grim.holds)),
        ("histories at which each norm is picked", grim.examples),
    )  # fmt: skip
    if not grim.holds:
        return Finding("verified on scope", "a constant policy, two pairs of norms", witness)
    checks = (Check("for the two norms of section 3.4 it is not", not plain.holds),)
    return Finding(
        "refuted", "the constant policy B in asymmetric BoS, two pairs of norms", witness,
        "a constant policy is norm-adaptive exactly if every norm allows its action somewhere "
        "(at different histories) and some norm does after every history", "proved", checks,
    )  # fmt: skip


DEFINITION_3_2_CONSTANT = Claim(
    title="Norm-adaptive policies adapt",
    statement=(
        "By Definition 3.2 norm-adaptive policies play according to different norms depending on "
        "the circumstances; a constant policy is not norm-adaptive."
    ),
    source="Stastny et al. (2021), Definition 3.2",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 0), 3),
)
