"""Asymmetric Bach or Stravinsky: BB is utilitarian, SS egalitarian, the fair coin Nash.

Decided over pure profiles, independent mixtures and lotteries, with d = (0, 0) as printed.  The
coin is a lottery; over pure profiles and independent mixtures it is not available, and the Nash
product does not choose between BB and SS.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

_SETS = ("pure", "independent", "feasible")


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Optima of three welfare functions over three sets."""
    game = given["game"]
    bb, ss = game.payoff(0, 0), game.payoff(1, 1)
    coin = (bb[0] + ss[0]) / 2, (bb[1] + ss[1]) / 2
    table = {
        (rule, among): certified_optimum(game, rule, among)
        for rule in ("utilitarian", "egalitarian_pareto", "nash")
        for among in _SETS
    }
    wanted = {"utilitarian": (bb,), "egalitarian_pareto": (ss,)}
    coin_wanted = {"feasible": (coin,)}
    checks = [
        Check(f"{rule} among {among}: {exact_text(want)}", points == want, exact_text(points))
        for (rule, among), points in table.items()
        if (want := wanted.get(rule) or coin_wanted.get(among)) is not None
    ]
    product = Fraction(bb[0] * bb[1]), Fraction(ss[0] * ss[1])
    witness = (
        *((f"{rule} among {among}", points) for (rule, among), points in table.items()),
        ("Nash products of BB, SS and the coin", (*product, coin[0] * coin[1])),
    )
    failed = [check.statement for check in checks if not check.holds]
    if failed:
        attained = [
            Check(f"nash among {among} is at least as good as BB and SS",
                  all(x * y >= max(product) for x, y in table["nash", among]))
            for among in _SETS
        ]  # fmt: skip
        return refutation(
            f"the given game: not so that {failed[0]}", witness, "the optima are those listed",
            attained,
        )  # fmt: skip
    without = tuple(
        Check(f"nash among {among}: a tie of BB and SS, no coin",
              set(table["nash", among]) == {bb, ss})
        for among in _SETS[:2]
    )  # fmt: skip
    return Finding(
        "proved", "the given game, d = (0, 0), three sets; the coin among lotteries only", witness,
        checks=(*checks, *(check for check in without if check.holds)),
    )  # fmt: skip


ASYMMETRIC_BOS_OPTIMA = Claim(
    title="Optima of asymmetric Bach or Stravinsky",
    statement=(
        "BB maximises utilitarian welfare, SS egalitarian welfare subject to Pareto optimality, "
        "and a fair coin between them is optimal for the Nash welfare."
    ),
    source="Stastny et al. (2021), section 3.3; Figure 2 right",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 2),
)
