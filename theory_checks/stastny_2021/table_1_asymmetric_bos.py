"""Table 1: iterated asymmetric BoS is an asymmetric bargaining problem and no social dilemma.

Both marks are right, for the stage game and for its iteration.  BB for ever and SS for ever are
Pareto-optimal equilibria, row prefers the first and column the second; (4, 1) is attainable and
(1, 4) is not.  It is no social dilemma: neither player gains by leaving either of them at any step,
so there is neither greed nor fear to defect.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, confirmation, exact_text
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.taxonomy import classify

_NOTIONS = (("nash", "feasible"), ("nash", "independent"), ("pure", "feasible"),
            ("correlated", "feasible"))  # fmt: skip


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The stage game's classes by four notions; BB and SS for ever in the iterated game."""
    game = given["game"]
    name = "asymmetric_bargaining_problem"
    words = tuple((*notion, classify(game, *notion)[name].word) for notion in _NOTIONS)
    stage = classify(game)
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    region = feasible_payoffs(game).polygon
    paths = (ActionPath.constant(0, 0), ActionPath.constant(1, 1))
    payoffs = tuple(repeated.continuations(path)[0] for path in paths)
    slacks = tuple(grim_slack(repeated, path, punish)[0] for path in paths)
    (a, b), (c, d) = payoffs
    dilemma = stage["social_dilemma"]
    checks = (
        Check("by every notion of equilibrium", all(w[2] == "yes" for w in words)),
        Check("leaving BB or SS for ever gains nothing", min(slacks) >= 0, exact_text(slacks)),
        Check("both are Pareto optimal", all(region.above(p).vertices == (p,) for p in payoffs)),
        Check("the players rank them oppositely", (a - c) * (b - d) < 0, exact_text(payoffs)),
        Check("one exchanged pair is not attainable", not stage["symmetric_payoffs"]),
        Check("no social dilemma", not dilemma, dilemma.reason),
    )
    witness = (
        ("game", game), ("asymmetric bargaining problem (equilibria, optimality)", words),
        ("BB and SS for ever, per step", payoffs), ("what leaving them costs at least", slacks),
        ("not symmetric", stage["symmetric_payoffs"].reason),
        ("social dilemma", (dilemma.word, dilemma.reason)),
    )  # fmt: skip
    scope = "stage game by four notions, and its iteration with discount 24/25"
    return confirmation(scope, witness, checks)


TABLE_1_ASYMMETRIC_BOS = Claim(
    title="Table 1: iterated asymmetric BoS",
    statement=(
        "The iterated asymmetric BoS is an asymmetric bargaining problem and no social dilemma."
    ),
    source="Stastny et al. (2021), Table 1 and section 4.1; Figure 2 right",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (1, 1), 1),
)
