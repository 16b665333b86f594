"""Table 1: the iterated prisoner's dilemma, a social dilemma, no asymmetric bargaining problem.

Both marks are right; the reason for the first cross is symmetry, not a single way to cooperate.  In
the stage game no equilibrium is Pareto optimal.  The *iterated* game, which the table is about,
has several Pareto-optimal equilibria over which the players disagree: to cooperate two steps out of
three and let one player, always the same, defect in the third, with defection for ever after
anything else.  So by the printed definition it is a bargaining problem, a symmetric one: with
(a, b) the exchange of the players attains (b, a).

Appendix B.2 gives joint defection the payoffs (-3, -3), which no action pair of this game pays.
With them fear vanishes (P = S), greed is left, and it is a social dilemma still.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, exact_text
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack
from gametheory_bp.payoffs import feasible_payoffs
from gametheory_bp.taxonomy import classify

_PATHS = tuple(ActionPath((), ((0, 0), (0, 0), third)) for third in ((1, 0), (0, 1)))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The stage game's classes; two efficient equilibria of the iterated game."""
    game, printed = given["game"], given["with (-3, -3)"]
    stage = classify(game)
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    region = feasible_payoffs(game).polygon
    payoffs = tuple(repeated.continuations(path)[0] for path in _PATHS)
    slacks = tuple(grim_slack(repeated, path, punish)[0] for path in _PATHS)
    efficient = all(region.above(p).vertices == (p,) for p in payoffs)
    opposed = (payoffs[0][0] - payoffs[1][0]) * (payoffs[0][1] - payoffs[1][1]) < 0
    bargaining = efficient and opposed and min(slacks) >= 0
    symmetric, dilemma = stage["symmetric_payoffs"], stage["social_dilemma"]
    witness = (
        ("game", game),
        ("social dilemma", (dilemma.word, dilemma.reason)),
        ("stage game: bargaining problem", stage["bargaining_problem"].word),
        ("iterated game: bargaining problem", str(bargaining)),
        ("two equilibria per step", payoffs),
        ("what leaving them costs at least", slacks),
        ("attainable payoffs symmetric", symmetric.word),
        ("asymmetric bargaining problem", str(bargaining and not symmetric)),
        ("with (-3, -3): social dilemma", classify(printed)["social_dilemma"].reason),
    )
    scope = "stage game, and its iteration with discount 24/25"
    if dilemma and symmetric:
        checks = (
            Check("attainable payoffs are symmetric, so no asymmetric problem", bool(symmetric)),
            Check("both equilibria are Pareto optimal", efficient, exact_text(payoffs)),
        )
        return Finding("proved", scope, witness, checks=checks if bargaining else checks[:1])
    if bargaining and not symmetric:
        weaker = "the iterated game is an asymmetric bargaining problem"
        return Finding("refuted", scope, witness, weaker, "proved")
    if not dilemma:
        return Finding("refuted", scope, witness, "no social dilemma", "proved")
    return Finding("tested", f"{scope}, two candidates of equilibria", witness)


TABLE_1_PRISONERS_DILEMMA = Claim(
    title="Table 1: iterated prisoner's dilemma",
    statement=(
        "The iterated prisoner's dilemma is a social dilemma and no asymmetric bargaining problem."
    ),
    source="Stastny et al. (2021), Table 1; definitions of section 3; Leibo et al. (2017)",
    expected="proved",
    decision=decide,
    given=(
        ("game", load_game("prisoners_dilemma")),
        ("with (-3, -3)", BimatrixGame([[-1, -3], [0, -3]], [[-1, 0], [-3, -3]])),
    ),
    flip=Flip("game", "row", (0, 0), "-1/2"),
)
