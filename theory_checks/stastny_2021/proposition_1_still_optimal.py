"""Proposition 1: the grim profiles are still optimal.

Proof of Proposition 1: are the grim profiles still optimal, in equilibrium?

The path does not change, so neither does welfare.  If the given optimum is deterministic after
*every* history, a deviator faces pure actions for ever and can secure its pure minimax value, so
grim punishment is at least as hard and the grim profile is a Nash equilibrium: proved.

If it is deterministic only on the path, its punishments may be mixed and harder than any pure
one. In the given game column's mixed minimax is 2/3, the pure one 1. The path (S, X) for ever is
a Nash equilibrium with mixed punishment; with the pure grim punishment it is none, and even with
either player following its favourite optimum the conclusion of the proposition fails.
"""

from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Literal

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.pairing import pairing
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack
from gametheory_bp.threats import minimax

PLAYERS: tuple[Literal["row", "column"], ...] = ("row", "column")
_PAIRS = 400
_FIRST, _SECOND = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Mixed punishment sustains the path, pure punishment does not."""
    game = given["game"]
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    held = minimax(game, "column")
    stay = tuple(tuple(int(j != 2) for j in range(3)) for _ in range(2))
    ever = ((1, 1, 1), (1, 1, 1))
    path_action = (Fraction(0), Fraction(1))
    row = Automaton("row", (path_action, held.strategies.row), (stay, ever))
    column = Automaton.grim("column", game.shape, _FIRST, punish.column)
    original = automata_equilibrium(repeated, row, column)
    slack, time, who = grim_slack(repeated, _FIRST, punish)
    met = pairing(repeated, _FIRST, _SECOND, punish)
    witness = (
        ("game", game), ("column's minimax, mixed and pure", (held.lower, punish.minimax[1])),
        ("slack with mixed punishment", original.play.payoffs[1] - original.best_replies[1]),
        ("slack with pure punishment", slack), ("who gains at time", (who, time)),
        ("values of both paths", (repeated.value(_FIRST), repeated.value(_SECOND))),
        ("insisting, outcome, payoffs",
         (str(met.insisting), str(met.met.outcome), met.met.payoffs)),
        ("conclusion", str(met.concluded)),
    )  # fmt: skip
    if not (original.is_nash and slack < 0):
        return Finding("tested", "the given game", witness)
    stable = pure_equilibrium_slacks(2021)
    checks = (
        Check("the original is a Nash equilibrium", original.is_nash),
        Check("random pure automata in equilibrium: grim on their path is an equilibrium",
              len(stable) > 0 and min(stable) >= 0, f"{len(stable)} equilibria"),
    )  # fmt: skip
    return refutation(
        "optima that are deterministic on the path only", witness,
        "if the optimum is deterministic after every history, the grim profile is a Nash "
        "equilibrium on the same path", checks, basis="argument",
    )  # fmt: skip


def pure_equilibrium_slacks(seed: int) -> tuple[Fraction, ...]:
    """Grim slacks on the paths of random pairs of pure automata that are Nash equilibria."""
    rng, found = Random(seed), []
    for _ in range(_PAIRS):
        game = BimatrixGame(
            *([[rng.randrange(4) for _ in range(2)] for _ in range(2)] for _ in (0, 1))
        )
        repeated = RepeatedGame(game, Fraction(3, 4))
        pair = [
            Automaton.pure(
                player,
                (rng.randrange(2), rng.randrange(2)),
                tuple(
                    tuple(tuple(rng.randrange(2) for _ in range(2)) for _ in range(2))
                    for _ in range(2)
                ),
            )
            for player in PLAYERS
        ]
        if automata_equilibrium(repeated, *pair).is_nash:
            found.append(grim_slack(repeated, _path(*pair), Punishments.of(game))[0])
    return tuple(found)


def _path(row: Automaton, column: Automaton) -> ActionPath:
    """What two pure automata play."""
    seen: dict[tuple[int, int], int] = {}
    pairs: list[tuple[int, int]] = []
    state = row.start, column.start
    while state not in seen:
        seen[state] = len(pairs)
        i, j = row.mixtures[state[0]].index(1), column.mixtures[state[1]].index(1)
        pairs.append((i, j))
        state = row.step(state[0], i, j), column.step(state[1], i, j)
    return ActionPath(tuple(pairs[: seen[state]]), tuple(pairs[seen[state] :]))


PROPOSITION_1_STILL_OPTIMAL = Claim(
    title="Proposition 1: the grim profiles are still optimal",
    statement="Both grim profiles are still optimal (in equilibrium) for their welfare functions.",
    source="Stastny et al. (2021), proof of Proposition 1",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[4, 0, 0], [0, 2, 4]], [[1, 0, 0], [0, 2, 1]])),),
    flip=Flip("game", "column", (1, 2), "3/2"),
)
