"""What each player faces in a stochastic game when both follow automata.

A joint state (s, q, r) is a state of the game with the memories of both; the other player's
behaviour there is known, so each player faces a finite decision process over joint states.
"""

from __future__ import annotations

from fractions import Fraction

from gametheory_bp.games.play_process import DecisionProcess, PlayProcess
from gametheory_bp.games.state_automaton import StateAutomaton, check_pair
from gametheory_bp.games.stochastic import StochasticGame

__all__ = ["stochastic_process"]


def stochastic_process(
    game: StochasticGame, row: StateAutomaton, column: StateAutomaton
) -> PlayProcess:
    """The process of two automata, over the joint states that some history reaches.

    Raises
    ------
    InputTypeError, InputValueError, ShapeError
        If these are no automata of either player, or do not fit the game.

    Examples
    --------
    >>> game = StochasticGame.build([[[1, 0], [0, 2]]], [[[1, 0], [0, 1]]], [[[0, 0]] * 2], "1/2")
    >>> pair = [StateAutomaton.stationary(game, p, [["1/2", "1/2"]]) for p in ("row", "column")]
    >>> stochastic_process(game, *pair).players[0].gains
    ((Fraction(1, 2), Fraction(1, 1)),)
    """
    check_pair(game, row, column)
    order = [(s, row.start, column.start) for s, _ in game.initial]
    place = {state: k for k, state in enumerate(order)}
    ways = []
    for s, q, r in order:  # grows while it is read
        table = []
        for i, line in enumerate(game.law[s]):
            cells = []
            for j, lottery in enumerate(line):
                memory = row.after(q, s, i, j), column.after(r, s, i, j)
                for t, _ in lottery:
                    if (t, *memory) not in place:
                        place[t, *memory] = len(order)
                        order.append((t, *memory))
                cells.append([(place[t, *memory], p) for t, p in lottery])
            table.append(cells)
        ways.append(table)
    players = []
    for own in (0, 1):
        gains, chances, mixtures = [], [], []
        for (s, q, r), table in zip(order, ways, strict=True):
            x, y = row.mixtures[q][s], column.mixtures[r][s]
            mine, theirs = (x, y) if own == 0 else (y, x)
            used = [(b, p) for b, p in enumerate(theirs) if p]
            gained, following = [], []
            for a in range(len(mine)):
                pairs = [((a, b) if own == 0 else (b, a), p) for b, p in used]
                gained.append(sum((p * game.payoff(s, *k)[own] for k, p in pairs), Fraction(0)))
                chance: dict[int, Fraction] = {}
                for (i, j), p in pairs:
                    for t, w in table[i][j]:
                        chance[t] = chance.get(t, Fraction(0)) + p * w
                following.append(tuple(sorted(chance.items())))
            gains.append(tuple(gained))
            chances.append(tuple(following))
            mixtures.append(mine)
        players.append(
            DecisionProcess(game.discount, tuple(gains), tuple(chances), tuple(mixtures))
        )
    first = tuple((place[s, row.start, column.start], p) for s, p in game.initial)
    return PlayProcess(tuple(order), tuple(sorted(first)), (players[0], players[1]))
