"""Proposition 1 needs the minimax assumption.

Is the minimax assumption of Proposition 1 an extra assumption?

No. Against a deterministic policy a player secures its pure minimax value in every period, so
both equilibria give it at least that; the one that it strictly prefers gives it more. So minimax
lies strictly below the preferred value whenever the players strictly prefer different optima.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.random_iterations import GAMES, random_cases
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game's margins, then every random case."""
    game = given["game"]
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    paths = ActionPath.constant(0, 0), ActionPath.constant(1, 1)
    values = tuple(repeated.value(path) for path in paths)
    slacks = tuple(grim_slack(repeated, path, punish)[0] for path in paths)
    best = tuple(max(v[i] for v in values) for i in (0, 1))
    margins = tuple(b - low for b, low in zip(best, punish.minimax, strict=True))
    cases = random_cases(2021, GAMES)
    without = [case for case in cases if not case.minimax_below]
    witness = (
        ("game", game), ("margins over minimax", margins), ("slacks", slacks),
        ("random cases", len(cases)), ("of them without the assumption", len(without)),
    )  # fmt: skip
    if without:
        return Finding("tested", "random cases", witness)
    own = min(slacks) < 0 or min(margins) > 0
    checks = (
        Check("it holds in every random case without being asked for", not without,
              f"{len(cases)} cases"),
        Check("given game: equilibrium implies a positive margin", own),
        Check("in every random case both values are at least minimax for both",
              all(value[k] >= case.punish.minimax[k]
                  for case in cases for value in case.values for k in (0, 1))),
    )  # fmt: skip
    return refutation(
        "equilibria, deterministic after every history, over which the players strictly disagree",
        witness, "it follows from equilibrium and strict disagreement", checks, basis="argument",
    )  # fmt: skip


PROPOSITION_1_MINIMAX_ASSUMPTION = Claim(
    title="Proposition 1 needs the minimax assumption",
    statement=(
        "It must be assumed that each player's minimax value is strictly worse than its value in "
        "its preferred optimum."
    ),
    source="Stastny et al. (2021), Appendix E before Proposition 1",
    expected="refuted",
    decision=decide,
    given=(("game", load_game("asymmetric_bach_or_stravinsky")),),
    flip=Flip("game", "row", (0, 0), 3),
)
