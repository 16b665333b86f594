"""Table 1: the coin game, said to be a social dilemma and no asymmetric bargaining problem.

Not checkable here: the coin game is a stochastic game on a grid, of which the library has no exact
model, and the definitions speak of its attainable payoffs and its equilibria.

What can be decided is a reduction without moves.  One red and one blue coin lie there; "own" takes
the coin of one's colour, "all" goes for both, and a coin that both go for falls to either with
probability 1/2.  A coin pays its finder 1, and costs its owner 2 if the other finds it.  Joint
"all" then pays (0, 0), as in Appendix B.2, and the reduced game is a symmetric prisoner's dilemma.
"""

from collections.abc import Mapping

from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.taxonomy import classify


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The classes of the reduced game; no verdict on the coin game itself."""
    game = given["reduction"]
    found = classify(game)
    witness = (
        ("reduction", game),
        ("its social dilemma", (found["social_dilemma"].word, found["social_dilemma"].reason)),
        ("its payoffs symmetric", found["symmetric_payoffs"].word),
        ("its asymmetric bargaining problem", found["asymmetric_bargaining_problem"].word),
    )
    reason = "no exact model of the coin game on its grid; only a reduction without moves is solved"
    return Finding("not checkable here", reason, witness)


TABLE_1_COIN_GAME = Claim(
    title="Table 1: coin game",
    statement="The coin game is a social dilemma and no asymmetric bargaining problem.",
    source="Stastny et al. (2021), Table 1; Appendix B.1, Figure 6",
    expected="not checkable here",
    decision=decide,
    given=(
        (
            "reduction",
            BimatrixGame([[1, -2], [2, 0]], [[1, 2], [-2, 0]], ("own", "all"), ("own", "all")),
        ),
    ),
    flip=Flip("reduction", "row", (0, 0), 3),
)
