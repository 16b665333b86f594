"""Play the efficient equilibria of the stage game in turn, whatever happens.

By default the Pareto-optimal among the pure equilibria, in the order of their action pairs; a path
as the target picks others.  Since every step is a stage-game equilibrium, a pair of these is
subgame perfect at every discount factor.

Exact on games with a pure equilibrium, or with a given path.
"""

from gametheory_bp.errors import NotDefinedError
from gametheory_bp.games.aim import Aim
from gametheory_bp.games.automaton import Automaton
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.repeated import ActionPath
from gametheory_bp.games.strategy import Strategy, StrategyExample


def _build(aim: Aim) -> Automaton:
    return Automaton.following(aim.player, aim.game.shape, aim.path)


def _in_turn(game: BimatrixGame) -> ActionPath:
    m, n = game.shape
    best_row = [max(line) for line in zip(*game.row_payoffs, strict=True)]
    stable = [
        (i, j)
        for i in range(m)
        for j in range(n)
        if game.payoff(i, j) == (best_row[j], max(game.column_payoffs[i]))
    ]
    payoffs = [game.payoff(*pair) for pair in stable]
    efficient = tuple(
        pair
        for pair, (x, y) in zip(stable, payoffs, strict=True)
        if not any(a >= x and b >= y and (a, b) != (x, y) for a, b in payoffs)
    )
    if not efficient:
        raise NotDefinedError(
            "the stage game has no pure equilibria to take turns in; give an ActionPath as target"
        )
    return ActionPath((), efficient)


TURN_TAKING = Strategy(
    title="Turn taking",
    source=(
        'S.-H. P. Lau and V.-L. Mui, "Using turn taking to mitigate coordination and conflict '
        'problems in the repeated battle of the sexes game" (2008)'
    ),
    statement="Plays the Pareto-optimal pure equilibria of the stage game in turn.",
    build=_build,
    example=StrategyExample(
        "asymmetric_bach_or_stravinsky", "24/25", None, "turn_taking", None, ("148/49", "73/49")
    ),
    paths=True,
    default_target=_in_turn,
)
