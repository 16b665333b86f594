"""Cross-play is strictly dominated.

Appendix E: must cross-play be strictly dominated?

The printed argument: if not, "one player has equal values under both profiles". It overlooks that
one player can be as well off as in the one equilibrium and the *other* player as well off as in
the other equilibrium. Then neither equilibrium strictly dominates the cross-play, and nobody is
indifferent between them.

In the insisting pairing the *average* of both equilibria strictly dominates the cross-play (a
public coin, or taking turns): V_1 <= V_1(pi^w') < V_1(pi^w) and V_2 <= V_2(pi^w) < V_2(pi^w').  In
the conceding pairing nothing need dominate it strictly.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.two_norms import cross_plays, is_disagreement, small_disagreements
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.payoffs import feasible_payoffs

_TOP = 4


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """One game per pairing."""
    insist, concede = given["insisting"], given["conceding"]
    first = next((p for p in cross_plays(insist) if p.insisting), cross_plays(insist)[0])
    second = next((p for p in cross_plays(concede) if not p.insisting), cross_plays(concede)[0])
    best = feasible_payoffs(concede).polygon.vertices
    fails_first = is_disagreement(insist) and not (
        first.strictly_below(first.row_norm) or first.strictly_below(first.column_norm)
    )
    top = max(x for x, _ in best)
    fails_second = is_disagreement(concede) and second.payoffs[0] == top
    equal = [i for i in (0, 1) if first.row_norm[i] == first.column_norm[i]]
    average = first.average
    witness = (
        ("insisting game", insist), ("cross-play", first.payoffs),
        ("equilibria", (first.row_norm, first.column_norm)), ("players indifferent", len(equal)),
        ("their average", average),
        ("conceding game", concede), ("cross-play there", second.payoffs),
        ("largest attainable row payoff there", top),
        ("refutes (neither equilibrium, no lottery)", (str(fails_first), str(fails_second))),
    )  # fmt: skip
    if not (fails_first or fails_second):
        return Finding("tested", "two games", witness)
    games = list(small_disagreements(_TOP))
    pairs = [pair for small in games for pair in cross_plays(small) if pair.insisting]
    checks = (
        Check("the average strictly dominates the insisting cross-play",
              first.strictly_below(average)),
        Check(f"and in every insisting pairing of {len(games)} games with payoffs 0..{_TOP}",
              all(pair.strictly_below(pair.average) for pair in pairs), f"{len(pairs)} pairings"),
    )  # fmt: skip
    return refutation(
        "one game per pairing; all lotteries", witness,
        "in the insisting pairing the average of both equilibria strictly dominates cross-play",
        checks,
    )  # fmt: skip


APPENDIX_E_STRICT_DOMINANCE = Claim(
    title="Cross-play is strictly dominated",
    statement=(
        "The cross-play policy must be strictly dominated; otherwise one player has equal values "
        "under both profiles."
    ),
    source="Stastny et al. (2021), Appendix E",
    expected="refuted",
    decision=decide,
    given=(
        ("insisting", BimatrixGame([[4, 2], [0, 2]], [[1, 1], [0, 2]])),
        ("conceding", BimatrixGame([[1, 4], [0, 4]], [[9, 1], [0, 4]])),
    ),
    flip=Flip("insisting", "row", (0, 1), 1),
)
