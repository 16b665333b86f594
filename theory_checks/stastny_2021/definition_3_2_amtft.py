"""amTFT(w) is not norm-adaptive, amTFT(W) is.

Decided on automata for norms of asymmetric Bach or Stravinsky.  For the norms of section 3.4
(always B, always S, deviations are answered by continuing) both sentences are true.

By the letter of Definition 3.2 the first is false for a policy that punishes.  The row player's
amTFT(w_IA) plays S and, once the other leaves S, punishes by B, its minimax action.  Take as the
second norm "always B": it allows B, and that is what the punishing policy plays.  So the map may
name "always B" whenever the policy punishes; it is surjective, and amTFT(w_IA) is norm-adaptive.
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

_SHAPE = (2, 2)


def alternating() -> Automaton:
    """amTFT({w_Util, w_IA}) of the row player: the other norm after the other left this one."""
    turn = tuple(
        tuple(tuple(state if j == state else 1 - state for j in range(2)) for _ in range(2))
        for state in range(2)
    )
    return Automaton.pure("row", (0, 1), turn)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """amTFT(w) with and without punishment, amTFT(W); the punishing action is the game's."""
    both = Punishments.of(given["game"])
    punish, path = both.row, ActionPath.constant(1, 1)
    always = [Norm.always(f"always {'BS'[a]}", _SHAPE, a, a) for a in (0, 1)]
    grim_s = Norm.grim("S, deviations punished", _SHAPE, path, both.row, both.column)
    plain = Automaton.constant("row", _SHAPE, 1)
    punishing = Automaton.grim("row", _SHAPE, path, punish)
    single = norm_adaptiveness(plain, always)
    letter = norm_adaptiveness(punishing, (grim_s, always[0]))
    several = norm_adaptiveness(alternating(), always)
    witness = (
        ("game", given["game"]), ("punishing action", given["game"].row_actions[punish]),
        ("amTFT(w) without punishment, always B and always S", str(single.holds)),
        ("amTFT(w) with punishment, its norm and always B", str(letter.holds)),
        ("histories at which each norm is picked", letter.examples),
        ("amTFT(W), always B and always S", str(several.holds)),
        ("its histories", several.examples),
    )  # fmt: skip
    checks = (
        Check("amTFT(w) without punishment is not, for the norms of section 3.4", not single.holds,
              single.reason),
        Check("amTFT(W) is, for these norms", several.holds),
        Check("amTFT(w) with punishment is compatible with its own norm",
              compatibility(punishing, grim_s).holds),
        Check("but not with always B", not compatibility(punishing, always[0]).holds),
    )  # fmt: skip
    if not letter.holds:
        return Finding("verified on scope", "three policies, two pairs of norms", witness,
                       checks=tuple(check for check in checks if check.holds))  # fmt: skip
    return refutation(
        "asymmetric BoS, three policies, two pairs of norms", witness,
        "for the norms of section 3.4 amTFT(w) without punishment is not norm-adaptive and "
        "amTFT(W) is", checks,
    )  # fmt: skip


DEFINITION_3_2_AMTFT = Claim(
    title="amTFT(w) is not norm-adaptive, amTFT(W) is",
    statement=(
        "Although amTFT(w) takes a welfare function as an argument, the resulting policies are not "
        "norm-adaptive; those of amTFT(W) are."
    ),
    source="Stastny et al. (2021), sections 4.1 and 5.1, Definition 3.2",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 0), 3),
)
