"""How far the payoff sets reach in a direction: a small game per direction, in floating point.

Let ``h_s`` be the greatest ``n . v`` over the payoffs v of state s.  The best v starts with some
choice a and some promise, and the promise reaches at most as far as the ``h_t``; with a bound
``c_a`` of what the choice can be worth,

    h_s <= max_a min( (1 - d) n . g(a) + d sum_t P(t | a) h_t,  c_a ).

The right side is monotone and a contraction, so ``h`` is at most its fixed point, which is found
like the value of a decision process: guess for every state a choice and whether its bound binds,
solve linear equations, improve.  In the direction in which a player does worst every rival of a
choice counts (nobody is punished below what deviating gives): the first term is then the least over
the rivals.

The guesses are made here for many directions at once; what is claimed is proved elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gametheory_bp.equilibria.stochastic.arena import Arena

__all__ = ["FloatArena", "Policies", "policies"]

Floats = Any
ROUNDS = 60
CLOSE = 1e-14


@dataclass(frozen=True, slots=True, eq=False)
class FloatArena:
    """The choices as arrays: payoffs (M, 2), law (M, S), places of choices by state (S, A).

    ``rivals[i]`` has shape (M, A_i); rows are padded by repetition.
    """

    payoffs: Floats
    law: Floats
    ways: Floats
    rivals: tuple[Floats, Floats]
    discount: float

    @classmethod
    def of(cls, arena: Arena) -> FloatArena:
        """The arena in floating point."""
        law = np.zeros((len(arena.choices), len(arena.ways)))
        for k, choice in enumerate(arena.choices):
            for t, p in choice.law:
                law[k, t] = float(p)
        payoffs = np.array([[float(x) for x in c.payoff] for c in arena.choices])
        rivals = (
            _padded([c.rivals[0] for c in arena.choices]),
            _padded([c.rivals[1] for c in arena.choices]),
        )
        ways = _padded([tuple(w) for w in arena.ways])
        return cls(payoffs, law, ways, rivals, float(arena.discount))


@dataclass(frozen=True, slots=True, eq=False)
class Policies:
    """For K directions and S states: the fixed point, and where it comes from.

    Attributes
    ----------
    reach : shape (K, S)
    choice : int, shape (K, S)
        The best choice.
    rival : int, shape (K, S)
        The choice whose equation holds; -1 where the bound of the best choice binds.
    """

    reach: Floats
    choice: Floats
    rival: Floats


def policies(arena: FloatArena, normals: Floats, bounds: Floats) -> Policies:
    """Guess the fixed points; ``bounds[k, m]`` is -inf where nothing deters deviations."""
    states = len(arena.ways)
    rows = np.arange(len(normals))[:, None]
    gains = (1 - arena.discount) * normals @ arena.payoffs.T
    reach = bounds[:, arena.ways].max(axis=2)
    worst = [np.flatnonzero((normals[:, 1 - i] == 0) & (normals[:, i] < 0)) for i in (0, 1)]
    identity = np.eye(states)
    choice = rival = np.zeros(reach.shape, int)
    for _ in range(ROUNDS):
        onward = gains + arena.discount * reach @ arena.law.T
        from_rival = np.broadcast_to(np.arange(onward.shape[1]), onward.shape).copy()
        for i in (0, 1):
            for k in worst[i]:
                least = onward[k][arena.rivals[i]].argmin(axis=1)
                from_rival[k] = arena.rivals[i][np.arange(len(least)), least]
        onward = onward[rows, from_rival]
        least = np.minimum(onward, bounds)
        best = least[:, arena.ways].argmax(axis=2)
        choice = arena.ways[np.arange(states), best]
        binds = bounds[rows, choice] <= onward[rows, choice]
        rival = np.where(binds, -1, from_rival[rows, choice])
        matrix = identity - arena.discount * np.where(binds[..., None], 0, arena.law[rival])
        right = np.where(binds, bounds[rows, choice], gains[rows, rival])
        following = np.linalg.solve(matrix, right[..., None])[..., 0]
        moved = np.abs(following - reach).max(initial=0)
        reach = following
        if moved <= CLOSE:
            break
    return Policies(reach, choice, rival)


def _padded(lists: list[tuple[int, ...]]) -> Floats:
    longest = max(map(len, lists))
    return np.array([[*line, *line[:1] * (longest - len(line))] for line in lists])
