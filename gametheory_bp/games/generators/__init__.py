"""Random games by class, reproducible by a seed.

>>> uniform_game(2, 3, rng=0) == uniform_game(2, 3, rng=0)
True

Every generator takes ``rng``: a seed, or a ``numpy.random.Generator`` that is used up as it is.
There is no default seed hidden anywhere: without ``rng`` every call gives another game.
Payoffs are integers (an exact game needs no more), drawn from ``low..high`` inclusive.
"""

from gametheory_bp.games.generators.covariant import covariant_game
from gametheory_bp.games.generators.degenerate import degenerate_game
from gametheory_bp.games.generators.structured import (
    coordination_game,
    symmetric_game,
    zero_sum_game,
)
from gametheory_bp.games.generators.uniform import uniform_game

__all__ = [
    "coordination_game",
    "covariant_game",
    "degenerate_game",
    "symmetric_game",
    "uniform_game",
    "zero_sum_game",
]
