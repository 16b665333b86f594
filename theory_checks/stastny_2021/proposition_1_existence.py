"""Proposition 1 as an existence statement: true for a simple reason.

If the policies only have to keep the optimal paths, let a player who sees a departure first play
one action that the *other's* path does not prescribe at that time, and its punishment afterwards.
Then the other sees a departure, too; two steps after the first departure both punish, and get at
most minimax for ever.  This needs two different paths and two actions per player, nothing else: no
dominance, asymmetry or minimax assumption, in either pairing.

Whether the delayed punishment still is an equilibrium depends on the slack; it is stated for the
given game, where the printed grim construction fails, and there one signal by the row player is
enough: decided on automata.
"""

from collections.abc import Mapping

from gametheory_bp.certificates.verdict import Check
from gametheory_bp.claims.claim import Claim, Flip
from gametheory_bp.claims.finding import Finding
from gametheory_bp.equilibria.automata import automata_equilibrium
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath, RepeatedGame
from gametheory_bp.norms import Punishments
from gametheory_bp.payoffs.automaton_play import automaton_play

_PATHS = ActionPath.constant(1, 2), ActionPath(((1, 1),), ((0, 0),))


def signalled(game: BimatrixGame, row: ActionPath, column: ActionPath) -> ActionPath:
    """Play of the signalling grim profiles: row on one path, column on another."""
    punish, pairs = Punishments.of(game), []
    for time in range(row.positions * column.positions + 1):
        i, j = row.at(time)[0], column.at(time)[1]
        pairs.append((i, j))
        seen = j != row.at(time)[1], i != column.at(time)[0]
        if any(seen):
            after = time + 1
            first = next(a for a in range(game.shape[0]) if a != column.at(after)[0])
            second = next(b for b in range(game.shape[1]) if b != row.at(after)[1])
            step = (
                first if seen[0] else row.at(after)[0],
                second if seen[1] else column.at(after)[1],
            )
            return ActionPath((*pairs, step), ((punish.row, punish.column),))
    return ActionPath(tuple(pairs), ((punish.row, punish.column),))


def signal_is_nash(repeated: RepeatedGame, punish: Punishments) -> bool:
    """Row on the first path, one signal after a departure, then grim; column plainly grim.

    The first path is constant.  Against the second path's grim column this row player signals at
    time 1 by staying where the second path moves on; from time 2 on both punish.
    """
    path, shape = _PATHS[0], repeated.game.shape
    stay, expected = path.at(0)
    watch = tuple(tuple(int(j != expected) for j in range(shape[1])) for _ in range(shape[0]))
    then = tuple((2,) * shape[1] for _ in range(shape[0]))
    row = Automaton.pure("row", (stay, stay, punish.row), (watch, then, then))
    column = Automaton.grim("column", shape, path, punish.column)
    other = Automaton.grim("column", shape, _PATHS[1], punish.column)
    held = automata_equilibrium(repeated, row, column)
    met = automaton_play(repeated, row, other)
    low = min(value[0] for value in met.values), min(value[1] for value in met.values)
    return held.is_nash and low[0] <= punish.minimax[0] and low[1] <= punish.minimax[1]


def decide(given: Mapping[str, BimatrixGame]) -> Finding:
    """Both pairings of the game in which the printed construction fails."""
    game = given["game"]
    repeated, punish = RepeatedGame(game, "24/25"), Punishments.of(game)
    low, d = punish.minimax, repeated.discount
    outcomes = [signalled(game, *pair) for pair in (_PATHS, _PATHS[::-1])]
    tails = [repeated.continuations(path)[-1] for path in outcomes]
    m, n = game.shape
    top = (
        max(game.payoff(i, j)[0] for i in range(m) for j in range(n)),
        max(game.payoff(i, j)[1] for i in range(m) for j in range(n)),
    )
    slacks = tuple(
        min(v[k] for v in repeated.continuations(path)) - (1 - d * d) * top[k] - d * d * low[k]
        for path in _PATHS
        for k in (0, 1)
    )
    witness = (
        ("game", game), ("outcomes", tuple(str(path) for path in outcomes)),
        ("payoffs in the end", tuple(tails)), ("minimax", low),
        ("slack at least (w row, column, w' row, column)", slacks),
    )  # fmt: skip
    checks = (
        Check("both end at or below minimax, in both pairings",
              all(t[0] <= low[0] and t[1] <= low[1] for t in tails)),
        Check("either player has two actions", m >= 2 and n >= 2),
        Check("given game: one signal by row suffices, and its profile is a Nash equilibrium",
              signal_is_nash(repeated, punish)),
    )  # fmt: skip
    return Finding(
        "proved", "all pairs of different deterministic paths; equilibrium not required", witness,
        checks=checks, basis="argument",
    )  # fmt: skip


PROPOSITION_1_EXISTENCE = Claim(
    title="Proposition 1 as an existence statement",
    statement=(
        "There are policies on the optimal paths and a time from which on both players get at "
        "most minimax in cross-play."
    ),
    source="Stastny et al. (2021), Proposition 1",
    expected="proved",
    decision=decide,
    given=(("game", BimatrixGame([[4, 0, 0], [0, 2, 3]], [[1, 0, 0], [0, 2, "3/2"]])),),
    flip=Flip("game", "column", (1, 2), "5/4"),
)
