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
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.norms import Norm, Punishments, compatibility, norm_adaptiveness


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """A constant policy and two pairs of norms; the punishment is the game's minimax action."""
    game = given["game"]
    punish = Punishments.of(game)
    always_b = Norm.always("always B", (2, 2), 0, 0)
    always_s = Norm.always("always S", (2, 2), 1, 1)
    grim_s = Norm.grim("S with minimax punishment", (2, 2), ActionPath.constant(1, 1),
                       punish.row, punish.column)  # fmt: skip
    policy = Automaton.constant("row", (2, 2), 0)
    plain = norm_adaptiveness(policy, (always_b, always_s))
    grim = norm_adaptiveness(policy, (always_b, grim_s))
    witness = (
        ("game", game), ("punishing action of the row player", game.row_actions[punish.row]),
        ("norm-adaptive for always B, always S", str(plain.holds)), ("because", plain.reason),
        ("norm-adaptive for always B, S with minimax punishment", str(grim.holds)),
        ("histories at which each norm is picked", grim.examples),
    )  # fmt: skip
    if not grim.holds:
        return Finding("verified on scope", "a constant policy, two pairs of norms", witness)
    one = norm_adaptiveness(policy, (always_b,))
    checks = (
        Check("for the two norms of section 3.4 it is not", not plain.holds, plain.reason),
        Check("surjectivity is what excludes it there: it is compatible with one of them",
              compatibility(policy, always_b).holds
              and not compatibility(policy, always_s).holds),
        Check("a single norm is no set of norms for the definition", not one.holds, one.reason),
    )  # fmt: skip
    return refutation(
        "the constant policy B in asymmetric BoS, two pairs of norms", witness,
        "for the two norms of section 3.4 a constant policy is not norm-adaptive; in general it is "
        "exactly if every norm allows its action somewhere (at different histories) and some norm "
        "does after every history", checks, basis="argument",
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
