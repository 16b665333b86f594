"""No impartial welfare function prefers (1, 11) to (15, 10).

(15, 10) against (1, 11): does no impartial welfare function prefer the latter?

Impartial means W(a, b) = W(b, a).  It alone decides nothing: ``|x - y|`` is impartial, its optimum
over the game is (1, 11), and that is Pareto optimal there.  The Nash welfare, impartial by the
paper's Table 3, prefers (1, 11) when the disagreement point is (0, 10).

The assumption that decides it is monotonicity of W on *all* payoff pairs, also those that the game
does not offer (the Suppes-Sen principle): (10, 15) beats (1, 11) for both players, so
W(15, 10) = W(10, 15) > W(1, 11).  If the optimum of W must be Pareto optimal in every problem, the
problem {(15, 10), (10, 15), (1, 11), (11, 1)} forces the same.  Impartiality is needed as well: y
is monotone and picks (1, 11).
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.payoffs import feasible_payoffs


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """A counterexample without monotonicity; dominance of the sorted pairs with it."""
    game = given["game"]
    good, odd = game.payoff(0, 0), game.payoff(1, 1)
    polygon = feasible_payoffs(game).polygon
    vertices = polygon.vertices
    gap = max(vertices, key=lambda p: abs(p[0] - p[1]))
    d = Fraction(0), good[1]
    products = tuple((x - d[0]) * (y - d[1]) for x, y in (good, odd))
    dominates = all(a > b for a, b in zip(sorted(good), sorted(odd), strict=True))
    tallest = max(vertices, key=lambda p: p[1])
    inside = {good, odd, *((y, x) for x, y in (good, odd))}
    undominated = [
        p
        for p in (odd, odd[::-1])
        if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in inside)
    ]
    witness = (
        ("payoffs", (good, odd)),
        ("|x - y|", (abs(good[0] - good[1]), abs(odd[0] - odd[1]))),
        ("Nash products with d = (0, y of the first)", products),
        ("sorted dominance", str(dominates)),
        ("optimum of |x - y|", gap),
        ("Pareto optimal in {(15, 10), (1, 11)} and its mirror image, of (1, 11), (11, 1)",
         tuple(undominated)),
    )  # fmt: skip
    checks = (
        Check("impartial alone: |x - y| picks the second over all lotteries, Pareto optimal there",
              gap == odd and polygon.above(odd).vertices == (odd,)),
        Check("monotone alone: y picks the second over all lotteries", tallest == odd),
        Check("impartial and monotone: sorted, the first beats the second in both places",
              dominates),
        Check("impartial, with Pareto-optimal optima in every problem: neither the second nor its "
              "mirror image is Pareto optimal beside the first and its mirror image",
              not undominated),
        Check("lower sum, more inequality, worse for the worst-off",
              sum(odd) < sum(good) and abs(odd[0] - odd[1]) > abs(good[0] - good[1])
              and min(odd) < min(good)),
    )  # fmt: skip
    if gap != odd and products[1] <= products[0]:
        return Finding("tested", "two impartial functions, |x - y| and a Nash product", witness)
    return refutation(
        "impartiality alone; all lotteries of the game", witness,
        "no impartial welfare function prefers it that is strictly monotone on all payoff pairs, "
        "or whose optimum is Pareto optimal in every problem; either assumption decides it, and "
        "without impartiality it fails", checks, basis="argument",
    )  # fmt: skip


NO_IMPARTIAL_PREFERS = Claim(
    title="No impartial welfare function prefers (1, 11) to (15, 10)",
    statement=(
        "(1, 11) is unreasonable because no impartial welfare function (with Pareto-optimal "
        "optimum) would prefer it to (15, 10)."
    ),
    source="Stastny et al. (2021), section 3.3",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("extreme_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 0), "1/2"),
)
