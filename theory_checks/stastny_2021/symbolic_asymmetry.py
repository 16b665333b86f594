"""How much asymmetry makes welfare functions disagree.

From which asymmetry on do they disagree about Bach or Stravinsky?

The row player's payoff of its favourite is a letter t instead of the given number. For every t
from the payoff of SS to twice the given one, the optima of the four rules over pure profiles and
over all lotteries are formulas in t with exact break points, and each formula is proved from the
definition of its rule. Over pure profiles, utilitarian welfare turns from SS to BB at one value of
t, the Nash product and Kalai-Smorodinsky at another (with d the mixed minimax payoffs), and
egalitarian welfare never does.
"""

from collections.abc import Mapping
from fractions import Fraction

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.families import GameFamily, check, family_disagreement, family_optimum
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game

_RULES = ("utilitarian", "nash", "kalai_smorodinsky", "egalitarian_pareto")


def asymmetric_family(game: BimatrixGame) -> GameFamily:
    """The game with t for the row player's payoff of (0, 0)."""
    rows = [list(line) for line in game.row_payoffs]
    low, high = game.payoff(1, 1)[0], 2 * game.payoff(0, 0)[0]
    formulas = [[str(x) for x in line] for line in rows]
    formulas[0][0] = "t"
    columns = [[str(x) for x in line] for line in game.column_payoffs]
    return GameFamily(formulas, columns, low, max(low, high))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Break points of every rule, proved; where the disagreement begins."""
    family = asymmetric_family(given["game"])
    checks, breaks = [], []
    for among in ("pure", "feasible"):
        for rule in _RULES:
            found = family_optimum(family, rule, among)
            verdict = check(found)
            checks.append(Check(f"{rule} among {among}: every piece is proved", bool(verdict),
                                "; ".join(map(str, found.pieces))))  # fmt: skip
            breaks.append((rule, among, tuple(map(str, found.break_points))))
    apart = family_disagreement(family, ["utilitarian", "egalitarian_pareto"], "pure")
    changes = family_optimum(family, "utilitarian", "pure").break_points
    first = apart.break_points[0] if apart.break_points else family.high
    never = not family_optimum(family, "egalitarian_pareto", "pure").break_points
    witness = (
        ("t from, to", (family.low, family.high)),
        ("break points (rule, set, t)", tuple(breaks)),
        ("squared distance over pure profiles", tuple(map(str, apart.pieces))),
    )
    scope = "all t of the interval, rational or not"
    agreed = apart.pieces[0].points[0][0](Fraction(family.low)) == 0
    if not (never and agreed and len(changes) == 1 and first == changes[0]):
        return refutation(scope, witness, "the formulas hold", checks)
    return Finding("proved", scope, witness, checks=tuple(checks))


SYMBOLIC_ASYMMETRY = Claim(
    title="How much asymmetry makes welfare functions disagree",
    statement=(
        "In asymmetric BoS the welfare functions recommend different outcomes: with t for the "
        "favoured payoff, utilitarian and egalitarian welfare agree over pure profiles up to one "
        "threshold of t and disagree above it."
    ),
    source="Stastny et al. (2021), section 3.3; the family in t is ours",
    expected="proved",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "column", (0, 0), "3/2"),
)
