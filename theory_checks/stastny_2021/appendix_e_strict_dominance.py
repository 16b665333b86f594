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
from gametheory_bp.claims.two_norms import (
    CrossPlay,
    cross_plays,
    is_disagreement,
    small_disagreements,
)
from gametheory_bp.games.bimatrix import BimatrixGame

_TOP = 4


def below_neither(pair: CrossPlay) -> bool:
    """Whether neither equilibrium is strictly better for both than the cross-play."""
    return not (pair.strictly_below(pair.row_norm) or pair.strictly_below(pair.column_norm))


def at_a_top(game: BimatrixGame, pair: CrossPlay) -> bool:
    """Whether some player gets its largest payoff in cross-play: no lottery is strictly better."""
    return any(pair.payoffs[k] == max(p[k] for p in game.payoffs()) for k in (0, 1))


def _shown(found: tuple[BimatrixGame, CrossPlay] | None) -> object:
    return "none" if found is None else (found[0], found[1].payoffs)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """One game per pairing."""
    insist, concede = given["insisting"], given["conceding"]
    first = next((p for p in cross_plays(insist) if p.insisting), cross_plays(insist)[0])
    second = next((p for p in cross_plays(concede) if not p.insisting), cross_plays(concede)[0])
    top = max(x for x, _ in concede.payoffs())
    fails_first = is_disagreement(insist) and below_neither(first)
    fails_second = is_disagreement(concede) and second.payoffs[0] == top
    games = list(small_disagreements(_TOP))
    small = [(game, pair) for game in games for pair in cross_plays(game)]
    neither = next(((g, p) for g, p in small if p.insisting and below_neither(p)), None)
    extreme = next(((g, p) for g, p in small if at_a_top(g, p)), None)
    equal = [i for i in (0, 1) if first.row_norm[i] == first.column_norm[i]]
    average = first.average
    witness = (
        ("insisting game", insist), ("cross-play", first.payoffs),
        ("equilibria", (first.row_norm, first.column_norm)), ("players indifferent", len(equal)),
        ("their average", average),
        ("conceding game", concede), ("cross-play there", second.payoffs),
        ("largest attainable row payoff there", top),
        ("smallest game, cross-play: below neither equilibrium, insisting", _shown(neither)),
        ("smallest game, cross-play: strictly below no lottery", _shown(extreme)),
        ("refutes (neither equilibrium, no lottery)", (str(fails_first), str(fails_second))),
    )  # fmt: skip
    if not (fails_first or fails_second):
        return Finding("tested", "two games", witness)
    pairs = [pair for _, pair in small if pair.insisting]
    checks = (
        Check("the average strictly dominates the insisting cross-play",
              first.strictly_below(average)),
        Check(f"and in every insisting pairing of {len(games)} games with payoffs 0..{_TOP}",
              all(pair.strictly_below(pair.average) for pair in pairs), f"{len(pairs)} pairings"),
    )  # fmt: skip
    return refutation(
        "one game per pairing; all lotteries", witness,
        "in the insisting pairing the average of both equilibria strictly dominates cross-play",
        checks, basis="argument",
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
