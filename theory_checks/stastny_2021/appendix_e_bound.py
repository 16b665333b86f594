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
from gametheory_bp.claims.finding import Finding, exact_text
from gametheory_bp.claims.two_norms import cross_plays, is_disagreement, small_disagreements
from gametheory_bp.games.bimatrix import BimatrixGame

_TOP = 4


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game, then every small game: the smallest violation, and no other kind."""
    game = given["game"]
    own = is_disagreement(game) and any(not c.within(c.bound) for c in cross_plays(game))
    count = insisting = violated = 0
    smallest = None
    for candidate in small_disagreements(_TOP):
        count += 1
        for pair in cross_plays(candidate):
            insisting += pair.insisting
            if not pair.within(pair.bound):
                violated += 1
                smallest = smallest or (candidate, pair)
                if pair.insisting:
                    raise ArithmeticError(f"{candidate}: the proof for insisting pairs is wrong")
            if not pair.within(pair.proved_bound):
                raise ArithmeticError(f"{candidate}: an equilibrium is none")
    if smallest is None:
        return Finding("verified on scope", f"{count} games with payoffs 0..{_TOP}")
    least, pair = smallest
    checks = (
        Check("the insisting pairing never violates it", True, f"{insisting} pairings"),
        Check("V_1 <= V_1(pi^w') and V_2 <= V_2(pi^w) always", True, f"{2 * count} pairings"),
    )
    witness = (
        ("given game violates it", str(own)), ("given cross-plays",
         tuple(c.payoffs for c in cross_plays(game))),
        ("smallest game", least),
        ("row follows, column follows", (pair.row_norm, pair.column_norm)),
        ("cross-play", pair.payoffs), ("printed bound", pair.bound), ("violations", violated),
    )  # fmt: skip
    scope = f"{count} games with payoffs 0..{_TOP}; conceding pairing; {exact_text(pair.payoffs)}"
    return Finding(
        "refuted", scope, witness,
        "V_1 <= V_1(pi^w') and V_2 <= V_2(pi^w); this is bound (1) if either player follows the "
        "equilibrium that it prefers", "proved", checks,
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
    given=(("game", BimatrixGame([[1, 2], [0, 4]], [[9, 1], [0, 2]])),),
    flip=Flip("game", "row", (0, 1), 1),
)
