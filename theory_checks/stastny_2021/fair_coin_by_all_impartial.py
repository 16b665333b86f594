"""All impartial welfare functions recommend the fair coin.

Do all impartial welfare functions recommend the fair coin in symmetric games?

Not as printed, for two separate reasons.

* Impartial and monotone does not mean equal shares: ``x^2 + y^2`` (on payoffs >= 0) is impartial,
  has Pareto-optimal optima, and prefers either pure equilibrium of symmetric BoS to the coin.
  The utilitarian welfare is impartial as well and does not care.
* In other symmetric games the coin between the two pure equilibria is itself Pareto dominated by
  a correlated equilibrium, so that even the egalitarian welfare does not recommend it.

True instead: on a convex set that is its own mirror image, an impartial *quasi-concave* welfare
function has an optimum with equal payoffs.  For any (a, b), the midpoint m of (a, b) and (b, a) is
attainable and W(m) >= min(W(a, b), W(b, a)) = W(a, b).
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.equilibria.correlated import correlated_equilibria
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.geometry.polygon import Polygon
from gametheory_bp.geometry.vectors import Point


def _coin(game: BimatrixGame) -> Point:
    payoffs = [game.payoff(i, j) for i, j in pure_equilibria(game)]
    ends = min(payoffs), max(payoffs)
    return (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Sum of squares in the first game, dominance of the coin in the second."""
    bos, chicken = given["game"], given["chicken"]
    coin = _coin(bos)
    vertices = correlated_equilibria(bos).payoff_polygon().vertices
    best = max(vertices, key=lambda p: (p[0] ** 2 + p[1] ** 2, p))  # convex: best at a vertex
    squares = best[0] ** 2 + best[1] ** 2, coin[0] ** 2 + coin[1] ** 2
    tied = certified_optimum(bos, "utilitarian", "correlated")
    other = _coin(chicken)
    fairest = certified_optimum(chicken, "egalitarian_pareto", "correlated", other)
    witness = (
        ("game", bos), ("coin", coin), ("optimum of x^2 + y^2", best),
        ("its value and that of the coin", squares), ("sum-optimal payoffs", tied),
        ("second game", chicken), ("coin there", other), ("egalitarian there", fairest),
    )  # fmt: skip
    first = best != coin and squares[0] > squares[1] and min(min(v) for v in vertices) >= 0
    second = fairest != (other,)
    weaker = (
        "every impartial quasi-concave welfare function that attains its maximum has an optimum "
        "with equal payoffs on a convex set that is its own mirror image"
    )
    if not (first or second):
        return Finding("tested", "two impartial functions", witness)
    which = " and ".join(
        name for name, hit in (("another welfare", first), ("a better equilibrium", second)) if hit
    )
    found = [correlated_equilibria(game).payoff_polygon().vertices for game in (bos, chicken)]
    sets = [Polygon.hull(points) for points in found]
    checks = (
        Check("both payoff sets are convex and their own mirror images",
              all(p == Polygon.hull((y, x) for x, y in p.vertices) for p in sets)),
        Check("midpoints of mirrored pairs belong to them",
              all(p.contains(((x + y) / 2, (x + y) / 2)) for p in sets for x, y in p.vertices)),
    )  # fmt: skip
    return refutation(f"two symmetric games: {which}", witness, weaker, checks,
                      basis="argument")  # fmt: skip


FAIR_COIN_BY_ALL_IMPARTIAL = Claim(
    title="All impartial welfare functions recommend the fair coin",
    statement=(
        "In symmetric games a correlated equilibrium with a fair coin is the choice which all "
        "impartial (and Pareto-optimal) welfare functions recommend."
    ),
    source="Stastny et al. (2021), section 3.3",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("bach_or_stravinsky")), ("chicken", load_game("aumann_1974"))),
    flip=Flip("chicken", "row", (0, 0), 0),
)
