"""In symmetric bargaining problems all welfare functions point to the same equilibria.

Do the welfare functions agree in symmetric Bach or Stravinsky, and does their agreement help?

Decided for five rules, d = (0, 0), over three sets.  Over pure profiles and over independent
mixtures all five have the same optima, *both* pure equilibria: they agree and select nothing.
Over lotteries four of them select the fair coin alone; the utilitarian welfare is indifferent
along the whole frontier, so the sets of optima differ.  What they share is the coin.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.geometry.polygon import Polygon

_RULES = ("utilitarian", "egalitarian_pareto", "nash", "kalai_smorodinsky", "leximin")
_SETS = ("pure", "independent", "feasible")


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Optima of five rules over three sets; the ends of a segment of optima stand for it."""
    game = given["game"]
    pure = [game.payoff(*pair) for pair in pure_equilibria(game)]
    first, last = pure[0], pure[-1]
    coin = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
    table = {
        among: {rule: certified_optimum(game, rule, among) for rule in _RULES} for among in _SETS
    }
    agree = {
        among: len({frozenset(p) for p in found.values()}) == 1 for among, found in table.items()
    }
    witness = (
        ("equilibrium payoffs", (first, last)), ("fair coin", coin),
        *((f"{rule} among {among}", table[among][rule]) for among in _SETS for rule in _RULES),
        ("same optima", tuple(f"{among}: {agree[among]}" for among in _SETS)),
    )  # fmt: skip
    if all(agree.values()):
        return Finding("verified on scope", "the given game, five rules, three sets", witness)
    checks = [
        Check(f"over {among} all five pick both equilibria and so select neither",
              agree[among] and set(table[among]["nash"]) == {first, last})
        for among in _SETS[:2]
    ]  # fmt: skip
    checks += [
        Check(f"over lotteries the coin is an optimum: {rule}", Polygon.hull(points).contains(coin))
        for rule, points in table["feasible"].items()
    ]
    return refutation(
        "the given game, five rules, three sets; it fails over lotteries", witness,
        "over lotteries all five share the fair coin as an optimum; over pure profiles and "
        "independent mixtures all five pick both pure equilibria", checks,
    )  # fmt: skip


SYMMETRIC_BOS_OPTIMA = Claim(
    title="Welfare functions in symmetric bargaining problems",
    statement=(
        "In symmetric bargaining problems all welfare functions point to the same equilibria."
    ),
    source="Stastny et al. (2021), section 3.3, last paragraph; Figure 2 middle",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 4),
)
