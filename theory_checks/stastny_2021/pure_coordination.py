"""Pure coordination: every welfare function has the same optimal payoffs.

"In pure coordination problems, they (welfare functions) are not needed." A payoff pair that is at
least as good for both players as every other attainable pair is an optimum of *every* monotone
welfare function, known or not; that is decided here. What no welfare function says is which of
the equilibria with that payoff to play: the mismatched profiles of two optima are listed as well.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text
from gametheory_bp.equilibria.nash.pure import pure_equilibria
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

_RULES = ("utilitarian", "egalitarian_pareto", "nash", "kalai_smorodinsky", "leximin")
_SETS = ("pure", "independent", "feasible", "correlated")


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Compare the ideal point with the attainable pairs, then with the optima of known rules."""
    game = given["game"]
    ideal = max(x for x, _ in game.payoffs()), max(y for _, y in game.payoffs())
    best = [pair for pair in pure_equilibria(game) if game.payoff(*pair) == ideal]
    found = {
        f"{rule} among {among}": certified_optimum(game, rule, among)
        for rule in _RULES
        for among in _SETS
    }
    different = [(name, points) for name, points in found.items() if points != (ideal,)]
    if different or not best:
        name, points = different[0] if different else ("an equilibrium", ())
        return Finding(
            "refuted", "the given game", ((name, points), ("ideal point", ideal)),
            "each welfare function has its own optima", "verified on scope",
        )  # fmt: skip
    mismatch = tuple(game.payoff(i, k) for i, j in best for k in (b for _, b in best) if k != j)
    checks = (
        Check(f"the ideal point {exact_text(ideal)} is an equilibrium payoff", bool(best)),
        Check(
            f"it is the only optimum of {len(_RULES)} rules on {len(_SETS)} sets",
            all(points == (ideal,) for points in found.values()),
        ),
    )
    witness = (("ideal point", ideal), ("equilibria", tuple(best)), ("mismatches pay", mismatch))
    return Finding(
        "proved", "the given game; all monotone welfare functions", witness, checks=checks,
        basis="argument",
    )  # fmt: skip


PURE_COORDINATION = Claim(
    title="Pure coordination needs no welfare function",
    statement="In pure coordination problems welfare functions are not needed to agree on payoffs.",
    source="Stastny et al. (2021), section 3.3, last paragraph; Figure 2 left",
    expected="proved",
    decision=decide,
    given=(("game", load_game("pure_coordination")),),
    flip=Flip("game", "row", (0, 0), 2),
)
