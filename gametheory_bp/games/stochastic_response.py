"""What one player faces when the other one's stationary strategy is fixed: a decision process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd, lcm
from typing import Literal

import numpy as np

from gametheory_bp.games.stochastic_arrays import StochasticArrays
from gametheory_bp.solvers.markov.process import DecisionProcess, Ints

__all__ = ["Response", "response"]


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """The process of one player's own actions, and what both then expect per choice.

    Attributes
    ----------
    process : DecisionProcess
        Choice ``process.offsets[s] + a`` is action a in state s.
    numerators : int array, shape (choices, 2)
        Expected rewards of row and column player over ``denominator``.
    denominator : int
    """

    process: DecisionProcess
    numerators: Ints
    denominator: int


def response(
    arrays: StochasticArrays, player: Literal["row", "column"], odds: Sequence[Sequence[int]]
) -> Response:
    """The process that ``player`` faces.

    Parameters
    ----------
    arrays : StochasticArrays
    player : {"row", "column"}
        Who chooses.
    odds : sequence of integer sequences
        ``odds[s][b]``: odds with which the *other* player takes action b in state s.

    Examples
    --------
    >>> from gametheory_bp import RepeatedGame, load_game
    >>> game = RepeatedGame(load_game("asymmetric_bach_or_stravinsky"), "24/25")
    >>> faced = response(StochasticArrays.of(game), "row", [[1, 3]])
    >>> faced.numerators.tolist(), faced.denominator
    ([[4, 1], [6, 6]], 4)
    """
    own = 0 if player == "row" else 1
    common = lcm(*(sum(line) for line in odds))
    laws = arrays.process.laws
    rewards, node = arrays.rewards.tolist(), arrays.node.tolist()
    seen: dict[tuple[tuple[int, int], ...], int] = {}
    numerators, nodes, offsets = [], [], [0]
    for s, line in enumerate(odds):
        total, counts = sum(line), arrays.shapes[s].tolist()
        for a in range(counts[own]):
            pairs = [
                (arrays.pair(s, a, b) if own == 0 else arrays.pair(s, b, a), w)
                for b, w in enumerate(line)
                if w
            ]
            share = common // total
            numerators.append([share * sum(w * rewards[k][i] for k, w in pairs) for i in (0, 1)])
            scale = lcm(*(laws[node[k]][2] for k, _ in pairs))
            mixed: dict[int, int] = {}
            for k, w in pairs:
                states, parts, whole = laws[node[k]]
                for t, part in zip(states, parts, strict=True):
                    mixed[t] = mixed.get(t, 0) + w * part * (scale // whole)
            divisor = gcd(*mixed.values())
            law = tuple(sorted((t, w // divisor) for t, w in mixed.items()))
            nodes.append(seen.setdefault(law, len(seen)))
        offsets.append(len(nodes))
    entries = [entry for law in seen for entry in law]
    process = DecisionProcess(
        np.array(offsets),
        np.array(nodes),
        np.cumsum([0, *map(len, seen)]),
        np.array([t for t, _ in entries]),
        _integers([w for _, w in entries]),
        arrays.discount,
    )
    return Response(process, _integers(numerators), arrays.reward_denominator * common)


def _integers(numbers: list[int] | list[list[int]]) -> Ints:
    """int64 where they fit, else Python integers."""
    try:
        return np.array(numbers, dtype=np.int64)
    except OverflowError:
        return np.array(numbers, dtype=object)
