"""Appendix E, bound (1): in cross-play nobody gets more than in the worse of the two equilibria.

Printed: ``V_i(pi_1^w, pi_2^w') <= min(V_i(pi^w), V_i(pi^w'))`` for both players, since otherwise
a player would gain by switching policies. Equilibrium gives one half of it only: against pi_2^w'
the best reply is pi_1^w', so V_1 <= V_1(pi^w'), and likewise V_2 <= V_2(pi^w). That V_1 <=
V_1(pi^w) does not follow: there the *other* player would have to switch.

In the insisting pairing (either player follows the equilibrium that it prefers) the proved half is
the printed bound.  In the conceding pairing the printed bound fails.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.two_norms import cross_plays, is_disagreement, small_disagreements
from gametheory_bp.games.bimatrix import BimatrixGame

_TOP = 4


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game, then every small game: the smallest violation, and no other kind."""
    game = given["game"]
    own = is_disagreement(game) and any(not c.within(c.bound) for c in cross_plays(game))
    games = list(small_disagreements(_TOP))
    pairs = [(candidate, pair) for candidate in games for pair in cross_plays(candidate)]
    broken = [(candidate, pair) for candidate, pair in pairs if not pair.within(pair.bound)]
    insisting = [pair for _, pair in pairs if pair.insisting]
    scope = f"the given game, and {len(games)} games with payoffs 0..{_TOP}"
    if not broken and not own:
        return Finding("verified on scope", scope, (("pairings", len(pairs)),))
    least, pair = broken[0]
    checks = (
        Check("proved half: V_1 <= V_1(pi^w') and V_2 <= V_2(pi^w)",
              all(p.within(p.proved_bound) for _, p in pairs), f"{len(pairs)} pairings"),
        Check("insisting pairing: the proved half is the printed bound",
              all(p.bound == p.proved_bound and p.within(p.bound) for p in insisting),
              f"{len(insisting)} pairings"),
        Check("every violation is in a conceding pairing",
              not any(p.insisting for _, p in broken), f"{len(broken)} violations"),
    )  # fmt: skip
    witness = (
        ("given game violates it", str(own)), ("given cross-plays",
         tuple(c.payoffs for c in cross_plays(game))),
        ("smallest game", least),
        ("row follows, column follows", (pair.row_norm, pair.column_norm)),
        ("cross-play", pair.payoffs), ("printed bound", pair.bound),
        ("violations", len(broken)),
    )  # fmt: skip
    return refutation(
        f"{scope}; the conceding pairing", witness,
        "V_1 <= V_1(pi^w') and V_2 <= V_2(pi^w) in every pairing (best replies); this is bound "
        "(1) if either player follows the equilibrium that it prefers", checks, basis="argument",
    )  # fmt: skip


APPENDIX_E_BOUND = Claim(
    title="Bound (1) on cross-play",
    statement=(
        "If pi^w and pi^w' are equilibria with Pareto-dominated cross-play, each player gets in "
        "cross-play at most the smaller of its two equilibrium values."
    ),
    source="Stastny et al. (2021), Appendix E, equation (1)",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[1, 2], [0, 4]], [[9, 1], [0, 4]])),),
    flip=Flip("game", "row", (0, 1), 1),
)
