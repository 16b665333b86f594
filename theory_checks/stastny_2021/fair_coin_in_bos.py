"""Bach or Stravinsky: the fair coin maximises the sum and treats both alike.

A public fair coin between the two pure equilibria is a correlated equilibrium; its payoffs are
their midpoint.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.profile import Distribution

_COIN = Distribution.of([["1/2", 0], [0, "1/2"]])


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Equilibrium, largest sum, equal payoffs."""
    game = given["game"]
    coin = game.expected(_COIN)
    optima = certified_optimum(game, "utilitarian", "feasible")
    top = max(x + y for x, y in optima)
    checks = (
        Check("it is a correlated equilibrium", bool(correlated_equilibria(game).contains(_COIN))),
        Check("no lottery has a larger sum", sum(coin) == top, f"{sum(coin)} and {top}"),
        Check("both get the same", coin[0] == coin[1], exact_text(coin)),
    )
    failed = [check.statement for check in checks if not check.holds]
    witness = (("fair coin pays", coin), ("largest sum", top), ("sum-optimal payoffs", optima))
    if failed:
        ends = game.payoff(0, 0), game.payoff(1, 1)
        middle = (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2
        return refutation(
            f"the given game: not so that {failed[0]}", witness,
            "the fair coin pays the midpoint of the two pure equilibria",
            (Check("the coin pays the midpoint", coin == middle),),
        )  # fmt: skip
    return Finding("proved", "the given game, all lotteries", witness, checks=checks)


FAIR_COIN_IN_BOS = Claim(
    title="The fair coin in Bach or Stravinsky",
    statement=(
        "Tossing a commonly observed fair coin is a correlated equilibrium of symmetric BoS, "
        "maximises the total payoff and gives both players the same."
    ),
    source="Stastny et al. (2021), section 3.3; Figure 2 middle",
    expected="proved",
    decision=decide,
    given=(("game", load_game("bach_or_stravinsky")),),
    flip=Flip("game", "column", (1, 1), 4),
)
