"""Table 1: the asymmetric bargaining coin game, said to be both kinds of problem.

Not checkable here: it is a stochastic game on a grid, of which the library has no exact model, and
the printed text gives no rewards.

What can be decided is a reduction without moves, with the rewards of the released environment: the
red Cooperation coin pays (2, 0), the blue one (0, 3), a Disagreement coin pays its owner 1.  Red
and blue Cooperation coins come in turn; a player "helps" to take the other's Cooperation coin or
takes its "own" Disagreement coin instead.  The reduced game is a social dilemma, and both helping
has the largest sum and favours one player, as the text says.  Iterated, it is an asymmetric
bargaining problem: both help for ever, or blue helps always and red two times out of three.
"""

from collections.abc import Mapping

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.taxonomy import classify

_PATHS = (ActionPath.constant(0, 0), ActionPath((), ((0, 0), (0, 0), (1, 0))))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The classes of the reduced game and of its iteration; no verdict on the coin game itself."""
    game = given["reduction"]
    found = classify(game)
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    region = feasible_payoffs(game).polygon
    payoffs = tuple(repeated.continuations(path)[0] for path in _PATHS)
    slacks = tuple(grim_slack(repeated, path, punish)[0] for path in _PATHS)
    (a, b), (c, d) = payoffs
    bargaining = (
        min(slacks) >= 0
        and all(region.above(p).vertices == (p,) for p in payoffs)
        and (a - c) * (b - d) < 0
        and not found["symmetric_payoffs"]
    )
    witness = (
        ("reduction", game),
        ("its social dilemma", (found["social_dilemma"].word, found["social_dilemma"].reason)),
        ("its sums of payoffs", tuple(sum(pair) for pair in game.payoffs())),
        ("iterated: two equilibria per step", payoffs),
        ("iterated: what leaving them costs at least", slacks),
        ("iterated: asymmetric bargaining problem", str(bargaining)),
    )
    reason = "no exact model of the coin game on its grid; only a reduction without moves is solved"
    return Finding("not checkable here", reason, witness)


TABLE_1_ASYMMETRIC_COIN_GAME = Claim(
    title="Table 1: asymmetric bargaining coin game",
    statement=(
        "The asymmetric bargaining coin game is a social dilemma and an asymmetric bargaining "
        "problem."
    ),
    source="Stastny et al. (2021), Table 1 and section 4.1; Appendix B.1, Figure 7",
    expected="not checkable here",
    decision=decide,
    given=(
        (
            "reduction",
            BimatrixGame([[2, 0], [3, 1]], [[3, 4], [0, 1]], ("help", "own"), ("help", "own")),
        ),
    ),
    flip=Flip("reduction", "row", (0, 0), 4),
)
