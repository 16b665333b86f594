"""Follow the target; after any departure, play a stage-game equilibrium for ever.

Friedman's trigger strategy ("Nash reversion").  Whoever departs, the player itself included, ends
the cooperation; so for patient players the pair is subgame perfect wherever the target is worth
more to both than the equilibrium.

Exact on games with a pure equilibrium; ``equilibrium`` picks one, by default the first.
"""

from typing import Any

from gametheory_bp.errors import InputValueError, NotDefinedError
from gametheory_bp.games.aim import Aim, read_pair
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim, *, equilibrium: Any = None) -> Automaton:
    game, path, (m, n) = aim.game, aim.path, aim.game.shape
    if equilibrium is None:
        pair = next(
            (p for p in ((i, j) for i in range(m) for j in range(n)) if _stable(game, p)), None
        )
        if pair is None:
            raise NotDefinedError(
                "the stage game has no pure equilibrium to revert to; use 'grim_minimax'"
            )
    else:
        pair = read_pair(equilibrium, game)
        if not _stable(game, pair):
            raise InputValueError(f"{pair} is no equilibrium of the stage game")
    own, size = aim.player == "column", path.positions
    actions = (*(path.at(t)[own] for t in range(size)), pair[own])
    moves = tuple(
        tuple(
            tuple(path.place(t + 1) if (i, j) == path.at(t) else size for j in range(n))
            for i in range(m)
        )
        for t in range(size)
    )
    for_ever = tuple((size,) * n for _ in range(m))
    names = (*(str(t) for t in range(size)), "revert")
    return Automaton.pure(aim.player, actions, (*moves, for_ever), 0, names)


def _stable(game: BimatrixGame, pair: tuple[int, int]) -> bool:
    i, j = pair
    best_row = max(line[j] for line in game.row_payoffs)
    return game.payoff(i, j) == (best_row, max(game.column_payoffs[i]))


GRIM = Strategy(
    title="Grim trigger",
    source='J. W. Friedman, "A non-cooperative equilibrium for supergames" (1971)',
    statement=(
        "Follows the target until somebody departs from it; then plays its part of a stage-game "
        "equilibrium for ever."
    ),
    build=_build,
    example=StrategyExample(
        "prisoners_dilemma", "9/10", (0, 0), "always", (1, 1), ("-21/10", "-9/5")
    ),
    paths=True,
)
