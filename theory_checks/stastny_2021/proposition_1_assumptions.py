"""Proposition 1: which assumptions are needed.

Decided in the insisting pairing (either player follows the optimum that it prefers):

* the game is asymmetric: not needed; symmetric Bach or Stravinsky ends below minimax as well;
* bare cross-play is dominated: not needed; the random cases in which it is not end there, too;
* minimax lies below the preferred value: not needed, it follows (see its own claim);
* the players strictly prefer different optima: needed.  In the game "tie" both paths pay (2, 1);
  row's punishing action is what column expects anyway, and nobody ever gets minimax;
* the grim profiles are in equilibrium: needed.  In the game "mixed" the optimum is sustained by a
  mixed punishment only, and the conclusion fails.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.random_iterations import GAMES, Case, random_cases
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, bare_cross_play, grim_cross_play, grim_slack
from gametheory_bp.payoffs import feasible_payoffs

_B, _S = ActionPath.constant(0, 0), ActionPath.constant(1, 1)
_TIED = ActionPath.constant(1, 0), ActionPath.constant(1, 1)
_MIXED = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))


def conclusion(game: BimatrixGame, paths: tuple[ActionPath, ActionPath]) -> tuple[bool, bool, bool]:
    """Row follows the first path, column the second: equilibria, strict preference, conclusion."""
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    stable = all(grim_slack(repeated, path, punish)[0] >= 0 for path in paths)
    mine, theirs = (repeated.value(path) for path in paths)
    met = grim_cross_play(repeated, *paths, punish)
    return (
        stable,
        mine[0] > theirs[0] and theirs[1] > mine[1],
        met.settled_below(punish.minimax) is not None,
    )


def undominated(case: Case) -> bool:
    """Whether the cross-play of the bare paths is Pareto optimal, insisting."""
    plain = bare_cross_play(case.repeated, *case.paths(insisting=True)).payoffs
    return feasible_payoffs(case.repeated.game).polygon.above(plain).vertices == (plain,)


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """One game per assumption, and the random cases."""
    symmetric = conclusion(given["symmetric"], (_B, _S))
    tie, mixed = conclusion(given["tie"], _TIED), conclusion(given["mixed"], _MIXED)
    cases = random_cases(2021, GAMES)
    bare = [case for case in cases if undominated(case)]
    above = [case for case in cases if not case.minimax_below]
    witness = (
        ("symmetric game: equilibria, strict preference, conclusion", tuple(map(str, symmetric))),
        ("tie", given["tie"]), ("tie: equilibria, preference, conclusion", tuple(map(str, tie))),
        ("mixed", given["mixed"]),
        ("mixed: equilibria, preference, conclusion", tuple(map(str, mixed))),
        ("random cases, of them with bare cross-play that is not dominated",
         (len(cases), len(bare))),
        ("random cases without the minimax assumption", len(above)),
    )  # fmt: skip
    free = symmetric == (True, True, True)
    if not free:
        return Finding("tested", "the given games and random cases", witness)
    checks = (
        Check("asymmetry is not needed", free),
        Check("dominance of bare cross-play is not needed: every insisting case settles",
              bool(bare) and all(case.settles(insisting=True) for case in bare),
              f"{len(bare)} cases"),
        Check("the minimax assumption follows in every case", not above),
        Check("strict preference is needed: equilibria without it, no conclusion",
              tie == (True, False, False)),
        Check("equilibrium of the grim profiles is needed", mixed == (False, True, False)),
    )  # fmt: skip
    return refutation(
        "insisting pairing, discount 24/25", witness,
        "in the insisting pairing only two of them are needed: the grim profiles are equilibria, "
        "and the players strictly prefer different ones", checks, basis="argument",
    )  # fmt: skip


PROPOSITION_1_ASSUMPTIONS = Claim(
    title="Proposition 1, its assumptions are needed",
    statement=(
        "The game is an asymmetric bargaining problem, cross-play is dominated, minimax lies below "
        "the preferred values, and optimal policies are deterministic: all of it is needed."
    ),
    source="Stastny et al. (2021), Appendix E before Proposition 1",
    expected="refuted",
    decision=decide,
    given=(
        ("symmetric", load_game("bach_or_stravinsky")),
        ("tie", BimatrixGame([[0, 0, 1], [2, 2, 0]], [[2, 0, 1], [1, 1, 0]])),
        ("mixed", BimatrixGame([[4, 0, 0], [0, 2, 4]], [[1, 0, 0], [0, 2, 1]])),
    ),
    flip=Flip("mixed", "column", (1, 2), "3/2"),
)
