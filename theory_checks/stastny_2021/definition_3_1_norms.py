"""Always B and always S are norms.

Section 3.4: are "always B" and "always S" norms that correspond to equilibria?

"One norm is for both players to always play B, and for a player to respond to deviations by
continuing to play B"; "a similar norm is given by always playing S". Decided on automata: the
constant policies are compatible with these norms (Definition 3.1), and the pairs are subgame-
perfect equilibria of the iterated game. The other sentence of the section, that punishment makes
deviators worse off than continuing, holds strictly, although nobody punishes: a deviation costs
the deviator its own payoff of that step.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.norms import Norm, compatibility


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Compatibility and equilibrium of both norms."""
    game = given["game"]
    repeated = RepeatedGame(game, "24/25")
    found, checks = [], []
    for action, name in ((0, "always B"), (1, "always S")):
        norm = Norm.always(name, (2, 2), action, action)
        pair = [Automaton.constant(p, (2, 2), action) for p in ("row", "column")]
        fits = all(compatibility(policy, norm).holds for policy in pair)
        verdict = automata_equilibrium(repeated, *pair)
        losses = tuple(deviation.loss for deviation in norm.equilibrium(repeated).deviations)
        found.append((name, verdict.worst_slack, losses))
        checks += [
            Check(f"{name}: the constant policies are compatible", fits),
            Check(f"{name}: subgame perfect", verdict.is_subgame_perfect),
            Check(f"{name}: a deviation costs its player", min(losses) > 0),
        ]
    witness = (("game", game), ("norm, least slack, cost of one deviation", tuple(found)))
    failed = [check.statement for check in checks if not check.holds]
    if failed:
        return refutation(
            f"the given game: not so that {failed[0]}", witness,
            "the policies are compatible with the norms", checks[::3],
        )  # fmt: skip
    return Finding("proved", "IAsymBoS, discount 24/25", witness, checks=tuple(checks))


DEFINITION_3_1_NORMS = Claim(
    title="Always B and always S are norms",
    statement=(
        "In iterated asymmetric BoS 'always B' and 'always S', answering deviations by continuing, "
        "are norms that correspond to equilibria."
    ),
    source="Stastny et al. (2021), section 3.4, Definition 3.1",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 1), 3),
)
