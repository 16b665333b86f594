"""No impartial welfare function prefers (1, 11) to (15, 10).

(15, 10) against (1, 11): does no impartial welfare function prefer the latter?

Impartial means W(a, b) = W(b, a).  It alone decides nothing: ``|x - y|`` is impartial, its optimum
over the game is (1, 11), and that is Pareto optimal there.  The Nash welfare, impartial by the
paper's Table 3, prefers (1, 11) when the disagreement point is (0, 10).

The assumption that decides it is monotonicity of W on *all* payoff pairs, also those that the game
does not offer (the Suppes-Sen principle): (10, 15) beats (1, 11) for both players, so
W(15, 10) = W(10, 15) > W(1, 11).  If the optimum of W must be Pareto optimal in every problem, the
problem {(10, 15), (1, 11)} forces the same.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.payoffs import feasible_payoffs


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """A counterexample without monotonicity; dominance of the sorted pairs with it."""
    game = given["game"]
    good, odd = game.payoff(0, 0), game.payoff(1, 1)
    vertices = feasible_payoffs(game).polygon.vertices
    gap = max(vertices, key=lambda p: abs(p[0] - p[1]))
    d = Fraction(0), good[1]
    products = tuple((x - d[0]) * (y - d[1]) for x, y in (good, odd))
    dominates = all(a > b for a, b in zip(sorted(good), sorted(odd), strict=True))
    checks = (
        Check("(1, 11) is the optimum of |x - y| over all lotteries", gap == odd, exact_text(gap)),
        Check("sorted, (15, 10) beats (1, 11) in both places", dominates),
        Check(
            "lower sum, more inequality, worse for the worst-off",
            sum(odd) < sum(good)
            and abs(odd[0] - odd[1]) > abs(good[0] - good[1])
            and min(odd) < min(good),
        ),
    )
    witness = (
        ("payoffs", (good, odd)),
        ("|x - y|", (abs(good[0] - good[1]), abs(odd[0] - odd[1]))),
        ("Nash products with d = (0, y of the first)", products),
        ("sorted dominance", str(dominates)),
        ("optimum of |x - y|", gap),
    )
    weaker = (
        "no impartial welfare function that is strictly monotone on all payoff pairs prefers it"
    )
    if dominates:
        kept = tuple(check for check in checks if check.holds)
        return Finding("refuted", "impartiality alone", witness, weaker, "proved", kept)
    return Finding(
        "refuted", "impartial and monotone functions, too: the leximin welfare may prefer it",
        witness, "some impartial function prefers the first", "proved",
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
