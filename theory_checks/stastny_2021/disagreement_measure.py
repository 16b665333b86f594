"""A measure of normative disagreement.

Is ``|max w_Util - max w_Egal|`` a degree of normative disagreement?

It does differ across games.  It does not measure disagreement: it is positive in pure
coordination, where the two welfare functions agree, it can be zero where they choose different
equilibria, and it moves when both players' payoffs are shifted by a constant.

What measures it: the welfare that one optimum loses by the other function,
``max w - max of w over the optima of w'``; it is zero for both functions exactly if they share
an optimum.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.certified import certified_optimum
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.transforms import rescale


def measured(game: BimatrixGame) -> tuple[Fraction, Any, Any]:
    """The printed measure over lotteries, with the two sets of optima."""
    low = min(min(p) for p in game.payoffs())
    d = (low, low)
    util = certified_optimum(game, "utilitarian", "feasible", d)
    egal = certified_optimum(game, "egalitarian_pareto", "feasible", d)
    total = max(x + y for x, y in util)
    least = max(min(x, y) for x, y in egal)
    return abs(total - least), util, egal


def mutual_losses(game: BimatrixGame) -> tuple[Fraction, Fraction]:
    """What the sum, and what the minimum, loses at the best of the other's optima."""
    _, util, egal = measured(game)
    total, least = max(x + y for x, y in util), max(min(x, y) for x, y in egal)
    return total - max(x + y for x, y in egal), least - max(min(x, y) for x, y in util)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Agreement with a positive measure, disagreement with measure zero, a shift."""
    agree, util, egal = measured(given["coordination"])
    zero, util_2, egal_2 = measured(given["zero"])
    base = given["game"]
    shifted = rescale(base, row_shift=1, column_shift=1)
    values = measured(base)[0], measured(shifted)[0]
    failures = (
        agree > 0 and util == egal,
        zero == 0 and util_2 != egal_2,
        values[0] != values[1],
    )
    games = (given["coordination"], given["zero"], base)
    losses = tuple(mutual_losses(game) for game in games)
    witness = (
        ("pure coordination: measure, optima", (agree, util, egal)),
        ("zero measure: game, measure, optima", (given["zero"], zero, util_2, egal_2)),
        ("asymmetric BoS, and with 1 added to every payoff", values),
        ("which of the three fail", tuple(str(f) for f in failures)),
        ("what each welfare function loses by the other's optimum", losses),
    )
    if not any(failures):
        return Finding("tested", "three games, all lotteries", witness)
    optima = [measured(game)[1:] for game in games]
    checks = (
        Check("it differs across games, as printed", len({agree, zero, values[0]}) > 1),
        Check("both losses are 0 exactly where an optimum is shared",
              all((loss == (0, 0)) == bool(set(u) & set(e))
                  for loss, (u, e) in zip(losses, optima, strict=True))),
        Check("the losses do not move with a constant added to all payoffs",
              mutual_losses(base) == mutual_losses(shifted)),
    )  # fmt: skip
    return refutation(
        "three games, all lotteries", witness,
        "it differs across games; what w loses by the best of the optima of w' is zero for both "
        "functions exactly if they share an optimum", checks, basis="argument",
    )  # fmt: skip


DISAGREEMENT_MEASURE = Claim(
    title="A measure of normative disagreement",
    statement=(
        "There are degrees of normative disagreement; for instance the difference "
        "|max w_Util - max w_Egal| differs across games. Read: the difference is such a degree."
    ),
    source="Stastny et al. (2021), section 3.3",
    expected="refuted",
    decision=decide,
    given=(
        ("coordination", load_game("pure_coordination")),
        ("zero", BimatrixGame([[3, -10], [-10, -1]], [[-4, -10], [-10, -1]])),
        ("game", load_game("asymmetric_bach_or_stravinsky")),
    ),
    flip=Flip("zero", "row", (0, 0), 4),
)
