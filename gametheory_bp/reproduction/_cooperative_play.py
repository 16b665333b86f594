"""amTFT in matrix games: exact agents played against each other, no learning involved.

Each welfare function gets two agents, which solve the game independently; their cross-play stands
for the published one between trained pairs, in which exploration and learning add noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gametheory_bp.evaluation import (
    CrossPlayRuns,
    Recorded,
    cross_play_runs,
    inequity_averse_welfare,
)
from gametheory_bp.games.bimatrix import BimatrixGame
from gametheory_bp.games.library import load_game
from gametheory_bp.games.repeated import RepeatedGame
from gametheory_bp.geometry.vectors import Point
from gametheory_bp.norms.amtft_agents import amtft, play
from gametheory_bp.payoffs import feasible_payoffs

__all__ = ["STEPS", "Cooperative", "cooperative"]

STEPS = 20
"""Length of the published episodes."""
RULES = ("utilitarian", "egalitarian")
COPIES = 2
DISCOUNT = "24/25"


@dataclass(frozen=True, slots=True)
class Cooperative:
    """Exact play of amTFT agents.

    Attributes
    ----------
    game : BimatrixGame
    runs : CrossPlayRuns
        Mean rewards per step of an episode; the groups are the welfare functions.
    """

    game: BimatrixGame
    runs: CrossPlayRuns

    def inequity(self, disagreement: Point) -> Recorded:
        """Inequity-averse welfare of self-play and cross-play, in the order of the score table.

        Its maximum is that of playing one corner for ever: in both games the corner with equal
        payoffs has the largest sum of all trajectories without inequity, and where an unequal
        outcome adds to the sum, it costs more at once (Bach or Stravinsky: 1 against 3).

        Raises
        ------
        ValueError
            If some mean is no payoff of one outcome: then it does not tell the trajectory.
        """
        corners = set(feasible_payoffs(self.game).vertices)
        pairs = (*self.runs.pairs("self"), *self.runs.pairings)
        values = []
        for i, j in pairs:
            payoffs = self.runs.payoffs[i][j]
            if payoffs not in corners:
                raise ValueError(f"{payoffs} is no corner of the feasible payoffs")
            # a mean that is a corner is the mean of that corner only: every step pays it
            values.append(inequity_averse_welfare([payoffs] * STEPS))
        below = inequity_averse_welfare([disagreement] * STEPS)
        best = max(inequity_averse_welfare([corner] * STEPS) for corner in corners)
        return Recorded("inequity_averse", tuple(values), below, best)


@cache
def cooperative(name: str, disagreement: Point) -> Cooperative:
    """The agents of a game of the library against each other."""
    game = load_game(name)
    repeated = RepeatedGame(game, DISCOUNT)
    rules = [rule for rule in RULES for _ in range(COPIES)]
    rows, columns = (
        [amtft(repeated, rule, player, disagreement=disagreement) for rule in rules]
        for player in ("row", "column")
    )
    table = [[play(row, column, STEPS).payoffs for column in columns] for row in rows]
    seeds = [f"{rule} {k % COPIES + 1}" for k, rule in enumerate(rules)]
    return Cooperative(game, cross_play_runs(table, seeds, rules))
