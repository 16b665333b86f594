"""Proof of Proposition 1: every step, in both pairings.

The printed proof goes in five steps, decided here for the grim profiles of random iterated games:

1. cross-play is strictly worse for both than the optimum that each prefers;
2. so at some time somebody does not see what it expects, and punishes from then on;
3. a player that is punished gets at most its minimax value from then on;
4. this is worse than its preferred optimum, *hence* it punishes as well in the end;
5. two punishments pay both at most minimax.

Steps 2, 3 and 5 always hold.  Steps 1 and 4 hold in the insisting pairing and can fail in the
conceding one.  The "hence" of step 4 compares a value from now on with one from time 0.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding, refutation
from gametheory_bp.claims.random_iterations import GAMES, Case, random_cases
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments, grim_slack

_PATHS = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))


def steps(case: Case, insisting: bool) -> tuple[bool, bool, bool, bool, bool]:
    """Which of the five steps hold in one pairing."""
    met = case.meet(insisting)
    low, got = case.punish.minimax, met.payoffs
    switch = met.row_switch, met.column_switch
    game, punish = case.repeated.game, case.punish
    # from the time on at which row punishes, column gets at most minimax, and the reverse
    held = [
        met.continuations[met.outcome.place(time)][player] <= low[player]
        for time, player in zip(switch, (1, 0), strict=True)
        if time is not None
    ]
    both = game.payoff(punish.row, punish.column)
    return (
        got[0] < case.values[0][0] and got[1] < case.values[1][1],
        switch != (None, None),
        all(held),
        None not in switch,
        both[0] <= low[0] and both[1] <= low[1],
    )


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """The given game in the conceding pairing, then both pairings of every random case."""
    game = given["game"]
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    low, high = sorted(_PATHS, key=lambda path: repeated.value(path)[0])
    own = Case(repeated, high, low, (repeated.value(high), repeated.value(low)), punish)
    stable = all(grim_slack(repeated, path, punish)[0] >= 0 for path in _PATHS)
    cases = random_cases(2021, GAMES)
    kept = {side: [steps(case, side) for case in cases] for side in (True, False)}
    failing = {
        side: tuple(sum(not found[k] for found in kept[side]) for k in range(5)) for side in kept
    }
    here = steps(own, insisting=False)
    refutes = stable and not all(here)
    witness = (
        ("game", game), ("both grim profiles are Nash there", str(stable)),
        ("steps that hold there, conceding", tuple(map(str, here))),
        ("random cases", len(cases)),
        ("failures of steps 1 to 5, insisting", failing[True]),
        ("failures of steps 1 to 5, conceding", failing[False]),
    )  # fmt: skip
    if not refutes and not any(failing[False]):
        return Finding("tested", f"{len(cases)} random cases", witness)
    checks = (
        Check("insisting pairing: every step holds", not any(failing[True]), f"{len(cases)} cases"),
        Check("conceding pairing: steps 2, 3 and 5 hold",
              not any(failing[False][k] for k in (1, 2, 4)), f"{len(cases)} cases"),
    )  # fmt: skip
    return refutation(
        "the given game and random iterated games; steps 1 and 4 in the conceding pairing",
        witness, "steps 2, 3 and 5 hold in every pairing, steps 1 and 4 in the insisting one",
        checks, basis="argument",
    )  # fmt: skip


PROPOSITION_1_STEPS = Claim(
    title="Proposition 1, the steps of the printed proof",
    statement=(
        "Cross-play is strictly worse than either preferred optimum, so a player punishes; the "
        "punished one gets at most minimax, hence punishes as well; then both get at most minimax."
    ),
    source="Stastny et al. (2021), proof of Proposition 1",
    expected="refuted",
    decision=decide,
    given=(("game", BimatrixGame([[4, 0, 0], [0, 2, 3]], [[1, 0, 0], [0, 2, "3/2"]])),),
    flip=Flip("game", "column", (0, 1), 2),
)
